use super::*;
use crate::{
    command::Command,
    fixture::{Fixture, date, photo, text},
    model::{actor::Role, milestone::MilestoneAction},
    value::{MilestoneId, RegionId, UnitId},
};

#[test]
fn what_a_claim_names_is_not_withdrawn_while_the_claim_waits() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.plan_start(project, "2026-04");
    let milestone = MilestoneId(1);
    // The second shows no milestone, and is named by the claim all the same.
    for shows in [Some(milestone), None, Some(milestone)] {
        let file = EvidenceFile { milestone: shows, ..photo() };
        fixture.accept(Command::new(Subject::Project(project), EvidenceAction::Attach { file }));
    }
    let named = vec![EvidenceId(1), EvidenceId(2)];
    let claim = |evidence| {
        let date = date("2026-04-02");
        Command::new(
            Subject::Milestone(project, milestone),
            MilestoneAction::Claim { date, evidence },
        )
    };
    fixture.accept(claim(named.clone()));
    let withdraw = |fixture: &mut Fixture, evidence| {
        let withdraw = EvidenceAction::Withdraw { reason: text("传错项目") };
        let command = Command::new(Subject::Evidence(project, evidence), withdraw);
        let outcome = fixture.give(&crate::fixture::office(), Vec::new(), command);
        outcome.err().map(|refusal| refusal.code())
    };
    for evidence in named {
        assert_eq!(withdraw(&mut fixture, evidence), Some("evidence-in-a-claim"));
    }
    assert_eq!(withdraw(&mut fixture, EvidenceId(3)), None, "the claim does not name it");

    let reason = text("照片模糊");
    let back = MilestoneAction::ReturnClaim { reason };
    fixture.accept(Command::new(Subject::Milestone(project, milestone), back));
    assert_eq!(withdraw(&mut fixture, EvidenceId(1)), None);
}

#[test]
fn evidence_is_found_only_below_its_own_project() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let attach = EvidenceAction::Attach { file: EvidenceFile { milestone: None, ..photo() } };
    fixture.accept(Command::new(Subject::Project(project), attach));
    let other = fixture.register("岳池实验学校新建", RegionId(1));
    let withdraw = EvidenceAction::Withdraw { reason: text("传错项目") };
    let command = Command::new(Subject::Evidence(other, EvidenceId(1)), withdraw);
    let office = crate::fixture::office();
    let refusal = fixture.give(&office, Vec::new(), command.clone()).unwrap_err();
    assert_eq!(refusal.code(), "unknown-evidence");
    let unit = crate::fixture::actor(Role::Unit(UnitId(1)));
    assert_eq!(fixture.give(&unit, Vec::new(), command), Err(Refusal::NotAllowed));
}
