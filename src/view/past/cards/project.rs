//! Whom a line warns: a project by its code or by its name and region, else who has to be asked for it;
//! without a project the unit or county.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{AskedProject, Candidate};
use crate::{
    board::Board,
    model::{finding::FindingSubject, project::Project, register::CardColumn},
    rules::import::similar::Likeness,
    value::{Name, ProjectId, text::normalised},
    view::past::cells::LineReader,
};

/// How many projects are offered where one has to be asked for.
const OFFERED: usize = 8;

/// Whom a line warns.
pub enum Whom {
    /// It is there.
    Known(FindingSubject),
    /// Its project has to be said.
    Asked(AskedProject),
    /// It was said that the line is left out.
    LeftOut,
}

impl Whom {
    /// Who answers for it, where nobody is named.
    pub fn answers(&self, board: &Board) -> Option<Name> {
        let Self::Known(about) = self else { return None };
        match about {
            FindingSubject::Project(id) => {
                let project = board.projects.get(id)?;
                let unit = project.facts.responsible_unit.and_then(|unit| board.unit_name(unit));
                unit.and_then(|unit| Name::new(unit).ok()).or(Some(project.facts.name.clone()))
            }
            FindingSubject::Unit(id) => Name::new(board.unit_name(*id)?).ok(),
            FindingSubject::Region(id) => Some(board.regions.get(id)?.name.clone()),
            FindingSubject::Office => None,
        }
    }
}

/// Whom a line warns; `None`, with a fault, where it names nobody.
pub fn whom(
    cells: &mut LineReader<'_, CardColumn>,
    board: &Board,
    chosen: &BTreeMap<String, Option<ProjectId>>,
    row: u32,
) -> Option<Whom> {
    if !cells.has(CardColumn::Project) && !cells.has(CardColumn::Code) {
        return side(cells, board).map(Whom::Known);
    }
    let [code, name, region] = [CardColumn::Code, CardColumn::Project, CardColumn::Region]
        .map(|column| normalised(cells.text(column)));
    let live = || board.projects.values().map(AsRef::as_ref).filter(|project| project.is_live());
    let within = |project: &Project| {
        let named = board.region_called(&region).map(|region| region.id);
        region.is_empty() || project.facts.regions.iter().any(|share| Some(share.region) == named)
    };
    let called = |project: &Project| normalised(project.facts.name.as_str()) == name;
    let coded = |project: &&Project| {
        let own = project.facts.code.as_ref().map(|code| normalised(code.as_str()));
        !code.is_empty() && own.as_ref() == Some(&code)
    };
    // A code counts only where it is nobody else's and name or region agrees.
    let by_code = only(live().filter(coded));
    let agrees = |project: &&Project| {
        called(project) || name.is_empty() || (!region.is_empty() && within(project))
    };
    let by_name = || only(live().filter(|project| called(project) && within(project)));
    if let Some(project) = by_code.filter(agrees).or_else(by_name) {
        return Some(Whom::Known(FindingSubject::Project(project.id)));
    }
    let key = [code, name, region].join("|");
    Some(match chosen.get(&key) {
        Some(Some(id)) if board.projects.get(id).is_some_and(|project| project.is_live()) => {
            Whom::Known(FindingSubject::Project(*id))
        }
        Some(None) => Whom::LeftOut,
        _ => Whom::Asked(asked(cells, board, key, row)),
    })
}

/// The unit or county that is warned, where no project is named.
fn side(cells: &mut LineReader<'_, CardColumn>, board: &Board) -> Option<FindingSubject> {
    let text = cells.text(CardColumn::Unit);
    if text.is_empty() {
        cells.refuse(CardColumn::Project, "missing-cell");
        return None;
    }
    let county = text.strip_suffix("人民政府").unwrap_or(text);
    let region = || board.region_called(county).map(|region| FindingSubject::Region(region.id));
    let named = board.unit_called(text).map(FindingSubject::Unit).or_else(region);
    if named.is_none() {
        cells.refuse(CardColumn::Unit, "unknown-unit");
    }
    named
}

/// The only one of several.
fn only<'a>(mut projects: impl Iterator<Item = &'a Project>) -> Option<&'a Project> {
    let first = projects.next()?;
    projects.next().is_none().then_some(first)
}

fn asked(cells: &LineReader<'_, CardColumn>, board: &Board, key: String, row: u32) -> AskedProject {
    let name = cells.text(CardColumn::Project);
    let name = if name.is_empty() { cells.text(CardColumn::Code) } else { name };
    AskedProject {
        key,
        name: name.to_owned(),
        region: cells.text(CardColumn::Region).to_owned(),
        row,
        rows: 1,
        candidates: candidates(board, name),
    }
}

/// The live projects whose names are most like `name`.
fn candidates(board: &Board, name: &str) -> Vec<Candidate> {
    let places: Vec<_> = board.regions.values().map(|r| normalised(r.name.as_str())).collect();
    let wanted = Likeness::of(name, &places);
    let live = board.projects.values().filter(|project| project.is_live());
    let alike =
        |project: &Project| wanted.with(&Likeness::of(project.facts.name.as_str(), &places));
    let mut alike: Vec<_> = live.map(|project| (alike(project), project)).collect();
    alike.retain(|(likeness, _)| *likeness > 0);
    alike.sort_by_key(|(likeness, project)| (Reverse(*likeness), project.id));
    let candidate = |project: &Project| {
        let region = project.region().and_then(|id| board.regions.get(&id));
        Candidate {
            id: project.id,
            name: project.facts.name.to_string(),
            region: region.map(|region| region.name.to_string()).unwrap_or_default(),
        }
    };
    alike.into_iter().take(OFFERED).map(|(_, project)| candidate(project)).collect()
}
