//! The state of the database and of the server's clock; where the clock is not trusted, how to say that
//! it is right.

use leptos::prelude::*;

use crate::{
    form::{Confirm, Form, FormFault, Typed, use_form},
    format,
    live::{Followed, latest, use_live},
    secrets::ask,
    store_health::{CheckProgress, ClockFault, StoreHealth},
    texts::{Texts, use_texts},
};

/// The part of the page.
#[component]
pub fn Store(
    /// The state as the server tells it.
    store: Followed<StoreHealth>,
) -> impl IntoView {
    let texts = use_texts();
    let health = latest(store);
    let form = use_form("confirm-clock", "", Typed::default());
    let confirm = move |()| {
        form.send_by(async move {
            let confirmed = ask::<serde_json::Value>("/api/clock/confirm", &()).await;
            store.ask_again();
            confirmed.map(drop)
        });
    };
    view! {
        <section id="store" class="admin-store">
            <h2>{texts.get("admin.store")}</h2>
            {move || health.get().map(|health| view! {
                <ul>{lines(texts, &health).into_iter().map(line).collect_view()}</ul>
                {health.clock.map(|fault| view! { <Clock fault form confirm /> })}
            })}
        </section>
    }
}

/// A sentence about the store, and whether it says that something is wrong.
type StatusSentence = (String, bool);

fn line((words, wrong): StatusSentence) -> impl IntoView {
    view! { <li class:admin-wrong=wrong>{words}</li> }
}

fn lines(texts: Texts, health: &StoreHealth) -> Vec<StatusSentence> {
    let now = use_live().head.get_untracked().time;
    let at = format::moment(texts, health.at, now);
    let head = short(&health.anchor);
    let mut lines =
        vec![(texts.fill("admin.store-head", &[("anchor", &head), ("at", &at)]), false)];
    if let Some(trouble) = health.trouble {
        lines.push((texts.get(&format!("trouble.{}", trouble.code())), true));
    }
    lines.extend(health.findings.iter().map(|found| {
        (texts.fill(&format!("store-finding.{}", found.code), &[("what", &found.what)]), true)
    }));
    let round = |key: &str, CheckProgress { checked, of, whole }: CheckProgress| {
        let (checked, of) = (checked.to_string(), of.to_string());
        let words = texts.fill(key, &[("checked", &checked), ("of", &of)]);
        let whole = whole
            .map(|at| texts.fill("admin.store-whole", &[("at", &format::moment(texts, at, now))]));
        (words + &whole.unwrap_or_default(), false)
    };
    lines.push(round("admin.store-events", health.events));
    lines.push(round("admin.store-files", health.files));
    lines
}

/// An anchor with the first 16 digits of its hash, which are enough to check it by and fit a phone.
fn short(anchor: &str) -> String {
    let (number, hash) = anchor.split_once(':').unwrap_or(("", anchor));
    format!("{number}:{}", hash.chars().take(16).collect::<String>())
}

/// What is wrong with the clock, and the button by which somebody vouches for it.
#[component]
fn Clock(
    fault: ClockFault,
    form: Form,
    confirm: impl Fn(()) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let texts = use_texts();
    let what = move || view! { <p>{texts.get("admin.clock-means")}</p> };
    view! {
        <p class="admin-wrong" role="status">{clock(texts, fault)} " " {texts.get("admin.clock-stopped")}</p>
        <Confirm
            form
            label="admin.clock-confirm"
            confirm="admin.clock-confirm-now"
            ready=|()| true
            what
            send=confirm
            primary=false
        />
        <FormFault form />
    }
}

fn clock(texts: Texts, fault: ClockFault) -> String {
    let (key, unit, count) = match fault {
        ClockFault::Behind { minutes } => ("admin.clock-behind", "minutes", minutes),
        ClockFault::Ahead { days } => ("admin.clock-ahead", "days", days),
        ClockFault::Stepped { minutes } => ("admin.clock-stepped", "minutes", minutes),
    };
    texts.fill(key, &[(unit, &count.to_string())])
}
