use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, date, office, photo, point, text},
    model::{
        actor::Role,
        evidence::{EvidenceAction, EvidenceFile, MOST_BYTES},
        milestone::MilestoneAction,
        project::{ProjectAction, Site},
    },
    value::{RegionId, UnitId},
};

const UNIT: Role = Role::Unit(UnitId(1));

fn code(fixture: &mut Fixture, role: Role, command: Command) -> Option<&'static str> {
    let outcome = fixture.give(&actor(role), Vec::new(), command);
    outcome.err().map(|refusal| refusal.code())
}

fn attach(project: ProjectId, file: EvidenceFile) -> Command {
    Command::new(Subject::Project(project), EvidenceAction::Attach { file })
}

fn with_a_photo() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.plan_start(project, "2026-04");
    let shape = point(106.85, 30.4).into();
    let site = Site::Placed { shape, written: None };
    fixture.accept(Command::new(Subject::Project(project), ProjectAction::Place { site }));
    assert_eq!(code(&mut fixture, UNIT, attach(project, photo())), None);
    (fixture, project)
}

#[test]
fn where_and_when_a_photograph_was_taken_only_the_office_is_told() {
    let (fixture, project) = with_a_photo();
    let seen = |role| evidence(&fixture.board, &actor(role), project);
    let shot = seen(Role::Office).unwrap().lines[0].shot.unwrap();
    assert_eq!(shot.distance, Distance::Metres(556));
    assert!(shot.taken.is_some());
    for role in [UNIT, Role::RegionOffice(RegionId(1)), Role::Leader] {
        assert_eq!(seen(role).unwrap().lines[0].shot, None, "{role:?}");
    }
    for role in [Role::Viewer, Role::Display, Role::Unit(UnitId(2))] {
        assert_eq!(seen(role), None, "{role:?}");
    }
}

#[test]
fn those_whose_project_it_is_and_those_who_decide_may_add_to_it() {
    let (fixture, project) = with_a_photo();
    let attaches = |role| evidence(&fixture.board, &actor(role), project).map(|e| e.attaches);
    for role in [UNIT, Role::RegionOffice(RegionId(1)), Role::Leader, Role::Office, Role::Admin] {
        assert_eq!(attaches(role), Some(true), "{role:?}");
    }
    assert_eq!(attaches(Role::Unit(UnitId(2))), None);
}

#[test]
fn files_that_cannot_be_are_refused() {
    let (mut fixture, project) = with_a_photo();
    let cases = [
        (EvidenceFile { bytes: MOST_BYTES + 1, ..photo() }, "evidence-too-large"),
        (EvidenceFile { bytes: 0, ..photo() }, "evidence-empty"),
        (EvidenceFile { milestone: Some(MilestoneId(9)), ..photo() }, "unknown-milestone"),
    ];
    for (file, expected) in cases {
        assert_eq!(code(&mut fixture, UNIT, attach(project, file)), Some(expected));
    }
}

#[test]
fn evidence_is_withdrawn_by_its_own_and_not_once_its_milestone_is_recognised() {
    let (mut fixture, project) = with_a_photo();
    let evidence = EvidenceId(1);
    let withdraw = || {
        let withdraw = EvidenceAction::Withdraw { reason: text("传错项目") };
        Command::new(Subject::Evidence(project, evidence), withdraw)
    };
    let county = Role::RegionOffice(RegionId(1));
    assert_eq!(code(&mut fixture, county, withdraw()), Some("evidence-of-another"));
    let (milestone, date) = (Subject::Milestone(project, MilestoneId(1)), date("2026-04-02"));
    let claim = |evidence| Command::new(milestone, MilestoneAction::Claim { date, evidence });
    let missing = fixture.give(&office(), Vec::new(), claim(vec![EvidenceId(9)]));
    assert_eq!(missing.unwrap_err().code(), "unknown-evidence");
    fixture.accept(claim(vec![evidence]));
    fixture.accept(Command::new(milestone, MilestoneAction::Recognise { date }));
    assert_eq!(code(&mut fixture, UNIT, withdraw()), Some("evidence-recognised"));
    let (mut again, _) = with_a_photo();
    assert_eq!(code(&mut again, UNIT, withdraw()), None);
    assert_eq!(code(&mut again, UNIT, withdraw()), Some("unknown-evidence"));
}
