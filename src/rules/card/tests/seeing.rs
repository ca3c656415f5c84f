//! What each kind of person reads of cards: on the screens, in the ledger, in the bulletin and in
//! histories.

use super::*;
use crate::{
    access::may_see_event,
    event::Recorded,
    model::{
        card::{Interview, InterviewRecord, Verdict},
        project::{FactChange, ProjectAction},
    },
    value::CardBatchId,
    view::{
        cards::{CardRow, PAGE, ledger, of_project, sheet, standing},
        history,
        map_page::{Canvas, MapQuery, map_page},
        paged::Part,
    },
};

/// Words that only those whom the card concerns may read, one in every place where somebody writes or
/// is named.
const HIDDEN: [&str; 10] = [
    "暗语陈述",
    "暗语审核",
    "暗语领导",
    "暗语文号",
    "暗语签收人",
    "暗语签收单",
    "暗语整改",
    "暗语退回",
    "暗语约谈人",
    "暗语约谈录",
];

/// A card through all its steps, with a hidden word wherever there is room for one.
fn told() -> (Fixture, ProjectId) {
    let (mut fixture, project) = behind();
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    let statement =
        Statement { good_cause: true, text: text("暗语陈述"), evidence: Vec::new() };
    give(&mut fixture, UNIT, CardAction::Verify { statement: Some(statement) }).unwrap();
    let reason = text("暗语审核");
    let review = CardAction::Review { verdict: Some(Verdict::Rejected), reason };
    give(&mut fixture, Role::Office, review).unwrap();
    let paper = |document| Some(PaperReference { scan: None, document: Some(name(document)) });
    let (cards, on) = (vec![CardId(1)], fixture.now.day());
    let approve =
        CardAction::Approve {
            cards, leader: name("暗语领导"), on, paper: paper("暗语文号")
        };
    give(&mut fixture, Role::Office, approve).unwrap();
    let (list, issue) = (month("2026-03"), CardAction::Issue { cards: vec![CardId(1)] });
    ask(&mut fixture, Role::Office, Subject::Period(list), issue).unwrap();
    let signature =
        Signature { person: name("暗语签收人"), on, paper: paper("暗语签收单") };
    give(&mut fixture, Role::Office, CardAction::Acknowledge { signature }).unwrap();
    (fixture, project)
}

fn claim(fixture: &mut Fixture) {
    let claim = Rectification { text: text("暗语整改"), evidence: Vec::new() };
    give(fixture, UNIT, CardAction::Rectify { claim }).unwrap();
}

/// The same card at every moment at which another of its words is the newest.
fn moments() -> Vec<(Fixture, ProjectId)> {
    let (mut signed, project) = told();
    let mut claimed = signed.clone();
    claim(&mut claimed);
    let mut returned = claimed.clone();
    give(&mut returned, Role::Office, CardAction::Return { reason: text("暗语退回") }).unwrap();
    let (on, with, text) = (signed.now.day(), name("暗语约谈人"), text("暗语约谈录"));
    let held = Interview::Held(InterviewRecord { on, with, text });
    signed.board.cards.change(CardId(1), |card| card.interview = Some(Box::new(held)));
    [signed, claimed, returned].map(|fixture| (fixture, project)).into()
}

/// Everything that somebody is told of the cards, as it travels.
fn read(fixture: &Fixture, project: ProjectId, role: Role) -> String {
    let who = actor(role);
    let assessment = Assessment::of(&narrowed(&fixture.board, &who));
    let lists = CardQueue::ALL.map(|queue| {
        let query = CardQuery { queue, ..CardQuery::default() };
        serde_json::to_string(&cards(&assessment, &who, &query, fixture.now)).unwrap()
    });
    let file = of_project(&assessment, &who, &assessment.board.projects[&project], 0, fixture.now);
    let files = (
        file,
        ledger(&assessment, &who, fixture.now),
        mine(&assessment, &who, fixture.now),
        sheet(&assessment, &who, Some(CardBatchId(1)), Part::Whole, fixture.now),
        wall(&assessment, fixture.now),
    );
    let lines: Vec<_> = fixture
        .log
        .iter()
        .filter(|recorded| may_see_event(&fixture.board, &who, &recorded.event))
        .map(|recorded: &Recorded| history::line(&fixture.board, &who, recorded))
        .collect();
    let lines = serde_json::to_string(&lines).unwrap();
    lists.concat() + &serde_json::to_string(&files).unwrap() + &lines
}

#[test]
fn whom_a_card_does_not_concern_learns_what_was_done_and_never_what_was_said() {
    let another = [Role::Unit(UnitId(9)), Role::RegionOffice(RegionId(9))];
    for (fixture, project) in moments() {
        for role in [Role::Viewer, Role::Display].into_iter().chain(another) {
            let told = read(&fixture, project, role);
            let leaked: Vec<_> = HIDDEN.iter().filter(|words| told.contains(**words)).collect();
            assert!(leaked.is_empty(), "{role:?} reads {leaked:?}");
            assert!(told.contains("\"good_cause\":true"), "{role:?} learns that it objected");
        }
    }
}

#[test]
fn whom_a_card_concerns_reads_all_that_was_said_about_it() {
    let own = [UNIT, Role::RegionOffice(RegionId(1)), Role::Office, Role::Leader, Role::Admin];
    for role in own {
        let told: String =
            moments().iter().map(|(fixture, project)| read(fixture, *project, role)).collect();
        let missing: Vec<_> = HIDDEN.iter().filter(|words| !told.contains(**words)).collect();
        assert!(missing.is_empty(), "{role:?} does not read {missing:?}");
    }
}

#[test]
fn the_wall_the_bulletin_and_the_list_of_cards_count_the_same_that_are_not_lifted() {
    let (mut fixture, project) = out();
    let counted = |fixture: &Fixture, role| {
        let who = actor(role);
        let assessment = Assessment::of(&narrowed(&fixture.board, &who));
        let query = CardQuery::default().on(CardQueue::Standing);
        let view = cards(&assessment, &who, &query, fixture.now);
        let tab = view.queues.iter().find(|(queue, _)| *queue == CardQueue::Standing);
        let (yellow, red) = wall(&assessment, fixture.now).cards_standing;
        assert_eq!(standing(&assessment.board), (yellow, red));
        assert_eq!(view.rows.len(), usize::try_from(yellow + red).unwrap());
        (tab.map(|(_, count)| *count), yellow + red)
    };
    let all = [Role::Viewer, UNIT, Role::Office, Role::Leader];
    for role in all {
        assert_eq!(counted(&fixture, role), (Some(1), 1), "{role:?}, issued");
    }
    // A graver card on its way changes nothing of what is out.
    later(&mut fixture, 25);
    close(&mut fixture, project, "2026-04", 0);
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    assert!(fixture.board.cards[&CardId(1)].draft().is_some());
    for role in all {
        assert_eq!(counted(&fixture, role), (Some(1), 1), "{role:?}, escalated");
    }
    let revoke = CardAction::Revoke { reason: text("填报有误") };
    give(&mut fixture, Role::Office, revoke).unwrap();
    for role in all {
        assert_eq!(counted(&fixture, role), (Some(0), 0), "{role:?}, revoked");
    }
}

#[test]
fn a_display_names_no_person_beside_what_is_red() {
    let (mut fixture, project) = out();
    let changes = vec![FactChange::Sponsors(vec![name("联系领导甲")])];
    fixture.accept(Command::new(Subject::Project(project), ProjectAction::Revise { changes }));
    let query = MapQuery { selected: Some(project), ..MapQuery::default() };
    let names = |role| {
        let who = actor(role);
        let assessment = Assessment::of(&narrowed(&fixture.board, &who));
        let page = map_page(
            &assessment,
            &query,
            Canvas { size: (800, 600), ..Canvas::default() },
            fixture.now,
        )
        .named_for(&who);
        format!("{page:?}").contains("联系领导甲")
    };
    assert!(!names(Role::Display));
    assert!(names(Role::Viewer) && names(UNIT));
}

#[test]
fn a_long_queue_is_read_page_by_page_and_counted_whole() {
    let (mut fixture, _) = behind();
    for number in 0..PAGE {
        let project = fixture.register(&format!("岳池第{number}号工程"), RegionId(1));
        fixture.invest_again(project, 1_000, "2026-03", 100);
    }
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    let assessment = Assessment::of(&fixture.board);
    let page = |page| {
        let query = CardQuery { queue: CardQueue::Verify, page, ..CardQuery::default() };
        cards(&assessment, &actor(Role::Office), &query, fixture.now)
    };
    let ids = |page: &[CardRow]| page.iter().map(|row| row.id).collect::<Vec<_>>();
    let (first, second) = (page(0), page(1));
    assert_eq!((first.rows.len(), second.rows.len(), first.last_page), (PAGE, 1, 1));
    assert!(first.queues.contains(&(CardQueue::Verify, 101)), "{:?}", first.queues);
    assert!(ids(&first.rows).iter().all(|id| !ids(&second.rows).contains(id)));
    assert_eq!(ids(&page(7).rows), ids(&second.rows), "what is beyond is the last page");
}

#[test]
fn a_long_sheet_is_read_page_by_page_and_printed_whole() {
    let (mut fixture, _) = behind();
    for number in 0..PAGE {
        let project = fixture.register(&format!("岳池第{number}号工程"), RegionId(1));
        fixture.invest_again(project, 1_000, "2026-03", 100);
    }
    give(&mut fixture, Role::Office, CardAction::Evaluate).unwrap();
    let known: Vec<_> =
        fixture.board.cards.values().map(|card| (card.key.about, card.id)).collect();
    for (about, id) in known {
        let agree = CardAction::Verify { statement: None };
        ask(&mut fixture, UNIT, Subject::Card(about, id), agree).unwrap();
    }
    let assessment = Assessment::of(&fixture.board);
    let shown = |part| sheet(&assessment, &actor(Role::Leader), None, part, fixture.now).lines;
    let (first, second, whole) = (shown(Part::Page(0)), shown(Part::Page(1)), shown(Part::Whole));
    assert_eq!((first.lines.len(), second.lines.len(), first.count), (PAGE, 1, 101));
    assert_eq!((second.first_place(), whole.lines.len()), (101, 101));
    assert_eq!([first.lines, second.lines].concat(), whole.lines);
}
