//! Ledgers drawn at random: the same projects under any headers, units, spellings and formats of file.
//! What comes out is what went in, or what is not is said: nothing is wrong in silence.
//!
//! A further way of writing ledgers is a further choice in [`style`], and what it does to a cell in
//! [`sheet`]; what a fault must be answered with stands in [`fault`].

use battle_map::{
    model::ledger::LedgerRow,
    value::{Money, MoneyUnit, Name, Text},
};
use battle_map_ledger::{LedgerError, ReadLedger, read};
use proptest::prelude::*;

use self::{
    fault::Fault,
    sheet::Drawn,
    style::{Column, Style},
    truth::Truth,
};
use crate::support::{inputs, options};

mod fault;
mod file;
mod sheet;
mod style;
mod truth;

/// Compares what was read of a project with what was written; the first difference in words.
fn difference(truth: &Truth, style: &Style, row: &LedgerRow, lost: Option<&str>) -> Option<String> {
    let wan = |tenths: u32| Money::parse(&truth::wan(tenths), MoneyUnit::Wan).ok();
    let stated = |column| {
        let said = row.statuses.iter().find(|said| said.column == style.header(column));
        format!("{:?}", said.map(|said| said.status))
    };
    let text = |text: Option<&str>| text.unwrap_or("-").to_owned();
    let end = row.planned_completion.map(|date| date.to_string());
    let pairs = [
        ("total", format!("{:?}", row.facts.total), format!("{:?}", wan(truth.total))),
        ("plan", format!("{:?}", row.plan), format!("{:?}", wan(truth.plan))),
        ("done", format!("{:?}", row.figures.year_to_date), format!("{:?}", wan(truth.done))),
        (
            "since",
            format!("{:?}", row.figures.since_start),
            format!("{:?}", wan(truth.since_start())),
        ),
        ("status", stated(Column::Status), format!("{:?}", Some(truth.status.1))),
        ("nature", stated(Column::Nature), format!("{:?}", Some(truth.nature.1))),
        ("code", text(row.facts.code.as_ref().map(Name::as_str)), truth.code.clone()),
        ("end", text(end.as_deref()), truth.end.to_string()),
        ("region", text(row.facts.regions.as_ref().map(Name::as_str)), truth.region.to_owned()),
        ("unit", text(row.facts.responsible_unit.as_ref().map(Name::as_str)), truth.unit()),
        ("problem", text(row.figures.problem.as_ref().map(Text::as_str)), text(truth.problem)),
    ];
    let wrong =
        pairs.into_iter().find(|(field, found, right)| found != right && lost != Some(field));
    wrong.map(|(field, found, right)| format!("{}: {field} is {found}, not {right}", truth.name))
}

/// Why what was read is wrong without a word; nothing where all is well.
fn silent_fault(
    truths: &[Truth],
    style: &Style,
    fault: Fault,
    drawn: &Drawn,
    read: &ReadLedger,
) -> Option<String> {
    let rows = read.ledger.as_ref().map_or(&[][..], |ledger| &ledger.rows);
    let rejected: Vec<(u32, &str)> =
        read.rejected.iter().map(|issue| (issue.row, issue.code.code())).collect();
    let expected = fault.rejection(drawn);
    if rejected != expected {
        return Some(format!("rejected {rejected:?}, not {expected:?}"));
    }
    if let Some((row, code)) = fault.warning(drawn)
        && !read.warnings.iter().any(|issue| (issue.row, issue.code.code()) == (row, code))
    {
        return Some(format!("{code} in row {row} is not among {:?}", read.warnings));
    }
    let good = truths
        .iter()
        .zip(&drawn.rows)
        .filter(|(_, row)| !expected.iter().any(|(at, _)| at == *row));
    let good: Vec<_> = good.collect();
    if rows.len() != good.len() {
        return Some(format!("{} rows, not {}", rows.len(), good.len()));
    }
    if style.says_period()
        && read
            .ledger
            .as_ref()
            .and_then(|ledger| ledger.period)
            .map(|month| month.to_string())
            .as_deref()
            != Some("2026-10")
    {
        return Some("another period".to_owned());
    }
    good.into_iter().zip(rows).find_map(|((truth, at), row)| {
        if row.facts.name.as_str() != truth.name || row.row != *at {
            return Some(format!(
                "{} in row {}, not {} in row {at}",
                row.facts.name, row.row, truth.name
            ));
        }
        difference(truth, style, row, fault.lost_field(drawn, *at))
    })
}

proptest! {
    #![proptest_config(inputs(200))]

    #[test]
    fn no_drawn_ledger_is_wrong_in_silence(
        truths in truth::projects(),
        style in style::styles(),
        fault in fault::faults(),
    ) {
        let fault = fault.possible_in(&style, truths.len());
        let drawn = sheet::draw(&truths, &style, fault);
        let file = file::write(&drawn.lines, &style, fault);
        match read(&file, &options("台账")) {
            Ok(read) => {
                prop_assert!(fault != Fault::CutOff, "a file cut off was read");
                let wrong = silent_fault(&truths, &style, fault, &drawn, &read);
                prop_assert!(wrong.is_none(), "{}\n{:#?}", wrong.unwrap_or_default(), drawn.lines);
            }
            Err(LedgerError::Unreadable(error)) => {
                prop_assert_eq!((error.code(), fault), ("file-cut-off", Fault::CutOff));
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}
