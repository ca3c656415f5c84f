//! What the administrator keeps: people; and, in [`kept`], the city's rules, checklists, units,
//! regions, lists and layers.

use serde::{Deserialize, Serialize};

use super::{
    accountless::{AccountSums, Accountless, accountless},
    assessment::Assessment,
    head::Frame,
};
use crate::{
    access,
    board::Board,
    model::actor::{Actor, Role},
    value::{PersonId, Seq, Timestamp},
};

mod kept;

pub use kept::{ChecklistLine, LayerLine, ListSummary, RegionLine, Rules, UnitLine};
pub(super) use kept::{layers, regions};

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    /// The identifier of the person's account.
    pub id: PersonId,
    /// The name they sign in with.
    pub name: String,
    /// The role that says what they may do.
    pub role: Role,
    /// The unit or county that the role is bound to.
    pub bound: Option<String>,
    /// Whether they may sign in.
    pub active: bool,
    /// The version a command about them must name.
    pub version: Seq,
}

/// Everything that the administrator's page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdminView {
    /// City, period, data age.
    pub frame: Frame,
    /// People, those who may sign in first.
    pub people: Vec<PersonLine>,
    /// The city's name, and what its months and days go by.
    pub rules: Rules,
    /// What is checked before a milestone is recognised, kind by kind.
    pub checklists: Vec<ChecklistLine>,
    /// Units by name, with their other spellings.
    pub units: Vec<UnitLine>,
    /// Regions, with how many entries stand in each.
    pub regions: Vec<RegionLine>,
    /// Lists, newest year first.
    pub lists: Vec<ListSummary>,
    /// Context layers of the map.
    pub layers: Vec<LayerLine>,
    /// Who has no account yet, those first for whom most is waiting.
    pub accountless: Vec<Accountless>,
    /// How many of those who should have an account have one.
    pub account_sums: AccountSums,
}

/// The page for `actor` at `now`; nothing for whoever does not keep the accounts.
pub fn admin(assessment: &Assessment, actor: &Actor, now: Timestamp) -> Option<AdminView> {
    if !access::may_keep_accounts(actor) {
        return None;
    }
    let board = &assessment.board;
    let (accountless, account_sums) = accountless(assessment);
    Some(AdminView {
        accountless,
        account_sums,
        frame: Frame::of(assessment, now),
        people: people(board),
        rules: kept::rules(board, now),
        checklists: kept::checklists(board),
        units: kept::units(board),
        regions: kept::regions(assessment),
        lists: kept::lists(board),
        layers: kept::layers(board),
    })
}

fn people(board: &Board) -> Vec<PersonLine> {
    let mut people: Vec<_> = board
        .people
        .values()
        .map(|person| PersonLine {
            id: person.id,
            name: person.name.to_string(),
            role: person.role,
            bound: match person.role {
                Role::Unit(unit) => board.unit_name(unit).map(str::to_owned),
                Role::RegionOffice(id) => board.regions.get(&id).map(|r| r.name.to_string()),
                _ => None,
            },
            active: person.active,
            version: person.version,
        })
        .collect();
    people.sort_by_key(|person| (!person.active, person.id));
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, actor, name},
        model::{
            checklist::{ChecklistAction, ChecklistItem},
            milestone::MilestoneKind,
            person::PersonAction,
        },
        value::UnitId,
    };

    #[test]
    fn what_is_kept_comes_with_the_version_a_change_must_name() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        let kind = MilestoneKind::Start;
        let item = ChecklistItem { name: name("施工许可证"), evidence_required: false };
        let set = ChecklistAction::Set { items: vec![item] };
        fixture.accept(Command::new(Subject::Checklist(kind), set));
        let assessment = Assessment::of(&fixture.board);
        let page = admin(&assessment, &actor(Role::Admin), fixture.now).unwrap();
        let versions: Vec<_> = page.checklists.iter().map(|line| line.version).collect();
        assert_eq!(versions, [fixture.board.seq, Seq::default(), Seq::default()]);
        assert_eq!(page.units[0].version, fixture.board.units[&UnitId(1)].version);
        assert_eq!(page.units[0].projects, 1);
        assert_eq!(page.rules.month.to_string(), "2026-03");
        assert!(page.rules.calendar.contains("2026-02-15~2026-02-23 休"));
    }

    #[test]
    fn only_the_administrator_sees_who_has_an_account() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        let role = Role::Unit(UnitId(1));
        fixture.accept(Command::new(
            Subject::City,
            PersonAction::Register { name: name("发改局"), role },
        ));
        let assessment = Assessment::of(&fixture.board);
        let page = admin(&assessment, &actor(Role::Admin), fixture.now).unwrap();
        assert_eq!(page.people[0].bound.as_deref(), Some("岳池县发展改革局"));
        assert_eq!((page.regions[0].entries, page.lists[0].entries), (1, 0));
        for role in [Role::Viewer, Role::Office, Role::Leader, role, Role::Display] {
            assert_eq!(admin(&assessment, &actor(role), fixture.now), None, "{role:?}");
        }
    }
}
