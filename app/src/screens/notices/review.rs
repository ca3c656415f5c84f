//! The issuer's moves: reviewing an answer, deciding a wish for a later deadline.

use battle_map::{
    model::notice::NoticeAction,
    value::{Day, Text},
};
use leptos::prelude::*;

use super::handle::Handle;
use crate::{
    deed::{DeedFault, use_deed},
    format,
    texts::use_texts,
};

/// Closing it, or sending the answer back with a reason and a new deadline.
#[component]
pub fn Review(
    /// The notice.
    at: Handle,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let words = RwSignal::new(String::new());
    let until = RwSignal::new(at.propose());
    let close = move |_| {
        let remark = Text::new(&words.get_untracked()).ok();
        at.give(deed, NoticeAction::Close { remark });
    };
    let back =
        move |_| match (Text::new(&words.get_untracked()), until.get_untracked().parse::<Day>()) {
            (Ok(reason), Ok(answer_by)) => {
                at.give(deed, NoticeAction::Return { reason, answer_by });
            }
            (Err(_), _) => deed.refuse("notice.reason-missing"),
            (_, Err(_)) => deed.refuse("notice.day-missing"),
        };
    view! {
        <section class="notice-move first" aria-labelledby="review">
            <h2 id="review">{texts.get("notice.review")}</h2>
            <label>
                <span>{texts.get("notice.review-words")}</span>
                <textarea rows="4" on:input=move |e| words.set(event_target_value(&e))></textarea>
            </label>
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=close>{texts.get("notice.close")}</button>
            <label>
                <span>{texts.get("notice.return-until")}</span>
                <input type="date" prop:value=move || until.get() on:input=move |e| until.set(event_target_value(&e)) />
            </label>
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=back>{texts.get("notice.return")}</button>
            <DeedFault deed />
        </section>
    }
}

/// Granting or refusing what was asked in time.
#[component]
pub fn DecideWish(
    /// The notice.
    at: Handle,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let wish = at.stage.with_untracked(|stage| stage.as_ref()?.wish.clone())?;
    let asked = texts.fill(
        "notice.wish",
        &[("by", wish.asked.by.as_str()), ("day", &format::day(texts, wish.until))],
    );
    let reason = RwSignal::new(String::new());
    let grant = move |_| {
        at.give(deed, NoticeAction::GrantExtension {});
    };
    let refuse = move |_| match Text::new(&reason.get_untracked()) {
        Ok(reason) => {
            at.give(deed, NoticeAction::RefuseExtension { reason });
        }
        Err(_) => deed.refuse("notice.reason-missing"),
    };
    Some(view! {
        <section class="notice-move first" aria-labelledby="wish">
            <h2 id="wish">{texts.get("notice.decide")}</h2>
            <p>{asked}</p>
            <blockquote>{wish.reason.to_string()}</blockquote>
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=grant>{texts.get("notice.grant")}</button>
            <label>
                <span>{texts.get("notice.refuse-reason")}</span>
                <input on:input=move |e| reason.set(event_target_value(&e)) />
            </label>
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=refuse>{texts.get("notice.refuse")}</button>
            <DeedFault deed />
        </section>
    })
}
