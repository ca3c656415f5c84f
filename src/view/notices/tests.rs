//! The register, the lines and the records, over a city in which notices are in different states.

use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, name, text},
    model::{
        actor::Role,
        document::EscalationLevel,
        notice::{NoticeAction, NoticeContent},
        person::PersonAction,
        unit::UnitAction,
    },
    refusal::Refusal,
    value::{Day, DocumentId, EvidenceId, RegionId, UnitId},
    view::paged::PAGE,
};

mod form;

const UNIT: Role = Role::Unit(UnitId(1));
const HOUR: i64 = 3_600_000;

fn content() -> NoticeContent {
    NoticeContent {
        addressee: Some(Addressee::unit(UnitId(1))),
        subject: Some(name("限期恢复施工")),
        facts: Some(text("现场停工")),
        demand: Some(text("恢复施工")),
        signatory: Some(name("王××")),
        ..NoticeContent::of(DocumentId::STANDARD)
    }
}

fn give(fixture: &mut Fixture, role: Role, subject: Subject, action: NoticeAction) {
    fixture.give(&actor(role), Vec::new(), Command::new(subject, action)).unwrap();
}

/// Asks an issued notice.
fn ask(fixture: &mut Fixture, role: Role, notice: u32, action: NoticeAction) {
    give(fixture, role, Subject::Notice(ProjectId(1), NoticeId(notice)), action);
}

fn issue(fixture: &mut Fixture, notice: u32) {
    give(fixture, Role::Leader, Subject::Draft(NoticeId(notice)), NoticeAction::Issue {});
}

/// Three notices issued on Friday the 10th at nine, and a draft.
fn city() -> Fixture {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let register = PersonAction::Register { name: name("unit"), role: UNIT };
    fixture.accept(Command::new(Subject::City, register));
    for id in 1..=4 {
        let content = Box::new(content());
        let draft = NoticeAction::Draft { content };
        give(&mut fixture, Role::Office, Subject::Project(project), draft);
        if id < 4 {
            issue(&mut fixture, id);
        }
    }
    fixture
}

fn sign(fixture: &mut Fixture, notice: u32) {
    ask(fixture, UNIT, notice, NoticeAction::Acknowledge { signer: name("陈××") });
}

fn respond(fixture: &mut Fixture, notice: u32) {
    let (text, evidence) = (text("已复工"), Vec::new());
    ask(fixture, UNIT, notice, NoticeAction::Respond { text, evidence });
}

fn shown(fixture: &Fixture, role: Role, progress: NoticeProgress) -> Vec<u32> {
    let assessment = Assessment::of(&fixture.board);
    let query = NoticeQuery { progress, ..NoticeQuery::default() };
    let view = notices(&assessment, &actor(role), &query, fixture.now);
    view.rows.lines.iter().map(|row| row.id.0).collect()
}

#[test]
fn drafts_and_records_are_for_those_whose_business_they_are() {
    let fixture = city();
    assert_eq!(shown(&fixture, Role::Viewer, NoticeProgress::All), [3, 2, 1]);
    assert_eq!(shown(&fixture, Role::Leader, NoticeProgress::Draft), [4]);
    let assessment = Assessment::of(&fixture.board);
    let query = NoticeQuery::default();
    for (role, kept) in [(Role::Office, true), (Role::Leader, false), (UNIT, false)] {
        let view = notices(&assessment, &actor(role), &query, fixture.now);
        assert_eq!(view.records.is_some(), kept, "{role:?}");
    }
    let draft = |role| notice_file(&assessment, &actor(role), NoticeId(4), fixture.now);
    assert!(draft(UNIT).is_none() && draft(Role::Office).is_some());
}

#[test]
fn every_filter_finds_its_notices() {
    let mut fixture = city();
    sign(&mut fixture, 1);
    sign(&mut fixture, 2);
    respond(&mut fixture, 2);
    for (progress, ids) in [
        (NoticeProgress::Open, vec![4, 3, 2, 1]),
        (NoticeProgress::Unsigned, vec![3]),
        (NoticeProgress::Answering, vec![1]),
        (NoticeProgress::Reviewing, vec![2]),
        (NoticeProgress::Overdue, vec![]),
    ] {
        assert_eq!(shown(&fixture, Role::Office, progress), ids, "{progress:?}");
    }
    // 24 hours from Friday end on Monday: on Tuesday nobody has signed for the third.
    fixture.now = Timestamp(fixture.now.0 + 4 * 24 * HOUR);
    assert_eq!(shown(&fixture, Role::Office, NoticeProgress::Overdue), [3]);
    let assessment = Assessment::of(&fixture.board);
    let elsewhere = NoticeQuery { region: Some(RegionId(2)), ..NoticeQuery::default() };
    assert_eq!(notices(&assessment, &actor(Role::Office), &elsewhere, fixture.now).rows.count, 0);
}

#[test]
fn whose_move_it_is_stands_on_the_desk_and_the_ring_goes_with_the_signature() {
    let mut fixture = city();
    let due = |fixture: &Fixture, role| due_from(&fixture.board, &actor(role), fixture.now).len();
    assert_eq!((due(&fixture, UNIT), due(&fixture, Role::Unit(UnitId(2)))), (3, 0));
    for id in 1..=3 {
        assert_eq!(unsigned(&fixture.board).len(), 1);
        sign(&mut fixture, id);
    }
    assert!(unsigned(&fixture.board).is_empty());
    respond(&mut fixture, 1);
    assert_eq!(due(&fixture, UNIT), 2, "what is answered is the office's move");
    assert_eq!(running(&fixture.board, fixture.now).len(), 3);
}

#[test]
fn a_record_counts_what_was_in_time_and_the_median_of_the_days() {
    let mut fixture = city();
    sign(&mut fixture, 1);
    respond(&mut fixture, 1);
    fixture.now = Timestamp(fixture.now.0 + 6 * 24 * HOUR);
    sign(&mut fixture, 2);
    ask(&mut fixture, Role::Office, 1, NoticeAction::Close { remark: None });
    ask(&mut fixture, Role::Office, 3, NoticeAction::Withdraw { reason: text("事实有误") });
    let seen: Vec<_> = fixture.board.notices.values().map(AsRef::as_ref).collect();
    let record = &records(&seen, Part::Whole, fixture.now).lines[0];
    assert_eq!((record.issued, record.to_sign, record.signed_in_time), (2, 2, 1));
    assert_eq!((record.to_answer, record.answered_in_time), (1, 1), "the second is not due yet");
    let later = Timestamp(fixture.now.0 + 60 * 24 * HOUR);
    let record = &records(&seen, Part::Whole, later).lines[0];
    assert_eq!((record.to_answer, record.answered_in_time), (2, 1), "now it is missed");
    assert_eq!((record.closed, record.returned, record.median_days), (1, 0, Some(6)));
}

#[test]
fn what_is_offered_is_what_the_rules_accept() {
    let mut fixture = city();
    let offered = |fixture: &Fixture, role, id| {
        let assessment = Assessment::of(&fixture.board);
        notice_file(&assessment, &actor(role), NoticeId(id), fixture.now).unwrap().allowed
    };
    assert!(offered(&fixture, UNIT, 1).sign && !offered(&fixture, Role::Office, 1).sign);
    assert!(
        offered(&fixture, Role::Office, 1).record && offered(&fixture, Role::Office, 1).correct
    );
    assert!(offered(&fixture, Role::Office, 4).write);
    sign(&mut fixture, 1);
    let after = offered(&fixture, UNIT, 1);
    assert!(after.answer && after.ask && !after.sign);
    respond(&mut fixture, 1);
    assert!(offered(&fixture, Role::Leader, 1).review);
    assert_eq!(offered(&fixture, Role::Viewer, 1), Allowed::default());
}

#[test]
fn an_answer_on_paper_is_offered_where_no_account_could_give_it() {
    let mut fixture = city();
    sign(&mut fixture, 1);
    let offered = |fixture: &Fixture, role| {
        let assessment = Assessment::of(&fixture.board);
        let file = notice_file(&assessment, &actor(role), NoticeId(1), fixture.now).unwrap();
        file.allowed.record_reply
    };
    assert!(!offered(&fixture, Role::Office));
    let person = *fixture.board.people.keys().next().unwrap();
    fixture.accept(Command::new(Subject::Person(person), PersonAction::Deactivate {}));
    assert!(offered(&fixture, Role::Office) && !offered(&fixture, UNIT));
    let (on, scan) = (fixture.now.day(), EvidenceId(1));
    let record = NoticeAction::RecordReply { text: text("已复工"), on, scan };
    let record = Command::new(Subject::Notice(ProjectId(1), NoticeId(1)), record);
    let refused = fixture.give(&actor(UNIT), Vec::new(), record);
    assert!(matches!(refused, Err(Refusal::NotAllowed)), "{refused:?}");
}

#[test]
fn a_county_that_was_asked_finds_the_notice_on_its_desk_and_the_register_says_so() {
    let mut fixture = city();
    let county = |fixture: &Fixture, id| {
        due_from(&fixture.board, &actor(Role::RegionOffice(RegionId(id))), fixture.now)
    };
    assert_eq!(county(&fixture, 1), []);
    fixture.now = Timestamp(fixture.now.0 + 30 * 24 * HOUR);
    give(&mut fixture, Role::Office, Subject::City, NoticeAction::Escalate {});
    let due = county(&fixture, 1);
    assert!(due.len() == 3 && due.iter().all(|line| line.escalated), "{due:?}");
    assert_eq!(county(&fixture, 2), []);
    assert!(due_from(&fixture.board, &actor(UNIT), fixture.now).iter().all(|line| !line.escalated));
    sign(&mut fixture, 1);
    assert_eq!(county(&fixture, 1).len(), 2, "the county is not asked for the answer yet");
    let assessment = Assessment::of(&fixture.board);
    let query = NoticeQuery { progress: NoticeProgress::All, ..NoticeQuery::default() };
    let view = notices(&assessment, &actor(Role::Office), &query, fixture.now);
    let escalated =
        |id| view.rows.lines.iter().find(|row| row.id == NoticeId(id)).unwrap().escalated;
    assert_eq!(escalated(2), Some((EscalationLevel::Issuer, fixture.now.day())));
    assert_eq!((escalated(1), escalated(4)), (None, None));
}

#[test]
fn news_has_its_line_before_what_is_late() {
    let mut fixture = city();
    fixture.now = Timestamp(fixture.now.0 + 30 * 24 * HOUR);
    issue(&mut fixture, 4);
    let shown = |now| {
        let lines = foremost(running(&fixture.board, now), 3, now);
        lines.iter().map(|line| line.id.0).collect::<Vec<_>>()
    };
    assert_eq!(shown(fixture.now), [4, 3, 2]);
    assert_eq!(shown(Timestamp(fixture.now.0 + FRESH)), [3, 2, 1]);
}

#[test]
fn a_long_register_is_read_page_by_page_and_its_file_is_whole() {
    let mut fixture = city();
    for _ in 0..PAGE {
        let draft = NoticeAction::Draft { content: Box::new(content()) };
        give(&mut fixture, Role::Office, Subject::Project(ProjectId(1)), draft);
    }
    let assessment = Assessment::of(&fixture.board);
    let query = |page| NoticeQuery { page, ..NoticeQuery::default() };
    let page = |page| notices(&assessment, &actor(Role::Office), &query(page), fixture.now).rows;
    let (first, second) = (page(0), page(1));
    assert_eq!((first.lines.len(), second.lines.len(), first.count), (PAGE, 4, 104));
    let whole = whole_register(&assessment, &actor(Role::Office), &query(1), fixture.now);
    assert_eq!([first.lines, second.lines].concat(), whole.rows.lines);
}

#[test]
fn the_records_of_many_addressees_come_in_pages_and_the_file_has_them_all() {
    let mut fixture = city();
    for number in 0..1_000 {
        let unit = UnitAction::Register { name: name(&format!("渠江第{number}局")) };
        fixture.accept(Command::new(Subject::City, unit));
        let (id, person) = (UnitId(2 + number), name(&format!("signs-{number}")));
        let signs = PersonAction::Register { name: person, role: Role::Unit(id) };
        fixture.accept(Command::new(Subject::City, signs));
        let addressee = Some(Addressee::unit(id));
        let draft = NoticeContent { addressee, ..content() };
        let draft = NoticeAction::Draft { content: Box::new(draft) };
        give(&mut fixture, Role::Office, Subject::Project(ProjectId(1)), draft);
        issue(&mut fixture, 5 + number);
    }
    let assessment = Assessment::of(&fixture.board);
    let query = |records| NoticeQuery { records, ..NoticeQuery::default() };
    let of = |view: NoticesView| view.records.unwrap();
    let page = |page| of(notices(&assessment, &actor(Role::Office), &query(page), fixture.now));
    let (first, last) = (page(0), page(99));
    assert_eq!((first.lines.len(), first.count, first.last()), (PAGE, 1_001, 10));
    assert_eq!((first.lines[0].issued, last.lines.len(), last.page), (3, 1, 10));
    let whole = of(whole_register(&assessment, &actor(Role::Office), &query(2), fixture.now));
    assert_eq!(whole.lines.len(), 1_001);
}
