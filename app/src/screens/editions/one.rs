//! One edition: its tables, the text for a chat group, the workbook, what the rules had found, and
//! what differs from the edition before it.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::edition::{EditionAction, EditionKind, EditionMark},
    value::Seq,
    view::editions::{EditionBody, EditionLine, EditionView, MonthSaid, Outdated},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    bulletin::BulletinBody,
    differs::Differences,
    found::Found,
    tables::EditionTables,
    words::{called, month_words},
};
use crate::{
    erased::Show,
    execute::CommandJson,
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
    /// The event that froze it, `NUMBER:HASH`, which stands on every paper of it.
    anchor: Followed<String>,
) -> impl IntoView {
    let texts = use_texts();
    let (edition, anchor) = (latest(view), latest(anchor));
    let frame = Signal::derive(move || edition.with(|one| one.as_ref().map(|o| o.frame.clone())));
    let name = move || {
        edition.with(|one| one.as_ref().map(|one| called(texts, one.line.kind, one.line.mark)))
    };
    let mark = Memo::new(move |_| edition.with(|one| one.as_ref().map(|one| one.line.mark)));
    let unpublished = Memo::new(move |_| edition.with(|one| unpublished(one.as_ref()?)));
    let outdated = Memo::new(move |_| edition.with(|one| one.as_ref()?.outdated.clone()));
    view! {
        <Title text=move || name().unwrap_or_default() />
        <Desk here=NavPage::Editions frame class="editions-page">
            <Fault view />
            <p><a href="/editions">{texts.get("editions.title")}</a></p>
            {move || edition.with(|one| one.as_ref().map(|one| view! { <Head one=one.clone() /> }))}
            {move || mark.get().map(|mark| view! { <Renew mark outdated /> })}
            {move || mark.get().map(|mark| view! { <Publish mark unpublished /> })}
            {move || edition.with(|one| one.as_ref().map(|one| said(one.clone())))}
            {move || anchor.get().map(|anchor| view! { <Anchor anchor /> })}
        </Desk>
    }
}

/// Where the log stood when the edition was made, at the foot of the page and of its print.
#[component]
fn Anchor(anchor: String) -> impl IntoView {
    let words = use_texts().fill("editions.anchor", &[("anchor", &anchor)]);
    view! { <p class="hint edition-anchor">{words}</p> }
}

#[component]
fn Head(one: EditionView) -> impl IntoView {
    let texts = use_texts();
    let (kind, mark) = (one.line.kind, one.line.mark);
    let made = texts.fill("editions.made-on", &[("day", &format::day(texts, mark.at.day()))]);
    let links = one.others.iter().map(|other| {
        view! { <a href=format!("/editions/{}", other.id)>{called(texts, kind, *other)}</a> " " }
    });
    let later = one.line.superseded.then(|| texts.get("editions.superseded"));
    view! {
        <header class="my-head">
            <h1>{called(texts, kind, mark)}</h1>
            <p class="hint">{made} " " {later} " " {links.collect_view()}</p>
        </header>
    }
}

/// What the edition says, by its kind.
fn said(one: EditionView) -> AnyView {
    let EditionLine { mark, differs, .. } = one.line;
    match one.said {
        EditionBody::Month(said) => view! { <Month mark differs said=*said /> }.into_any(),
        EditionBody::Bulletin(bulletin) => {
            view! { <BulletinBody mark bulletin=*bulletin /> }.into_any()
        }
    }
}

#[component]
fn Month(mark: EditionMark, differs: u32, said: MonthSaid) -> impl IntoView {
    let texts = use_texts();
    let words = month_words(texts, &said.tables);
    let workbook = format!("/feed/month.xlsx?edition={}", mark.id);
    let bulletin = said.bulletin.map(|out| {
        let name = called(texts, EditionKind::Bulletin, out);
        view! { <a class="button" href=format!("/editions/{}", out.id)>{name}</a> }
    });
    let rows = said.differs;
    let differs = (!rows.is_empty()).then(|| {
        view! { <Differences title=texts.get("editions.differs-from-before") rows count=differs /> }
    });
    view! {
        {differs}
        <a class="button" rel="external" href=workbook download="">{texts.get("office.month-xlsx")}</a>
        {bulletin}
        <details class="silent">
            <summary>{texts.get("office.month-text")}</summary>
            <PasteText label=texts.get("office.month-text") words />
        </details>
        <EditionTables tables=said.tables />
        <Found projects=said.found count=said.found_in_all />
    }
}

/// The version of the period whose bulletin the reader may send out; none where it is out, or theirs
/// is not the office.
fn unpublished(one: &EditionView) -> Option<Seq> {
    match &one.said {
        EditionBody::Month(said) => said.unpublished,
        EditionBody::Bulletin(_) => None,
    }
}

/// 印发通报: sends out the bulletin of a month with these figures, which its list of cards does by
/// itself.
#[component]
fn Publish(mark: EditionMark, unpublished: Memo<Option<Seq>>) -> impl IntoView {
    let texts = use_texts();
    let subject = Subject::Period(mark.month);
    let form = use_form("publish-bulletin", mark.month, Typed::default());
    let publish = move |()| {
        let Some(version) = unpublished.get_untracked() else { return };
        form.send(
            CommandJson::of(subject, EditionAction::Publish {}),
            vec![ReadVersion { subject, version }],
        );
    };
    let what = move || texts.get("editions.publish-means");
    view! {
        <Show when=move || unpublished.with(Option::is_some)>
            <Confirm
                form
                label="editions.publish"
                confirm="editions.publish-now"
                ready=|()| true
                what
                send=publish
                primary=false
            />
            <FormFault form />
        </Show>
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
        form.send(
            CommandJson::of(subject, EditionAction::Freeze {}),
            vec![ReadVersion { subject, version }],
        );
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
