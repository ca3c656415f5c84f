//! What came on paper: the day on it, and its scan.

use battle_map::value::{Day, EvidenceId};
use leptos::prelude::*;

use super::handle::Handle;
use crate::{live::use_clock, parts::evidence::ChooseEvidence, texts::use_texts};

/// What is said of a paper.
#[derive(Clone, Copy)]
pub struct OnPaper {
    on: RwSignal<String>,
    scan: RwSignal<Option<EvidenceId>>,
    /// What is said where there is no scan.
    missing: &'static str,
}

impl OnPaper {
    /// A paper of today.
    pub fn today(missing: &'static str) -> Self {
        let on = RwSignal::new(use_clock().get_untracked().day().to_string());
        Self { on, scan: RwSignal::new(None), missing }
    }

    /// The day and the scan.
    ///
    /// # Errors
    /// The key of what is missing.
    pub fn read(self) -> Result<(Day, EvidenceId), &'static str> {
        let on = self.on.get_untracked().parse().map_err(|_| "notice.day-missing")?;
        Ok((on, self.scan.get_untracked().ok_or(self.missing)?))
    }
}

/// The fields.
#[component]
pub fn PaperFields(
    /// The notice.
    at: Handle,
    /// What is typed and chosen.
    paper: OnPaper,
    /// What the day is called.
    day: &'static str,
    /// What is to be scanned.
    hint: &'static str,
) -> impl IntoView {
    let texts = use_texts();
    let OnPaper { on, scan, .. } = paper;
    // One paper: another choice takes its place.
    let toggle = Callback::new(move |id| {
        scan.update(|scan| *scan = Some(id).filter(|_| *scan != Some(id)));
    });
    let chosen = Signal::derive(move || scan.get().into_iter().collect::<Vec<_>>());
    view! {
        <label>
            <span>{texts.get(day)}</span>
            <input type="date" prop:value=move || on.get() on:input=move |e| on.set(event_target_value(&e)) />
        </label>
        <p class="hint">{texts.get(hint)}</p>
        <ChooseEvidence project=at.project known=at.evidence chosen toggle />
    }
}
