//! Ledgers drawn at random: the same projects under any headers, units, spellings and formats of file.
//! What comes out is what went in, or what is not is said: nothing is wrong in silence.
//!
//! A further way of writing ledgers is a further choice in [`style`], and what it does to a cell in
//! [`sheet`]; what a fault must be answered with stands in [`fault`], and what stands on the board in the
//! end in [`board`].

use battle_map::{
    board::Board,
    model::ledger::{LedgerRow, ProjectStatus},
    value::{Money, MoneyUnit, Name, Text},
};
use battle_map_ledger::{LedgerError, ReadLedger, read};
use proptest::prelude::*;

use self::{
    fault::Fault,
    sheet::{Drawn, Place},
    style::{Column, Extra, Style},
    truth::{Truth, county},
};
use crate::support::{inputs, options};

mod board;
mod fault;
mod file;
mod sheet;
mod style;
mod truth;

/// What a row says in a column of status, or with ticks; `None` where it says nothing.
fn stated(style: &Style, row: &LedgerRow, column: Column) -> Option<ProjectStatus> {
    let ticked = column == Column::Status && style.has(Extra::Ticks);
    let label = style.header(column);
    let of_column =
        |said: &str| if ticked { said != style.header(Column::Nature) } else { said == label };
    row.statuses.iter().find(|said| of_column(&said.column)).map(|said| said.status)
}

/// The status that can be written: three columns have no more than three.
fn written_status(truth: &Truth, style: &Style) -> Option<ProjectStatus> {
    let status = truth.status.1;
    let told = !style.has(Extra::Ticks)
        || style.written().iter().any(|it| matches!(it, Column::Ticked(_, own) if *own == status));
    told.then_some(status)
}

/// Compares what was read of a project with what was written; the first difference in words.
fn difference(truth: &Truth, style: &Style, row: &LedgerRow, lost: Option<&str>) -> Option<String> {
    let wan = |tenths: u32| Money::parse(&truth::wan(tenths), MoneyUnit::Wan).ok();
    let text = |text: Option<&str>| text.unwrap_or("-").to_owned();
    let end = row.planned_completion.map(|date| date.to_string());
    let (region, written) = if style.sheet_a_county() {
        (row.headings.first(), county(truth.region))
    } else {
        (row.facts.regions.as_ref(), truth.region)
    };
    let pairs = [
        ("total", format!("{:?}", row.facts.total), format!("{:?}", wan(truth.total))),
        ("plan", format!("{:?}", row.plan), format!("{:?}", wan(truth.plan))),
        ("done", format!("{:?}", row.figures.year_to_date), format!("{:?}", wan(truth.done))),
        (
            "since",
            format!("{:?}", row.figures.since_start),
            format!("{:?}", wan(truth.since_start())),
        ),
        (
            "status",
            format!("{:?}", stated(style, row, Column::Status)),
            format!("{:?}", written_status(truth, style)),
        ),
        (
            "nature",
            format!("{:?}", stated(style, row, Column::Nature)),
            format!("{:?}", Some(truth.nature.1)),
        ),
        ("code", text(row.facts.code.as_ref().map(Name::as_str)), truth.code.clone()),
        ("end", text(end.as_deref()), truth.end.to_string()),
        ("region", text(region.map(Name::as_str)), written.to_owned()),
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
    let rejected: Vec<(Place, &str)> =
        read.rejected.iter().map(|issue| (Place::of(issue), issue.code.code())).collect();
    let expected: Vec<_> =
        fault.rejection().map(|(at, code)| (drawn.places[at].clone(), code)).into_iter().collect();
    if rejected != expected {
        return Some(format!("rejected {rejected:?}, not {expected:?}"));
    }
    if let Some((place, code)) = fault.warning(drawn)
        && !read
            .warnings
            .iter()
            .any(|issue| (&Place::of(issue), issue.code.code()) == (place, code))
    {
        return Some(format!("{code} at {place:?} is not among {:?}", read.warnings));
    }
    let left_out = fault.rejection().map(|(at, _)| at);
    let good = truths.iter().zip(&drawn.places).enumerate();
    let good: Vec<_> = good.filter(|(at, _)| Some(*at) != left_out).collect();
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
    let differs = good.iter().zip(rows).find_map(|((at, (truth, place)), row)| {
        let here = Place { sheet: row.sheet.as_ref().map(Name::to_string), row: row.row };
        if row.facts.name.as_str() != truth.name || here != **place {
            return Some(format!(
                "{} at {here:?}, not {} at {place:?}",
                row.facts.name, truth.name
            ));
        }
        difference(truth, style, row, fault.lost_field(*at))
    });
    differs.or_else(|| {
        let good: Vec<&Truth> = good.iter().map(|(_, (truth, _))| *truth).collect();
        let mut board = Board::default();
        board::fault(&mut board, read.ledger.as_ref()?, &good, style, fault)
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
        let mut truths = truths;
        if style.sheet_a_county() {
            truth::order_by_county(&mut truths);
        }
        let fault = fault.possible_in(&style, truths.len());
        fault.happens_to(&mut truths);
        let drawn = sheet::draw(&truths, &style, fault);
        let file = file::write(&drawn, &style, fault);
        match read(&file, &options("台账")) {
            Ok(read) => {
                prop_assert!(fault != Fault::CutOff, "a file cut off was read");
                let wrong = silent_fault(&truths, &style, fault, &drawn, &read);
                prop_assert!(wrong.is_none(), "{}\n{:#?}", wrong.unwrap_or_default(), drawn.tabs);
            }
            Err(LedgerError::Unreadable(error)) => {
                prop_assert_eq!((error.code(), fault), ("file-cut-off", Fault::CutOff));
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}
