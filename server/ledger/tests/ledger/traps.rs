//! Ledgers of our own making, one for each trap, with what each must give; and what went in comes
//! back unchanged from the standard export.

use battle_map::{
    board::Board,
    geometry::Datum,
    model::ledger::LedgerRow,
    value::{LedgerDate, Money, MoneyUnit, Name},
    view::export::ExportTable,
};
use battle_map_ledger::{ReadLedger, export::ExportFormat, read};

use crate::support::{NOW, codes, import, options};

mod sheets;
mod tables;

/// A ledger and what it must give.
struct Trap {
    /// What it is about.
    name: &'static str,
    file: Vec<u8>,
    /// What the person says about its coordinates.
    crs: Option<&'static str>,
    /// The good rows: number, name, region, then whatever else is known.
    rows: &'static [&'static str],
    rejected: &'static [(u32, &'static str, &'static str)],
    warnings: &'static [(u32, &'static str, &'static str)],
}

impl Trap {
    fn read(&self) -> ReadLedger {
        let mut options = options("清单");
        options.datum = self.crs.map(|crs| crs.parse::<Datum>().unwrap());
        read(&self.file, &options).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }
}

/// Every trap there is.
fn traps() -> Vec<Trap> {
    [tables::traps(), sheets::traps()].into_iter().flatten().collect()
}

/// A row in one line: what is unknown is left out.
fn line(row: &LedgerRow) -> String {
    let wan = |money: Money| money.exact(MoneyUnit::Wan);
    let day = |date: LedgerDate| date.to_string();
    let mut words = vec![row.row.to_string(), row.facts.name.to_string()];
    words.extend(row.facts.regions.as_ref().map(Name::to_string));
    let mut tell = |label: &str, value: Option<String>| {
        words.extend(value.map(|value| format!("{label}={value}")));
    };
    tell("group", row.group.as_ref().map(Name::to_string));
    tell("total", row.facts.total.map(wan));
    tell("plan", row.plan.map(wan));
    tell("done", row.figures.year_to_date.map(wan));
    tell("start", row.planned_start.map(day));
    tell("end", row.planned_completion.map(day));
    tell("began", row.started.map(|began| began.to_string()));
    tell("progress", row.figures.progress.as_ref().map(ToString::to_string));
    tell("at", row.point.map(|at| format!("{:.5},{:.5}", at.lon(), at.lat())));
    let written = row.written.as_ref();
    tell("written", written.map(|it| format!("{}/{} {}", it.lon, it.lat, it.datum)));
    words.join(" ")
}

#[test]
fn each_trap_gives_what_it_must() {
    let traps = traps();
    assert!(traps.len() >= 12);
    for trap in traps {
        let read = trap.read();
        assert_eq!(codes(&read.rejected), trap.rejected, "{}: rejected", trap.name);
        assert_eq!(codes(&read.warnings), trap.warnings, "{}: warnings", trap.name);
        let rows = read.ledger.map_or_else(Vec::new, |ledger| ledger.rows);
        assert_eq!(rows.iter().map(line).collect::<Vec<_>>(), trap.rows, "{}", trap.name);
    }
}

#[test]
fn whatever_went_in_comes_back_unchanged() {
    for trap in traps() {
        let Some(ledger) = trap.read().ledger else { continue };
        let mut board = Board::default();
        let plan = import(&mut board, &ledger);
        assert_eq!(plan.rejected, [], "{}", trap.name);
        let again = import(&mut board.clone(), &ledger);
        assert!(again.events.is_empty(), "{}: the same twice", trap.name);
        for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
            let file = format.write(&ExportTable::of(&board, None, NOW.day())).unwrap();
            let back = read(&file, &options("导出")).unwrap();
            assert_eq!(codes(&back.rejected), [], "{}", trap.name);
            // Amounts that contradict each other still do.
            let mut warnings = codes(&back.warnings);
            warnings.retain(|(.., code)| *code != "unit-mismatch");
            assert_eq!(warnings, [], "{}", trap.name);
            let plan = import(&mut board.clone(), &back.ledger.unwrap());
            let changed: Vec<_> = plan.rows.iter().filter(|row| !row.fields.is_empty()).collect();
            assert!(plan.events.is_empty(), "{} {format:?}: {changed:?}", trap.name);
        }
    }
}
