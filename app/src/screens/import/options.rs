//! The options that a person sets for a ledger, as typed and as read.

use battle_map::{
    model::ledger::PlanPaper,
    value::{Name, Text},
};

use super::wire::ImportAsked;
use crate::{form::Reading, parts::datum};

/// The import request for the file of that name; `None` where a field cannot be read.
pub fn asked(typed: &mut Reading<'_>, file: &str) -> Option<ImportAsked> {
    let list = said(typed, "list", "import.unreadable.list", |text| Name::new(text).ok());
    let year = said(typed, "year", "import.unreadable.year", |text| text.parse().ok());
    let period = said(typed, "period", "import.unreadable.period", |text| text.parse().ok());
    let crs = datum::read(typed, "crs");
    Some(ImportAsked {
        file: file.to_owned(),
        list: list?,
        year: year?,
        period: period?,
        crs: crs?,
        recognised: typed.is_checked("recognised"),
        ..ImportAsked::default()
    })
}

/// The paper by which plans are replaced; not without a reason.
pub fn paper(typed: &mut Reading<'_>) -> Option<PlanPaper> {
    let document =
        said(typed, "document", "import.unreadable.document", |text| Name::new(text).ok());
    let reason = typed.read("reason", "import.unreadable.reason", |text| Text::new(text).ok());
    let since = typed.read("since", "import.unreadable.since", |text| text.parse().ok());
    Some(PlanPaper { document: document?, reason: Some(reason?), since: since? })
}

/// The inner option is none where nothing is said, the outer one for what cannot be read.
fn said<T>(
    typed: &mut Reading<'_>,
    field: &str,
    key: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<Option<T>> {
    if typed.raw(field).trim().is_empty() {
        return Some(None);
    }
    typed.read(field, key, read).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Typed;

    #[test]
    fn what_is_left_empty_is_not_said_and_what_cannot_be_read_names_its_field() {
        let silent = asked(&mut Reading::of(&Typed::default()), "a.xlsx").unwrap();
        assert_eq!(silent, ImportAsked { file: "a.xlsx".to_owned(), ..ImportAsked::default() });
        let typed = |year: &str, period: &str, crs: &str| {
            Typed::default().with("year", year).with("period", period).with("crs", crs)
        };
        let said = typed("2026", "2026-10", "gcj02");
        let said = asked(&mut Reading::of(&said), "a.xlsx").unwrap();
        assert_eq!(said.period.map(|month| month.to_string()).as_deref(), Some("2026-10"));
        let wrong = typed("今年", "十月", "火星");
        let mut reading = Reading::of(&wrong);
        assert_eq!(asked(&mut reading, "a"), None);
        let wrong: Vec<_> = reading.wrong().into_iter().map(|wrong| wrong.field).collect();
        assert_eq!(wrong, ["year", "period", "crs"]);
    }

    #[test]
    fn plans_are_not_replaced_without_a_reason() {
        let typed = Typed::default().with("since", "2026-10-08");
        let mut reading = Reading::of(&typed);
        assert_eq!(paper(&mut reading), None);
        assert_eq!(reading.wrong()[0].field, "reason");
        let typed = typed.with("reason", "市政府常务会议");
        assert_eq!(paper(&mut Reading::of(&typed)).unwrap().document, None);
    }
}
