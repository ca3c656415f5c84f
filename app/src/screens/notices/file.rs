//! One notice as a whole: whose turn it is, its content, its history, and the possible actions.

use battle_map::{
    access::writes_notices,
    model::notice::Turn,
    view::notices::{IssuedNotice, NoticeBody, NoticeFile},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    answer::{Answer, Ask},
    correct::{Correct, RecordReceipt, RecordReply},
    dots::Steps,
    draft::DraftNotice,
    handle::NoticeHandle,
    outline::Outlined,
    paper::PaperText,
    remind::Remind,
    review::{DecideExtension, Review},
    sign::Sign,
    timeline::Timeline,
};
use crate::{
    ask::AskError,
    live::{Followed, latest, use_clock},
    me::use_me,
    parts::{
        fault::Fault,
        frame::{Desk, NavPage},
    },
    screens::notices::{left, turn_words},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn NoticeScreen(
    /// The notice, followed as it changes.
    view: Followed<NoticeFile>,
) -> impl IntoView {
    let texts = use_texts();
    let file = latest(view);
    let frame = Signal::derive(move || file.with(|f| f.as_ref().map(|f| f.frame.clone())));
    let title = move || {
        let number = file.with(|f| f.as_ref().and_then(|f| number(&f.shown)));
        number.unwrap_or_else(|| texts.get("notices.title"))
    };
    // A draft is a form: it is built once and not anew while somebody types.
    let draft = Memo::new(move |_| {
        file.with(|f| {
            f.as_ref().filter(|f| matches!(f.shown, NoticeBody::Draft { .. })).map(|f| f.id)
        })
    });
    let missing = move || view.answers().error() == Some(AskError::NotFound);
    view! {
        <Title text=title />
        <Desk here=NavPage::Notices frame class="notice-page">
            {move || if missing() {
                view! { <p class="hint">{texts.get("notice.missing")}</p> }.into_any()
            } else {
                view! { <Fault view /> }.into_any()
            }}
            {move || match draft.get() {
                Some(_) => file.get_untracked().map(|begin| view! { <DraftNotice begin file /> }).into_any(),
                None => view! { <Issued file /><Outlined file /> }.into_any(),
            }}
        </Desk>
    }
}

fn number(shown: &NoticeBody) -> Option<String> {
    match shown {
        NoticeBody::Issued(stage) => Some(stage.number.clone()),
        NoticeBody::Outlined(line) => Some(line.number.clone()),
        NoticeBody::Draft { .. } => None,
    }
}

/// The issued notice; it is built once, and its parts follow the log.
#[component]
fn Issued(file: Memo<Option<NoticeFile>>) -> impl IntoView {
    let which = Memo::new(move |_| {
        let issued = |file: &&NoticeFile| matches!(file.shown, NoticeBody::Issued(_));
        file.with(|file| file.as_ref().filter(issued).map(|file| (file.id, file.project)))
    });
    move || {
        which
            .get()
            .map(|(id, project)| view! { <Whole at=NoticeHandle::of(id, project, file) file /> })
    }
}

/// Content and history on the left, the possible actions on the right.
#[component]
fn Whole(at: NoticeHandle, file: Memo<Option<NoticeFile>>) -> impl IntoView {
    let head = Memo::new(move |_| {
        file.with(|file| file.as_ref().map(|file| (file.name.clone(), file.turn)))
    });
    let stage = at.stage;
    let reminds = use_me().actor.as_ref().is_some_and(writes_notices);
    view! {
        {move || {
            let ((name, turn), stage) = (head.get()?, stage.get()?);
            Some(view! { <Head at name turn stage /> })
        }}
        <div class="notice-columns">
            <div class="notice-text">
                {move || stage.get().map(|stage| view! { <PaperText paper=stage.paper answer_by=stage.answer_by /> })}
                {move || stage.get().map(|stage| view! { <Timeline steps=stage.steps files=at.files.get() /> })}
            </div>
            <aside class="notice-moves">
                <Sign at />
                <Answer at />
                <Ask at />
                <DecideExtension at />
                <Review at />
                <RecordReceipt at />
                <RecordReply at />
                {move || {
                    let ((name, turn), stage) = (head.get()?, stage.get()?);
                    reminds.then(|| view! { <Remind name turn stage /> })
                }}
                <Correct at />
            </aside>
        </div>
    }
}

#[component]
fn Head(at: NoticeHandle, name: String, turn: Turn, stage: IssuedNotice) -> impl IntoView {
    let texts = use_texts();
    let clock = use_clock();
    let phase = stage.phase.clone();
    let withdrawn = phase == "withdrawn";
    let addressee = stage.paper.addressee_name.to_string();
    let late = Memo::new(move |_| turn.overdue(clock.get()).is_some());
    let time = Memo::new(move |_| left(texts, turn, clock.get()));
    let extension = stage.extension.as_ref().map(|_| texts.get("notice.extension-waits"));
    let done = stage.dots;
    view! {
        <header class="notice-head">
            <p class="crumbs"><a href="/notices">{texts.get("notices.title")}</a></p>
            <h1>{stage.number.clone()}</h1>
            <p class="notice-about">
                <b>{stage.paper.subject.to_string()}</b>
                " · "
                <a href=format!("/projects/{}", at.project)>{name}</a>
            </p>
            {move || view! { <Steps done late=late.get() withdrawn /> }}
            <p class="notice-turn" class:late=move || late.get()>
                <span>{turn_words(texts, turn, &phase, &addressee)}</span>
                <b>{move || time.get()}</b>
            </p>
            {extension.map(|words| view! { <p class="hint">{words}</p> })}
            <a class="button" href=format!("/notices/{}/print", at.id)>{texts.get("notice.print")}</a>
        </header>
    }
}
