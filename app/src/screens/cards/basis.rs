//! The rule and the plan behind a card, in words.

use battle_map::view::cards::CardRow;

use super::filter::rule_name;
use crate::{format, texts::Texts};

/// The rule, its set and version, and the month: `投资低于序时 · 百分点法（银川）第1版 · 评判至10月底`; of a card from
/// before the day of its issue.
pub fn basis(texts: Texts, row: &CardRow) -> String {
    if row.finding.stated().is_some() {
        return texts.fill("cards.basis-stated", &[("day", &format::day(texts, row.judged))]);
    }
    let (id, version) = (row.set.0, row.set.1.to_string());
    let own = row.set_name.as_ref().map(ToString::to_string);
    let set = own.unwrap_or_else(|| texts.get(&format!("rules.preset.{id}")));
    let condition = row.finding.arithmetic.code();
    let judged = match row.month {
        Some(month) => format::month_end(texts, month),
        None => format::day(texts, row.judged),
    };
    texts.fill(
        "cards.basis",
        &[
            ("rule", &rule_name(texts, row.rule.as_str(), condition)),
            ("set", &set),
            ("version", &version),
            ("judged", &judged),
        ],
    )
}

/// Which version of the year's plan the arithmetic uses, where there are several:
/// `按2026年计划第1版（1月1日起）计算；第2版在计划调整截止月（10月）之后，不计入评牌`.
pub fn plan_used(texts: Texts, row: &CardRow) -> Option<String> {
    let plan = row.plan.as_ref()?;
    let document = plan.document.as_ref().map(|document| format!("，{document}"));
    let values = [
        ("year", plan.year.to_string()),
        ("number", plan.number.to_string()),
        ("of", plan.of.to_string()),
        ("day", format::day(texts, plan.since)),
        ("document", document.unwrap_or_default()),
        ("until", plan.until.map(|until| format::month(texts, until)).unwrap_or_default()),
    ];
    let key = match plan.until {
        Some(_) => "cards.plan-until",
        None if plan.number < plan.of => "cards.plan-earlier",
        None => "cards.plan",
    };
    Some(texts.fill(key, &values.each_ref().map(|(key, value)| (*key, value.as_str()))))
}
