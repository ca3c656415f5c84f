//! The form that writes a notice: type of document, addressee, what it says, deadlines, who helps
//! and who gets a copy. What is typed is kept in this browser until it is sent.

use battle_map::view::notices::NoticeForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    fields::{
        AddresseeField, AreaField, DayField, DocumentField, LeaderField, LineField, SignField,
        Wrong,
    },
    units::ChooseUnits,
};
use crate::{
    live::{Followed, latest},
    parts::evidence::{ChooseEvidence, toggled},
    parts::{
        fault::Fault,
        frame::{Desk, Here},
    },
    screens::notices::{Given, NoticeDesk, Typed, Wish},
    texts::use_texts,
};

/// The page of a new notice, as far as its view is there.
#[component]
pub fn NoticeNewScreen(
    /// What the form offers.
    view: Followed<NoticeForm>,
    /// What a card or a meeting brings along.
    given: Given,
) -> impl IntoView {
    let texts = use_texts();
    let form = latest(view);
    let frame = Signal::derive(move || form.with(|f| f.as_ref().map(|f| f.frame.clone())));
    // The form is built once for its project, not anew whenever something changes in the city.
    let project = Memo::new(move |_| form.with(|f| f.as_ref().map(|f| f.project)));
    let given = StoredValue::new(given);
    view! {
        <Title text=texts.get("notice.new") />
        <Desk here=Here::Notices frame class="notice-page">
            <Fault view />
            {move || {
                project.get()?;
                let form = form.get_untracked()?;
                let begin = Typed::begin(&form, given.get_value());
                let desk = NoticeDesk::open(form.project, None, begin.clone());
                Some(view! {
                    <header class="notice-head">
                        <p class="crumbs"><a href=format!("/projects/{}", form.project)>{form.name.clone()}</a></p>
                        <h1>{texts.get("notice.new")}</h1>
                    </header>
                    <Fields desk form begin />
                })
            }}
        </Desk>
    }
}

/// The fields and the buttons; leads to the notice once it was sent.
#[component]
pub fn Fields(
    /// The form at hand.
    desk: NoticeDesk,
    /// What it offers.
    form: NoticeForm,
    /// What it began with, to start over.
    begin: Typed,
) -> impl IntoView {
    let texts = use_texts();
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(notice) = desk.sent() {
            navigate(&format!("/notices/{notice}"), NavigateOptions::default());
        }
    });
    let toggle = Callback::new(move |id| desk.write(|typed| toggled(&mut typed.evidence, id)));
    let known = Signal::stored(form.evidence.clone());
    let chosen = Signal::derive(move || desk.typed.with(|typed| typed.evidence.clone()));
    let units = StoredValue::new(form.units.clone());
    view! {
        <form class="notice-form" data-drafted="" on:submit=move |event| event.prevent_default()>
            <Restored desk begin />
            <div class="notice-grid">
                <DocumentField desk form=form.clone() />
                <AddresseeField desk form=form.clone() />
                <LineField desk name="subject" read=|t| &t.subject write=|t, v| t.subject = v />
                <AreaField desk name="facts" read=|t| &t.facts write=|t, v| t.facts = v />
                <AreaField desk name="demand" read=|t| &t.demand write=|t, v| t.demand = v />
                <SignField desk />
                <DayField desk today=form.today.to_string() />
                <LeaderField desk leaders=form.leaders.clone() />
                <LineField desk name="basis" read=|t| &t.basis write=|t, v| t.basis = v />
                <ChooseUnits desk units name="assisting" read=|t| &t.assisting write=|t| &mut t.assisting />
                <ChooseUnits desk units name="copies" read=|t| &t.copies write=|t| &mut t.copies />
                <ChooseEvidence project=form.project known chosen toggle />
            </div>
            <Wrong desk name="" />
            <div class="notice-buttons">
                <button class="primary send" type="button" disabled=move || desk.is_busy() on:click=move |_| desk.send(Wish::Issue)>
                    {texts.get("notice.issue")}
                </button>
                <button class="button" type="button" disabled=move || desk.is_busy() on:click=move |_| desk.send(Wish::Keep)>
                    {texts.get("notice.keep")}
                </button>
                <span class="hint">{texts.get("notice.issue-hint")}</span>
            </div>
        </form>
    }
}

/// Says that what stands here was kept in this browser, and lets go of it.
#[component]
fn Restored(desk: NoticeDesk, begin: Typed) -> impl IntoView {
    let texts = use_texts();
    let begin = StoredValue::new(begin);
    view! {
        <Show when=move || desk.is_restored()>
            <p class="notice-restored" role="status">
                {texts.get("notice.restored")} " "
                <button class="button" type="button" on:click=move |_| desk.start_over(begin.get_value())>
                    {texts.get("notice.start-over")}
                </button>
            </p>
        </Show>
    }
}
