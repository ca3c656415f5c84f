//! Rows that resemble projects, by what was decided about them for an earlier ledger: nobody is asked
//! twice, and what is decided now counts before what is remembered.

use super::{match_rows::Home, matcher::Matcher, row::AnsweredQuestion};
use crate::{
    model::{ledger::LedgerRow, project::Project},
    rules::import::RenameQuestion,
    value::ProjectId,
};

/// The project that a row was decided to be for an earlier ledger, if nobody says otherwise now.
pub fn remembered(matcher: &Matcher<'_, '_>, at: usize) -> Option<ProjectId> {
    let (name, matched) = (matcher.name(at), matcher.matched(at)?);
    if matcher.is_added(&name) {
        return None;
    }
    let fits = |id: &ProjectId| {
        let project = matcher.board.projects.get(id).filter(|project| project.is_live());
        let at_home = project.is_some_and(|project| home(project) == Some(matched.home));
        (at_home || project.is_some() && matched.doubted == Some(*id))
            && !matcher.claimed.contains_key(id)
    };
    matcher.answers.renamed(&name).find(fits)
}

fn home(project: &Project) -> Option<Home> {
    project.parent.map(Home::Entry).or(project.region().map(Home::Region))
}

/// Gives rows the projects that they were decided to be for an earlier ledger, and says which.
pub fn claim(matcher: &mut Matcher<'_, '_>, some: &[usize]) -> Vec<AnsweredQuestion> {
    let open: Vec<usize> = some.iter().copied().filter(|at| matcher.is_open(*at)).collect();
    matcher.claim_by(some, remembered);
    let claimed = open.into_iter().filter_map(|at| {
        let project = matcher.board.projects.get(&matcher.matched(at)?.known?)?;
        let question = question(&matcher.ledger.rows[at], project);
        Some(AnsweredQuestion { question, renamed: true })
    });
    claimed.collect()
}

/// The question whether a row is a project under a new name.
pub fn question(row: &LedgerRow, project: &Project) -> RenameQuestion {
    let (old, new) = (project.facts.name.clone(), row.facts.name.clone());
    RenameQuestion { sheet: row.sheet.clone(), row: row.row, project: project.id, old, new }
}
