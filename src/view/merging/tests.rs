//! Probable doubles, and what merging them would join.

use super::*;
use crate::{
    command::Command,
    fixture::{Fixture, actor, name, point},
    geometry::Shape as Geometry,
    model::{
        actor::Role,
        project::{FactChange, ProjectAction, Site},
    },
    value::RegionId,
};

fn asked(fixture: &Fixture, role: Role, asked: &Merging) -> Result<MergingView, Unanswered> {
    let assessment = std::sync::Arc::new(Assessment::of(&fixture.board));
    let seen = Seen { assessment, actor: actor(role) };
    asked.answer(&seen, &[], fixture.now)
}

fn revise(fixture: &mut Fixture, project: ProjectId, change: FactChange) {
    let revise = ProjectAction::Revise { changes: vec![change] };
    fixture.accept(Command::new(Subject::Project(project), revise));
}

fn doubles(fixture: &Fixture) -> Vec<(ProjectId, ProjectId, Likely)> {
    let view = asked(fixture, Role::Office, &Merging::default()).unwrap();
    view.doubles.iter().map(|it| (it.one.0.id, it.other.0.id, it.why)).collect()
}

#[test]
fn a_code_a_name_or_a_place_with_a_name_alike_makes_a_probable_double() {
    let (mut fixture, first) = Fixture::with_a_project("2026-04-10");
    let coded = fixture.register("城南水厂", RegionId(1));
    for project in [first, coded] {
        revise(&mut fixture, project, FactChange::Code(Some(name("2026-51-01"))));
    }
    let named = fixture.register("岳池人民医院 迁建", RegionId(2));
    let alike = fixture.register("岳池县人民医院整体迁建工程", RegionId(1));
    let at = |lon| Site::Placed { shape: Geometry::Point(point(lon, 30.05)), written: None };
    for (project, lon) in [(first, 106.05), (alike, 106.051)] {
        let place = ProjectAction::Place { site: at(lon) };
        fixture.accept(Command::new(Subject::Project(project), place));
    }
    let expected =
        [(first, coded, Likely::Code), (first, named, Likely::Name), (first, alike, Likely::Place)];
    assert_eq!(doubles(&fixture), expected);
    let place = ProjectAction::Place { site: at(106.08) };
    fixture.accept(Command::new(Subject::Project(alike), place));
    assert_eq!(doubles(&fixture), expected[..2]);
}

#[test]
fn a_sheet_says_what_differs_what_is_filled_and_what_comes_along() {
    let (mut fixture, stays) = Fixture::with_a_project("2026-04-10");
    let retires = fixture.register("岳池县人民医院整体迁建工程", RegionId(1));
    revise(&mut fixture, retires, FactChange::Sector(Some(name("民生"))));
    fixture.plan_start(retires, "2026-05");
    let both = Merging { stays: Some(stays), retires: Some(retires) };
    let sheet = asked(&fixture, Role::Office, &both).unwrap().sheet.unwrap();
    let fields = sheet.differs.iter().map(|differing| match differing {
        Differing::Field(field, ..) => *field,
        other => panic!("{other:?}"),
    });
    let fields: Vec<_> = fields.collect();
    assert_eq!(fields, [FactField::Name]);
    assert_eq!(sheet.fills, [(FactField::Sector, FactWords::Text("民生".to_owned()))]);
    assert_eq!(sheet.joins, [("milestones".to_owned(), 1)]);
    assert_eq!(sheet.hindrance, None);
}

#[test]
fn nobody_but_the_office_is_answered() {
    let (fixture, _) = Fixture::with_a_project("2026-04-10");
    for role in [Role::Viewer, Role::Leader, Role::RegionOffice(RegionId(1))] {
        let answer = asked(&fixture, role, &Merging::default());
        assert_eq!(answer.err(), Some(Unanswered::NotAllowed), "{role:?}");
    }
}
