//! A ledger comes in: each row is matched with the board and becomes the events by which the board
//! will say what the row says. Nothing is guessed silently, nothing is erased by an empty cell, and
//! the same ledger twice changes nothing.
//!
//! A row is matched by 项目编号 (ours), then 项目代码 (theirs) where it is unique and name or region
//! agrees, then normalised name and region, a sub-project's within its entry. A probable rename is
//! asked about, never created.

use crate::{
    board::Board,
    command::{CommandResult, Decision},
    model::ledger::{Ledger, LedgerRefusal},
    refusal::Refusal,
    value::Timestamp,
};

mod answers;
mod assemble;
mod decided;
mod facts;
mod list_entry;
mod match_rows;
mod matcher;
mod matches;
mod place;
mod plan;
mod progress;
mod register;
mod remember;
mod rename;
mod row;
pub(crate) mod similar;
mod status;
#[cfg(test)]
mod tests;

use assemble::Import;
pub use plan::{ImportPlan, RowPlan};
use register::ImportRegistry;
pub use row::{AnsweredQuestion, RenameQuestion};

/// Decides an import: the events by which the board will say what the ledger says.
///
/// # Errors
/// When its period or its plans lie in the future, or rows are rejected and it is not partial.
pub fn decide(board: &Board, ledger: &Ledger, now: Timestamp) -> Result<Decision, Refusal> {
    if ledger.period.is_some_and(|month| month.first_day() > now.day()) {
        return Err(LedgerRefusal::PeriodInTheFuture.into());
    }
    if ledger.paper.as_ref().is_some_and(|paper| paper.since > now.day()) {
        return Err(LedgerRefusal::PlanInTheFuture.into());
    }
    let plan = plan(board, ledger, now);
    let whole = plan.rejected.iter().any(|issue| issue.row == 0);
    if whole || !plan.rejected.is_empty() && !ledger.partial {
        return Err(Refusal::Rows(plan.rejected));
    }
    let result = CommandResult { created: Vec::new(), tally: Some(plan.tally) };
    Ok(Decision { events: plan.events, result })
}

/// Works out what an import would do, changing nothing.
pub fn plan(board: &Board, ledger: &Ledger, now: Timestamp) -> ImportPlan {
    let mut register = ImportRegistry::new(board);
    let matches = matches::of(board, ledger, &mut register);
    let mut import = Import::new(board, ledger, now, register);
    import.plan.rejected.extend(matches.whole);
    import.plan.questions = matches.asked.questions;
    import.plan.answered = matches.answered;
    import.plan.answered.extend(matches.asked.answered);
    import.given = matches.asked.given;
    import.plan.warnings.extend(matcher::code_warnings(ledger));
    for parts in [false, true] {
        let rows = ledger.rows.iter().zip(&matches.rows).enumerate();
        for (index, (row, matched)) in rows.filter(|(_, (row, _))| row.parent.is_some() == parts) {
            let taken = matched.clone().and_then(|matched| import.row(index, row, matched));
            import.plan.rejected.extend(taken.err());
        }
    }
    import.finish()
}
