//! What came on paper: the day on it, and its scan.

use battle_map::value::{Day, EvidenceId};
use leptos::prelude::*;

use super::handle::Handle;
use crate::{
    form::{DayField, EvidenceField, Form, Reading, Typed},
    live::use_live,
    texts::use_texts,
};

/// A paper of today.
pub fn today() -> Typed {
    Typed::default().with("on", use_live().date.get_untracked())
}

/// The day and the scan; `missing` is said where there is none.
pub fn paper(typed: &mut Reading<'_>, missing: &str) -> Option<(Day, EvidenceId)> {
    let (on, scan) = (typed.day("on"), typed.values("scan").first().copied());
    if scan.is_none() {
        typed.refuse("scan", missing);
    }
    Some((on?, scan?))
}

/// The fields.
#[component]
pub fn PaperFields(
    /// The notice.
    at: Handle,
    /// The form.
    form: Form,
    /// What the day is called.
    day: &'static str,
    /// What is to be scanned.
    hint: &'static str,
    /// The refusals that are about the day.
    codes: &'static [&'static str],
) -> impl IntoView {
    view! {
        <DayField form name="on" label=day codes />
        <p class="hint">{use_texts().get(hint)}</p>
        <EvidenceField form name="scan" project=at.project known=at.evidence single=true />
    }
}
