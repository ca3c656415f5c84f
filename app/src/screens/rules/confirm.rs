//! A change of the rules is looked at before it is made: the cards it would add, remove or change,
//! and only then the button that makes it.

use battle_map::{
    command::Read,
    model::finding::Level,
    view::{
        questions::RulesPreview,
        rules::{Change, ChangedCard, Preview},
    },
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    ask::ask,
    deed::{Deed, DeedFault},
    execute::Order,
    finding::{headline, unfolded},
    parts::sign::LevelSign,
    texts::{Texts, use_texts},
};

/// The two buttons and what lies between them.
#[component]
pub fn Confirm(
    /// The change, or what is missing to make one.
    command: Signal<Result<RulesPreview, &'static str>>,
    /// What it was based on.
    #[prop(into)]
    reads: Signal<Vec<Read>>,
    /// How it is given.
    deed: Deed,
    /// What would be wrong with it, by rule.
    faults: RwSignal<Vec<(Option<usize>, String)>>,
) -> impl IntoView {
    let texts = use_texts();
    let seen = RwSignal::new(None::<(RulesPreview, Preview)>);
    let look = move |_| {
        let asked = match command.get_untracked() {
            Ok(command) => command,
            Err(key) => return deed.refuse(key),
        };
        spawn_local(async move {
            match ask(asked.clone()).await {
                Ok(preview) => {
                    faults.try_set(preview.faults.clone());
                    seen.try_set(Some((asked, preview)));
                }
                Err(error) => deed.refuse(&format!("error.{}", error.code())),
            }
        });
    };
    Effect::new(move |_| {
        if deed.done() > 0 {
            seen.set(None);
        }
    });
    // Only what was looked at may be made: whoever types on looks again.
    let ready = Memo::new(move |_| {
        let same = seen.with(|seen| {
            seen.as_ref().is_some_and(|(asked, preview)| {
                preview.faults.is_empty() && command.get().as_ref() == Ok(asked)
            })
        });
        same && !deed.is_busy()
    });
    let make = move |_| {
        if let Ok(RulesPreview { subject, action }) = command.get_untracked() {
            deed.give(Order::of(subject, action), reads.get_untracked());
        }
    };
    let shown = move || {
        seen.get().filter(|(_, preview)| preview.faults.is_empty()).map(|(_, preview)| {
            view! { <Changes preview /> }
        })
    };
    let general = move || {
        faults.with(|faults| faults.iter().find(|(place, _)| place.is_none()).cloned()).map(
            |(_, code)| {
                view! { <p class="row-fault" role="alert">{texts.get(&format!("refusal.{code}"))}</p> }
            },
        )
    };
    view! {
        <div class="rule-confirm">
            <button class="button" type="button" on:click=look>{texts.get("rules.preview")}</button>
            {general}
            {shown}
            <Show when=move || seen.with(Option::is_some)>
                <button class="primary" type="button" disabled=move || !ready.get() on:click=make>
                    {texts.get("rules.confirm")}
                </button>
            </Show>
            <DeedFault deed />
        </div>
    }
}

/// How many, and each with its arithmetic.
#[component]
fn Changes(preview: Preview) -> impl IntoView {
    let texts = use_texts();
    let listed = u32::try_from(preview.cards.len()).unwrap_or(u32::MAX);
    let all = preview.added + preview.changed + preview.removed;
    let counts = texts.fill(
        if all == 0 { "rules.no-changes" } else { "rules.changes" },
        &[
            ("added", &preview.added.to_string()),
            ("changed", &preview.changed.to_string()),
            ("removed", &preview.removed.to_string()),
            ("proposed", &preview.proposed.to_string()),
        ],
    );
    let rest =
        (all > listed).then(|| texts.fill("rules.rest", &[("count", &(all - listed).to_string())]));
    let lines = preview.cards.into_iter().map(|card| line(texts, card)).collect_view();
    view! {
        <section class="rule-changes" aria-live="polite">
            <h3>{counts}</h3>
            <ul>{lines}</ul>
            {rest.map(|words| view! { <p class="hint">{words}</p> })}
        </section>
    }
}

fn line(texts: Texts, card: ChangedCard) -> impl IntoView {
    let sign = |level: Option<Level>| level.map(|level| view! { <LevelSign level /> });
    let arrow = (card.change == Change::Changed).then_some("→");
    let name = if card.name.is_empty() { texts.get("rules.addressee.office") } else { card.name };
    let name = match card.project {
        Some(project) => view! { <a href=format!("/projects/{project}")>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let why = card.finding.map(|finding| {
        view! {
            <span>{headline(texts, &finding)}</span>
            <span class="hint">{unfolded(texts, &finding)}</span>
        }
    });
    view! {
        <li class=format!("changed changed-{}", card.change.code())>
            <span class="badge">{texts.get(&format!("rules.change.{}", card.change.code()))}</span>
            <span class="changed-levels">{sign(card.before)} {arrow} {sign(card.after)}</span>
            <b>{name}</b>
            {why}
        </li>
    }
}
