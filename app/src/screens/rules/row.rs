//! One rule as a sentence with its levels.

use battle_map::model::rule::RuleDraft;
use leptos::prelude::*;

use super::words::{condition, consequence, levels};
use crate::{parts::sign::LevelSign, texts::use_texts};

/// The sentence of a rule, to be read.
#[component]
pub fn RuleSentence(
    /// The rule that is put into words.
    rule: RuleDraft,
) -> impl IntoView {
    let texts = use_texts();
    let looks_at = rule.condition.map(|known| condition(texts, known));
    let levels = levels(texts, &rule).into_iter().map(|(level, words)| {
        let name = texts.get(&format!("level.{}", level.code()));
        view! {
            <li>
                <LevelSign level />
                {name} " " <b>{words}</b>
            </li>
        }
    });
    view! {
        <li class="rule-sentence">
            <p><b>{looks_at}</b></p>
            <ul>{levels.collect_view()}</ul>
            <p class="hint">{consequence(texts, &rule)}</p>
        </li>
    }
}
