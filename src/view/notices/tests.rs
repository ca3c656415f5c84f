//! The register, the lines and the records, over a city in which notices are in different states.

use super::*;
use crate::{
    command::Command,
    decide::{
        Refusal,
        stand::{Stand, actor, name, text},
    },
    model::{
        actor::Role,
        notice::{NoticeCommand, NoticeContent},
        person::PersonCommand,
    },
    value::{DocumentId, EvidenceId, RegionId, UnitId},
};

const UNIT: Role = Role::Unit(UnitId(1));
const HOUR: i64 = 3_600_000;

fn content() -> NoticeContent {
    NoticeContent {
        addressee: Some(Addressee::Unit(UnitId(1))),
        subject: Some(name("限期恢复施工")),
        facts: Some(text("现场停工")),
        demand: Some(text("恢复施工")),
        signatory: Some(name("王××")),
        ..NoticeContent::of(DocumentId::STANDARD)
    }
}

fn give(stand: &mut Stand, role: Role, command: NoticeCommand) {
    stand.give(&actor(role), Vec::new(), Command::Notice(command)).unwrap();
}

/// Three notices issued on Friday the 10th at nine, and a draft.
fn city() -> Stand {
    let (mut stand, project) = Stand::with_a_project("2026-04-10");
    let register = PersonCommand::Register { name: name("unit"), role: UNIT };
    stand.accept(Command::Person(register));
    for id in 1..=4 {
        let content = Box::new(content());
        give(&mut stand, Role::Office, NoticeCommand::Draft { project, content });
        if id < 4 {
            give(&mut stand, Role::Office, NoticeCommand::Issue { notice: NoticeId(id) });
        }
    }
    stand
}

fn sign(notice: u32) -> NoticeCommand {
    NoticeCommand::Acknowledge { notice: NoticeId(notice), signer: name("陈××") }
}

fn respond(notice: u32) -> NoticeCommand {
    NoticeCommand::Respond {
        notice: NoticeId(notice), text: text("已复工"), evidence: Vec::new()
    }
}

fn shown(stand: &Stand, role: Role, progress: Progress) -> Vec<u32> {
    let standing = Standing::of(&stand.board);
    let query = NoticeQuery { progress, ..NoticeQuery::default() };
    let view = notices(&standing, &actor(role), &query, stand.now);
    view.rows.iter().map(|row| row.id.0).collect()
}

#[test]
fn drafts_and_records_are_for_those_whose_business_they_are() {
    let stand = city();
    assert_eq!(shown(&stand, Role::Viewer, Progress::All), [3, 2, 1]);
    assert_eq!(shown(&stand, Role::Leader, Progress::Draft), [4]);
    let standing = Standing::of(&stand.board);
    let query = NoticeQuery::default();
    for (role, kept) in [(Role::Office, true), (Role::Leader, false), (UNIT, false)] {
        let view = notices(&standing, &actor(role), &query, stand.now);
        assert_eq!(view.records.is_some(), kept, "{role:?}");
    }
    let draft = |role| notice_file(&standing, &actor(role), NoticeId(4), stand.now);
    assert!(draft(UNIT).is_none() && draft(Role::Office).is_some());
}

#[test]
fn every_filter_finds_its_notices() {
    let mut stand = city();
    give(&mut stand, UNIT, sign(1));
    give(&mut stand, UNIT, sign(2));
    give(&mut stand, UNIT, respond(2));
    for (progress, ids) in [
        (Progress::Open, vec![4, 3, 2, 1]),
        (Progress::Unsigned, vec![3]),
        (Progress::Answering, vec![1]),
        (Progress::Reviewing, vec![2]),
        (Progress::Overdue, vec![]),
    ] {
        assert_eq!(shown(&stand, Role::Office, progress), ids, "{progress:?}");
    }
    // 24 hours from Friday end on Monday: on Tuesday nobody has signed for the third.
    stand.now = Timestamp(stand.now.0 + 4 * 24 * HOUR);
    assert_eq!(shown(&stand, Role::Office, Progress::Overdue), [3]);
    let standing = Standing::of(&stand.board);
    let elsewhere = NoticeQuery { region: Some(RegionId(2)), ..NoticeQuery::default() };
    assert_eq!(notices(&standing, &actor(Role::Office), &elsewhere, stand.now).rows, []);
}

#[test]
fn whose_move_it_is_stands_on_the_desk_and_the_ring_goes_with_the_signature() {
    let mut stand = city();
    let due = |stand: &Stand, role| due_from(&stand.board, &actor(role), stand.now).len();
    assert_eq!((due(&stand, UNIT), due(&stand, Role::Unit(UnitId(2)))), (3, 0));
    for id in 1..=3 {
        assert_eq!(unsigned(&stand.board).len(), 1);
        give(&mut stand, UNIT, sign(id));
    }
    assert!(unsigned(&stand.board).is_empty());
    give(&mut stand, UNIT, respond(1));
    assert_eq!(due(&stand, UNIT), 2, "what is answered is the office's move");
    assert_eq!(running(&stand.board, stand.now).len(), 3);
}

#[test]
fn a_record_counts_what_was_in_time_and_the_median_of_the_days() {
    let mut stand = city();
    give(&mut stand, UNIT, sign(1));
    give(&mut stand, UNIT, respond(1));
    stand.now = Timestamp(stand.now.0 + 6 * 24 * HOUR);
    give(&mut stand, UNIT, sign(2));
    let close = |id| NoticeCommand::Close { notice: NoticeId(id), remark: None };
    give(&mut stand, Role::Office, close(1));
    let withdraw = NoticeCommand::Withdraw { notice: NoticeId(3), reason: text("事实有误") };
    give(&mut stand, Role::Office, withdraw);
    let seen: Vec<_> = stand.board.notices.values().map(AsRef::as_ref).collect();
    let records = records(&seen);
    let record = &records[0];
    assert_eq!((record.issued, record.signed_in_time, record.answered_in_time), (2, 1, 1));
    assert_eq!((record.closed, record.returned, record.median_days), (1, 0, Some(6)));
}

#[test]
fn what_is_offered_is_what_the_rules_accept() {
    let mut stand = city();
    let offered = |stand: &Stand, role, id| {
        let standing = Standing::of(&stand.board);
        notice_file(&standing, &actor(role), NoticeId(id), stand.now).unwrap().allowed
    };
    assert!(offered(&stand, UNIT, 1).sign && !offered(&stand, Role::Office, 1).sign);
    assert!(offered(&stand, Role::Office, 1).record && offered(&stand, Role::Office, 1).correct);
    assert!(offered(&stand, Role::Office, 4).write);
    give(&mut stand, UNIT, sign(1));
    let after = offered(&stand, UNIT, 1);
    assert!(after.answer && after.ask && !after.sign);
    give(&mut stand, UNIT, respond(1));
    assert!(offered(&stand, Role::Leader, 1).review);
    assert_eq!(offered(&stand, Role::Viewer, 1), Allowed::default());
}

#[test]
fn an_answer_on_paper_is_offered_where_no_account_could_give_it() {
    let mut stand = city();
    give(&mut stand, UNIT, sign(1));
    let offered = |stand: &Stand, role| {
        let standing = Standing::of(&stand.board);
        let file = notice_file(&standing, &actor(role), NoticeId(1), stand.now).unwrap();
        file.allowed.record_reply
    };
    assert!(!offered(&stand, Role::Office));
    let person = *stand.board.people.keys().next().unwrap();
    stand.accept(Command::Person(PersonCommand::Deactivate { person }));
    assert!(offered(&stand, Role::Office) && !offered(&stand, UNIT));
    let (on, scan) = (stand.now.day(), EvidenceId(1));
    let record =
        NoticeCommand::RecordReply { notice: NoticeId(1), text: text("已复工"), on, scan };
    let refused = stand.give(&actor(UNIT), Vec::new(), Command::Notice(record));
    assert!(matches!(refused, Err(Refusal::NotAllowed)), "{refused:?}");
}

#[test]
fn a_county_that_was_chased_finds_the_notice_on_its_desk_and_the_register_says_so() {
    let mut stand = city();
    let county = |stand: &Stand, id| {
        due_from(&stand.board, &actor(Role::RegionOffice(RegionId(id))), stand.now)
    };
    assert_eq!(county(&stand, 1), []);
    stand.now = Timestamp(stand.now.0 + 30 * 24 * HOUR);
    give(&mut stand, Role::Office, NoticeCommand::Climb {});
    let due = county(&stand, 1);
    assert!(due.len() == 3 && due.iter().all(|line| line.chased), "{due:?}");
    assert_eq!(county(&stand, 2), []);
    assert!(due_from(&stand.board, &actor(UNIT), stand.now).iter().all(|line| !line.chased));
    give(&mut stand, UNIT, sign(1));
    assert_eq!(county(&stand, 1).len(), 2, "the county is not chased for the answer yet");
    let standing = Standing::of(&stand.board);
    let query = NoticeQuery { progress: Progress::All, ..NoticeQuery::default() };
    let view = notices(&standing, &actor(Role::Office), &query, stand.now);
    let climbed = |id| view.rows.iter().find(|row| row.id == NoticeId(id)).unwrap().climbed;
    assert_eq!(climbed(2), Some((Chased::Issuer, stand.now.day())));
    assert_eq!((climbed(1), climbed(4)), (None, None));
}

#[test]
fn news_has_its_line_before_what_is_late() {
    let mut stand = city();
    stand.now = Timestamp(stand.now.0 + 30 * 24 * HOUR);
    give(&mut stand, Role::Office, NoticeCommand::Issue { notice: NoticeId(4) });
    let shown = |now| {
        let lines = foremost(running(&stand.board, now), 3, now);
        lines.iter().map(|line| line.id.0).collect::<Vec<_>>()
    };
    assert_eq!(shown(stand.now), [4, 3, 2]);
    assert_eq!(shown(Timestamp(stand.now.0 + FRESH)), [3, 2, 1]);
}

#[test]
fn the_form_begins_with_the_projects_own_unit_and_offers_no_day_off() {
    let (mut stand, project) = Stand::with_a_project("2026-04-10");
    stand.invest(project, 1_000, "2026-03", 100);
    let standing = Standing::of(&stand.board);
    let form = notice_form(&standing, &actor(Role::Leader), project, stand.now).unwrap();
    let names: Vec<_> = form.addressees.iter().take(form.own).map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["岳池县发展改革局", "岳池县人民政府"]);
    assert!(form.addressees.iter().all(|addressee| !addressee.signs));
    let document = &form.documents[0];
    assert!(stand.board.city.calendar.is_working(document.answer_by));
    assert!(
        document.facts.contains("截至3月底，序时进度25.0%，实际进度10.0%"),
        "{}",
        document.facts
    );
    assert!(notice_form(&standing, &actor(UNIT), project, stand.now).is_none());
}
