//! 启用: what a new city has done of its first steps, as facts: city and boundaries, the ledger,
//! accounts, the day from which cards are proposed. Any step may be left out, and the office ends
//! them when it likes.

use serde::{Deserialize, Serialize};

use crate::{
    model::{card::CardLevel, region::RegionKind},
    value::{Day, Seq},
    view::{
        accountless::{AccountSums, Accountless, accountless, gravest},
        assessment::{Assessment, count},
    },
};

/// How far the first steps are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstSteps {
    /// The city's name; empty until it was given.
    pub city: String,
    /// How many counties, districts and parks the map or the ledger knows.
    pub counties: u32,
    /// How many of them have an outline.
    pub outlined: u32,
    /// How many entries the ledger has brought.
    pub entries: u32,
    /// How many of these have no place of their own on the map.
    pub unplaced: u32,
    /// How many of these have no plan for the year.
    pub planless: u32,
    /// How many entries the rules now find yellow.
    pub yellow: u32,
    /// How many entries the rules now find red.
    pub red: u32,
    /// Who has an account.
    pub accounts: AccountSums,
    /// Who has none, those first for whom most is waiting.
    pub accountless: Vec<Accountless>,
    /// The day from which cards are proposed; none until the office sets it.
    pub cards_from: Option<Day>,
    /// The version of the city that ending the steps must name.
    pub version: Seq,
}

impl FirstSteps {
    /// Whether the city has its name and boundaries.
    #[must_use]
    pub const fn has_boundaries(&self) -> bool {
        !self.city.is_empty() && self.outlined > 0
    }

    /// Whether a ledger has been brought in.
    #[must_use]
    pub const fn has_ledger(&self) -> bool {
        self.entries > 0
    }

    /// Whether every unit and county office of the ledger has an account.
    #[must_use]
    pub const fn has_accounts(&self) -> bool {
        self.has_ledger() && self.accounts.is_complete()
    }

    /// Whether nothing is left to do.
    const fn is_done(&self) -> bool {
        self.has_boundaries() && self.has_accounts() && self.cards_from.is_some()
    }
}

/// The first steps; none of a demonstration, and none once they are done or the office has ended them.
pub(super) fn first_steps(assessment: &Assessment) -> Option<FirstSteps> {
    let board = &assessment.board;
    if board.city.set_up || board.city.demo {
        return None;
    }
    let entries = || assessment.entries();
    let by_region = assessment.by_region();
    // A county that is neither on the map nor in the ledger is none of the city's.
    let districts = || {
        board.regions.values().filter(|region| {
            let known = region.boundary.is_some() || by_region.contains_key(&region.id);
            region.kind == RegionKind::District && known
        })
    };
    let outlined = districts().filter(|region| region.boundary.is_some()).count();
    let found = |level| count(entries().filter(|entry| gravest(entry) == Some(level)).count());
    let (accountless, accounts) = accountless(assessment);
    let steps = FirstSteps {
        city: board.city.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        counties: count(districts().count()),
        outlined: count(outlined),
        entries: count(entries().len()),
        unplaced: count(entries().filter(|entry| !entry.placed).count()),
        planless: count(entries().filter(|entry| entry.year.is_none()).count()),
        yellow: found(CardLevel::Yellow),
        red: found(CardLevel::Red),
        accounts,
        accountless,
        cards_from: board.city.cards_from,
        version: board.city.version,
    };
    (!steps.is_done()).then_some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, name},
        model::city::CityAction,
        rules::accounts::plan,
        value::UnitId,
    };

    fn steps(fixture: &Fixture) -> Option<FirstSteps> {
        first_steps(&Assessment::of(&fixture.board))
    }

    #[test]
    fn steps_are_facts_until_the_office_ends_them() {
        let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
        let empty = steps(&Fixture::on("2026-11-10")).unwrap();
        assert!(!empty.has_boundaries() && !empty.has_ledger() && !empty.has_accounts());

        let configure = |demo| CityAction::Configure { name: name("广安市"), demo };
        fixture.accept(Command::new(Subject::City, configure(false)));
        fixture.invest(project, 1_000, "2026-10", 100);
        let begun = steps(&fixture).unwrap();
        assert_eq!((begun.city.as_str(), begun.counties, begun.outlined), ("广安市", 2, 2));
        assert_eq!((begun.entries, begun.unplaced, begun.planless, begun.red), (1, 1, 0, 1));
        assert!(begun.has_boundaries() && begun.has_ledger() && !begun.has_accounts());

        fixture.accept(Command::new(Subject::City, CityAction::EndSetup {}));
        assert_eq!(steps(&fixture), None);
    }

    #[test]
    fn who_has_done_all_four_sees_them_no_more() {
        let (mut fixture, _) = Fixture::with_a_project("2026-11-10");
        let configure = CityAction::Configure { name: name("广安市"), demo: false };
        fixture.accept(Command::new(Subject::City, configure));
        let counties = fixture.board.regions.keys().copied().collect::<Vec<_>>();
        for account in plan(&fixture.board, &[UnitId(1)], &counties) {
            fixture.accept(account.command());
        }
        let begin = |from| Command::new(Subject::City, CityAction::SetCardsFrom { from });
        fixture.accept(begin(None));
        assert!(steps(&fixture).unwrap().has_accounts(), "the day is left");
        fixture.accept(begin("2026-12-01".parse().ok()));
        assert_eq!(steps(&fixture), None);
    }

    #[test]
    fn a_demonstration_has_no_first_steps() {
        let (mut fixture, _) = Fixture::with_a_project("2026-11-10");
        let configure = CityAction::Configure { name: name("广安市"), demo: true };
        fixture.accept(Command::new(Subject::City, configure));
        assert_eq!(steps(&fixture), None);
    }
}
