//! Lines and areas for projects: each drawing is matched with a project by 项目编号, 项目代码, or its
//! name, narrowed by the region. Several stretches of one road are one line. What names no project,
//! or more than one, is said, never guessed.

use std::collections::BTreeMap;

use crate::{
    board::Board,
    command::Command,
    event::Subject,
    geometry::{Boundary, Line, Shape},
    model::{
        ledger::{ImportSummary, Issue, IssueCode},
        project::{Project, ProjectAction, Site},
    },
    value::{Name, ProjectId, text::normalised},
};

/// One drawing and whom it says it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectFeature {
    /// Its place in the file, from 1.
    pub feature: u32,
    /// 项目编号: the identifier that this system gave the project.
    pub number: Option<ProjectId>,
    /// 项目代码: the code that the project has elsewhere.
    pub code: Option<Name>,
    /// 项目名称: the project's name.
    pub name: Option<Name>,
    /// 县区: the region's name, which tells projects of one name apart.
    pub region: Option<Name>,
    /// The line, area or point that is drawn.
    pub shape: Shape,
}

/// What a file of drawings would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GeometryPlan {
    /// What has to be asked for; empty when everything stands as drawn.
    pub commands: Vec<Command>,
    /// Drawings that cannot be taken, by their place in the file.
    pub rejected: Vec<Issue>,
    /// How many projects change and how many stand as drawn.
    pub tally: ImportSummary,
}

/// Works out what drawings would do, changing nothing.
pub fn plan(board: &Board, drawings: &[ProjectFeature]) -> GeometryPlan {
    let mut plan = GeometryPlan::default();
    let mut drawn: BTreeMap<ProjectId, Shape> = BTreeMap::new();
    for drawing in drawings {
        let taken = find(board, drawing).and_then(|project| {
            let shape = match drawn.remove(&project.id) {
                None => drawing.shape.clone(),
                Some(before) => {
                    let joined = joined(&before, &drawing.shape);
                    joined.ok_or_else(|| {
                        drawn.insert(project.id, before);
                        issue(drawing, IssueCode::DuplicateName)
                    })?
                }
            };
            drawn.insert(project.id, shape);
            Ok(())
        });
        plan.rejected.extend(taken.err());
    }
    for (project, shape) in drawn {
        let standing = board.projects.get(&project).and_then(|known| known.shape());
        if standing == Some(&shape) {
            plan.tally.unchanged += 1;
        } else {
            plan.tally.changed += 1;
            let site = Site::Placed { shape, written: None };
            plan.commands
                .push(Command::new(Subject::Project(project), ProjectAction::Place { site }));
        }
    }
    plan
}

/// The project that a drawing names.
fn find<'a>(board: &'a Board, drawing: &ProjectFeature) -> Result<&'a Project, Issue> {
    let wrong = |code| issue(drawing, code);
    let found = if let Some(number) = drawing.number {
        board.projects.get(&number).map(AsRef::as_ref)
    } else if let Some(found) = drawing.code.as_ref().and_then(|code| coded(board, code)) {
        Some(found)
    } else if let Some(name) = &drawing.name {
        named(board, name, drawing.region.as_ref()).map_err(|()| wrong(IssueCode::AmbiguousName))?
    } else {
        None
    };
    let project = found.ok_or_else(|| wrong(IssueCode::UnknownProject))?;
    if project.is_live() { Ok(project) } else { Err(wrong(IssueCode::ProjectCancelled)) }
}

fn coded<'a>(board: &'a Board, code: &Name) -> Option<&'a Project> {
    let word = normalised(code.as_str());
    let is_coded = |project: &&Project| {
        project.facts.code.as_ref().is_some_and(|own| normalised(own.as_str()) == word)
    };
    board.projects.values().map(AsRef::as_ref).find(is_coded)
}

/// The only live project of that name, in that region if one is given.
fn named<'a>(
    board: &'a Board,
    name: &Name,
    region: Option<&Name>,
) -> Result<Option<&'a Project>, ()> {
    let word = normalised(name.as_str());
    let region = region.and_then(|name| board.region_called(name.as_str())).map(|r| r.id);
    let mut called = board.projects.values().map(AsRef::as_ref).filter(|project| {
        project.is_live()
            && normalised(project.facts.name.as_str()) == word
            && region.is_none_or(|id| project.facts.regions.iter().any(|s| s.region == id))
    });
    let found = called.next();
    if called.next().is_some() { Err(()) } else { Ok(found) }
}

/// Two drawings of one project as one; none where they are of different sorts.
fn joined(one: &Shape, other: &Shape) -> Option<Shape> {
    match (one, other) {
        (Shape::Line(one), Shape::Line(other)) => {
            let stretches = [one.stretches(), other.stretches()].concat();
            Line::try_from(stretches).ok().map(Shape::Line)
        }
        (Shape::Area(one), Shape::Area(other)) => {
            let mut polygons = Vec::from(one.clone());
            polygons.extend(Vec::from(other.clone()));
            Boundary::try_from(polygons).ok().map(Shape::Area)
        }
        (one, other) => (one == other).then(|| one.clone()),
    }
}

/// A drawing's fault, with whom it names.
fn issue(drawing: &ProjectFeature, code: IssueCode) -> Issue {
    let number = drawing.number.map(|number| number.to_string());
    let words = [number, text(drawing.code.as_ref()), text(drawing.name.as_ref())];
    let value = words.into_iter().flatten().next().unwrap_or_default();
    Issue { sheet: None, row: drawing.feature, column: String::new(), code, value }
}

fn text(name: Option<&Name>) -> Option<String> {
    name.map(ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, name, point, square};

    fn drawing(feature: u32, called: &str, shape: Shape) -> ProjectFeature {
        let name = Some(name(called));
        ProjectFeature { feature, number: None, code: None, name, region: None, shape }
    }

    fn road(lon: f64) -> Shape {
        Shape::Line(Line::new(vec![point(lon, 30.0), point(lon + 0.01, 30.05)]).unwrap())
    }

    fn draw(fixture: &mut Fixture, drawings: &[ProjectFeature]) -> GeometryPlan {
        let plan = plan(&fixture.board, drawings);
        for command in plan.commands.clone() {
            fixture.accept(command);
        }
        plan
    }

    #[test]
    fn a_line_is_drawn_once_and_its_stretches_are_one() {
        let (mut fixture, project) = Fixture::with_a_project("2026-05-08");
        let called = fixture.board.projects[&project].facts.name.to_string();
        let stretches = [drawing(1, &called, road(106.0)), drawing(2, &called, road(106.02))];
        assert_eq!(draw(&mut fixture, &stretches).tally.changed, 1);
        let Some(Shape::Line(line)) = fixture.board.projects[&project].shape() else {
            panic!("it is a line");
        };
        assert_eq!(line.stretches().len(), 2);
        let again = draw(&mut fixture, &stretches);
        assert_eq!((again.tally.unchanged, again.commands.len()), (1, 0));
    }

    #[test]
    fn what_names_none_or_two_or_mixes_sorts_is_said() {
        let (fixture, project) = Fixture::with_a_project("2026-05-08");
        let called = fixture.board.projects[&project].facts.name.to_string();
        let area = Shape::Area(square(106.0, 30.0));
        let number = ProjectFeature { number: Some(ProjectId(9)), ..drawing(4, "x", area.clone()) };
        let drawings = [
            drawing(1, "没有", road(106.0)),
            drawing(2, &called, road(106.0)),
            drawing(3, &called, area),
            number,
        ];
        let plan = plan(&fixture.board, &drawings);
        let codes: Vec<_> = plan.rejected.iter().map(|i| (i.row, i.code.code())).collect();
        assert_eq!(codes, [(1, "unknown-project"), (3, "duplicate-name"), (4, "unknown-project")]);
        assert_eq!(plan.commands.len(), 1);
    }
}
