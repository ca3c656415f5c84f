//! A rule in words: what it looks at, its levels and who gets its card; and the same behind the rule's
//! name.

use battle_map::{
    model::{
        finding::Level,
        rule::{DayKind, Edge, EdgeUnit, MeasureKind, RuleCondition, Worse},
    },
    view::rules::RuleText,
};
use leptos::prelude::*;

use super::sign::LevelSign;
use crate::{
    finding::edge,
    texts::{Texts, use_texts},
};

/// The name of a rule, which opens its words in the version by which was judged; the name alone where
/// these cannot be found. It works without JavaScript.
#[component]
pub fn RuleNamed(
    /// The name, with the set and its version.
    name: String,
    /// The rule in that version.
    wording: Option<RuleText>,
) -> impl IntoView {
    match wording {
        Some(wording) => view! {
            <details class="rule-named">
                <summary>{name}</summary>
                <RuleWords wording />
            </details>
        }
        .into_any(),
        None => view! { <span>{name}</span> }.into_any(),
    }
}

/// A rule to be read.
#[component]
pub fn RuleWords(
    /// The rule.
    wording: RuleText,
) -> impl IntoView {
    let texts = use_texts();
    let looks_at = condition(texts, wording.condition);
    let levels = wording.levels.iter().map(|(level, at)| named(texts, &wording, *level, *at));
    view! {
        <div class="rule-words">
            <p><b>{looks_at}</b></p>
            <ul>{levels.collect_view()}</ul>
            <p class="hint">{consequence(texts, &wording)}</p>
        </div>
    }
}

fn named(texts: Texts, wording: &RuleText, level: Level, at: Edge) -> impl IntoView + use<> {
    let name = texts.get(&format!("level.{}", level.code()));
    let words = reach(texts, wording.condition, at, wording.days);
    view! {
        <li>
            <LevelSign level />
            {name} " " <b>{words}</b>
        </li>
    }
}

/// The condition of a rule in words: `投资进度低于序时`.
pub fn condition(texts: Texts, condition: RuleCondition) -> String {
    let words = texts.get(&format!("rules.condition.{}", condition.code()));
    match condition {
        RuleCondition::Behind { measure: MeasureKind::Construction, .. } => {
            texts.fill("rules.of-construction", &[("condition", &words)])
        }
        RuleCondition::MilestoneOverdue { kind: Some(kind) } => {
            let kind = texts.get(&format!("milestone.{}", kind.code()));
            texts.fill("rules.only-kind", &[("condition", &words), ("kind", &kind)])
        }
        _ => words,
    }
}

/// A threshold in words: `达到 10 点`, `低于 80%`, `超过 10 个工作日`.
pub fn reach(texts: Texts, condition: RuleCondition, at: Edge, days: DayKind) -> String {
    if at.at == 0 && matches!(condition.unit(), EdgeUnit::Days | EdgeUnit::Months) {
        return texts.get(if at.included { "rules.from-none" } else { "rules.over-none" });
    }
    let key = match (condition.worse(), at.included) {
        (Worse::Higher, true) => "rules.from",
        (Worse::Higher, false) => "rules.over",
        (Worse::Lower, true) => "rules.at-most",
        (Worse::Lower, false) => "rules.below",
    };
    let figure = edge(texts, i64::from(at.at), condition.unit(), days);
    texts.fill(key, &[("at", &figure)])
}

/// Who gets the card, and how long it stays once the rule no longer applies.
fn consequence(texts: Texts, wording: &RuleText) -> String {
    let to = texts.get(&format!("rules.addressee.{}", wording.addressee.code()));
    let hold = edge(texts, i64::from(wording.hold), EdgeUnit::Days, wording.days);
    let key = if wording.hold == 0 { "rules.consequence" } else { "rules.consequence-hold" };
    texts.fill(key, &[("to", &to), ("hold", &hold)])
}
