//! `battle-map import`: a ledger is read, compared, and taken in whole or not at all, unless the
//! person chooses to go on without the rejected rows.

use std::path::{Path, PathBuf};

use battle_map::{
    board::Board,
    command::Command,
    event::Subject,
    model::ledger::{ImportSummary, Issue, Ledger, LedgerAction, SheetReport},
    refusal::Refusal,
    rules::import::{ImportPlan, plan},
};
use battle_map_app::texts::Texts;
use battle_map_ledger::{
    ReadLedger, ReadOptions, intake, read,
    report::{ImportReport, json},
};

use super::{
    common::{block_on, give, read_file, texts, write_file},
    error::CommandError,
};
use crate::{clock, database::with_journal, writer::Journal};

mod options;

pub use options::{ImportOptions, RenameArgument};

/// Imports a ledger and says what came of it.
///
/// # Errors
/// When rows are rejected and `--partial` was not chosen, or a file cannot be read or written.
pub fn run(options: &ImportOptions) -> Result<(), CommandError> {
    let outcome = block_on(take_in(options));
    if let (true, Err(CommandError::Ledger(error))) = (options.json, &outcome) {
        println!("{}", json(&ImportReport::unread(error, &texts())));
    }
    let outcome = outcome?;
    outcome.say(options.json);
    if outcome.rejected.is_empty() || options.partial && outcome.taken {
        return Ok(());
    }
    Err(CommandError::Rejected { rows: outcome.rejected.len(), file: outcome.file })
}

/// What came of an import.
struct ImportResult {
    tally: ImportSummary,
    rejected: Vec<Issue>,
    warnings: Vec<Issue>,
    sheets: Vec<SheetReport>,
    /// Where rejected rows were written.
    file: Option<PathBuf>,
    /// Whether there was a ledger to take in at all.
    taken: bool,
}

async fn take_in(options: &ImportOptions) -> Result<ImportResult, CommandError> {
    let file = read_file(&options.ledger)?;
    let (read, plan) = if options.dry_run && !options.database.exists() {
        // A dry run looks at an empty board rather than making a file.
        let board = Board::default();
        let read = read_for(options, &file, &board)?;
        let plan = planned(&read, &board);
        (read, plan)
    } else {
        with_journal(&options.database, !options.dry_run, async |journal, _| {
            let board = journal.present().board.clone();
            let read = read_for(options, &file, &board)?;
            let mut plan = planned(&read, &board);
            let clean = read.rejected.is_empty() && plan.rejected.is_empty();
            if let (Some(ledger), false, true) =
                (&read.ledger, options.dry_run, clean || options.partial)
            {
                apply(journal, ledger, &mut plan).await?;
            }
            Ok::<_, CommandError>((read, plan))
        })
        .await?
    };
    let mut outcome = outcome(&read, plan);
    outcome.file = hand_back(options, &read, &outcome.rejected)?;
    Ok(outcome)
}

/// Reads the file with what is remembered of ledgers of its layout.
fn read_for(
    options: &ImportOptions,
    file: &[u8],
    board: &Board,
) -> Result<ReadLedger, CommandError> {
    let corrections = board.corrections.iter().map(|said| said.as_ref().clone()).collect();
    let mut read = read(file, &ReadOptions { corrections, ..read_options(options)? })?;
    if let Some(ledger) = &mut read.ledger {
        decide(options, ledger);
    }
    Ok(read)
}

fn planned(read: &ReadLedger, board: &Board) -> ImportPlan {
    let ledger = read.ledger.as_ref();
    ledger.map_or_else(ImportPlan::default, |ledger| plan(board, ledger, clock::now()))
}

/// Puts what the person decided about renames into the ledger.
fn decide(options: &ImportOptions, ledger: &mut Ledger) {
    ledger.added.clone_from(&options.new);
    ledger.paper = options.paper.paper(clock::now().day());
    ledger.recognised = options.recognised;
    for RenameArgument(old, new) in &options.rename {
        match old {
            Some(old) => ledger.renames.push((old.clone(), new.clone())),
            None => ledger.added.push(new.clone()),
        }
    }
}

fn read_options(options: &ImportOptions) -> Result<ReadOptions, CommandError> {
    let file = options.ledger.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    Ok(ReadOptions {
        program: std::env::current_exe()?,
        file: intake::file_name(&file)?,
        sheets: options.sheet.clone(),
        list: options.list.clone(),
        year: options.year,
        period: options.period,
        datum: options.crs,
        partial: options.partial,
        corrections: Vec::new(),
        headers: options.header.clone(),
        mended: Vec::new(),
        today: clock::now().day(),
    })
}

/// Gives the command, unless everything stands as the ledger says. Somebody else may have written
/// meanwhile: what the log decided counts, not what was planned.
async fn apply(
    journal: &mut Journal,
    ledger: &Ledger,
    plan: &mut ImportPlan,
) -> Result<(), CommandError> {
    if plan.events.is_empty() {
        return Ok(());
    }
    let import = LedgerAction::Import(Box::new(ledger.clone()));
    match give(journal, Command::new(Subject::Ledger, import)).await {
        Ok(result) => plan.tally = result.tally.unwrap_or(plan.tally),
        Err(CommandError::Refused(Refusal::Rows(rejected))) => plan.rejected = rejected,
        Err(error) => return Err(error),
    }
    Ok(())
}

fn outcome(read: &ReadLedger, plan: ImportPlan) -> ImportResult {
    // A fault of the ledger as a whole keeps all of it out.
    let taken = read.ledger.is_some() && plan.rejected.iter().all(|issue| issue.row > 0);
    ImportResult {
        tally: if taken { plan.tally } else { ImportSummary::default() },
        rejected: intake::rejected(read, plan.rejected),
        warnings: intake::warnings(read, plan.warnings),
        sheets: read.sheets.clone(),
        file: None,
        taken,
    }
}

/// Writes the rejected rows back, with the reason beside each.
fn hand_back(
    options: &ImportOptions,
    read: &ReadLedger,
    rejected: &[Issue],
) -> Result<Option<PathBuf>, CommandError> {
    let Some(bytes) = intake::hand_back(read, rejected, &texts())? else { return Ok(None) };
    let file = options.rejected.clone().unwrap_or_else(|| beside(&options.ledger));
    write_file(&file, &bytes)?;
    Ok(Some(file))
}

fn beside(ledger: &Path) -> PathBuf {
    ledger.with_extension("rejected.xlsx")
}

impl ImportResult {
    fn say(&self, as_json: bool) {
        let texts = texts();
        let report = ImportReport::new(self.tally, &self.rejected, &self.warnings, &texts);
        let report = ImportReport { sheets: self.sheets.clone(), ..report };
        if as_json {
            println!("{}", json(&report));
            return;
        }
        self.say_sheets(texts);
        for issue in report.rejected.iter().chain(&report.warnings) {
            let row = issue.row.to_string();
            let sheet = issue.sheet.as_ref().map_or_else(String::new, |sheet| format!("{sheet} "));
            let values = [
                ("sheet", sheet.as_str()),
                ("row", row.as_str()),
                ("column", &issue.column),
                ("message", &issue.message),
                ("code", issue.code),
            ];
            eprintln!("{}", texts.fill("import.issue", &values));
        }
        let counts = [
            ("new", report.new),
            ("changed", report.changed),
            ("unchanged", report.unchanged),
            ("absent", report.absent),
        ]
        .map(|(name, count)| (name, count.to_string()));
        let values = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
        let mut summary = texts.fill("import.summary", &values);
        if report.subprojects > 0 {
            let count = report.subprojects.to_string();
            summary.push_str(&texts.fill("import.subprojects", &[("count", &count)]));
        }
        println!("{summary}");
    }

    /// What each sheet was taken for, where there are several.
    fn say_sheets(&self, texts: Texts) {
        for sheet in self.sheets.iter().filter(|_| self.sheets.len() > 1) {
            let (kind, rows) = (sheet.kind.code(), sheet.rows.to_string());
            let kind = texts.fill(&format!("import.sheet.{kind}"), &[("rows", &rows)]);
            let values = [("sheet", sheet.name.as_str()), ("kind", &kind)];
            eprintln!("{}", texts.fill("import.sheet", &values));
        }
    }
}
