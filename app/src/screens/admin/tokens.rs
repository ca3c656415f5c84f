//! Displays and programs: their tokens, shown once when made.

use battle_map::{
    model::actor::Role,
    value::Timestamp,
    view::{admin::Search, paged::Paged},
};
use leptos::prelude::*;
use serde::de::IgnoredAny;

use super::listing::{Find, TOKENS, Turn};
use crate::{
    ask::AskError,
    erased::Each,
    form::{Confirm, DayField, FormFault, LineField, ShortForm, Typed, use_form},
    format,
    live::use_live,
    me::role_code,
    origin::origin,
    secrets::{NewTokenAsked, RevokeAsked, TokenLine, TokenMade, ask},
    texts::use_texts,
};

/// The tokens of walls and programs.
#[component]
pub fn Tokens(
    /// What they are searched by.
    search: Memo<Search>,
    /// Those that are valid.
    tokens: Resource<Result<Paged<TokenLine>, AskError>>,
) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("make-token", "", Typed::default());
    // The token itself is shown once and kept nowhere.
    let made = RwSignal::new(None);
    let make = move |()| {
        let typed = form.read(|typed| {
            let (label, last_day) = (typed.name("label"), typed.optional_day("until"));
            Some((label?, last_day?))
        });
        let Some((label, last_day)) = typed else { return };
        form.send_by(async move {
            let asked = NewTokenAsked { label, role: Role::Display, last_day };
            let TokenMade { token } = ask("/api/secrets/token", &asked).await?;
            tokens.refetch();
            made.try_set(Some(format!("{}/enter?token={token}", origin())));
            Ok(())
        });
    };
    view! {
        <section id="displays" class="admin-tokens">
            <h2>{texts.get("admin.displays")}</h2>
            <ShortForm form class="admin-open" label="admin.token-make" send=make>
                <LineField form name="label" label="admin.token-label" codes=&["token-label-hidden"] />
                <DayField form name="until" label="admin.token-until" />
            </ShortForm>
            {move || made.get().map(|address| view! {
                <p class="admin-secret" role="status">
                    {texts.get("admin.token-made")} <code>{address}</code>
                </p>
            })}
            <Find list=TOKENS search />
            <Transition><TokenList search tokens /></Transition>
        </section>
    }
}

/// The page of tokens that is shown.
#[component]
fn TokenList(
    search: Memo<Search>,
    tokens: Resource<Result<Paged<TokenLine>, AskError>>,
) -> impl IntoView {
    let shown = Memo::new(move |_| tokens.get().and_then(Result::ok).unwrap_or_default());
    let lines = move || shown.with(|shown| shown.lines.clone());
    view! {
        <ul class="admin-token-list">
            <Each each=lines key=|token| (token.id, token.used.map(|used| used.0)) let:token>
                <Token token tokens />
            </Each>
        </ul>
        <Turn list=TOKENS search shown />
    }
}

#[component]
fn Token(token: TokenLine, tokens: Resource<Result<Paged<TokenLine>, AskError>>) -> impl IntoView {
    let texts = use_texts();
    let now = use_live().head.get_untracked().time;
    let used = token.used.map_or_else(
        || texts.get("admin.token-unused"),
        |used| texts.fill("admin.token-used", &[("at", &format::moment(texts, used, now))]),
    );
    let ends = match token.ends {
        _ if token.ended => texts.get("admin.token-ended"),
        Some(ends) => {
            let last = Timestamp(ends.0 - 1).day().to_string();
            texts.fill("admin.token-ends", &[("day", &last)])
        }
        None => texts.get("admin.token-endless"),
    };
    let of = token.person.map_or_else(
        || texts.get("admin.token-of-nobody"),
        |name| texts.fill("admin.token-of", &[("name", &name)]),
    );
    let id = token.id;
    let form = use_form("revoke-token", id, Typed::default());
    let revoke = move |()| {
        form.send_by(async move {
            let revoked = ask::<IgnoredAny>("/api/secrets/revoke", &RevokeAsked { id }).await;
            tokens.refetch();
            revoked.map(|_| ())
        });
    };
    let means = texts.fill("admin.token-revoke-means", &[("name", &token.label)]);
    let what = move || view! { <p>{means.clone()}</p> };
    view! {
        <li>
            <b>{token.label}</b>
            <span>{texts.get(&format!("role.{}", role_code(token.role)))}</span>
            <span>{used}</span>
            <span>{ends}</span>
            <span>{of}</span>
            <Confirm
                form
                label="admin.token-revoke"
                confirm="admin.token-revoke-now"
                ready=|()| true
                what
                send=revoke
                primary=false
            />
            <FormFault form />
        </li>
    }
}
