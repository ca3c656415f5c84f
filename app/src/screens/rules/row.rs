//! One rule of a set as a sentence with its levels.

use battle_map::{model::rule::RuleDraft, view::rules::RuleText};
use leptos::prelude::*;

use crate::parts::rule::RuleWords;

/// The sentence of a rule, to be read; empty while it looks at nothing.
#[component]
pub fn RuleSentence(
    /// The rule that is put into words.
    rule: RuleDraft,
) -> impl IntoView {
    let wording = RuleText::of_draft(&rule)?;
    Some(view! { <li class="rule-sentence"><RuleWords wording /></li> })
}
