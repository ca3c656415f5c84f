//! Requests to move planned dates: granted, or refused with a reason.

use battle_map::{
    command::Read, event::Subject, model::milestone::MilestoneAction, view::office::WishLine,
};
use leptos::prelude::*;

use crate::{
    execute::Order,
    form::{FormFault, LineField, Restored, Submit, Typed, use_form},
    format,
    live::Lines,
    texts::{Texts, use_texts},
};

/// All open requests; nothing where there is none.
#[component]
pub fn Wishes(
    /// The open requests.
    wishes: Memo<Vec<WishLine>>,
    /// Whether the reader may decide on them.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <Show when=move || !wishes.with(Vec::is_empty)>
            <section class="office-wishes">
                <h2>{texts.get("office.wishes")}</h2>
                <ul class="claim-list">
                    <Lines lines=wishes key=|wish| (wish.project, wish.milestone) let:wish>
                        <Wish wish acts />
                    </Lines>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Wish(wish: Memo<WishLine>, acts: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    let (project, milestone) = wish.with_untracked(|wish| (wish.project, wish.milestone));
    let form = use_form("answer-wish", format!("{project}/{milestone}"), Typed::default());
    let subject = Subject::Milestone(project, milestone);
    let read = move || vec![Read { subject, version: wish.with_untracked(|wish| wish.version) }];
    let grant = move |()| form.send(Order::of(subject, MilestoneAction::GrantMove {}), read());
    let refuse = move |()| {
        form.submit(read(), |typed| {
            let reason = typed.text("reason")?;
            Some(Order::of(subject, MilestoneAction::RefuseMove { reason }))
        });
    };
    view! {
        <li class="batch-claim" data-milestone=milestone.to_string()>
            {move || wish.with(|wish| said(texts, wish))}
            <Show when=move || acts.get()>
                <div class="decide">
                    <Submit form label="office.grant" send=grant />
                    <LineField form name="reason" label="office.reason" />
                    <Submit form label="office.refuse" send=refuse />
                </div>
            </Show>
            <FormFault form />
            <Restored form />
        </li>
    }
}

/// The request in words: the milestone, the old and the new date, the reason, the requester.
fn said(texts: Texts, wish: &WishLine) -> impl IntoView + use<> {
    let key = format!("milestone.{}", wish.kind.code());
    let name = wish.milestone_name.clone().unwrap_or_else(|| texts.get(&key));
    let plan = wish.plan.map(|plan| format::date(texts, plan)).unwrap_or_default();
    let (by, on) = (wish.by.clone(), format::day(texts, wish.at.day()));
    let dates = [("from", plan.as_str()), ("to", &format::date(texts, wish.date))];
    view! {
        <div class="claim-head">
            <a href=format!("/projects/{}", wish.project)>{wish.name.clone()}</a>
            <b>{name}</b>
            <span>{texts.fill("office.wish", &dates)}</span>
            <span>{texts.get(&format!("move-reason.{}", wish.reason.code()))} {wish.words.clone()}</span>
            <span>{by} " " {on}</span>
        </div>
    }
}
