//! Batches against a board: nothing but a claim and the office recognises.

use proptest::prelude::*;

use super::{ClaimDecision, RecognitionAction};
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, date, name, office, text},
    model::{
        actor::Role,
        checklist::{ChecklistAction, ChecklistItem},
        milestone::{MilestoneAction, MilestoneKind},
    },
    refusal::Refusal,
    value::{BatchId, MilestoneId, ProjectId, UnitId},
};

const START: MilestoneId = MilestoneId(1);

fn with_a_checklist(evidence_required: bool) -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.plan_start(project, "2026-04");
    let items = vec![ChecklistItem { name: name("施工许可证"), evidence_required }];
    let checklist = Subject::Checklist(MilestoneKind::Start);
    fixture.accept(Command::new(checklist, ChecklistAction::Set { items }));
    (fixture, project)
}

fn claim(project: ProjectId) -> Command {
    let claim = MilestoneAction::Claim { date: date("2026-04-02"), evidence: Vec::new() };
    Command::new(Subject::Milestone(project, START), claim)
}

fn open(project: ProjectId) -> Command {
    Command::new(Subject::City, RecognitionAction::Open { claims: vec![(project, START)] })
}

fn in_batch(action: RecognitionAction) -> Command {
    Command::new(Subject::Batch(BatchId(1)), action)
}

fn decide(project: ProjectId, decision: ClaimDecision) -> Command {
    in_batch(RecognitionAction::Decide { project, milestone: START, decision })
}

fn recognised(ticked: &[&str]) -> ClaimDecision {
    let ticked = ticked.iter().map(|item| name(item)).collect();
    ClaimDecision::Recognised { date: date("2026-04-02"), ticked }
}

fn returned() -> ClaimDecision {
    ClaimDecision::Returned { reason: text("照片看不清") }
}

fn code(fixture: &mut Fixture, command: Command) -> Option<&'static str> {
    fixture.give(&office(), Vec::new(), command).err().map(|refusal| refusal.code())
}

#[test]
fn a_claim_without_evidence_is_refused_where_the_checklist_demands_it() {
    let (mut fixture, project) = with_a_checklist(true);
    assert_eq!(code(&mut fixture, claim(project)), Some("evidence-missing"));
}

#[test]
fn a_batch_goes_from_claims_over_decisions_to_its_end() {
    let (mut fixture, project) = with_a_checklist(false);
    let close = in_batch(RecognitionAction::Close {});
    assert_eq!(code(&mut fixture, open(project)), Some("nothing-claimed"));
    fixture.accept(claim(project));
    fixture.accept(open(project));
    assert_eq!(code(&mut fixture, open(project)), Some("claim-in-open-batch"));
    let direct = MilestoneAction::Recognise { date: date("2026-04-02") };
    let direct = Command::new(Subject::Milestone(project, START), direct);
    assert_eq!(code(&mut fixture, direct), Some("claim-in-open-batch"));
    let remark = Some(text("同意"));
    fixture.accept(in_batch(RecognitionAction::Opine { unit: UnitId(1), agrees: true, remark }));
    assert_eq!(code(&mut fixture, close.clone()), Some("batch-undecided"));
    let bare = decide(project, recognised(&[]));
    assert_eq!(code(&mut fixture, bare), Some("checklist-incomplete"));
    fixture.accept(decide(project, recognised(&["施工许可证"])));
    assert_eq!(code(&mut fixture, decide(project, returned())), Some("claim-already-decided"));
    assert!(fixture.board.projects[&project].started().is_yes());
    fixture.accept(close.clone());
    assert_eq!(code(&mut fixture, close), Some("batch-closed"));
    let kinds: Vec<_> = fixture.log.iter().rev().take(3).map(|r| r.event.kind()).collect();
    assert_eq!(kinds, ["recognition-closed", "recognition-decided", "milestone-recognised"]);
}

#[test]
fn a_returned_claim_can_be_claimed_and_gathered_again() {
    let (mut fixture, project) = with_a_checklist(false);
    fixture.accept(claim(project));
    fixture.accept(open(project));
    fixture.accept(decide(project, returned()));
    let start = &fixture.board.projects[&project].milestones[0];
    assert!(start.claimed.is_none() && start.returned.is_some());
    fixture.accept(claim(project));
    fixture.accept(open(project));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_path_recognises_without_a_claim_and_the_office(
        steps in proptest::collection::vec((0_usize..5, 0_usize..3), 1..16),
    ) {
        let (mut fixture, project) = with_a_checklist(false);
        let mut claimed = false;
        for (what, who) in steps {
            let by = actor([Role::Unit(UnitId(1)), Role::Leader, Role::Office][who]);
            let command = match what {
                0 => claim(project),
                1 => open(project),
                2 => decide(project, recognised(&["施工许可证"])),
                3 => decide(project, returned()),
                _ => in_batch(RecognitionAction::Close {}),
            };
            let before = fixture.board.projects[&project].started().is_yes();
            let outcome = fixture.give(&by, Vec::new(), command);
            claimed |= what == 0 && outcome.is_ok();
            let after = fixture.board.projects[&project].started().is_yes();
            if after && !before {
                prop_assert!(claimed && what == 2 && who == 2);
            }
            if who == 1 {
                prop_assert_eq!(outcome, Err(Refusal::NotAllowed));
            }
        }
    }
}
