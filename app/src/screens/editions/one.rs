//! One edition: its tables, the text for a chat group, the workbook, what the rules had found, and
//! what differs from the edition before it.

use battle_map::{
    command::Read,
    event::Subject,
    model::edition::{EditionAction, EditionMark},
    view::editions::{EditionView, Outdated},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    differs::Differences,
    found::Found,
    tables::EditionTables,
    words::{month_words, named},
};
use crate::{
    erased::Show,
    execute::Order,
    form::{Confirm, FormFault, Typed, use_form},
    format,
    live::{Followed, latest},
    parts::{
        fault::Fault,
        frame::{Desk, NavPage},
        paste::PasteText,
    },
    texts::{Texts, use_texts},
};

/// The page, as far as its view is there.
#[component]
pub fn EditionScreen(
    /// The edition, followed as others join it.
    view: Followed<EditionView>,
) -> impl IntoView {
    let texts = use_texts();
    let edition = latest(view);
    let frame = Signal::derive(move || edition.with(|one| one.as_ref().map(|o| o.frame.clone())));
    let name = move || edition.with(|one| one.as_ref().map(|one| named(texts, one.line.mark)));
    let mark = Memo::new(move |_| edition.with(|one| one.as_ref().map(|one| one.line.mark)));
    let outdated = Memo::new(move |_| edition.with(|one| one.as_ref()?.outdated.clone()));
    view! {
        <Title text=move || name().unwrap_or_default() />
        <Desk here=NavPage::Editions frame class="editions-page">
            <Fault view />
            <p><a href="/editions">{texts.get("editions.title")}</a></p>
            {move || edition.with(|one| one.as_ref().map(|one| view! { <Head one=one.clone() /> }))}
            {move || mark.get().map(|mark| view! { <Renew mark outdated /> })}
            {move || edition.with(|one| one.as_ref().map(|one| view! { <Body one=one.clone() /> }))}
        </Desk>
    }
}

#[component]
fn Head(one: EditionView) -> impl IntoView {
    let texts = use_texts();
    let mark = one.line.mark;
    let made = texts.fill("editions.made-on", &[("day", &format::day(texts, mark.at.day()))]);
    let links = one.others.iter().map(|other| {
        view! { <a href=format!("/editions/{}", other.id)>{named(texts, *other)}</a> " " }
    });
    let later = one.line.superseded.then(|| texts.get("editions.superseded"));
    view! {
        <header class="my-head">
            <h1>{named(texts, mark)}</h1>
            <p class="hint">{made} " " {later} " " {links.collect_view()}</p>
        </header>
    }
}

#[component]
fn Body(one: EditionView) -> impl IntoView {
    let texts = use_texts();
    let words = month_words(texts, &one.tables);
    let workbook = format!("/feed/month.xlsx?edition={}", one.line.mark.id);
    let differs = (!one.differs.is_empty()).then(|| {
        view! { <Differences title=texts.get("editions.differs-from-before") rows=one.differs.clone() count=one.line.differs /> }
    });
    view! {
        {differs}
        <a class="button" rel="external" href=workbook download="">{texts.get("office.month-xlsx")}</a>
        <details class="silent">
            <summary>{texts.get("office.month-text")}</summary>
            <PasteText label=texts.get("office.month-text") words />
        </details>
        <EditionTables tables=one.tables />
        <Found projects=one.found count=one.found_in_all />
    }
}

/// 出新版: what a further edition would change, and the button that makes it.
#[component]
fn Renew(mark: EditionMark, outdated: Memo<Option<Outdated>>) -> impl IntoView {
    let texts = use_texts();
    let subject = Subject::Period(mark.month);
    let form = use_form("renew-edition", mark.month, Typed::default());
    let renew = move |()| {
        let Some(Outdated { version, .. }) = outdated.get_untracked() else { return };
        form.send(Order::of(subject, EditionAction::Freeze {}), vec![Read { subject, version }]);
    };
    let what = move || outdated.get().map(|outdated| changes(texts, outdated));
    view! {
        <Show when=move || outdated.with(Option::is_some)>
            <section class="period">
                <p>{texts.get("editions.outdated")}</p>
                <Confirm
                    form
                    label="editions.renew"
                    confirm="editions.renew-now"
                    ready=|()| true
                    what
                    send=renew
                />
                <FormFault form />
            </section>
        </Show>
    }
}

fn changes(texts: Texts, outdated: Outdated) -> impl IntoView {
    view! { <Differences title=texts.get("editions.would-differ") rows=outdated.differs count=outdated.rows /> }
}
