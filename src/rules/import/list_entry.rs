//! A row's place on the ledger's list: order, serial number and heading as the file has them, and the class
//! that its 建设性质 states. A row that states none keeps the class that stands.

use super::row::{RowChanges, issue};
use crate::{
    event::{Event, Subject},
    model::{
        ledger::{IssueCode, LedgerRow},
        list::{ListChange, ListEntry},
    },
    value::{ListId, ProjectId},
};

/// Puts the project on the list as the row says, where it does not stand there so.
pub fn compare(
    list: ListId,
    standing: Option<&ListEntry>,
    index: usize,
    row: &LedgerRow,
    project: ProjectId,
    changes: &mut RowChanges,
) {
    let before = standing.and_then(|entry| entry.class);
    if let (Some(stated), Some(before)) = (&row.class, before)
        && stated.class != before
    {
        let column = if stated.column.is_empty() { "分组" } else { &stated.column };
        let value = format!("{} ≠ {}", stated.word, before.word());
        changes.warnings.push(issue(row, column, IssueCode::ListClassDiffers, &value));
    }
    let entry = ListEntry {
        order: u32::try_from(index + 1).unwrap_or(u32::MAX),
        serial: row.serial.clone(),
        group: row.group.clone(),
        class: row.class.as_ref().map(|stated| stated.class).or(before),
        extra: row.extra.clone(),
    };
    if standing != Some(&entry) {
        let change = ListChange::EntrySet { project, entry };
        changes.push("list", Event::new(Subject::List(list), change));
    }
}
