//! The desk on which notices are tested, and what a notice asks for before it is issued; what comes
//! after that in [`answers`], whole ways in [`paths`].

use super::*;
use crate::{
    event::Recorded,
    fixture::{Fixture, actor, name, photo, text},
    model::{
        actor::Role,
        document::{Document, DocumentFile, EscalationLevel, NumberSeries},
        evidence::Evidence,
        notice::{
            Addressee, Issued, MissedDeadline, Mover, NoticeContent, NoticeRefusal, Phase, StepKind,
        },
        person::Person,
        stage::Condition,
    },
    value::{
        CommandId, Day, DocumentId, EvidenceId, NoticeId, PersonId, ProjectId, Seq, Timestamp,
        UnitId,
    },
};

mod answers;
mod paths;

const HOUR: i64 = 3_600_000;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn moment(text: &str, hour: i64) -> Timestamp {
    Timestamp(Timestamp::start_of(day(text)).0 + hour * HOUR)
}

fn content() -> NoticeContent {
    NoticeContent {
        addressee: Some(Addressee::unit(UnitId(1))),
        subject: Some(name("限期恢复施工")),
        facts: Some(text("9月以来现场停工")),
        demand: Some(text("11月30日前恢复施工")),
        answer_by: Some(day("2026-12-07")),
        signatory: Some(name("王××")),
        ..NoticeContent::of(DocumentId::STANDARD)
    }
}

/// A desk at which commands about one notice are given; its unit has an account.
struct Desk {
    board: Board,
}

impl Desk {
    fn new() -> Self {
        let (fixture, project) = Fixture::with_a_project("2026-11-20");
        let mut board = fixture.board;
        let (role, version) = (Role::Unit(UnitId(1)), board.seq);
        let id = PersonId(1);
        let since = day("2026-11-20");
        board.people.add(id, Person { id, name: name("unit"), role, active: true, since, version });
        for id in [EvidenceId(7), EvidenceId(8)] {
            let (file, by, at) = (photo(), actor(Role::Office), board.at);
            board.evidence.add(
                id,
                Evidence { id, project, file, by, at, withdrawn: None, released: false, version },
            );
        }
        let year = day("2026-11-20").year();
        board.numbers.push_back(NumberSeries { name: name("挂战点球"), year, next: 3 });
        let mut desk = Self { board };
        desk.document(|_| {});
        desk
    }

    /// The same, but nobody can sign for its unit.
    fn without_an_account() -> Self {
        let mut desk = Self::new();
        desk.board.people.remove(PersonId(1));
        desk
    }

    /// The standard type with a change. One pair of hands is enough for it: most of these tests are
    /// about what follows.
    fn document(&mut self, change: impl FnOnce(&mut DocumentFile)) {
        let mut document = Document::standard(None).unwrap();
        document.file.check = false;
        change(&mut document.file);
        self.board.documents.add(DocumentId::STANDARD, document);
    }

    fn condition(&mut self, condition: Condition) {
        self.board.projects.change(ProjectId(1), |project| project.condition = condition);
    }

    /// Whether anything changes when `by`, of the office, gives a command.
    fn give(
        &mut self,
        by: &str,
        now: Timestamp,
        action: NoticeAction,
    ) -> Result<bool, NoticeRefusal> {
        self.give_as(&Actor { name: name(by), ..actor(Role::Office) }, now, action)
    }

    fn give_as(
        &mut self,
        actor: &Actor,
        now: Timestamp,
        action: NoticeAction,
    ) -> Result<bool, NoticeRefusal> {
        let subject = match action {
            NoticeAction::Draft { .. } => Subject::Project(ProjectId(1)),
            NoticeAction::Revise { .. }
            | NoticeAction::Check {}
            | NoticeAction::Discard {}
            | NoticeAction::Issue {} => Subject::Draft(ID),
            NoticeAction::Escalate {} => Subject::City,
            _ => Subject::Notice(ProjectId(1), ID),
        };
        let board = self.board.clone();
        let case = Case { board: &board, actor, now };
        let events = decide(&case, subject, action).map_err(|refusal| match refusal {
            Refusal::Notice(refusal) => refusal,
            other => panic!("{other} is not about notices"),
        })?;
        let happens = !events.is_empty();
        for event in events {
            self.board.apply(&Recorded {
                seq: Seq(self.board.seq.0 + 1),
                at: now,
                actor: actor.clone(),
                command: CommandId::from_bits(1),
                event,
            });
        }
        Ok(happens)
    }

    /// Escalates it, and says which steps of which ladder.
    fn escalate(&mut self, now: Timestamp) -> Vec<(MissedDeadline, u8)> {
        let due = self.notice().escalations(now);
        self.give("系统", now, NoticeAction::Escalate {}).unwrap();
        let step = |change| match change {
            NoticeChange::Escalated { missed, step, .. } => Some((missed, step)),
            _ => None,
        };
        due.into_iter().filter_map(step).collect()
    }

    fn notice(&self) -> &Notice {
        &self.board.notices[&ID]
    }

    fn issued(&self) -> &Issued {
        self.notice().issued().unwrap()
    }
}

const ID: NoticeId = NoticeId(1);

fn draft() -> NoticeAction {
    NoticeAction::Draft { content: Box::new(content()) }
}

fn sign() -> NoticeAction {
    NoticeAction::Acknowledge { signer: name("陈××") }
}

fn respond() -> NoticeAction {
    NoticeAction::Respond { text: text("已复工"), evidence: Vec::new() }
}

/// A desk with a notice issued on Friday the 20th at ten.
fn issued() -> Desk {
    let mut desk = Desk::new();
    let now = moment("2026-11-20", 10);
    desk.give("office", now, draft()).unwrap();
    desk.give("office", now, NoticeAction::Issue {}).unwrap();
    desk
}

#[test]
fn an_issued_notice_says_what_its_template_says() {
    let mut desk = Desk::new();
    desk.document(|file| {
        file.closing = text("请于收到后{签收时限}签收，{反馈期限}前反馈整改结果。");
    });
    let now = moment("2026-11-20", 10);
    desk.give("office", now, draft()).unwrap();
    desk.give("office", now, NoticeAction::Issue {}).unwrap();
    let paper = &desk.issued().paper;
    assert_eq!(paper.number.to_string(), "挂战点球〔2026〕3号");
    assert_eq!(paper.closing.as_str(), "请于收到后24小时内签收，12月7日前反馈整改结果。");
    assert!(paper.opening.as_str().contains("岳池人民医院迁建进度严重滞后，现予点球"));
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
        let command = NoticeAction::Draft { content: Box::new(content) };
        desk.give("office", moment("2026-11-20", 10), command).unwrap();
        let later = moment("2026-11-21", 10);
        let issue = desk.give("office", later, NoticeAction::Issue {});
        assert_eq!(issue, Err(refusal));
        assert!(desk.notice().draft().is_some(), "the draft is kept");
    }
}

#[test]
fn nobody_to_sign_and_a_cancelled_project_are_refused() {
    let now = moment("2026-11-20", 10);
    let mut desk = Desk::without_an_account();
    desk.give("office", now, draft()).unwrap();
    let issue = NoticeAction::Issue {};
    assert_eq!(desk.give("office", now, issue.clone()), Err(NoticeRefusal::NobodyToSign));
    let on_paper = NoticeContent { on_paper: true, ..content() };
    let revise = NoticeAction::Revise { content: Box::new(on_paper) };
    desk.give("office", now, revise).unwrap();
    desk.condition(Condition::Cancelled { reason: text("x") });
    assert_eq!(desk.give("office", now, issue.clone()), Err(NoticeRefusal::ProjectCancelled));
    desk.condition(Condition::Active);
    assert!(desk.give("office", now, issue).is_ok());
}

#[test]
fn the_office_issues_nothing_alone_unless_the_type_of_document_says_so() {
    let now = moment("2026-11-20", 10);
    let mut desk = Desk::new();
    let standard = Document::standard(None).unwrap();
    desk.board.documents.add(DocumentId::STANDARD, standard);
    desk.give("陈", now, draft()).unwrap();
    let issue = NoticeAction::Issue {};
    assert_eq!(desk.give("陈", now, issue.clone()), Err(NoticeRefusal::Unchecked));
    desk.document(|_| {});
    assert!(desk.give("陈", now, issue).is_ok());
}

#[test]
fn a_second_person_checks_what_the_office_issues_and_a_leader_needs_nobody() {
    let now = moment("2026-11-20", 10);
    let mut desk = Desk::new();
    desk.document(|file| file.check = true);
    desk.give("陈", now, draft()).unwrap();
    let (issue, check) = (NoticeAction::Issue {}, NoticeAction::Check {});
    assert_eq!(desk.give("陈", now, issue.clone()), Err(NoticeRefusal::Unchecked));
    assert_eq!(desk.give("陈", now, check.clone()), Err(NoticeRefusal::CheckedByWriter));
    desk.give("李", now, check).unwrap();
    let other = NoticeContent { subject: Some(name("另一事由")), ..content() };
    let revise = NoticeAction::Revise { content: Box::new(other) };
    desk.give("陈", now, revise).unwrap();
    assert_eq!(desk.give("陈", now, issue.clone()), Err(NoticeRefusal::Unchecked));
    let leader = Actor { name: name("王市长"), ..actor(Role::Leader) };
    assert!(desk.give_as(&leader, now, issue).is_ok());
}
