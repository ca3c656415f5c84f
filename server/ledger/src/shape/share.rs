//! Computed columns: from which two columns a share follows, found out from its figures.

use std::collections::BTreeMap;

use battle_map::{
    model::{
        project::FactField,
        shape::{Quotient, ShareStyle},
    },
    value::{MoneyUnit, text::normalised},
};

use crate::{
    cell,
    header::{Column, Header},
    sheet::{CellValue, Sheet, SheetRow},
    words::Field,
};

/// Shares by their column.
pub type Quotients = BTreeMap<u16, Quotient>;

/// What is divided by what, the usual first.
const PAIRS: [(Field, Field); 5] = [
    (Field::YearToDate, Field::Plan),
    (Field::SinceStart, Field::Fact(FactField::Total)),
    (Field::YearToDate, Field::Fact(FactField::Total)),
    (Field::Month, Field::Plan),
    (Field::Plan, Field::Fact(FactField::Total)),
];

/// The most digits after the point that are kept.
const MOST_DECIMALS: usize = 4;

/// The computed columns that follow from two others in nine rows of ten.
#[must_use]
pub fn explained(sheet: &Sheet, header: &Header, unit: &dyn Fn(&Column) -> MoneyUnit) -> Quotients {
    let computed = header.columns_of(Field::Computed);
    let rows: Vec<&SheetRow> =
        sheet.rows.iter().filter(|row| row.number > header.last_row).collect();
    let of = |column: &Column| {
        PAIRS.iter().find_map(|(part, whole)| {
            let columns = (header.column(*part)?, header.column(*whole)?);
            let cells = rows.iter().filter_map(|row| {
                let ratio = ratio(row, columns, unit)?;
                Some((WrittenShare::read(row.get(column.index)?)?, ratio))
            });
            let (style, decimals) = agreed(&cells.collect::<Vec<_>>())?;
            let (part, whole) = (part.code().to_owned(), whole.code().to_owned());
            Some((column.index, Quotient { part, whole, style, decimals }))
        })
    };
    computed.filter_map(of).collect()
}

fn ratio(
    row: &SheetRow,
    (part, whole): (&Column, &Column),
    unit: &dyn Fn(&Column) -> MoneyUnit,
) -> Option<f64> {
    let amount = |column: &Column| {
        let amount = cell::money(row.get(column.index)?, unit(column)).ok()??;
        amount.exact(MoneyUnit::Yuan).parse::<f64>().ok()
    };
    amount(whole).filter(|whole| *whole > 0.0).and_then(|whole| Some(amount(part)? / whole))
}

/// A share as it is written.
struct WrittenShare {
    number: f64,
    percent: bool,
    decimals: usize,
}

impl WrittenShare {
    fn read(cell: &CellValue) -> Option<Self> {
        let text = normalised(&cell.text());
        let (digits, percent) =
            text.strip_suffix('%').map_or((text.as_str(), false), |digits| (digits, true));
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let number = digits.parse().ok().filter(|number: &f64| number.is_finite())?;
        Some(Self { number, percent, decimals })
    }

    /// In which way it means that ratio, if it does.
    fn style(&self, ratio: f64) -> Option<ShareStyle> {
        let step =
            0.51 * 10_f64.powi(-i32::try_from(self.decimals.min(MOST_DECIMALS)).unwrap_or(0));
        let means = |value: f64| (self.number - value).abs() <= step;
        if self.percent {
            means(ratio * 100.0).then_some(ShareStyle::Percent)
        } else if self.decimals > 0 && means(ratio) {
            Some(ShareStyle::Fraction)
        } else {
            means(ratio * 100.0).then_some(ShareStyle::Hundredths)
        }
    }
}

/// The commonest style, where nearly all cells mean their ratio.
fn agreed(cells: &[(WrittenShare, f64)]) -> Option<(ShareStyle, u8)> {
    let mut styles: BTreeMap<ShareStyle, (usize, usize)> = BTreeMap::new();
    for (written, ratio) in cells {
        if let Some(style) = written.style(*ratio) {
            let (count, decimals) = styles.entry(style).or_default();
            *count += 1;
            *decimals = (*decimals).max(written.decimals.min(MOST_DECIMALS));
        }
    }
    let meant: usize = styles.values().map(|(count, _)| count).sum();
    let (style, (_, decimals)) = styles.into_iter().max_by_key(|(_, (count, _))| *count)?;
    (meant * 10 >= cells.len() * 9).then_some((style, u8::try_from(decimals).unwrap_or(1)))
}
