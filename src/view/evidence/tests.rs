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
    view::{assessment::Assessment, project_file::project_file},
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

#[test]
fn a_released_photograph_is_everybodys_until_it_is_withheld_or_withdrawn() {
    let (mut fixture, project) = with_a_photo();
    let subject = Subject::Evidence(project, EvidenceId(1));
    let act = |action| Command::new(subject, action);
    let outsiders = [Role::Viewer, Role::Display, Role::Unit(UnitId(2))];
    let seen = |fixture: &Fixture, role| evidence(&fixture.board, &actor(role), project);

    assert_eq!(code(&mut fixture, UNIT, act(EvidenceAction::Release {})), Some("not-allowed"));
    assert_eq!(
        code(&mut fixture, Role::Office, act(EvidenceAction::Withhold {})),
        Some("evidence-not-released")
    );
    fixture.accept(act(EvidenceAction::Release {}));
    assert_eq!(
        code(&mut fixture, Role::Office, act(EvidenceAction::Release {})),
        Some("evidence-already-released")
    );
    for role in outsiders {
        let shown = seen(&fixture, role).unwrap();
        let line = &shown.lines[0];
        // The post that attached it, neither its holder's name nor where it was taken.
        assert_eq!(line.by, By::Post(UNIT, fixture.board.unit_name(UnitId(1)).map(str::to_owned)));
        assert!(line.released && !line.releases && line.shot.is_none(), "{role:?}");
        assert!(!shown.attaches && shown.claims.is_none(), "{role:?}");
    }
    fixture.accept(act(EvidenceAction::Withhold {}));
    for role in outsiders {
        assert_eq!(seen(&fixture, role), None, "{role:?}");
    }
    fixture.accept(act(EvidenceAction::Release {}));
    assert_eq!(
        code(&mut fixture, UNIT, act(EvidenceAction::Withdraw { reason: text("传错项目") })),
        None
    );
    for role in outsiders {
        assert_eq!(seen(&fixture, role), None, "{role:?}");
    }
    let document = EvidenceFile { kind: FileKind::Pdf, ..photo() };
    fixture.accept(attach(project, document));
    let release =
        Command::new(Subject::Evidence(project, EvidenceId(2)), EvidenceAction::Release {});
    assert_eq!(code(&mut fixture, Role::Office, release), Some("evidence-no-photograph"));
}

#[test]
fn the_picture_of_a_site_is_the_newest_that_was_released() {
    let (mut fixture, project) = with_a_photo();
    let taken = |days: i64| photo().taken.map(|at| Timestamp(at.0 + days * 86_400_000));
    for days in [-20, -2, -9] {
        fixture.accept(attach(project, EvidenceFile { taken: taken(days), ..photo() }));
    }
    let picture = |fixture: &Fixture| {
        let assessment = Assessment::of(&fixture.board);
        project_file(&assessment, project, fixture.now).unwrap().photograph.map(|p| p.id)
    };
    assert_eq!(picture(&fixture), None);
    for (released, expected) in [(2, 2), (3, 3), (4, 3)] {
        let subject = Subject::Evidence(project, EvidenceId(released));
        fixture.accept(Command::new(subject, EvidenceAction::Release {}));
        assert_eq!(picture(&fixture), Some(EvidenceId(expected)));
    }
}
