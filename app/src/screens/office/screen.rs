//! The headquarters' desk as a whole.

use battle_map::{
    access::may_import,
    view::office::{OfficeQuery, OfficeView, OpenBatches},
};
use leptos::prelude::*;

use super::{
    batch::Batch, claims::WaitingClaims, date_requests::DateRequests, first_steps::FirstSteps,
    goal::GoalChoices, periods::Periods, targets::Targets,
};
use crate::{
    erased::{Each, Show},
    live::{Followed, latest},
    me::use_me,
    parts::{cards_begin::CardsBegin, frame::NavPage, view_page::ViewPage},
    screens::accounts::{AccountSheet, NewAccounts},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn OfficeScreen(
    /// The pages of the long lists in the page's address.
    query: Memo<OfficeQuery>,
    /// The view of the office's desk, followed as it changes.
    view: Followed<OfficeView>,
) -> impl IntoView {
    let texts = use_texts();
    let office = latest(view);
    let frame = Signal::derive(move || office.with(|o| o.as_ref().map(|o| o.frame.clone())));
    let part = move |part: fn(&OfficeView) -> bool| office.with(|o| o.as_ref().is_some_and(part));
    let year = Memo::new(move |_| office.with(|o| o.as_ref().map(|o| o.year)));
    let targets = Memo::new(move |_| {
        office.with(|o| o.as_ref().map(|o| o.targets.clone())).unwrap_or_default()
    });
    let choices =
        Memo::new(move |_| office.with(|o| o.as_ref().map(GoalChoices::of)).unwrap_or_default());
    let acts = Memo::new(move |_| part(|office| office.acts));
    let claims = Memo::new(move |_| {
        office.with(|o| o.as_ref().map(|o| o.claims.clone())).unwrap_or_default()
    });
    let batches = Memo::new(move |_| {
        office.with(|o| o.as_ref().map(|o| o.batches.clone())).unwrap_or_default()
    });
    // By the number alone: a batch outlives each decision, with what is typed for other claims.
    let batch_ids = Memo::new(move |_| {
        batches.with(|all: &OpenBatches| all.lines.iter().map(|batch| batch.id).collect::<Vec<_>>())
    });
    let more_batches = move || {
        let more = batches.with(|all| all.more);
        let words = texts.fill("office.more-batches", &[("count", &more.to_string())]);
        (more > 0).then(|| view! { <p class="hint">{words}</p> })
    };
    let bureaus = Memo::new(move |_| {
        office.with(|o| o.as_ref().map(|o| o.bureaus.clone())).unwrap_or_default()
    });
    let date_requests = Memo::new(move |_| {
        office.with(|o| o.as_ref().map(|o| o.date_requests.clone())).unwrap_or_default()
    });
    let periods = Memo::new(move |_| {
        office.with(|o| o.as_ref().map(|o| (o.periods.clone(), o.next))).unwrap_or_default()
    });
    // The sheet of passwords outlives the steps, which may be done with it.
    let accounts = NewAccounts::begin();
    let steps = Memo::new(move |_| office.with(|o| o.as_ref().and_then(|o| o.first_steps.clone())));
    let begins = Memo::new(move |_| steps.with(Option::is_some));
    let imports = use_me().actor.as_ref().is_some_and(may_import);
    view! {
        <ViewPage view latest=office frame=|view| &view.frame here=NavPage::Office title="office.title" class="office-page">
            <Show when=move || office.with(Option::is_some)>
                <header class="office-head">
                    <h1>{texts.get("office.title")}</h1>
                    <a class="button" href="/review">{texts.get("review.title")}</a>
                    <a class="button" href="/office/rules">{texts.get("rules.title")}</a>
                    {imports.then(|| view! {
                        <a class="button" href="/office/boundaries">{texts.get("boundaries.title")}</a>
                        <a class="button" href="/office/merge">{texts.get("merge.title")}</a>
                        <a class="button" href="/office/next-year">{texts.get("next-year.title")}</a>
                        <a class="button" href="/office/past">{texts.get("past.title")}</a>
                        <a class="button" href="/office/import">{texts.get("import.title")}</a>
                    })}
                </header>
                <AccountSheet accounts />
                <Show when=move || begins.get()>
                    {steps.get_untracked().map(|first| {
                        let steps = Memo::new(move |_| steps.get().unwrap_or_else(|| first.clone()));
                        view! { <FirstSteps steps accounts /> }
                    })}
                </Show>
                <CardsBegin frame />
                <div class="office-columns">
                    <Periods query periods acts />
                    <div class="office-work">
                        <WaitingClaims query claims acts />
                        <Each each=move || batch_ids.get() key=|id| *id let:id>
                            <Batch id batches bureaus acts />
                        </Each>
                        {more_batches}
                        <DateRequests query date_requests acts />
                        {year.get_untracked().map(|first| {
                            let year = Memo::new(move |_| year.get().unwrap_or(first));
                            view! { <Targets targets choices year acts /> }
                        })}
                    </div>
                </div>
            </Show>
        </ViewPage>
    }
}
