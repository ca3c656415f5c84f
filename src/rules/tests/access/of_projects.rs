//! Commands about a project and what belongs to it: its reports, milestones, problems, cards.

use super::*;
use crate::model::{
    card::{CardLevel, StatedCard},
    finding::Stated,
};

pub fn photo() -> EvidenceFile {
    EvidenceFile { milestone: None, ..fixture::photo() }
}

pub fn report(project: ProjectId) -> Command {
    let record = ReportAction::Record { figures: Figures::default(), confirmed: false };
    Command::new(Subject::Report(project, month("2026-03")), record)
}

pub fn raise(project: ProjectId) -> Command {
    Command::new(Subject::Project(project), ProblemAction::Raise(problem()))
}

pub fn problem() -> ProblemFile {
    ProblemFile {
        kind: ProblemKind::Power,
        text: text("x"),
        since: month("2026-03").first_day(),
        solver: Some(UnitId(2)),
        level: CoordinationLevel::City,
        deadline: None,
    }
}

pub fn of_milestones(project: ProjectId) -> Vec<(Who, Command)> {
    let (date, kind) = (date("2026-03"), MilestoneKind::Start);
    let (reason, evidence) = (text("x"), Vec::new());
    let reason_for_move = MoveReason::Land;
    let add = MilestoneAction::Add { kind, name: None, plan: None };
    let actions = [
        (Who::Office, MilestoneAction::Plan { plan: date, reason: None }),
        (Who::Office, MilestoneAction::GrantMove {}),
        (Who::Office, MilestoneAction::RefuseMove { reason: reason.clone() }),
        (Who::Office, MilestoneAction::ReturnClaim { reason }),
        (Who::Office, MilestoneAction::Recognise { date }),
        (Who::Office, MilestoneAction::Weigh { weight: 1 }),
        (Who::Theirs, MilestoneAction::Forecast { date }),
        (Who::Theirs, MilestoneAction::Claim { date, evidence }),
        (Who::Theirs, MilestoneAction::WithdrawClaim {}),
        (Who::Theirs, MilestoneAction::AskMove { date, reason: reason_for_move, words: None }),
    ];
    let start = Subject::Milestone(project, MilestoneId(1));
    let of_the_start = actions.map(|(who, action)| (who, Command::new(start, action)));
    let add = Command::new(Subject::Project(project), add);
    [(Who::Office, add)].into_iter().chain(of_the_start).collect()
}

pub fn of_recognition(project: ProjectId) -> Vec<(Who, Command)> {
    let (milestone, unit) = (MilestoneId(1), UnitId(1));
    let decision = ClaimDecision::Returned { reason: text("x") };
    let checklist = Subject::Checklist(MilestoneKind::Start);
    let open = RecognitionAction::Open { claims: Vec::new() };
    let in_batch = [
        RecognitionAction::Opine { unit, agrees: true, remark: None },
        RecognitionAction::Decide { project, milestone, decision },
        RecognitionAction::Close {},
    ];
    let others = [
        Command::new(checklist, ChecklistAction::Set { items: Vec::new() }),
        Command::new(Subject::City, open),
    ];
    let in_batch = in_batch.map(|action| Command::new(Subject::Batch(BatchId(1)), action));
    others.into_iter().chain(in_batch).map(|command| (Who::Office, command)).collect()
}

pub fn attach(project: ProjectId) -> Command {
    Command::new(Subject::Project(project), EvidenceAction::Attach { file: photo() })
}

pub fn of_the_project(project: ProjectId) -> Vec<(Who, Command)> {
    let words = text("x");
    let back = ReportAction::Return { reason: words.clone() };
    let problem = Subject::Problem(project, ProblemId(1));
    let problem = |who, action| (who, Command::new(problem, action));
    let evidence =
        |who, action| (who, Command::new(Subject::Evidence(project, EvidenceId(1)), action));
    vec![
        (Who::Theirs, report(project)),
        (Who::County, Command::new(Subject::Report(project, month("2026-03")), back)),
        (Who::Showing, attach(project)),
        evidence(Who::Theirs, EvidenceAction::Withdraw { reason: words.clone() }),
        evidence(Who::Office, EvidenceAction::Release {}),
        evidence(Who::Office, EvidenceAction::Withhold {}),
        (Who::Theirs, raise(project)),
        problem(Who::Theirs, ProblemAction::Revise(self::problem())),
        problem(Who::Solvers, ProblemAction::AddStep { text: words.clone() }),
        problem(Who::Office, ProblemAction::Close { text: words.clone() }),
        problem(Who::Office, ProblemAction::Reopen { reason: words }),
    ]
}

/// A card from before this program was used.
fn stated_card() -> StatedCard {
    StatedCard {
        level: CardLevel::Red,
        issued_on: month("2026-03").first_day(),
        stated: Stated {
            reason: text("x"),
            file: name("x"),
            sheet: None,
            row: 2,
            document: None,
            answer_by: None,
            answered_on: None,
            remark: None,
        },
        answer: None,
        lifted: None,
    }
}

pub fn of_cards(project: ProjectId) -> Vec<(Who, Command)> {
    let on = month("2026-03").last_day();
    let (person, leader) = (name("x"), name("x"));
    let exemption = Exemption { reason: text("x"), until: on, leader: leader.clone(), paper: None };
    let signature = Signature { person: person.clone(), on, paper: None };
    let claim = Rectification { text: text("x"), evidence: Vec::new() };
    let record = InterviewRecord { on, with: person, text: text("x") };
    let (cards, reason, how) = (vec![CardId(1)], text("x"), YearEnd::Lifted);
    let (city, list) = (Subject::City, Subject::Period(on.month()));
    let card = Subject::Card(FindingSubject::Project(project), CardId(1));
    let before = Subject::Project(project);
    let commands = [
        (Who::Office, before, CardAction::TakeOver { card: Box::new(stated_card()) }),
        (Who::Office, city, CardAction::Evaluate),
        (Who::Leaders, city, CardAction::Approve { cards: cards.clone(), leader, on, paper: None }),
        (Who::Office, list, CardAction::Issue { cards: cards.clone() }),
        (Who::Office, city, CardAction::Settle { cards, how, text: reason.clone() }),
        (Who::Theirs, card, CardAction::Verify { statement: None }),
        (Who::Leaders, card, CardAction::Exempt { exemption }),
        (Who::Answering, card, CardAction::Acknowledge { signature }),
        (Who::Answering, card, CardAction::Rectify { claim }),
        (Who::Office, card, CardAction::Return { reason: reason.clone() }),
        (Who::Office, card, CardAction::Lift { text: reason.clone() }),
        (Who::Office, card, CardAction::Review { verdict: None, reason: reason.clone() }),
        (Who::Office, card, CardAction::Revoke { reason: reason.clone() }),
        (Who::Office, card, CardAction::Withdraw { reason }),
        (Who::Office, card, CardAction::Interview { record }),
    ];
    commands.map(|(who, subject, action)| (who, Command::new(subject, action))).into()
}

pub fn flag() -> BottomLineAction {
    BottomLineAction::Raise { line: BottomLineKind::Quality, reason: text("x") }
}

pub fn of_bottom_lines(project: ProjectId) -> Vec<(Who, Command)> {
    let raised = Subject::BottomLine(project, BottomLineId(1));
    let back = BottomLineAction::TakeBack { reason: text("x") };
    vec![
        (Who::Leaders, Command::new(Subject::Project(project), flag())),
        (Who::Leaders, Command::new(raised, back)),
    ]
}
