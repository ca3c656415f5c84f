use proptest::prelude::*;

use super::*;
use crate::{
    command::Command,
    fixture::{Fixture, date, office, text},
    model::milestone::{Milestone, MoveReason},
};

const START: u32 = 1;
const COMPLETION: u32 = 2;

/// A project that is to start in March 2026 and to be completed in June 2027, on 10 May 2026.
fn two() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-05-10");
    fixture.plan_start(project, "2026-03");
    let (kind, plan) = (MilestoneKind::Completion, Some(date("2027-06")));
    let add = MilestoneAction::Add { kind, name: None, plan };
    fixture.accept(Command::new(Subject::Project(project), add));
    (fixture, project)
}

fn milestones(fixture: &Fixture) -> &[Milestone] {
    let project = fixture.board.projects.values().next();
    project.map(|project| project.milestones.as_slice()).unwrap()
}

/// Whether the office's action on a milestone changed anything, or why it was refused.
fn give(fixture: &mut Fixture, number: u32, action: MilestoneAction) -> Result<bool, &'static str> {
    let project = *fixture.board.projects.keys().next().unwrap();
    let command = Command::new(Subject::Milestone(project, MilestoneId(number)), action);
    let before = fixture.board.seq;
    let outcome = fixture.give(&office(), Vec::new(), command);
    outcome.map(|_| fixture.board.seq != before).map_err(|refusal| refusal.code())
}

fn claim(day: &str) -> MilestoneAction {
    MilestoneAction::Claim { date: date(day), evidence: Vec::new() }
}

#[test]
fn a_guess_lies_neither_in_the_past_nor_before_what_happened() {
    let (mut fixture, _) = two();
    give(&mut fixture, START, claim("2026-04-02")).unwrap();
    let refused =
        [("2026-03", "forecast-before-last-fact"), ("2026-05-09", "forecast-in-the-past")];
    let mut forecast =
        |day| give(&mut fixture, COMPLETION, MilestoneAction::Forecast { date: date(day) });
    for (guess, refusal) in refused {
        assert_eq!(forecast(guess), Err(refusal), "{guess}");
    }
    for guess in ["2026-05-10", "2026-05", "2027-01"] {
        assert_eq!(forecast(guess), Ok(true), "{guess}");
    }
}

#[test]
fn a_returned_claim_keeps_its_reason_until_the_next_claim() {
    let (mut fixture, _) = two();
    let back = || MilestoneAction::ReturnClaim { reason: text("照片看不清") };
    assert_eq!(give(&mut fixture, START, back()), Err("nothing-claimed"));
    give(&mut fixture, START, claim("2026-04-02")).unwrap();
    give(&mut fixture, START, back()).unwrap();
    let start = &milestones(&fixture)[0];
    assert!(start.claimed.is_none());
    assert_eq!(start.returned.as_ref().unwrap().reason.as_str(), "照片看不清");
    give(&mut fixture, START, claim("2026-04-02")).unwrap();
    let start = &milestones(&fixture)[0];
    assert!(start.returned.is_none() && start.open_claim().is_some());
}

#[test]
fn a_claim_is_withdrawn_until_it_is_recognised() {
    let (mut fixture, _) = two();
    let withdraw = || MilestoneAction::WithdrawClaim {};
    assert_eq!(give(&mut fixture, START, withdraw()), Err("nothing-claimed"));
    give(&mut fixture, START, claim("2026-04-02")).unwrap();
    assert_eq!(give(&mut fixture, START, withdraw()), Ok(true));
    let start = &milestones(&fixture)[0];
    assert!(start.claimed.is_none() && start.returned.is_none());
    give(&mut fixture, START, claim("2026-04-02")).unwrap();
    let recognise = MilestoneAction::Recognise { date: date("2026-04-02") };
    give(&mut fixture, START, recognise).unwrap();
    assert!(give(&mut fixture, START, withdraw()).is_err());
}

#[test]
fn another_reason_needs_words_and_the_same_wish_twice_is_one() {
    let (mut fixture, _) = two();
    let mut ask = |words: Option<&str>| {
        let (date, reason, words) = (date("2027-09"), MoveReason::Other, words.map(text));
        give(&mut fixture, COMPLETION, MilestoneAction::AskMove { date, reason, words })
    };
    assert_eq!(ask(None), Err("move-words-missing"));
    assert_eq!(ask(Some("设备到货晚")), Ok(true));
    assert_eq!(ask(Some("设备到货晚")), Ok(false));
}

#[test]
fn a_completion_is_never_asked_for_before_the_start() {
    let (mut fixture, _) = two();
    let (date, reason) = (date("2026-02"), MoveReason::Policy);
    let ask = MilestoneAction::AskMove { date, reason, words: None };
    assert_eq!(give(&mut fixture, COMPLETION, ask), Err("completion-before-start"));
}

#[test]
fn a_milestone_is_added_to_its_project_and_nowhere_else() {
    let (mut fixture, project) = two();
    let add = || MilestoneAction::Add { kind: MilestoneKind::Start, name: None, plan: None };
    assert_eq!(give(&mut fixture, START, add()), Err("wrong-subject"));
    let again = Command::new(Subject::Project(project), add());
    let refusal = fixture.give(&office(), Vec::new(), again).unwrap_err();
    assert_eq!(refusal.code(), "milestone-already-there");
}

fn step() -> impl Strategy<Value = (u32, MilestoneAction)> {
    let reason = || text("说明");
    (1_u32..3, 0_usize..9).prop_map(move |(number, which)| {
        let later = date("2027-07-01");
        let action = match which {
            0 => claim("2026-04-02"),
            1 => MilestoneAction::ReturnClaim { reason: reason() },
            2 => MilestoneAction::Plan { plan: later, reason: Some(reason()) },
            3 => MilestoneAction::Forecast { date: later },
            4 => MilestoneAction::AskMove { date: later, reason: MoveReason::Land, words: None },
            5 => MilestoneAction::GrantMove {},
            6 => MilestoneAction::RefuseMove { reason: reason() },
            7 => MilestoneAction::WithdrawClaim {},
            _ => MilestoneAction::Weigh { weight: 300 },
        };
        (number, action)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_but_a_recognition_recognises_and_no_baseline_moves(
        steps in proptest::collection::vec(step(), 1..20),
    ) {
        let (mut fixture, _) = two();
        let before = milestones(&fixture).to_vec();
        for (number, action) in steps {
            let _ = give(&mut fixture, number, action);
        }
        for (now, before) in milestones(&fixture).iter().zip(before) {
            prop_assert!(!now.recognised.is_yes());
            prop_assert_eq!(now.schedule.unwrap().baseline, before.schedule.unwrap().baseline);
            prop_assert!(now.claimed.is_none() || now.returned.is_none());
        }
    }
}
