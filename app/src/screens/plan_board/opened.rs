//! The milestone that is opened below its row: its dates, who recognised it, what shows it, and for those
//! whose it is the form that claims it.

use battle_map::{
    value::{MilestoneId, ProjectId},
    view::plan_board::{OpenedMilestone, PlanCell},
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::opened_facts::{History, dates, evidence_of};
use crate::{
    erased::Show,
    lazy::lazily,
    live::{Followed, follow, latest, part},
    parts::fault::Fault,
    screens::desk::{ClaimForm, Demands},
    texts::use_texts,
};

/// Which milestone is opened; one at a time.
#[derive(Debug, Clone, Copy, Default)]
pub struct Opened(RwSignal<Option<(ProjectId, MilestoneId)>>);

impl Opened {
    /// That of a project, if it is one of its own.
    pub fn of(self, project: ProjectId) -> Option<MilestoneId> {
        let Self(opened) = self;
        opened.get().filter(|(of, _)| *of == project).map(|(_, milestone)| milestone)
    }

    /// Opens the milestone whose link was pressed, or closes it; other links lead where they lead.
    pub fn press(self, event: &ev::MouseEvent) {
        let elsewhere =
            event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        let pressed =
            event.target().filter(|_| !elsewhere && event.button() == 0).and_then(pressed);
        let Some(pressed) = pressed else { return };
        event.prevent_default();
        let Self(opened) = self;
        opened.update(|opened| *opened = Some(pressed).filter(|pressed| *opened != Some(*pressed)));
    }

    /// Closes it; its link has the focus again.
    pub fn close(self) {
        let Self(opened) = self;
        let Some((project, milestone)) = opened.get_untracked() else { return };
        let link = format!("tr[data-project=\"{project}\"] a[data-milestone=\"{milestone}\"]");
        opened.set(None);
        let link = document().query_selector(&link).ok().flatten();
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            // A link that is about to go takes no focus.
            let _ = link.focus();
        }
    }
}

/// The milestone of the link that was pressed.
fn pressed(target: web_sys::EventTarget) -> Option<(ProjectId, MilestoneId)> {
    let link = target.dyn_into::<Element>().ok()?.closest("a[data-milestone]").ok()??;
    let row = link.closest("tr[data-project]").ok()??;
    let milestone = link.get_attribute("data-milestone")?.parse().ok()?;
    Some((row.get_attribute("data-project")?.parse().ok()?, milestone))
}

lazily! {
    /// The opened milestone, asked for when it is shown and followed from then on.
    pub fn opened_milestone in work (project: ProjectId, milestone: MilestoneId) {
        let view = follow(move || PlanCell { project, milestone });
        let coming = move || view! { <p role="status">{use_texts().get("part.loading")}</p> };
        view! {
            <Transition fallback=coming>
                <OpenedView view />
            </Transition>
        }
    }
}

#[component]
fn OpenedView(view: Followed<OpenedMilestone>) -> impl IntoView {
    let cell = latest(view);
    view! {
        <Fault view />
        <Show when=move || cell.with(Option::is_some)>
            <Cell cell />
        </Show>
    }
}

#[component]
fn Cell(cell: Memo<Option<OpenedMilestone>>) -> impl IntoView {
    let (texts, opened) = (use_texts(), use_context::<Opened>().unwrap_or_default());
    let frame = NodeRef::<html::Section>::new();
    // Whoever opened it with the keyboard goes on from here.
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            let _ = frame.focus();
        }
    });
    let facts =
        move || cell.get().map(|cell| view! { {dates(texts, &cell)} {evidence_of(texts, &cell)} });
    let history = part(cell, |cell| cell.history.clone());
    let more = move || {
        cell.with(|cell| cell.as_ref().map(|cell| format!("/projects/{}#milestones", cell.project)))
    };
    view! {
        <section class="plan-cell" tabindex="-1" node_ref=frame aria-label=texts.get("milestone.name")>
            {facts}
            <Claim cell />
            <History history />
            <footer>
                <a href=more>{texts.get("plan.more")}</a>
                <button class="button" type="button" on:click=move |_| opened.close()>
                    {texts.get("plan.close")}
                </button>
            </footer>
        </section>
    }
}

/// The form that claims it, for those whose it is, until it is claimed.
#[component]
fn Claim(cell: Memo<Option<OpenedMilestone>>) -> impl IntoView {
    let claims = part(cell, |cell| cell.claims.clone());
    provide_context(Demands(Memo::new(move |_| claims.get().unwrap_or_default())));
    let evidence = part(cell, |cell| {
        let counts = cell.evidence.iter().filter(|known| known.withdrawn.is_none());
        counts.cloned().collect::<Vec<_>>()
    });
    let first = cell.get_untracked().map(|cell| (cell.project, cell.line));
    first.map(|(project, first)| {
        let line = Memo::new(move |_| {
            cell.with(|cell| cell.as_ref().map(|cell| cell.line.clone())).unwrap_or(first.clone())
        });
        view! {
            <Show when=move || claims.with(Option::is_some)>
                <div class="due-forms"><ClaimForm project line evidence /></div>
            </Show>
        }
    })
}
