//! 导入核对: what a ledger would do, row by row and field by field, before anything is done.
//!
//! Two previews that are equal promise the same: whoever confirms one gets exactly that.

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    head::Frame,
    past_imports::{PastImport, past_imports},
    project_file::Named,
};
use crate::{
    access,
    board::Board,
    event::{Change, Subject},
    model::{
        actor::Actor,
        ledger::{
            Corrections, ImportSummary, Issue, Ledger, LedgerChange, RowOutcome, SheetReport,
            SheetTop,
        },
        list::ListClass,
    },
    rules::import::{AnsweredQuestion, ImportPlan, RenameQuestion, RowPlan},
    value::{Day, LedgerDate, Money, Month, Name, ProjectId, Timestamp, Year},
};

mod changes;
mod mended;
mod names;
#[cfg(test)]
mod tests;

pub use mended::{MendedLine, RejectedCell};
use names::PreviewNames;

/// The page on which ledgers come in, before a file was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportDesk {
    /// City, period, data age.
    pub frame: Frame,
    /// Names of the lists that are known, without repetition.
    pub lists: Vec<Name>,
    /// The last imports, newest first.
    #[serde(default)]
    pub imports: Vec<PastImport>,
    /// Today, by the server's clock: the day from which plans hold unless a paper says otherwise.
    pub today: Day,
}

/// The page for `actor` at `now`; nothing for whoever may not import.
pub fn import_desk(assessment: &Assessment, actor: &Actor, now: Timestamp) -> Option<ImportDesk> {
    if !access::may_import(actor) {
        return None;
    }
    let mut lists: Vec<_> = assessment.board.lists.values().map(|list| list.name.clone()).collect();
    lists.sort_unstable_by(|a, b| a.as_str().cmp(b.as_str()));
    lists.dedup();
    let imports = past_imports(&assessment.board);
    Some(ImportDesk { frame: Frame::of(assessment, now), lists, imports, today: now.day() })
}

/// A value of a field, as it stands on the board or as the ledger says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldValue {
    /// Words, names joined by 、.
    Text(String),
    /// An amount of money.
    Money(Money),
    /// A day or a month.
    Date(LedgerDate),
    /// Whether something happened, and when if that is known.
    Answer(bool, Option<LedgerDate>),
    /// 建设性质 on a list.
    Class(ListClass),
}

/// One field that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewChange {
    /// Its code, key of the catalogue's `field.*` texts.
    pub field: String,
    /// What stands; none where nothing does.
    pub old: Option<FieldValue>,
    /// What the ledger says; none where it clears the field.
    pub new: Option<FieldValue>,
    /// Whether what stands was reported by a unit or county, or set by the office.
    pub reported: bool,
}

/// One row that would change something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// The sheet, where the file has several with projects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Name>,
    /// The spreadsheet's own row number.
    pub row: u32,
    /// 项目名称 as it stands; that of the ledger for a new one.
    pub name: String,
    /// 县区: the name of its main region.
    pub region: String,
    /// The project; none for a new one.
    pub project: Option<ProjectId>,
    /// The fields that would change, one by one.
    pub changes: Vec<PreviewChange>,
}

/// What a ledger would do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ImportPreview {
    /// The list it belongs to; none for a plain table or a sheet that was not understood.
    pub list: Option<Name>,
    /// The year of its plan.
    pub year: Option<Year>,
    /// The month that its money stands for.
    pub period: Option<Month>,
    /// How many projects are new, changed, unchanged and absent.
    pub tally: ImportSummary,
    /// New and changed rows in the order of the sheet.
    pub rows: Vec<PreviewRow>,
    /// Rows that cannot go in, and faults of the sheet as a whole (row 0).
    pub rejected: Vec<Issue>,
    /// For each of `rejected` the cell it is about, where there is one that somebody can mend.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<Option<RejectedCell>>,
    /// The cells that were mended on the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mended: Vec<MendedLine>,
    /// Remarks that keep nothing out but that somebody should look at.
    pub warnings: Vec<Issue>,
    /// Rejected rows that somebody has to decide on.
    pub questions: Vec<RenameQuestion>,
    /// What nobody is asked, because it was decided for an earlier ledger.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answered: Vec<AnsweredQuestion>,
    /// Projects that no row names; nothing happens to them.
    pub absent: Vec<Named<ProjectId>>,
    /// The sheets of the file, what each was taken for, and what their columns were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<SheetReport>,
    /// The rows at the top of each of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tops: Vec<SheetTop>,
    /// Codes of the fields that a column may hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// What was said of its columns, sheets and words, now or for an earlier file of its layout.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Corrections>,
    /// Whether what was said is to be remembered, or no longer to be.
    #[serde(default)]
    pub remembers: bool,
    /// How many standing plans get a new version, which wants a reason.
    pub replanned: u32,
}

impl ImportPreview {
    /// Whether there is anything to take in or to remember.
    pub const fn does_something(&self) -> bool {
        self.tally.new + self.tally.changed > 0 || self.remembers
    }

    /// Whether a fault of the sheet as a whole keeps everything out.
    pub fn is_barred(&self) -> bool {
        self.year.is_none() || self.rejected.iter().any(|it| it.row == 0)
    }

    /// How many rows are rejected; a row may have several faults.
    pub fn rejected_rows(&self) -> u32 {
        let place = |issue: &Issue| (issue.sheet.clone(), issue.row);
        let mut rows: Vec<_> = self.rejected.iter().map(place).collect();
        rows.dedup();
        count(rows.len())
    }
}

/// The preview of `plan`, which was worked out for `ledger` on `board`; `rejected` and `warnings`
/// are those of reading the file and of comparing it together.
pub fn import_preview(
    board: &Board,
    ledger: &Ledger,
    plan: &ImportPlan,
    rejected: Vec<Issue>,
    warnings: Vec<Issue>,
) -> ImportPreview {
    let names = PreviewNames::of(board, &plan.events);
    let changed = plan.rows.iter().filter(|row| row.outcome != RowOutcome::Unchanged);
    let rows: Vec<_> = changed.map(|row| preview_row(board, ledger, plan, row, &names)).collect();
    let absent = plan.absent.iter().map(|id| Named { id: *id, name: names.project(*id) });
    ImportPreview {
        list: ledger.list.clone(),
        year: Some(ledger.year),
        period: ledger.period,
        tally: plan.tally,
        rows,
        rejected,
        warnings,
        questions: plan.questions.clone(),
        answered: plan.answered.clone(),
        absent: absent.collect(),
        remembers: remembers(plan),
        replanned: replanned(board, plan),
        ..ImportPreview::default()
    }
}

/// The preview of a sheet that could not be understood at all.
pub fn unread_preview(rejected: Vec<Issue>, warnings: Vec<Issue>) -> ImportPreview {
    ImportPreview { rejected, warnings, ..ImportPreview::default() }
}

fn preview_row(
    board: &Board,
    ledger: &Ledger,
    plan: &ImportPlan,
    row: &RowPlan,
    names: &PreviewNames<'_>,
) -> PreviewRow {
    let known = board.projects.get(&row.project).map(AsRef::as_ref);
    let events = plan.events.get(row.events.clone()).unwrap_or_default();
    let changes =
        events.iter().flat_map(|event| changes::of(known, events, event, ledger, board, names));
    PreviewRow {
        sheet: row.sheet.clone(),
        row: row.row,
        name: names.project(row.project),
        region: names.home(row.project),
        project: known.map(|project| project.id),
        changes: changes.collect(),
    }
}

fn remembers(plan: &ImportPlan) -> bool {
    plan.events.iter().any(|event| {
        let change = &event.change;
        matches!(change, Change::Ledger(LedgerChange::Corrected(_) | LedgerChange::Answered(_)))
    })
}

/// How many plans of projects that have one for that year are replaced.
fn replanned(board: &Board, plan: &ImportPlan) -> u32 {
    let replaced = plan.events.iter().filter(|event| match event.subject {
        Subject::Plan(project, year) => {
            board.projects.get(&project).is_some_and(|known| known.plans.contains_key(&year))
        }
        _ => false,
    });
    count(replaced.count())
}
