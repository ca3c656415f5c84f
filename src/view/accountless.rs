//! Who has no account yet: units, county offices and sponsoring leaders, those first for whom most is
//! waiting. A unit without an account cannot agree by silence, so that its cards stand still.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{actor::Role, card::CardLevel, region::RegionKind},
    value::{RegionId, UnitId, text::normalised},
    view::{assessment::Assessment, judged::Judged},
};

/// Whom an account is, or would be, bound to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bearer {
    /// A responsible unit (责任单位).
    Unit(UnitId),
    /// A county's project office (县区项目办).
    County(RegionId),
    /// A sponsor (联系领导), whom ledgers know by name alone.
    Leader(String),
}

/// Somebody without an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accountless {
    /// Whom an account would be bound to.
    pub bearer: Bearer,
    /// The name of the unit, county or leader.
    pub name: String,
    /// How many entries are theirs.
    pub projects: u32,
    /// How many of these the rules now find yellow.
    pub yellow: u32,
    /// How many of these the rules now find red.
    pub red: u32,
}

/// How many of a kind have an account, and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AccountSums {
    /// Responsible units with an account, and all of them.
    pub units: (u32, u32),
    /// County offices with an account, and all of them.
    pub counties: (u32, u32),
    /// Sponsoring leaders with an account, and all of them.
    pub leaders: (u32, u32),
}

impl AccountSums {
    /// Whether every unit and county office has an account; a leader's word may be recorded.
    pub const fn is_complete(&self) -> bool {
        self.units.0 == self.units.1 && self.counties.0 == self.counties.1
    }
}

/// Who has no account, the one with most reds first, then most yellows, then most entries; and how
/// many have one.
pub fn accountless(assessment: &Assessment) -> (Vec<Accountless>, AccountSums) {
    let (board, bearers) = (&assessment.board, bearers(assessment));
    let (mut lines, mut sums) = (Vec::new(), AccountSums::default());
    for (bearer, line) in bearers {
        let has = has_account(board, &bearer);
        let sum = match bearer {
            Bearer::Unit(_) => &mut sums.units,
            Bearer::County(_) => &mut sums.counties,
            Bearer::Leader(_) => &mut sums.leaders,
        };
        sum.0 += u32::from(has);
        sum.1 += 1;
        if !has {
            lines.push(line);
        }
    }
    lines.sort_by_cached_key(|line| {
        Reverse((line.red, line.yellow, line.projects, Reverse(line.bearer.clone())))
    });
    (lines, sums)
}

/// Everybody who should have an account, with what is theirs.
fn bearers(assessment: &Assessment) -> BTreeMap<Bearer, Accountless> {
    let board = &assessment.board;
    let mut bearers = BTreeMap::new();
    // A county on the map has an office that answers for what will come, too.
    let drawn = board
        .regions
        .values()
        .filter(|region| region.kind == RegionKind::District && region.boundary.is_some());
    for region in drawn {
        let bearer = Bearer::County(region.id);
        bearers.insert(bearer.clone(), nobody(bearer, region.name.to_string()));
    }
    for entry in assessment.entries() {
        let level = gravest(entry);
        for (bearer, name) in of_entry(board, entry) {
            let none = || nobody(bearer.clone(), name);
            let line = bearers.entry(bearer.clone()).or_insert_with(none);
            line.projects += 1;
            line.yellow += u32::from(level == Some(CardLevel::Yellow));
            line.red += u32::from(level == Some(CardLevel::Red));
        }
    }
    bearers
}

fn nobody(bearer: Bearer, name: String) -> Accountless {
    Accountless { bearer, name, projects: 0, yellow: 0, red: 0 }
}

/// Those who answer for an entry, each once.
fn of_entry(board: &Board, entry: &Judged) -> BTreeSet<(Bearer, String)> {
    let facts = &entry.project.facts;
    let unit = facts
        .responsible_unit
        .and_then(|id| Some((Bearer::Unit(id), board.unit_name(id)?.to_owned())));
    let county = entry.region.and_then(|id| board.regions.get(&id)).and_then(|region| {
        let district = region.kind == RegionKind::District;
        district.then(|| (Bearer::County(region.id), region.name.to_string()))
    });
    let leaders = facts
        .sponsors
        .iter()
        .map(|name| (Bearer::Leader(normalised(name.as_str())), name.to_string()));
    unit.into_iter().chain(county).chain(leaders).collect()
}

/// The gravest that the rules find of an entry now.
pub(super) fn gravest(entry: &Judged) -> Option<CardLevel> {
    entry.judgement.findings.iter().filter_map(|finding| CardLevel::of(finding.level())).max()
}

fn has_account(board: &Board, bearer: &Bearer) -> bool {
    board.people.values().filter(|person| person.active).any(|person| match bearer {
        Bearer::Unit(id) => person.role == Role::Unit(*id),
        Bearer::County(id) => person.role == Role::RegionOffice(*id),
        Bearer::Leader(word) => person.role == Role::Leader && person.is_called(word),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, name},
        model::{
            person::PersonAction,
            project::{FactChange, ProjectAction},
            unit::UnitAction,
        },
    };

    fn register(fixture: &mut Fixture, called: &str, role: Role) {
        let register = PersonAction::Register { name: name(called), role };
        fixture.accept(Command::new(Subject::City, register));
    }

    #[test]
    fn who_has_most_waiting_stands_first_and_who_has_an_account_not_at_all() {
        let (mut fixture, first) = Fixture::with_a_project("2026-11-10");
        fixture.accept(Command::new(
            Subject::City,
            UnitAction::Register { name: name("武胜县水务局") },
        ));
        let second = fixture.register("武胜大道", RegionId(2));
        let changes = vec![
            FactChange::ResponsibleUnit(Some(UnitId(2))),
            FactChange::Sponsors(vec![name("王××")]),
        ];
        fixture.accept(Command::new(Subject::Project(second), ProjectAction::Revise { changes }));
        // Ahead of its schedule, and 73 points behind it.
        fixture.invest(first, 1_000, "2026-10", 900);
        fixture.invest_again(second, 1_000, "2026-10", 100);

        let (lines, sums) = accountless(&Assessment::of(&fixture.board));
        let names: Vec<_> =
            lines.iter().map(|line| (line.name.as_str(), line.red, line.projects)).collect();
        assert_eq!(
            names,
            [
                ("武胜县水务局", 1, 1),
                ("武胜县", 1, 1),
                ("王××", 1, 1),
                ("岳池县发展改革局", 0, 1),
                ("岳池县", 0, 1),
            ]
        );
        assert_eq!((sums.units, sums.counties, sums.leaders), ((0, 2), (0, 2), (0, 1)));

        for (called, role) in [
            ("武胜县水务局", Role::Unit(UnitId(2))),
            ("武胜县项目办", Role::RegionOffice(RegionId(2))),
            ("王××", Role::Leader),
        ] {
            register(&mut fixture, called, role);
        }
        let (lines, sums) = accountless(&Assessment::of(&fixture.board));
        assert_eq!(lines.len(), 2);
        assert_eq!((sums.units, sums.counties, sums.leaders), ((1, 2), (1, 2), (1, 1)));
        assert!(!sums.is_complete());
    }
}
