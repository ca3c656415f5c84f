use super::*;
use crate::{
    command::Command,
    fixture::{Fixture, date, photo, text},
    model::milestone::MilestoneAction,
};

#[test]
fn what_a_claim_names_is_not_withdrawn_while_the_claim_waits() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.plan_start(project, "2026-04");
    let milestone = MilestoneId(1);
    // The second shows no milestone, and is named by the claim all the same.
    for shows in [Some(milestone), None, Some(milestone)] {
        let file = EvidenceFile { milestone: shows, ..photo() };
        fixture.accept(Command::from(EvidenceAction::Attach { project, file }));
    }
    let named = vec![EvidenceId(1), EvidenceId(2)];
    let claim = |evidence| {
        let date = date("2026-04-02");
        Command::from(MilestoneAction::Claim { project, milestone, date, evidence })
    };
    fixture.accept(claim(named.clone()));
    let withdraw = |fixture: &mut Fixture, evidence| {
        let command = EvidenceAction::Withdraw { evidence, reason: text("传错项目") };
        let office = crate::fixture::office();
        let outcome = fixture.give(&office, Vec::new(), Command::from(command));
        outcome.err().map(|refusal| refusal.code())
    };
    for evidence in named {
        assert_eq!(withdraw(&mut fixture, evidence), Some("evidence-in-a-claim"));
    }
    assert_eq!(withdraw(&mut fixture, EvidenceId(3)), None, "the claim does not name it");

    let reason = text("照片模糊");
    let back = MilestoneAction::ReturnClaim { project, milestone, reason };
    fixture.accept(Command::from(back));
    assert_eq!(withdraw(&mut fixture, EvidenceId(1)), None);
}
