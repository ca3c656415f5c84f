//! The fields for something that came on paper: its date and its scan.

use battle_map::value::{Day, EvidenceId};
use leptos::prelude::*;

use super::handle::NoticeHandle;
use crate::{
    form::{DayField, EvidenceField, Form, Reading, Typed},
    live::use_live,
    texts::use_texts,
};

/// Form values with today as the paper's date.
pub fn today() -> Typed {
    Typed::default().with("on", use_live().date.get_untracked())
}

/// The paper's date and scan; `missing` is the fault's key where there is no scan.
pub fn paper(typed: &mut Reading<'_>, missing: &str) -> Option<(Day, EvidenceId)> {
    let (on, scan) = (typed.day("on"), typed.values("scan").first().copied());
    if scan.is_none() {
        typed.refuse("scan", missing);
    }
    Some((on?, scan?))
}

/// The fields for the paper's date and its scan.
#[component]
pub fn PaperFields(
    /// The notice that the paper belongs to.
    at: NoticeHandle,
    /// The form that the fields belong to.
    form: Form,
    /// The key of the day's label.
    day: &'static str,
    /// The key of the hint that says what to scan.
    hint: &'static str,
    /// The refusal codes that are shown at the day's field.
    codes: &'static [&'static str],
) -> impl IntoView {
    view! {
        <DayField form name="on" label=day codes />
        <p class="hint">{use_texts().get(hint)}</p>
        <EvidenceField form name="scan" project=at.project known=at.evidence single=true />
    }
}
