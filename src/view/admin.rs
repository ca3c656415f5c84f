//! What the administrator keeps: people; and, in [`kept`], the city's rules, checklists, units,
//! regions, lists and layers.

use serde::{Deserialize, Serialize};

use super::{
    accountless::{AccountSums, Accountless, accountless},
    assessment::Assessment,
    head::Frame,
    named::Named,
    paged::Paged,
};
use crate::{
    access,
    board::Board,
    model::{
        actor::{Actor, Role},
        person::Person,
    },
    value::{PersonId, Seq, Timestamp, UnitId},
};

mod kept;
mod query;

pub use kept::{ChecklistLine, LayerLine, ListSummary, RegionLine, Rules, UnitLine};
pub(super) use kept::{layers, regions};
pub use query::{AdminQuery, PEOPLE, Search, TOKENS, UNITS, UnitNames};

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
    /// The accounts that are searched for, those who may sign in first.
    pub people: Paged<PersonLine>,
    /// The city's name, and what its months and days go by.
    pub rules: Rules,
    /// What is checked before a milestone is recognised, kind by kind.
    pub checklists: Vec<ChecklistLine>,
    /// The units that are searched for, by name, with their other spellings.
    pub units: Paged<UnitLine>,
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
pub fn admin(
    assessment: &Assessment,
    actor: &Actor,
    query: &AdminQuery,
    now: Timestamp,
) -> Option<AdminView> {
    if !access::may_keep_accounts(actor) {
        return None;
    }
    let board = &assessment.board;
    let (accountless, account_sums) = accountless(assessment);
    Some(AdminView {
        accountless,
        account_sums,
        frame: Frame::of(assessment, now),
        people: people(board, &query.people),
        rules: kept::rules(board, now),
        checklists: kept::checklists(board),
        units: kept::units(board, &query.units),
        regions: kept::regions(assessment),
        lists: kept::lists(board),
        layers: kept::layers(board),
    })
}

/// The names of all units for `actor`; nothing for whoever does not keep the accounts.
pub fn unit_names(board: &Board, actor: &Actor) -> Option<Vec<Named<UnitId>>> {
    if !access::may_keep_accounts(actor) {
        return None;
    }
    let units = board.units.values();
    let mut names: Vec<_> =
        units.map(|unit| Named { id: unit.id, name: unit.name.to_string() }).collect();
    names.sort_by(|a, b| a.name.cmp(&b.name));
    Some(names)
}

fn people(board: &Board, search: &Search) -> Paged<PersonLine> {
    let found = search.finder();
    let mut people: Vec<&Person> = board
        .people
        .values()
        .map(AsRef::as_ref)
        .filter(|person| found(&[person.name.as_str(), bound(board, person).unwrap_or_default()]))
        .collect();
    people.sort_by_key(|person| (!person.active, person.id));
    Paged::of(&people, search.page, |person| PersonLine {
        id: person.id,
        name: person.name.to_string(),
        role: person.role,
        bound: bound(board, person).map(str::to_owned),
        active: person.active,
        version: person.version,
    })
}

/// The unit or county that the person's role is bound to.
fn bound<'a>(board: &'a Board, person: &Person) -> Option<&'a str> {
    match person.role {
        Role::Unit(unit) => board.unit_name(unit),
        Role::RegionOffice(id) => board.regions.get(&id).map(|region| region.name.as_str()),
        _ => None,
    }
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
            unit::UnitAction,
        },
    };

    #[test]
    fn what_is_kept_comes_with_the_version_a_change_must_name() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        let kind = MilestoneKind::Start;
        let item = ChecklistItem { name: name("施工许可证"), evidence_required: false };
        let set = ChecklistAction::Set { items: vec![item] };
        fixture.accept(Command::new(Subject::Checklist(kind), set));
        let assessment = Assessment::of(&fixture.board);
        let query = AdminQuery::default();
        let page = admin(&assessment, &actor(Role::Admin), &query, fixture.now).unwrap();
        let versions: Vec<_> = page.checklists.iter().map(|line| line.version).collect();
        assert_eq!(versions, [fixture.board.seq, Seq::default(), Seq::default()]);
        let unit = &page.units.lines[0];
        assert_eq!(unit.version, fixture.board.units[&UnitId(1)].version);
        assert_eq!(unit.projects, 1);
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
        let query = AdminQuery::default();
        let page = admin(&assessment, &actor(Role::Admin), &query, fixture.now).unwrap();
        assert_eq!(page.people.lines[0].bound.as_deref(), Some("岳池县发展改革局"));
        assert_eq!((page.regions[0].entries, page.lists[0].entries), (1, 0));
        let names = unit_names(&fixture.board, &actor(Role::Admin)).unwrap();
        assert_eq!(names[0].name, "岳池县发展改革局");
        for role in [Role::Viewer, Role::Office, Role::Leader, role, Role::Display] {
            assert_eq!(admin(&assessment, &actor(role), &query, fixture.now), None, "{role:?}");
            assert_eq!(unit_names(&fixture.board, &actor(role)), None, "{role:?}");
        }
    }

    #[test]
    fn of_a_thousand_accounts_and_units_a_hundred_are_listed_and_each_is_found() {
        let (mut fixture, _) = Fixture::with_a_project("2026-03-20");
        for number in 0..1_000 {
            let unit = UnitAction::Register { name: name(&format!("渠江第{number}局")) };
            fixture.accept(Command::new(Subject::City, unit));
            let role = Role::Unit(UnitId(2 + number));
            let person = PersonAction::Register { name: name(&format!("office-{number}")), role };
            fixture.accept(Command::new(Subject::City, person));
        }
        let assessment = Assessment::of(&fixture.board);
        let shown = |people: Search, units: Search| {
            let query = AdminQuery { people, units };
            let page = admin(&assessment, &actor(Role::Admin), &query, fixture.now).unwrap();
            (page.people, page.units)
        };
        let (people, units) = shown(Search::default(), Search { page: 10, ..Search::default() });
        assert_eq!((people.lines.len(), people.count, people.last()), (100, 1_000, 9));
        assert_eq!((units.lines.len(), units.count), (1, 1_001));
        let words = |words: &str| Search { words: words.into(), page: 0 };
        let (people, units) = shown(words("第77局"), words("第77局"));
        assert_eq!((people.lines[0].name.as_str(), people.count), ("office-77", 1));
        assert_eq!((units.lines[0].name.as_str(), units.count), ("渠江第77局", 1));
        assert_eq!(shown(words("OFFICE-99"), words("")).0.count, 11);
    }
}
