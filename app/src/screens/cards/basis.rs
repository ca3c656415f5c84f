//! The rule behind a card, in words.

use battle_map::view::cards::CardRow;

use super::filter::rule_name;
use crate::{format, texts::Texts};

/// The rule, its set and version, and the month: `投资低于序时 · 百分点法（银川）第1版 · 评判至10月底`.
pub fn basis(texts: Texts, row: &CardRow) -> String {
    let (id, version) = (row.set.0, row.set.1.to_string());
    let own = row.set_name.as_ref().map(ToString::to_string);
    let set = own.unwrap_or_else(|| texts.get(&format!("rules.preset.{id}")));
    let condition = row.finding.arithmetic.condition().code();
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
