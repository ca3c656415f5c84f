//! The steps of a notice one by one; its paths as a whole are walked in [`paths`].

use super::*;
use crate::{
    model::{
        actor::{Actor, Role},
        document::{Chased, DocumentFile},
    },
    value::{DocumentId, UnitId, workday::Calendar},
};

mod paths;

const HOUR: i64 = 3_600_000;

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn moment(text: &str, hour: i64) -> Timestamp {
    Timestamp(Timestamp::start_of(day(text)).0 + hour * HOUR)
}

fn content() -> NoticeContent {
    NoticeContent {
        addressee: Some(Addressee::Unit(UnitId(1))),
        subject: Some(name("限期恢复施工")),
        facts: Some(text("9月以来现场停工")),
        demand: Some(text("11月30日前恢复施工")),
        answer_by: Some(day("2026-12-07")),
        signatory: Some(name("王××")),
        ..NoticeContent::of(DocumentId::STANDARD)
    }
}

/// A desk at which commands about one notice are given.
struct Desk {
    notice: Option<Notice>,
    document: DocumentFile,
    calendar: Calendar,
    signs: Signs,
    project: Carries,
    next: u32,
    given: u64,
}

impl Desk {
    fn new() -> Self {
        Self {
            notice: None,
            document: DocumentFile::standard(None).unwrap(),
            calendar: Calendar::default(),
            signs: Signs::Somebody,
            project: Carries::Live,
            next: 3,
            given: 0,
        }
    }

    fn give(
        &mut self,
        by: &str,
        now: Timestamp,
        command: NoticeAction,
    ) -> Result<Option<NoticeChange>, NoticeRefusal> {
        let actor = Actor { name: name(by), role: Role::Office };
        self.give_as(&actor, now, command)
    }

    fn give_as(
        &mut self,
        actor: &Actor,
        now: Timestamp,
        command: NoticeAction,
    ) -> Result<Option<NoticeChange>, NoticeRefusal> {
        let today = now.day();
        let year = today.year();
        let paper = PaperFacts {
            document: &self.document,
            number: NoticeNumber { series: name("挂战点球"), year, number: self.next },
            project: name("邻水天顺食品加工园"),
            region: Some(name("邻水县")),
            sponsors: vec![name("吴××")],
            addressee: Some(name("邻水县住房城乡建设局")),
            assisting: Vec::new(),
            copies: Vec::new(),
            measured: None,
            answer_by: self.document.answer.day(today, &self.calendar),
            today,
        };
        let facts = NoticeFacts {
            named: self.notice.as_ref(),
            project: self.project,
            document: Some(&self.document),
            addressee: self.signs,
            units_known: true,
            evidence_known: true,
            paper: Some(paper),
            calendar: &self.calendar,
            actor,
            now,
            next: NoticeId(1),
        };
        let event = decide(facts, command)?;
        if let Some(event) = &event {
            self.happens(event, &actor.name, now);
        }
        Ok(event)
    }

    fn happens(&mut self, event: &NoticeChange, by: &Name, at: Timestamp) {
        self.given += 1;
        let stamp = Stamp { by: by.clone(), at };
        if let NoticeChange::Drafted { project, content, .. } = event {
            let draft = Draft { content: (**content).clone(), written: stamp, checked: None };
            let state = NoticeState::Draft(Box::new(draft));
            self.notice =
                Some(Notice { id: NoticeId(1), project: *project, state, version: Seq(1) });
        } else if let Some(notice) = &mut self.notice {
            notice.apply(event, stamp);
        }
    }

    fn climb(&mut self, now: Timestamp) -> Vec<(Chase, u8)> {
        let due = self.notice.as_ref().map(|notice| notice.climbs(now)).unwrap_or_default();
        let mut climbed = Vec::new();
        for event in due {
            self.happens(&event, &name("系统"), now);
            if let NoticeChange::Climbed { chase, rung, .. } = event {
                climbed.push((chase, rung));
            }
        }
        climbed
    }

    fn issued(&self) -> &Issued {
        self.notice.as_ref().unwrap().issued().unwrap()
    }
}

const ID: NoticeId = NoticeId(1);

fn draft() -> NoticeAction {
    NoticeAction::Draft { project: ProjectId(1), content: Box::new(content()) }
}

fn sign() -> NoticeAction {
    NoticeAction::Acknowledge { notice: ID, signer: name("陈××") }
}

fn respond() -> NoticeAction {
    NoticeAction::Respond { notice: ID, text: text("已复工"), evidence: Vec::new() }
}

/// A desk with a notice issued on Friday the 20th at ten.
fn issued() -> Desk {
    let mut desk = Desk::new();
    let now = moment("2026-11-20", 10);
    desk.give("office", now, draft()).unwrap();
    desk.give("office", now, NoticeAction::Issue { notice: ID }).unwrap();
    desk
}

#[test]
fn an_issued_notice_says_what_its_template_says() {
    let mut desk = Desk::new();
    desk.document.closing = text("请于收到后{签收时限}签收，{反馈期限}前反馈整改结果。");
    let now = moment("2026-11-20", 10);
    desk.give("office", now, draft()).unwrap();
    desk.give("office", now, NoticeAction::Issue { notice: ID }).unwrap();
    let paper = &desk.issued().paper;
    assert_eq!(paper.number.to_string(), "挂战点球〔2026〕3号");
    assert_eq!(paper.closing.as_str(), "请于收到后24小时内签收，12月7日前反馈整改结果。");
    assert!(paper.opening.as_str().contains("邻水天顺食品加工园进度严重滞后，现予点球"));
    let sign_by = desk.issued().order.sign_by;
    assert_eq!(sign_by, moment("2026-11-23", 10), "Saturday is a day off");
}

type Gap = (fn(&mut NoticeContent), NoticeRefusal);

#[test]
fn what_a_paper_must_say_is_asked_for_before_it_has_a_number() {
    let gaps: [Gap; 6] = [
        (|c| c.addressee = None, NoticeRefusal::AddresseeMissing),
        (|c| c.subject = None, NoticeRefusal::SubjectMissing),
        (|c| c.facts = None, NoticeRefusal::FactsMissing),
        (|c| c.demand = None, NoticeRefusal::DemandMissing),
        (|c| c.signatory = None, NoticeRefusal::SignatoryMissing),
        (|c| c.answer_by = Some(day("2026-11-20")), NoticeRefusal::DeadlinePast),
    ];
    for (gap, refusal) in gaps {
        let mut desk = Desk::new();
        let mut content = content();
        gap(&mut content);
        let command = NoticeAction::Draft { project: ProjectId(1), content: Box::new(content) };
        desk.give("office", moment("2026-11-20", 10), command).unwrap();
        let later = moment("2026-11-21", 10);
        let issue = desk.give("office", later, NoticeAction::Issue { notice: ID });
        assert_eq!(issue, Err(refusal));
        assert!(desk.notice.unwrap().draft().is_some(), "the draft is kept");
    }
}

#[test]
fn nobody_to_sign_and_a_cancelled_project_are_refused() {
    let now = moment("2026-11-20", 10);
    let mut desk = Desk { signs: Signs::Nobody, ..Desk::new() };
    desk.give("office", now, draft()).unwrap();
    let issue = NoticeAction::Issue { notice: ID };
    assert_eq!(desk.give("office", now, issue.clone()), Err(NoticeRefusal::NobodyToSign));
    let on_paper = NoticeContent { on_paper: true, ..content() };
    let revise = NoticeAction::Revise { notice: ID, content: Box::new(on_paper) };
    desk.give("office", now, revise).unwrap();
    desk.project = Carries::Cancelled;
    assert_eq!(desk.give("office", now, issue.clone()), Err(NoticeRefusal::ProjectCancelled));
    desk.project = Carries::Live;
    assert!(desk.give("office", now, issue).is_ok());
}

#[test]
fn a_second_person_checks_what_the_office_issues_and_a_leader_needs_nobody() {
    let now = moment("2026-11-20", 10);
    let mut desk = Desk::new();
    desk.document.check = true;
    desk.give("陈", now, draft()).unwrap();
    let (issue, check) = (NoticeAction::Issue { notice: ID }, NoticeAction::Check { notice: ID });
    assert_eq!(desk.give("陈", now, issue.clone()), Err(NoticeRefusal::Unchecked));
    assert_eq!(desk.give("陈", now, check.clone()), Err(NoticeRefusal::CheckedByWriter));
    desk.give("李", now, check).unwrap();
    let other = NoticeContent { subject: Some(name("另一事由")), ..content() };
    let revise = NoticeAction::Revise { notice: ID, content: Box::new(other) };
    desk.give("陈", now, revise).unwrap();
    assert_eq!(desk.give("陈", now, issue.clone()), Err(NoticeRefusal::Unchecked));
    let leader = Actor { name: name("王市长"), role: Role::Leader };
    assert!(desk.give_as(&leader, now, issue).is_ok());
}

#[test]
fn it_is_signed_for_once_and_never_answered_before_or_after_its_end() {
    let now = moment("2026-11-20", 11);
    let mut desk = issued();
    assert_eq!(desk.give("unit", now, respond()), Err(NoticeRefusal::NotSigned));
    desk.give("unit", now, NoticeAction::Serve { notice: ID }).unwrap();
    assert_eq!(desk.give("unit", now, NoticeAction::Serve { notice: ID }), Ok(None));
    desk.give("unit", now, sign()).unwrap();
    assert_eq!(desk.give("unit", now, sign()), Err(NoticeRefusal::AlreadySigned));
    let close = NoticeAction::Close { notice: ID, remark: None };
    assert_eq!(desk.give("office", now, close.clone()), Err(NoticeRefusal::NothingToReview));
    desk.give("unit", now, respond()).unwrap();
    assert_eq!(desk.give("unit", now, respond()), Err(NoticeRefusal::UnderReview));
    desk.give("office", now, close).unwrap();
    assert_eq!(desk.give("unit", now, respond()), Err(NoticeRefusal::Closed));
    let issue = NoticeAction::Issue { notice: ID };
    assert_eq!(desk.give("office", now, issue), Err(NoticeRefusal::Frozen));
}

#[test]
fn a_receipt_on_paper_is_dated_between_the_issue_and_today() {
    let now = moment("2026-11-24", 11);
    let record = |on| NoticeAction::RecordReceipt {
        notice: ID,
        signer: name("陈××"),
        on: day(on),
        scan: EvidenceId(7),
    };
    let mut desk = issued();
    for wrong in ["2026-11-19", "2026-11-25"] {
        assert_eq!(desk.give("office", now, record(wrong)), Err(NoticeRefusal::ReceiptDate));
    }
    desk.give("office", now, record("2026-11-23")).unwrap();
    let scan = desk.issued().phase.receipt().unwrap().scan;
    assert_eq!(scan, Some(EvidenceId(7)));
}

#[test]
fn what_goes_on_paper_is_signed_for_answered_and_closed_on_paper() {
    let reply = |on| NoticeAction::RecordReply {
        notice: ID,
        text: text("已复工"),
        on: day(on),
        scan: EvidenceId(8),
    };
    let (issue, now) = (moment("2026-11-20", 10), moment("2026-11-26", 10));
    let mut desk = Desk { signs: Signs::Nobody, ..Desk::new() };
    let content = Box::new(NoticeContent { on_paper: true, ..content() });
    desk.give("office", issue, NoticeAction::Draft { project: ProjectId(1), content }).unwrap();
    desk.give("office", issue, NoticeAction::Issue { notice: ID }).unwrap();
    assert_eq!(desk.give("office", now, reply("2026-11-26")), Err(NoticeRefusal::NotSigned));
    let (signer, on, scan) = (name("陈××"), day("2026-11-23"), EvidenceId(7));
    let receipt = NoticeAction::RecordReceipt { notice: ID, signer, on, scan };
    desk.give("office", now, receipt).unwrap();
    for wrong in ["2026-11-22", "2026-11-27"] {
        assert_eq!(desk.give("office", now, reply(wrong)), Err(NoticeRefusal::ReplyDate));
    }
    desk.give("office", now, reply("2026-11-23")).unwrap();
    assert_eq!(desk.issued().turn().mover, Mover::Review);
    let step = desk.issued().steps.last().unwrap();
    assert_eq!((step.kind, step.day), (StepKind::ReplyRecorded, Some(day("2026-11-23"))));
    assert_eq!(step.evidence, [EvidenceId(8)]);
    assert_eq!(desk.give("office", now, reply("2026-11-26")), Err(NoticeRefusal::UnderReview));
    let (reason, answer_by) = (text("照片不清"), day("2026-12-07"));
    let back = NoticeAction::Return { notice: ID, reason, answer_by };
    desk.give("office", now, back).unwrap();
    let early = desk.give("office", now, reply("2026-11-25"));
    assert_eq!(early, Err(NoticeRefusal::ReplyDate), "that answer was sent back");
    desk.give("office", now, reply("2026-11-26")).unwrap();
    desk.give("office", now, NoticeAction::Close { notice: ID, remark: None }).unwrap();
    assert!(matches!(desk.issued().phase, Phase::Closed { .. }));
}

#[test]
fn whoever_asks_in_time_is_not_chased_until_the_office_decides() {
    let ask = |until| NoticeAction::AskExtension {
        notice: ID,
        until: day(until),
        reason: text("征地未完成"),
    };
    let mut desk = issued();
    desk.give("unit", moment("2026-11-20", 11), sign()).unwrap();
    let late = moment("2026-12-08", 9);
    let mut other = issued();
    other.give("unit", moment("2026-11-20", 11), sign()).unwrap();
    assert_eq!(other.give("unit", late, ask("2026-12-20")), Err(NoticeRefusal::ExtensionTooLate));

    let in_time = moment("2026-12-07", 23);
    assert_eq!(
        desk.give("unit", in_time, ask("2026-12-07")),
        Err(NoticeRefusal::ExtensionNotLater)
    );
    desk.give("unit", in_time, ask("2026-12-14")).unwrap();
    assert_eq!(desk.give("unit", in_time, ask("2026-12-20")), Err(NoticeRefusal::ExtensionAsked));
    assert_eq!(desk.issued().turn().mover, Mover::DecideWish);
    assert!(desk.climb(moment("2026-12-09", 9)).is_empty());
    let reason = text("理由不足");
    let refuse = NoticeAction::RefuseExtension { notice: ID, reason };
    desk.give("office", moment("2026-12-09", 10), refuse).unwrap();
    assert_eq!(
        desk.climb(moment("2026-12-09", 11)),
        [(Chase::Answering, 0), (Chase::Answering, 1)]
    );
}

#[test]
fn a_returned_answer_has_a_new_deadline_and_climbs_anew() {
    let mut desk = issued();
    desk.give("unit", moment("2026-11-20", 11), sign()).unwrap();
    assert_eq!(desk.climb(moment("2026-12-08", 9)), [(Chase::Answering, 0)]);
    desk.give("unit", moment("2026-12-08", 10), respond()).unwrap();
    let back =
        |on| NoticeAction::Return { notice: ID, reason: text("照片不清"), answer_by: day(on) };
    let now = moment("2026-12-09", 9);
    assert_eq!(desk.give("office", now, back("2026-12-08")), Err(NoticeRefusal::DeadlinePast));
    desk.give("office", now, back("2026-12-11")).unwrap();
    assert_eq!(desk.issued().turn().mover, Mover::Answer);
    assert_eq!(desk.climb(moment("2026-12-12", 9)), [(Chase::Answering, 0)]);
}

#[test]
fn the_ladder_ends_with_the_issuer_and_tells_the_sponsors_from_the_county_on() {
    let mut desk = issued();
    desk.climb(moment("2026-11-23", 11));
    let chased = |desk: &Desk| desk.issued().chased().map(|(who, _)| who).collect::<Vec<_>>();
    assert_eq!(chased(&desk), [Chased::Unit]);
    desk.climb(moment("2027-01-20", 9));
    assert_eq!(chased(&desk), [Chased::Issuer, Chased::County, Chased::Head, Chased::Unit]);
    let climbed: Vec<_> = desk.issued().steps.iter().map(|step| step.kind).collect();
    let step = |chases, informs| StepKind::Climbed { chase: Chase::Signing, chases, informs };
    assert_eq!(
        climbed[1..],
        [
            step(Chased::Unit, false),
            step(Chased::Head, false),
            step(Chased::County, true),
            step(Chased::Issuer, true),
        ]
    );
    desk.give("unit", moment("2027-01-20", 10), sign()).unwrap();
    assert!(chased(&desk).is_empty(), "whoever signed is not chased to sign");
}
