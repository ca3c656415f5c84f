//! What was decided about rows that resemble projects, for this ledger or an earlier one: nobody is asked
//! twice, and what is decided now counts before what is remembered.

use std::collections::HashMap;

use super::{match_rows::Home, matcher::Matcher, row::AnsweredQuestion};
use crate::{
    board::Board,
    model::{
        ledger::{LedgerRow, RenameAnswer},
        project::Project,
    },
    rules::import::RenameQuestion,
    value::{ProjectId, text::normalised},
};

/// The decisions that are remembered, by the normalised name of the row.
pub struct Answers<'a> {
    by_name: HashMap<String, Vec<&'a RenameAnswer>>,
}

impl<'a> Answers<'a> {
    /// All that the board remembers.
    pub fn of(board: &'a Board) -> Self {
        let mut by_name: HashMap<String, Vec<&RenameAnswer>> = HashMap::new();
        for answer in &board.rename_answers {
            by_name.entry(normalised(answer.name.as_str())).or_default().push(answer);
        }
        Self { by_name }
    }

    /// What was decided on a row of that name and a project.
    pub fn on(&self, name: &str, project: ProjectId) -> Option<bool> {
        let answers = self.by_name.get(name)?;
        answers.iter().find(|answer| answer.project == project).map(|answer| answer.renamed)
    }

    fn renamed(&self, name: &str) -> impl Iterator<Item = ProjectId> {
        let answers = self.by_name.get(name).into_iter().flatten();
        answers.filter(|answer| answer.renamed).map(|answer| answer.project)
    }
}

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
