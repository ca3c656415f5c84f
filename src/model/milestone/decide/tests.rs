use proptest::prelude::*;

use super::*;
use crate::value::{Name, Seq, Timestamp};

const PROJECT: ProjectId = ProjectId(1);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn date(text: &str) -> LedgerDate {
    text.parse().unwrap()
}

fn milestone(number: u32, kind: MilestoneKind, plan: &str) -> Milestone {
    Milestone::new(MilestoneId(number), kind, None, Some(date(plan)), Seq(1))
}

fn two() -> Vec<Milestone> {
    vec![
        milestone(1, MilestoneKind::Start, "2026-03"),
        milestone(2, MilestoneKind::Completion, "2027-06"),
    ]
}

fn facts(milestones: &[Milestone]) -> MilestoneFacts<'_> {
    MilestoneFacts {
        milestones: Some(milestones),
        next: MilestoneId(9),
        today: day("2026-05-10"),
        evidence_required: false,
        evidence_known: true,
        in_batch: false,
    }
}

/// Decides and folds, as the board does.
fn give(milestones: &mut [Milestone], command: MilestoneAction) -> Result<bool, MilestoneRefusal> {
    let event = decide(&facts(milestones), command)?;
    if let Some(event) = &event {
        let (_, id) = event.subject();
        let by = Name::new("单位").unwrap();
        let known = milestones.iter_mut().find(|m| m.id == id).unwrap();
        known.apply(event, &by, Timestamp(1));
    }
    Ok(event.is_some())
}

fn forecast(number: u32, day: &str) -> MilestoneAction {
    let milestone = MilestoneId(number);
    MilestoneAction::Forecast { project: PROJECT, milestone, date: date(day) }
}

fn claim(number: u32, day: &str) -> MilestoneAction {
    let milestone = MilestoneId(number);
    MilestoneAction::Claim { project: PROJECT, milestone, date: date(day), evidence: Vec::new() }
}

#[test]
fn a_guess_lies_neither_in_the_past_nor_before_what_happened() {
    let mut milestones = two();
    give(&mut milestones, claim(1, "2026-04-02")).unwrap();
    let refused = [
        ("2026-03", MilestoneRefusal::ForecastBeforeLastFact),
        ("2026-05-09", MilestoneRefusal::ForecastInThePast),
    ];
    for (guess, refusal) in refused {
        assert_eq!(give(&mut milestones, forecast(2, guess)), Err(refusal), "{guess}");
    }
    for guess in ["2026-05-10", "2026-05", "2027-01"] {
        assert_eq!(give(&mut milestones, forecast(2, guess)), Ok(true), "{guess}");
    }
}

#[test]
fn a_returned_claim_keeps_its_reason_until_the_next_claim() {
    let mut milestones = two();
    let back = || MilestoneAction::ReturnClaim {
        project: PROJECT,
        milestone: MilestoneId(1),
        reason: Text::new("照片看不清").unwrap(),
    };
    assert_eq!(give(&mut milestones, back()), Err(MilestoneRefusal::NothingClaimed));
    give(&mut milestones, claim(1, "2026-04-02")).unwrap();
    give(&mut milestones, back()).unwrap();
    assert!(milestones[0].claimed.is_none());
    assert_eq!(milestones[0].returned.as_ref().unwrap().reason.as_str(), "照片看不清");
    give(&mut milestones, claim(1, "2026-04-02")).unwrap();
    assert!(milestones[0].returned.is_none() && milestones[0].open_claim().is_some());
}

#[test]
fn another_reason_needs_words_and_the_same_wish_twice_is_one() {
    let mut milestones = two();
    let ask = |reason, words: Option<&str>| MilestoneAction::AskMove {
        project: PROJECT,
        milestone: MilestoneId(2),
        date: date("2027-09"),
        reason,
        words: words.map(|words| Text::new(words).unwrap()),
    };
    let silent = give(&mut milestones, ask(MoveReason::Other, None));
    assert_eq!(silent, Err(MilestoneRefusal::WordsMissing));
    assert_eq!(give(&mut milestones, ask(MoveReason::Other, Some("设备到货晚"))), Ok(true));
    assert_eq!(give(&mut milestones, ask(MoveReason::Other, Some("设备到货晚"))), Ok(false));
}

#[test]
fn a_completion_is_never_asked_for_before_the_start() {
    let mut milestones = two();
    let ask = MilestoneAction::AskMove {
        project: PROJECT,
        milestone: MilestoneId(2),
        date: date("2026-02"),
        reason: MoveReason::Policy,
        words: None,
    };
    assert_eq!(give(&mut milestones, ask), Err(MilestoneRefusal::CompletionBeforeStart));
}

fn step() -> impl Strategy<Value = MilestoneAction> {
    let milestone = (1_u32..3).prop_map(MilestoneId);
    let reason = || Text::new("说明").unwrap();
    (milestone, 0_usize..8).prop_map(move |(milestone, which)| {
        let (project, date) = (PROJECT, date("2026-04-02"));
        let later = LedgerDate::Day(day("2027-07-01"));
        match which {
            0 => MilestoneAction::Claim { project, milestone, date, evidence: Vec::new() },
            1 => MilestoneAction::ReturnClaim { project, milestone, reason: reason() },
            2 => MilestoneAction::Plan { project, milestone, plan: later, reason: Some(reason()) },
            3 => MilestoneAction::Forecast { project, milestone, date: later },
            4 => MilestoneAction::AskMove {
                project,
                milestone,
                date: later,
                reason: MoveReason::Land,
                words: None,
            },
            5 => MilestoneAction::GrantMove { project, milestone },
            6 => MilestoneAction::RefuseMove { project, milestone, reason: reason() },
            _ => MilestoneAction::Weigh { project, milestone, weight: 300 },
        }
    })
}

proptest! {
    #[test]
    fn nothing_but_a_recognition_recognises_and_no_baseline_moves(
        steps in proptest::collection::vec(step(), 1..20),
    ) {
        let mut milestones = two();
        for command in steps {
            let _ = give(&mut milestones, command);
        }
        for (now, before) in milestones.iter().zip(two()) {
            prop_assert!(!now.recognised.is_yes());
            prop_assert_eq!(now.schedule.unwrap().baseline, before.schedule.unwrap().baseline);
            prop_assert!(now.claimed.is_none() || now.returned.is_none());
        }
    }
}
