//! An edition in words: how it is called, and the text for a chat group, which is the same whenever
//! it is read.

use battle_map::{
    model::edition::{BulletinNumber, EditionKind, EditionMark},
    view::{
        month_tables::{CountyRow, MonthTables, OverdueRow},
        score::ScoreBasis,
    },
};

use crate::{format, score, texts::Texts};

/// How many overdue milestones the text names at most.
const NAMED: usize = 5;

/// How the edition of a month is called: `2026年10月 月度数据 第1版`.
#[must_use]
pub fn named(texts: Texts, mark: EditionMark) -> String {
    called(texts, EditionKind::Month, mark)
}

/// How an edition is called, by its kind; a bulletin by its number: `2026年10月 通报 挂战通报〔2026〕10号`.
#[must_use]
pub fn called(texts: Texts, kind: EditionKind, mark: EditionMark) -> String {
    let (key, number) = match kind {
        EditionKind::Month => ("editions.named", mark.number.to_string()),
        EditionKind::Bulletin => {
            ("editions.named-bulletin", BulletinNumber::of(mark.month, mark.number).to_string())
        }
    };
    let values = [
        ("year", &*mark.month.year().to_string()),
        ("month", &format::period_name(texts, mark.period())),
        ("number", &number),
    ];
    texts.fill(key, &values)
}

/// The month's results as text, line by line.
#[must_use]
pub fn month_words(texts: Texts, tables: &MonthTables) -> String {
    let month = format::month(texts, tables.month);
    let (reported, entries) = (tables.reported.to_string(), tables.entries.to_string());
    let number = tables.edition.number.to_string();
    let head = [
        ("month", month.as_str()),
        ("number", &number),
        ("reported", &reported),
        ("entries", &entries),
    ];
    let mut lines = vec![texts.fill("office.text-head", &head)];
    lines.push(measured(texts, &texts.get("office.text-city"), &tables.city));
    lines.extend(tables.counties.iter().map(|row| measured(texts, &county(texts, row), row)));
    let parts = tables.counties.iter().filter_map(|row| Some(row.investment?.done));
    if let Some(city) = tables.city.investment
        && !format::adds_up(texts, city.done, parts)
    {
        lines.push(texts.get("figures.rounded"));
    }
    let late = [("count", &*tables.overdue.count.to_string()), ("month", &month)];
    lines.push(texts.fill("office.text-overdue", &late));
    lines.extend(tables.overdue.lines.iter().take(NAMED).map(|row| overdue(texts, row)));
    lines.join("\n")
}

/// The name of a county's row; what has no region is called so.
pub(super) fn county(texts: Texts, row: &CountyRow) -> String {
    if row.name.is_empty() { texts.get("editions.no-region") } else { row.name.clone() }
}

/// What an overdue milestone is called: by its own name, else by its kind.
pub(super) fn milestone(texts: Texts, row: &OverdueRow) -> String {
    let by_kind = || texts.get(&format!("milestone.{}", row.kind.code()));
    row.milestone.clone().unwrap_or_else(by_kind)
}

fn overdue(texts: Texts, row: &OverdueRow) -> String {
    let (milestone, days) = (milestone(texts, row), row.days.to_string());
    let values = [("name", row.name.as_str()), ("milestone", &milestone), ("days", &days)];
    texts.fill("office.text-late", &values)
}

/// A row in a sentence that names all its entries: those without a plan too, of whose money nothing is
/// said.
fn measured(texts: Texts, name: &str, row: &CountyRow) -> String {
    let entries = row.entries.to_string();
    let Some(sum) = row.investment else {
        let values = [("name", name), ("entries", &entries)];
        return texts.fill("office.text-unplanned", &values);
    };
    let covered = row.coverage.and_then(|coverage| format::covered(texts, coverage));
    let covered = covered.map(|words| texts.fill("office.text-covered", &[("words", &words)]));
    let [starts, completions] =
        [row.scores.starts, row.scores.completions].map(|score| score::words(texts, &score));
    let values = [
        ("name", name),
        ("entries", &entries),
        ("covered", covered.as_deref().unwrap_or_default()),
        ("done", &format::money(texts, sum.done)),
        ("actual", &format::percent(sum.actual)),
        ("scheduled", &format::percent(sum.scheduled)),
        ("gap", &format::gap(texts, sum.lag)),
        ("starts", &starts),
        ("completions", &completions),
    ];
    let row_words = texts.fill("office.text-row", &values);
    // Where the plan stands in, the sentence before has said all about the money.
    let aimed = row.scores.investment.filter(|score| matches!(score.basis, ScoreBasis::Target(_)));
    let money = aimed
        .map(|score| texts.fill("office.text-money", &[("words", &score::words(texts, &score))]));
    row_words + &money.unwrap_or_default()
}

#[cfg(test)]
mod tests;
