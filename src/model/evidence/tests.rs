use super::*;
use crate::{
    command::Command,
    decide::stand::{Stand, date, photo, text},
    model::milestone::MilestoneCommand,
};

#[test]
fn what_a_claim_names_is_not_withdrawn_while_the_claim_waits() {
    let (mut stand, project) = Stand::with_a_project("2026-04-10");
    stand.plan_start(project, "2026-04");
    let milestone = MilestoneId(1);
    // The second shows no milestone, and is named by the claim all the same.
    for shows in [Some(milestone), None, Some(milestone)] {
        let file = EvidenceFile { milestone: shows, ..photo() };
        stand.accept(Command::Evidence(EvidenceCommand::Attach { project, file }));
    }
    let named = vec![EvidenceId(1), EvidenceId(2)];
    let claim = |evidence| {
        let date = date("2026-04-02");
        Command::Milestone(MilestoneCommand::Claim { project, milestone, date, evidence })
    };
    stand.accept(claim(named.clone()));
    let withdraw = |stand: &mut Stand, evidence| {
        let command = EvidenceCommand::Withdraw { evidence, reason: text("传错项目") };
        let office = crate::decide::stand::office();
        let outcome = stand.give(&office, Vec::new(), Command::Evidence(command));
        outcome.err().map(|refusal| refusal.code())
    };
    for evidence in named {
        assert_eq!(withdraw(&mut stand, evidence), Some("evidence-in-a-claim"));
    }
    assert_eq!(withdraw(&mut stand, EvidenceId(3)), None, "the claim does not name it");

    let reason = text("照片模糊");
    let back = MilestoneCommand::ReturnClaim { project, milestone, reason };
    stand.accept(Command::Milestone(back));
    assert_eq!(withdraw(&mut stand, EvidenceId(1)), None);
}
