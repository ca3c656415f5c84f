//! A line of a project's history in words: what happened, and the details.

use battle_map::{value::LedgerDate, view::history::HistoryLine};

use crate::{
    format::{date, money},
    screens::project::head::condition_words,
    texts::Texts,
};

/// What happened, in words: `报送进度`.
#[must_use]
pub fn headline(texts: Texts, line: &HistoryLine) -> String {
    texts.get(&format!("change.{}", line.kind))
}

/// The details, such as milestone, date or amount: `主体结构封顶 · 2026.10.31`.
#[must_use]
pub fn particulars(texts: Texts, line: &HistoryLine) -> String {
    let detail = &line.detail;
    // Of a milestone its own name or that of its kind; else the person, number or file.
    let kind = detail.milestone.map(|kind| texts.get(&format!("milestone.{}", kind.code())));
    let name = detail.name.clone().or(kind);
    let answer = detail.answer.map(|yes| texts.get(if yes { "answer.yes" } else { "answer.no" }));
    let money = detail.money.map(|amount| amount_words(texts, line, &money(texts, amount)));
    let fields: Vec<_> =
        detail.fields.iter().map(|field| texts.get(&format!("field.{}", field.code()))).collect();
    let card = detail.card.map(|level| texts.get(&format!("level.{}", level.code())));
    let parts = [
        card,
        name,
        detail.stage.map(|stage| texts.get(&format!("stage-at.{}", stage.code()))),
        detail.condition.as_ref().map(|condition| {
            condition_words(texts, condition).unwrap_or_else(|| texts.get("condition.active"))
        }),
        answer,
        detail.date.map(|day| date(texts, day)),
        detail.month.map(|month| date(texts, LedgerDate::Month(month))),
        detail.year.map(|year| texts.fill("project.plan.year", &[("year", &year.to_string())])),
        money,
        (!fields.is_empty()).then(|| fields.join(&texts.get("list.joint"))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// An amount in words; a report's amount is the sum since January.
fn amount_words(texts: Texts, line: &HistoryLine, amount: &str) -> String {
    if line.detail.month.is_some() {
        texts.fill("history.year-to-date", &[("money", amount)])
    } else {
        amount.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use battle_map::{
        model::milestone::MilestoneKind,
        value::{Money, Month, Seq, Timestamp},
        view::history::{By, Detail},
    };

    use super::*;
    use crate::texts::Language;

    const TEXTS: Texts = Texts(Language::Chinese);

    fn line(kind: &str, detail: Detail) -> HistoryLine {
        let by = By::Person("市重大项目办".to_owned());
        HistoryLine { seq: Seq(1), at: Timestamp(0), by, kind: kind.to_owned(), detail }
    }

    #[test]
    fn a_report_says_its_month_and_that_its_money_counts_since_january() {
        let month = Month::new(2026, 10).ok();
        let money = Some(Money::from_wan(34_200));
        let line = line("report-recorded", Detail { month, money, ..Detail::default() });
        assert_eq!(headline(TEXTS, &line), "报送进度");
        assert_eq!(particulars(TEXTS, &line), "2026.10 · 自年初累计 3.42 亿元");
    }

    #[test]
    fn a_person_or_a_number_is_named_once() {
        let detail = Detail { name: Some("陈××".to_owned()), ..Detail::default() };
        assert_eq!(particulars(TEXTS, &line("notice-acknowledged", detail)), "陈××");
    }

    #[test]
    fn a_milestone_goes_by_its_own_name_else_by_that_of_its_kind() {
        let milestone = Some(MilestoneKind::Start);
        let date = "2026-10-31".parse().ok();
        let detail = Detail { milestone, date, ..Detail::default() };
        let named = Detail { name: Some("主体封顶".to_owned()), ..detail.clone() };
        assert_eq!(particulars(TEXTS, &line("milestone-planned", detail)), "开工 · 2026.10.31");
        assert_eq!(particulars(TEXTS, &line("milestone-planned", named)), "主体封顶 · 2026.10.31");
    }
}
