//! The next year's list as it is proposed, and as it stands once it was made.

use std::{collections::BTreeSet, sync::Arc};

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::{
    command::{Asked, Command},
    fixture::{Fixture, actor, name, office, text},
    model::{
        actor::Role,
        fact::{Fact, Occurrence, Source},
        list::{ListAction, ListClass},
        milestone::MilestoneKind,
        plan::{PlanAction, PlanVersion},
        stage::Condition,
    },
    value::RegionId,
    view::assessment::Assessment,
};

const LIST: ListId = ListId(1);

fn asked(fixture: &Fixture, role: Role, asked: NextYear) -> Result<NextYearView, Unanswered> {
    let assessment = Arc::new(Assessment::of(&fixture.board));
    let seen = Seen { assessment, actor: actor(role) };
    asked.answer(&seen, &[], fixture.now)
}

fn proposal(fixture: &Fixture) -> CarryOver {
    *asked(fixture, Role::Office, NextYear::default()).unwrap().proposal.unwrap()
}

fn listed(fixture: &mut Fixture, list: ListId, project: ProjectId, entry: ListEntry) {
    let set = ListAction::SetEntry { project, entry };
    fixture.accept(Command::new(Subject::List(list), set));
}

/// What the page sends when nothing is ticked or typed but one plan of 500 万元 each.
fn carried(carry: &CarryOver, since: &Fixture) -> Asked {
    let list = carry.into.list();
    let create = matches!(carry.into, Target::New(_)).then(|| {
        let (name, year, curve) = (name(&list.name), carry.year, carry.curve);
        Command::new(Subject::City, ListAction::Create { name, year, curve })
    });
    let lines = carry.lines.iter().filter(|line| line.is_carried()).flat_map(|line| {
        let (project, entry) = (line.project, line.entry.clone());
        let set = ListAction::SetEntry { project, entry };
        let amount = Money::from_wan(500);
        let since = since.now.day();
        let plan = PlanVersion { amount, monthly: None, since, document: None, reason: None };
        let planned = (!line.planned)
            .then(|| Command::new(Subject::Plan(project, carry.year), PlanAction::Set { plan }));
        std::iter::once(Command::new(Subject::List(list.id), set)).chain(planned)
    });
    Asked::Together(create.into_iter().chain(lines).collect())
}

/// What is known of a project on the list.
#[derive(Debug, Clone)]
struct Drawn {
    started: Option<bool>,
    completed: bool,
    cancelled: bool,
    class: Option<ListClass>,
    planned: &'static str,
    listed: bool,
}

prop_compose! {
    fn drawn()(
        started in option::of(any::<bool>()),
        completed in any::<bool>(),
        cancelled in prop::bool::weighted(0.2),
        class in option::of(select(ListClass::ALL.to_vec())),
        planned in select(vec!["2025-03", "2026-05", "2027-03", "2028-01"]),
        listed in prop::bool::weighted(0.2),
    ) -> Drawn {
        Drawn { started, completed, cancelled, class, planned, listed }
    }
}

fn occurrence(known: Option<bool>) -> Occurrence {
    match known {
        None => Occurrence::Unknown,
        Some(false) => Occurrence::No,
        Some(true) => Occurrence::Yes(Fact { date: None, source: Source::Ledger }),
    }
}

/// A list of 2026 with such projects; some stand on the list of 2027 already, if that is there.
fn city(drawn: &[Drawn], begun: bool) -> Fixture {
    let mut fixture = Fixture::with_a_project("2026-11-30").0;
    if begun {
        let year = Year::try_from(2027).unwrap();
        let create = ListAction::Create { name: name("省市重点"), year, curve: Curve::Linear };
        fixture.accept(Command::new(Subject::City, create));
    }
    for (at, one) in drawn.iter().enumerate() {
        let id = fixture.register(&format!("第{at}水厂"), RegionId(1));
        fixture.plan_start(id, one.planned);
        fixture.board.projects.change(id, |project| {
            Arc::make_mut(&mut project.milestones)[0].recognised = occurrence(one.started);
            let mut completion = project.milestones[0].clone();
            completion.kind = MilestoneKind::Completion;
            completion.recognised = occurrence(Some(one.completed));
            Arc::make_mut(&mut project.milestones).push(completion);
            if one.cancelled {
                project.condition = Condition::Cancelled { reason: text("不再实施") };
            }
        });
        let order = u32::try_from(at + 1).unwrap();
        let entry = ListEntry { order, class: one.class, ..ListEntry::default() };
        listed(&mut fixture, LIST, id, entry.clone());
        if one.listed && begun {
            listed(&mut fixture, ListId(2), id, entry);
        }
    }
    fixture
}

/// Everything of the city but the next year's list and plans.
fn this_year(board: &Board) -> (List, Vec<Project>) {
    let projects = board.projects.values().map(|project| {
        let mut project = project.as_ref().clone();
        project.plans.remove(&Year::try_from(2027).unwrap());
        project
    });
    (board.lists[&LIST].as_ref().clone(), projects.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_project_is_carried_or_left_and_nothing_of_this_year_changes(
        drawn in vec(drawn(), 0..12),
        begun in any::<bool>(),
    ) {
        let mut fixture = city(&drawn, begun);
        let before = this_year(&fixture.board);
        let carry = proposal(&fixture);
        let ids = |wanted: fn(&CarryLine) -> bool| -> BTreeSet<ProjectId> {
            carry.lines.iter().filter(|line| wanted(line)).map(|line| line.project).collect()
        };
        let (goes, left) = (ids(CarryLine::is_carried), ids(|line| !line.is_carried()));
        let all: BTreeSet<_> = fixture.board.lists[&LIST].entries.keys().copied().collect();
        prop_assert!(goes.is_disjoint(&left));
        prop_assert_eq!(&goes | &left, all);
        let ended = ids(|line| matches!(line.reason, CarryReason::Completed | CarryReason::Cancelled));
        prop_assert!(goes.is_disjoint(&ended));
        let stood = ids(|line| line.listed);

        let made = carried(&carry, &fixture);
        if !made.commands().is_empty() {
            let (events, given) = (fixture.log.len(), carry.reads.clone());
            fixture.give(&office(), given, made).unwrap();
            let command = &fixture.log[events].command;
            prop_assert!(fixture.log[events..].iter().all(|entry| entry.command == *command));
        }
        prop_assert_eq!(this_year(&fixture.board), before);
        let next = fixture.board.lists.get(&carry.into.list().id);
        let stands: BTreeSet<_> = next.iter().flat_map(|list| list.entries.keys().copied()).collect();
        prop_assert_eq!(stands, &goes | &stood);
        prop_assert!(proposal(&fixture).lines.iter().all(|line| !line.is_carried()));
    }
}

#[test]
fn a_line_tells_what_the_next_year_begins_with() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-30");
    fixture.plan_start(project, "2026-05");
    fixture.invest(project, 900, "2026-10", 700);
    listed(&mut fixture, LIST, project, ListEntry { order: 4, ..ListEntry::default() });
    let carry = proposal(&fixture);
    let line = &carry.carried.lines[0];
    assert_eq!(carry.into, Target::New(Named { id: ListId(2), name: "省市重点".to_owned() }));
    assert_eq!((line.plan, line.done), (Some(Money::from_wan(900)), Some(Money::from_wan(700))));
    assert_eq!((line.line.entry.order, line.next_plan), (4, None));
    assert_eq!(line.start, Some("2026-05".parse().unwrap()));
    assert_eq!(line.region.as_deref(), Some("岳池县"));
}

#[test]
fn the_year_in_the_name_of_a_list_becomes_the_next_one() {
    let year = |number: i16| Year::try_from(number).unwrap();
    assert_eq!(renamed("2026年市重点项目", year(2026), year(2027)), "2027年市重点项目");
    assert_eq!(renamed("市重点项目", year(2026), year(2027)), "市重点项目");
}

#[test]
fn what_was_made_in_the_meantime_is_refused_to_whoever_read_the_page_before() {
    let mut fixture = city(&[], false);
    let id = fixture.register("城南水厂", RegionId(1));
    listed(&mut fixture, LIST, id, ListEntry { order: 1, ..ListEntry::default() });
    let carry = proposal(&fixture);
    let made = carried(&carry, &fixture);
    fixture.give(&office(), carry.reads.clone(), made.clone()).unwrap();
    let again = fixture.give(&office(), carry.reads, made);
    assert_eq!(again.err().map(|refusal| refusal.code()), Some("stale"));
}

#[test]
fn a_list_that_has_not_begun_is_not_the_one_proposed_and_an_unknown_one_is_not_found() {
    let fixture = city(&[], true);
    assert_eq!(proposal(&fixture).from.id, LIST);
    let unknown = NextYear { list: Some(ListId(9)), ..NextYear::default() };
    assert_eq!(asked(&fixture, Role::Office, unknown).err(), Some(Unanswered::NotFound));
    let next = NextYear { list: Some(ListId(2)), ..NextYear::default() };
    let of_next = asked(&fixture, Role::Office, next).unwrap().proposal.unwrap();
    assert_eq!(of_next.year.number(), 2028);
}

#[test]
fn nobody_but_the_office_is_answered() {
    let fixture = city(&[], false);
    for role in [Role::Viewer, Role::Leader, Role::RegionOffice(RegionId(1))] {
        let answer = asked(&fixture, role, NextYear::default());
        assert_eq!(answer.err(), Some(Unanswered::NotAllowed), "{role:?}");
    }
    assert!(asked(&fixture, Role::Admin, NextYear::default()).is_ok());
}

#[test]
fn of_a_long_list_a_page_of_each_half_is_shown_and_every_project_can_be_carried_over() {
    let started = |completed| Drawn {
        started: Some(true),
        completed,
        cancelled: false,
        class: None,
        planned: "2025-03",
        listed: false,
    };
    let drawn: Vec<_> = (0..1_205).map(|at| started(at % 5 == 0)).collect();
    let mut fixture = city(&drawn, false);
    let page = |fixture: &Fixture, carried, left| {
        let query = NextYear { carried, left, ..NextYear::default() };
        *asked(fixture, Role::Office, query).unwrap().proposal.unwrap()
    };
    let carry = page(&fixture, 9, 1);
    assert_eq!((carry.carried.lines.len(), carry.carried.count, carry.carried.page), (64, 964, 9));
    assert_eq!((carry.left.lines.len(), carry.left.count, carry.left.page), (100, 241, 1));
    assert_eq!(carry.lines.len(), 1_205);
    let made = carried(&carry, &fixture);
    fixture.give(&office(), carry.reads, made).unwrap();
    assert_eq!(fixture.board.lists[&ListId(2)].entries.len(), 964);
    assert_eq!(page(&fixture, 3, 0).carried, Paged::default());
}
