//! One notice as a whole: whose move it is, what it says, what happened, what can be done.

use battle_map::view::notices::{NoticeFile, Shown, Stage};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    answer::Answer,
    correct::{Correct, RecordReceipt},
    dots::Steps,
    draft::DraftNotice,
    paper::PaperText,
    remind::Remind,
    review::{DecideWish, Review},
    sign::Sign,
    timeline::Timeline,
};
use crate::{
    api::ApiError,
    components::{
        fault::Fault,
        frame::{Desk, Here},
    },
    live::{Followed, latest, use_clock},
    notice::{left, turn_words},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn NoticeScreen(
    /// The notice.
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
        file.with(|f| f.as_ref().filter(|f| matches!(f.shown, Shown::Draft { .. })).map(|f| f.id))
    });
    let missing = move || view.with(|view| matches!(view, Some(Err(ApiError::NotFound))));
    view! {
        <Title text=title />
        <Desk here=Here::Notices frame class="notice-page">
            {move || if missing() {
                view! { <p class="hint">{texts.get("notice.missing")}</p> }.into_any()
            } else {
                view! { <Fault view /> }.into_any()
            }}
            {move || match draft.get() {
                Some(_) => file.get_untracked().map(|begin| view! { <DraftNotice begin file /> }).into_any(),
                None => view! { <Issued file /> }.into_any(),
            }}
        </Desk>
    }
}

fn number(shown: &Shown) -> Option<String> {
    match shown {
        Shown::Issued(stage) => Some(stage.number.clone()),
        Shown::Draft { .. } => None,
    }
}

#[component]
fn Issued(file: Memo<Option<NoticeFile>>) -> impl IntoView {
    move || {
        let file = file.get()?;
        let Shown::Issued(stage) = file.shown.clone() else { return None };
        Some(view! { <Whole file stage=*stage /> })
    }
}

/// What it says and what happened on the left, what can be done on the right.
#[component]
fn Whole(file: NoticeFile, stage: Stage) -> impl IntoView {
    let allowed = file.allowed;
    view! {
        <Head file=file.clone() stage=stage.clone() />
        <div class="notice-columns">
            <div class="notice-text">
                <PaperText paper=stage.paper.clone() answer_by=stage.answer_by />
                <Timeline steps=stage.steps.clone() evidence=file.evidence.clone() />
            </div>
            <aside class="notice-moves">
                {allowed.sign.then(|| view! { <Sign file=file.clone() /> })}
                {allowed.answer.then(|| view! { <Answer file=file.clone() stage=stage.clone() /> })}
                {allowed.decide.then(|| view! { <DecideWish file=file.clone() stage=stage.clone() /> })}
                {allowed.review.then(|| view! { <Review file=file.clone() stage=stage.clone() /> })}
                {allowed.record.then(|| view! { <RecordReceipt file=file.clone() /> })}
                <Remind file=file.clone() stage=stage.clone() />
                {allowed.correct.then(|| view! { <Correct file=file.clone() /> })}
            </aside>
        </div>
    }
}

#[component]
fn Head(file: NoticeFile, stage: Stage) -> impl IntoView {
    let texts = use_texts();
    let clock = use_clock();
    let (turn, phase) = (file.turn, stage.phase.clone());
    let withdrawn = phase == "withdrawn";
    let addressee = stage.paper.addressee_name.to_string();
    let late = Memo::new(move |_| turn.overdue(clock.get()).is_some());
    let time = Memo::new(move |_| left(texts, turn, clock.get()));
    let wish = stage.wish.as_ref().map(|_| texts.get("notice.wish-waits"));
    let done = stage.dots;
    view! {
        <header class="notice-head">
            <p class="crumbs"><a href="/notices">{texts.get("notices.title")}</a></p>
            <h1>{stage.number.clone()}</h1>
            <p class="notice-about">
                <b>{stage.paper.subject.to_string()}</b>
                " · "
                <a href=format!("/projects/{}", file.project)>{file.name.clone()}</a>
            </p>
            {move || view! { <Steps done late=late.get() withdrawn /> }}
            <p class="notice-turn" class:late=move || late.get()>
                <span>{turn_words(texts, turn, &phase, &addressee)}</span>
                <b>{move || time.get()}</b>
            </p>
            {wish.map(|words| view! { <p class="hint">{words}</p> })}
        </header>
    }
}
