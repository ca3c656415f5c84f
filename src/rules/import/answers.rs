//! What was decided for earlier ledgers about rows that resemble projects.

use std::collections::HashMap;

use crate::{
    board::Board,
    model::ledger::RenameAnswer,
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

    /// The projects that a row of that name was decided to be.
    pub fn renamed(&self, name: &str) -> impl Iterator<Item = ProjectId> {
        let answers = self.by_name.get(name).into_iter().flatten();
        answers.filter(|answer| answer.renamed).map(|answer| answer.project)
    }
}
