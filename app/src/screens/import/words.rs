//! Values of a preview in words.

use battle_map::{
    model::ledger::Issue,
    value::{MoneyUnit, Name},
    view::import_preview::FieldValue,
};

use crate::{format, screens::import::wire::issue_words, texts::Texts};

/// A value as it stands or as the ledger gives it; money in full, so that it can be compared.
pub fn said(texts: Texts, said: Option<&FieldValue>) -> String {
    match said {
        None => texts.get("import.nothing"),
        Some(FieldValue::Text(text)) => text.clone(),
        Some(FieldValue::Money(money)) => {
            let amount = money.exact(MoneyUnit::Wan);
            texts.fill("import.money", &[("amount", &amount)])
        }
        Some(FieldValue::Date(date)) => format::date(texts, *date),
        Some(FieldValue::Class(class)) => texts.get(&format!("list-class.{}", class.code())),
        Some(FieldValue::Answer(yes, date)) => {
            let word = texts.get(if *yes { "answer.yes" } else { "answer.no" });
            match date {
                Some(date) => format!("{word} · {}", format::date(texts, *date)),
                None => word,
            }
        }
    }
}

/// A row of the file: `第 17 行`, `岳池县 · 第 17 行` where several sheets hold projects.
pub fn row(texts: Texts, sheet: Option<&Name>, row: u32) -> String {
    let row = match row {
        0 => texts.get("import.whole-sheet"),
        row => texts.fill("import.row", &[("row", &row.to_string())]),
    };
    sheet.map_or_else(|| row.clone(), |sheet| format!("{sheet} · {row}"))
}

/// The place of an issue in the sheet: `第 17 行 · 竣工时间`.
pub fn place(texts: Texts, issue: &Issue) -> String {
    let row = row(texts, issue.sheet.as_ref(), issue.row);
    if issue.column.is_empty() { row } else { format!("{row} · {}", issue.column) }
}

/// The sentence of an issue.
pub fn issue(texts: Texts, issue: &Issue) -> String {
    issue_words(texts, issue.code, &issue.value)
}
