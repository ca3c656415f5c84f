//! One project's value in one column of a list's own shape, written as the column writes.

use super::OwnCell;
use crate::{
    board::Board,
    geometry::{Datum, Shape},
    model::{
        list::ListEntry,
        project::{FactField, FactValue, Project, Site},
        report::Figures,
        shape::{DateForm, DateStyle, Quotient, ShapeColumn, ShareStyle},
    },
    value::{Day, LedgerDate, Money, MoneyUnit, Month, Name, Year},
    view::facts,
};

/// What is read from the board for a list.
pub struct Reader<'a> {
    pub board: &'a Board,
    pub year: Year,
    pub period: Option<Month>,
}

impl Reader<'_> {
    /// What stands in a column for a project.
    pub fn cell(
        &self,
        column: &ShapeColumn,
        entry: &ListEntry,
        project: &Project,
    ) -> Option<OwnCell> {
        if let Some(share) = &column.share {
            let amount = |field: &str| self.money(field, project);
            return self::share(share, amount(&share.part)?, amount(&share.whole)?);
        }
        let field = column.field.as_deref().unwrap_or_default();
        if let Some(money) = self.money(field, project) {
            let unit = column.unit.unwrap_or(MoneyUnit::Wan);
            return Some(OwnCell::Number(money.exact(unit)));
        }
        let answer = |answer: Option<bool>| answer.map(|yes| answered(column, yes));
        match field {
            "planned-start" => dated(column, project.planned_start()),
            "planned-completion" => dated(column, project.planned_completion()),
            "start" => dated(column, project.started().date()),
            "completion" => dated(column, project.completed().date()),
            "started" => answer(project.started().known()),
            "completed" => answer(project.completed().known()),
            "enrolled" => answer(project.enrolled.known()),
            "longitude" => degrees(column, &project.site).map(|(lon, _)| OwnCell::Number(lon)),
            "latitude" => degrees(column, &project.site).map(|(_, lat)| OwnCell::Number(lat)),
            "point" => degrees(column, &project.site)
                .map(|(lon, lat)| OwnCell::Text(format!("{lon},{lat}"))),
            field => match fact(field, project) {
                Some(FactValue::Date(date)) => dated(column, Some(date)),
                _ => self.words(column, entry, project),
            },
        }
    }

    fn words(&self, column: &ShapeColumn, entry: &ListEntry, project: &Project) -> Option<OwnCell> {
        let figures = self.figures(project);
        let parent = || self.board.projects.get(&project.parent?);
        let text = match column.field.as_deref() {
            None | Some("computed") => {
                let mut extra = entry.extra.iter();
                extra.find(|(label, _)| *label == column.label).map(|(_, text)| text.to_string())
            }
            Some("number") => Some(project.id.to_string()),
            Some("serial") => entry.serial.as_ref().map(ToString::to_string),
            Some("parent") => parent().map(|parent| parent.facts.name.to_string()),
            Some("progress") => figures?.progress.as_ref().map(ToString::to_string),
            Some("problem") => figures?.problem.as_ref().map(ToString::to_string),
            Some("reason") => figures?.reason.as_ref().map(ToString::to_string),
            Some(field) => self.fact_words(field, project),
        };
        text.map(|text| worded(column, text))
    }

    /// What the facts say in the field of a code; of regions, the main one.
    fn fact_words(&self, field: &str, project: &Project) -> Option<String> {
        let field = FactField::from_code(field)?;
        facts::words(&project.facts, field, self.board)?.of_ledger()?.text()
    }

    /// An amount of a project by the code of its field.
    pub fn money(&self, field: &str, project: &Project) -> Option<Money> {
        let figures = || self.figures(project);
        match field {
            "plan" => project.plans.get(&self.year).map(|plan| plan.current().amount),
            "month" => figures()?.month,
            "year-to-date" => figures()?.year_to_date,
            "since-start" => figures()?.since_start,
            "next-month" => figures()?.next_month,
            "statistical" => figures()?.statistical,
            field => match fact(field, project)? {
                FactValue::Money(amount) => Some(amount),
                _ => None,
            },
        }
    }

    fn figures<'p>(&self, project: &'p Project) -> Option<&'p Figures> {
        project.reports.get(&self.period?).map(|report| &report.figures)
    }
}

/// What the facts say in the field of a code.
fn fact<'p>(field: &str, project: &'p Project) -> Option<FactValue<'p>> {
    project.facts.get(FactField::from_code(field)?)
}

/// Numbers stay numbers where that loses nothing; a name never becomes one.
fn worded(column: &ShapeColumn, text: String) -> OwnCell {
    let plain = matches!(column.field.as_deref(), None | Some("serial" | "number" | "computed"));
    let same = |number: f64| number.to_string() == text;
    if plain && text.len() <= 15 && text.parse().is_ok_and(same) {
        OwnCell::Number(text)
    } else {
        OwnCell::Text(text)
    }
}

fn answered(column: &ShapeColumn, yes: bool) -> OwnCell {
    let own = column.answers.as_ref().map(|(y, n)| if yes { y } else { n });
    OwnCell::Text(own.map_or(if yes { "是" } else { "否" }, Name::as_str).to_owned())
}

fn dated(column: &ShapeColumn, date: Option<LedgerDate>) -> Option<OwnCell> {
    let dashed = DateForm { days: DateStyle::Dashed, months: DateStyle::Dashed, padded: true };
    let form = column.dates.unwrap_or(dashed);
    Some(match date? {
        LedgerDate::Day(day) if form.days == DateStyle::Cell => OwnCell::Day(day),
        LedgerDate::Day(day) => OwnCell::Text(day_words(day, form)),
        LedgerDate::Month(month) => OwnCell::Text(month_words(month, form)),
    })
}

fn day_words(day: Day, form: DateForm) -> String {
    let text = day.to_string();
    let parts: Vec<&str> = text.split('-').map(|part| shortened(part, form.padded)).collect();
    let [year, month, day] = parts[..] else { return text };
    match form.days {
        DateStyle::Dotted => format!("{year}.{month}.{day}"),
        DateStyle::Slashed => format!("{year}/{month}/{day}"),
        DateStyle::Chinese => format!("{year}年{month}月{day}日"),
        DateStyle::Dashed | DateStyle::Cell => format!("{year}-{month}-{day}"),
    }
}

fn month_words(month: Month, form: DateForm) -> String {
    let text = month.to_string();
    let Some((year, number)) = text.split_once('-') else { return text };
    let number = shortened(number, form.padded);
    match form.months {
        DateStyle::Dotted => format!("{year}.{number}"),
        DateStyle::Slashed => format!("{year}/{number}"),
        DateStyle::Chinese => format!("{year}年{number}月"),
        DateStyle::Dashed | DateStyle::Cell => text,
    }
}

fn shortened(part: &str, padded: bool) -> &str {
    if padded { part } else { part.strip_prefix('0').unwrap_or(part) }
}

/// Coordinates as the column has them: as they were written, else ours where its datum is ours.
fn degrees(column: &ShapeColumn, site: &Site) -> Option<(String, String)> {
    let Site::Placed { shape: Shape::Point(point), written } = site else { return None };
    let datum = column.datum.unwrap_or_default();
    if let Some(written) = written.as_ref().filter(|written| written.datum == datum) {
        return Some((written.lon.to_string(), written.lat.to_string()));
    }
    let ours = matches!(datum, Datum::Cgcs2000 | Datum::Wgs84);
    ours.then(|| (point.lon().to_string(), point.lat().to_string()))
}

/// A share in the column's own way; nothing where there is nothing to divide by.
pub fn share(share: &Quotient, part: Money, whole: Money) -> Option<OwnCell> {
    if whole.fen() <= 0 {
        return None;
    }
    let shift = if share.style == ShareStyle::Fraction { 0 } else { 2 };
    let decimals = u32::from(share.decimals.min(8));
    let scaled = i128::from(part.fen()) * 10_i128.pow(decimals + shift);
    let whole = i128::from(whole.fen());
    let rounded = (scaled * 2 + whole).div_euclid(whole * 2);
    let scale = 10_i128.pow(decimals);
    let sign = if rounded < 0 { "-" } else { "" };
    let (head, tail) = (rounded.abs() / scale, rounded.abs() % scale);
    let number = match decimals {
        0 => format!("{sign}{head}"),
        _ => format!("{sign}{head}.{tail:0width$}", width = usize::from(share.decimals.min(8))),
    };
    Some(match share.style {
        ShareStyle::Percent => OwnCell::Text(format!("{number}%")),
        ShareStyle::Hundredths | ShareStyle::Fraction => OwnCell::Number(number),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(date: &str, days: DateStyle, months: DateStyle, padded: bool) -> String {
        let form = DateForm { days, months, padded };
        match date.parse().unwrap() {
            LedgerDate::Day(day) => day_words(day, form),
            LedgerDate::Month(month) => month_words(month, form),
        }
    }

    #[test]
    fn dates_go_out_as_their_column_writes_them() {
        use DateStyle::{Chinese, Dotted, Slashed};
        assert_eq!(written("2022-04-06", Dotted, Dotted, false), "2022.4.6");
        assert_eq!(written("2022-04-06", Slashed, Dotted, true), "2022/04/06");
        assert_eq!(written("2022-04", Dotted, Chinese, false), "2022年4月");
        assert_eq!(written("2022-10", Dotted, Dotted, false), "2022.10");
    }

    #[test]
    fn shares_are_rounded_exactly() {
        let of = |style, decimals, part, whole| {
            let (part, whole) = (Money::from_fen(part), Money::from_fen(whole));
            let kind = Quotient { part: String::new(), whole: String::new(), style, decimals };
            share(&kind, part, whole)
        };
        let text = |text: &str| Some(OwnCell::Text(text.to_owned()));
        assert_eq!(of(ShareStyle::Percent, 1, 624, 1_000), text("62.4%"));
        assert_eq!(of(ShareStyle::Percent, 0, 1, 2), text("50%"));
        let fraction = Some(OwnCell::Number("0.6667".to_owned()));
        assert_eq!(of(ShareStyle::Fraction, 4, 2, 3), fraction);
        assert_eq!(of(ShareStyle::Percent, 1, 1, 0), None);
    }
}
