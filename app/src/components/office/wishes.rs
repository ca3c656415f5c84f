//! Dates that units wish to move: granted, or refused with a reason.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::milestone::MilestoneCommand,
    value::Text,
    view::office::WishLine,
};
use leptos::prelude::*;

use crate::{
    deed::{DeedFault, use_deed},
    format,
    texts::use_texts,
};

/// All open wishes; nothing where there is none.
#[component]
pub fn Wishes(
    /// They.
    wishes: Memo<Vec<WishLine>>,
    /// Whether the reader may act.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <Show when=move || !wishes.with(Vec::is_empty)>
            <section class="office-wishes">
                <h2>{texts.get("office.wishes")}</h2>
                <ul class="claim-list">
                    <For each=move || wishes.get() key=|wish| (wish.milestone.0, wish.version.0) let:wish>
                        <Wish wish acts=acts.get_untracked() />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Wish(wish: WishLine, acts: bool) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (project, milestone) = (wish.project, wish.milestone);
    let read = Read { subject: Subject::Milestone(project, milestone), version: wish.version };
    let reason = RwSignal::new(String::new());
    let grant = move |_| {
        deed.give(
            Command::Milestone(MilestoneCommand::GrantMove { project, milestone }),
            vec![read],
        );
    };
    let refuse = move |_| match Text::new(&reason.get_untracked()) {
        Ok(reason) => {
            let command = MilestoneCommand::RefuseMove { project, milestone, reason };
            deed.give(Command::Milestone(command), vec![read]);
        }
        Err(_) => deed.refuse("office.reason-missing"),
    };
    let key = format!("milestone.{}", wish.kind.code());
    let name = wish.milestone_name.unwrap_or_else(|| texts.get(&key));
    let plan = wish.plan.map(|plan| format::date(texts, plan)).unwrap_or_default();
    let (by, on) = (wish.by, format::day(texts, wish.at.day()));
    let dates = [("from", plan.as_str()), ("to", &format::date(texts, wish.date))];
    view! {
        <li class="batch-claim">
            <div class="claim-head">
                <a href=format!("/projects/{project}")>{wish.name}</a>
                <b>{name}</b>
                <span>{texts.fill("office.wish", &dates)}</span>
                <span>{texts.get(&format!("move-reason.{}", wish.reason.code()))} {wish.words}</span>
                <span>{by} " " {on}</span>
            </div>
            {acts.then(|| view! {
                <div class="decide">
                    <button class="button" type="button" disabled=move || deed.is_busy() on:click=grant>{texts.get("office.grant")}</button>
                    <input aria-label=texts.get("office.reason") placeholder=texts.get("office.reason") on:input=move |e| reason.set(event_target_value(&e)) />
                    <button class="button" type="button" disabled=move || deed.is_busy() on:click=refuse>{texts.get("office.refuse")}</button>
                </div>
            })}
            <DeedFault deed />
        </li>
    }
}
