//! Several sheets into one ledger: each is read with its own header, and what they say of year, month
//! and list must agree.

use battle_map::{
    model::{
        ledger::{Corrections, Issue, IssueCode, Ledger, SheetKind, SheetReport, for_layout},
        project::FactField,
    },
    value::{Month, Name, Year},
};

use super::{
    parts::{ReadLedger, ReadOptions, issue},
    sheet_reader::SheetReader,
    sheets::{HeadedSheet, SortedSheets, columns},
};
use crate::words::Field;

/// Reads the sheets that hold projects.
pub fn read(sorted: SortedSheets, options: &ReadOptions) -> ReadLedger {
    let SortedSheets { data, reports, tops, mended, warnings, rejected } = sorted;
    let mut read = ReadLedger {
        ledger: None,
        rejected,
        warnings,
        sources: Vec::new(),
        sheets: reports,
        tops,
        mended,
        corrections: Vec::new(),
    };
    read.corrections = in_force(&read.sheets, options);
    let several = data.len() > 1;
    let (data, common) = if several {
        let (data, stated) = stated(data, options);
        read.rejected.extend(contradiction(&stated));
        (data, agreed(options, &stated))
    } else {
        (data, options.clone())
    };
    if data.is_empty() && read.rejected.is_empty() {
        read.rejected.push(issue(0, "", IssueCode::NoHeader, ""));
    }
    for (sheet, header) in data {
        if header.column(Field::Fact(FactField::Name)).is_none() {
            read.rejected.push(issue(0, "", IssueCode::NoNameColumn, &sheet.name));
            continue;
        }
        let name = Name::new(&sheet.name).ok().filter(|_| several);
        let part = SheetReader::new(sheet, header, &common).read();
        add(&mut read, part, name.as_ref());
    }
    if let Some(ledger) = &mut read.ledger {
        ledger.corrections.clone_from(&read.corrections);
        ledger.mended = u32::try_from(read.mended.len()).unwrap_or(u32::MAX);
    }
    read
}

/// What was said of the layouts of these sheets, each once and under the layout that they have now.
fn in_force(sheets: &[SheetReport], options: &ReadOptions) -> Vec<Corrections> {
    let mut found: Vec<Corrections> = Vec::new();
    for sheet in sheets.iter().filter(|sheet| !sheet.layout.is_empty()) {
        let layout = sheet.layout.clone();
        if found.iter().all(|known| known.layout != layout) {
            let said = for_layout(&options.corrections, &layout).cloned();
            let mut named = options.headers.iter();
            let named = named.find(|named| named.sheet == sheet.name.trim());
            let said = said.or_else(|| named.map(|_| Corrections::default()));
            let header = named.map(|named| named.depth);
            found.extend(said.map(|said| {
                let header = header.or(said.header);
                Corrections { layout, header, ..said }
            }));
        }
    }
    found
}

/// What a sheet states of its time, and under which name.
struct SheetStatement {
    sheet: String,
    year: Option<Year>,
    period: Option<Month>,
    list: Option<String>,
}

/// What each sheet states by itself.
fn stated(
    data: Vec<HeadedSheet>,
    options: &ReadOptions,
) -> (Vec<HeadedSheet>, Vec<SheetStatement>) {
    data.into_iter()
        .map(|(sheet, header)| {
            let reader = SheetReader::new(sheet, header.clone(), options);
            let stated = SheetStatement {
                sheet: reader.sheet.name.clone(),
                year: reader.year,
                period: reader.period().filter(|_| reader.has_figures()),
                list: reader.title.text.as_ref().map(|title| {
                    let without = title.replacen(reader.sheet.name.trim(), "", 1);
                    without.trim().to_owned()
                }),
            };
            ((reader.sheet, header), stated)
        })
        .unzip()
}

/// A sheet that states another year or month than one before it: which of them is meant, somebody has
/// to say.
fn contradiction(stated: &[SheetStatement]) -> Option<Issue> {
    fn differing<T: PartialEq + std::fmt::Display>(
        stated: &[SheetStatement],
        of: impl Fn(&SheetStatement) -> Option<T>,
    ) -> Option<String> {
        let mut said = stated.iter().filter_map(|sheet| Some((&sheet.sheet, of(sheet)?)));
        let (first, value) = said.next()?;
        let (other, differs) = said.find(|(_, other)| *other != value)?;
        Some(format!("{first} {value} ≠ {other} {differs}"))
    }
    let value = differing(stated, |sheet| sheet.year.map(Year::number))
        .or_else(|| differing(stated, |sheet| sheet.period))?;
    Some(issue(0, "", IssueCode::SheetsDiffer, &value))
}

/// The options under which every sheet is read: what one sheet states holds for those that are silent.
fn agreed(options: &ReadOptions, stated: &[SheetStatement]) -> ReadOptions {
    let first = stated.first().and_then(|sheet| sheet.list.clone());
    let one = stated.iter().all(|sheet| sheet.list == first);
    let title = first.filter(|_| one).and_then(|title| Name::new(&title).ok());
    let file = options.file.as_str();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    ReadOptions {
        list: options.list.clone().or(title).or_else(|| Name::new(stem).ok()),
        year: options.year.or_else(|| stated.iter().find_map(|sheet| sheet.year)),
        period: options.period.or_else(|| stated.iter().find_map(|sheet| sheet.period)),
        ..options.clone()
    }
}

/// Adds a sheet that was read to those before it.
fn add(read: &mut ReadLedger, part: ReadLedger, name: Option<&Name>) {
    let named = |issue: Issue| Issue { sheet: name.cloned(), ..issue };
    // What was assumed of all sheets is said once.
    let assumed = |issues: &[Issue], code| issues.iter().any(|issue: &Issue| issue.code == code);
    let known = assumed(&read.warnings, IssueCode::PeriodAssumed);
    let warnings = part.warnings.into_iter();
    let warnings: Vec<Issue> =
        warnings.filter(|issue| !known || issue.code != IssueCode::PeriodAssumed).collect();
    read.warnings.extend(warnings.into_iter().map(named));
    read.rejected.extend(part.rejected.into_iter().map(named));
    let rows = part.ledger.as_ref().map_or(0, |ledger| ledger.rows.len());
    for source in part.sources {
        let own = |report: &&mut SheetReport| {
            report.kind == SheetKind::Data && report.name == source.sheet.name
        };
        if let Some(report) = read.sheets.iter_mut().find(own) {
            report.rows = u32::try_from(rows).unwrap_or(u32::MAX);
            report.columns = columns(&source.header);
        }
        read.sources.push(source);
    }
    if let Some(part) = part.ledger {
        read.ledger = Some(match read.ledger.take() {
            None => named_rows(part, name),
            Some(ledger) => joined(ledger, named_rows(part, name)),
        });
    }
}

fn named_rows(mut ledger: Ledger, name: Option<&Name>) -> Ledger {
    for row in &mut ledger.rows {
        row.sheet = name.cloned();
    }
    ledger
}

/// Two sheets of one ledger. Only a column that both have says something by being empty; a list that
/// stood on several sheets has no shape of its own.
fn joined(first: Ledger, second: Ledger) -> Ledger {
    let mut rows = first.rows;
    rows.extend(second.rows);
    let both = |column: &String| second.columns.contains(column);
    let columns = first.columns.into_iter().filter(both).collect();
    Ledger { rows, columns, period: first.period.or(second.period), shape: None, ..first }
}
