//! Which project each row means, worked out for all rows together before any is compared, so that
//! nothing depends on their order.

use super::{
    decided,
    match_rows::Index,
    matcher::{Matcher, RowMatch},
    register::ImportRegistry,
    rename::{self, Asked},
    row::AnsweredQuestion,
};
use crate::{
    board::Board,
    model::ledger::{Issue, Ledger},
};

/// What all rows mean, and what is wrong with the decisions about renames.
pub struct Matches {
    /// Row by row, in the order of the ledger.
    pub rows: Vec<Result<RowMatch, Issue>>,
    /// Faults of the ledger as a whole.
    pub whole: Vec<Issue>,
    /// What somebody has to decide, and what was decided now.
    pub asked: Asked,
    /// Rows that are projects under a new name, as was decided for an earlier ledger.
    pub answered: Vec<AnsweredQuestion>,
}

/// Works out what the rows mean: entries first, then the sub-projects within them.
pub fn of(board: &Board, ledger: &Ledger, register: &mut ImportRegistry<'_>) -> Matches {
    let index = Index::of(board);
    let mut matcher = Matcher::new(board, ledger, &index, register);
    let (entries, parts): (Vec<usize>, Vec<usize>) =
        (0..ledger.rows.len()).partition(|at| ledger.rows[*at].parent.is_none());
    let (mut whole, mut answered) = (Vec::new(), Vec::new());
    for some in [entries, parts] {
        matcher.identify(&some);
        claim_names(&mut matcher, &some);
        answered.extend(decided::claim(&mut matcher, &some));
        matcher.note_entries(&some);
    }
    let asked = rename::ask(&mut matcher, &mut whole);
    Matches { rows: matcher.finish(), whole, asked, answered }
}

/// Gives rows without number and code the project that is called so, else the one into which a project
/// of that name was merged, else the one that somebody decided on.
fn claim_names(matcher: &mut Matcher<'_, '_>, some: &[usize]) {
    matcher.claim_by(some, |this, at| {
        let matched = this.matched(at)?;
        this.index.named(matched.home, matched.region, &this.name(at))
    });
    matcher.claim_by(some, |this, at| this.index.former(this.matched(at)?.region, &this.name(at)));
    matcher.claim_by(some, |this, at| {
        rename::decided(this, at).filter(|id| !this.claimed.contains_key(id))
    });
}
