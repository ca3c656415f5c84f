//! Displays and programs: their tokens, shown once when made.

use battle_map::model::actor::Role;
use leptos::{prelude::*, task::spawn_local};

use super::field::named;
use crate::{
    ask::AskError,
    format,
    live::use_live,
    me::role_code,
    secrets::{NewTokenAsked, RevokeAsked, TokenLine, TokenMade, ask},
    texts::use_texts,
};

/// The tokens of walls and programs.
#[component]
pub fn Tokens(
    /// Those that are valid.
    tokens: Resource<Result<Vec<TokenLine>, AskError>>,
) -> impl IntoView {
    let texts = use_texts();
    let (label, shown) = (RwSignal::new(String::new()), RwSignal::new(None));
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = match named(&label.get_untracked()) {
            Ok(name) => name,
            Err(key) => return shown.set(Some(Err(texts.get(key)))),
        };
        spawn_local(async move {
            let asked = NewTokenAsked { label: name, role: Role::Display };
            shown.set(Some(match ask::<TokenMade>("/api/secrets/token", &asked).await {
                Ok(TokenMade { token }) => {
                    label.set(String::new());
                    tokens.refetch();
                    Ok(format!("{}/enter?token={token}", location_origin()))
                }
                Err(fault) => Err(fault.words(texts)),
            }));
        });
    };
    let lines = move || tokens.get().and_then(Result::ok).unwrap_or_default();
    view! {
        <section id="displays" class="admin-tokens">
            <h2>{texts.get("admin.displays")}</h2>
            <form class="admin-open" on:submit=make>
                <input
                    aria-label=texts.get("admin.token-label")
                    placeholder=texts.get("admin.token-label")
                    prop:value=move || label.get()
                    on:input=move |e| label.set(event_target_value(&e))
                />
                <button class="button" type="submit">{texts.get("admin.token-make")}</button>
            </form>
            {move || shown.get().map(|shown| match shown {
                Ok(address) => view! {
                    <p class="admin-secret" role="status">
                        {texts.get("admin.token-made")} <code>{address}</code>
                    </p>
                }.into_any(),
                Err(words) => view! { <p class="row-fault" role="alert">{words}</p> }.into_any(),
            })}
            <Transition>
                <ul class="admin-token-list">
                    <For each=lines key=|token| (token.id, token.used.map(|used| used.0)) let:token>
                        <Token token tokens />
                    </For>
                </ul>
            </Transition>
        </section>
    }
}

#[component]
fn Token(token: TokenLine, tokens: Resource<Result<Vec<TokenLine>, AskError>>) -> impl IntoView {
    let texts = use_texts();
    let now = use_live().head.get_untracked().time;
    let used = token.used.map_or_else(
        || texts.get("admin.token-unused"),
        |used| texts.fill("admin.token-used", &[("at", &format::moment(texts, used, now))]),
    );
    let id = token.id;
    let revoke = move |_| {
        spawn_local(async move {
            // Whether it worked shows in the list.
            let _ = ask::<serde_json::Value>("/api/secrets/revoke", &RevokeAsked { id }).await;
            tokens.refetch();
        });
    };
    view! {
        <li>
            <b>{token.label}</b>
            <span>{texts.get(&format!("role.{}", role_code(token.role)))}</span>
            <span>{used}</span>
            <button class="button" type="button" on:click=revoke>{texts.get("admin.token-revoke")}</button>
        </li>
    }
}

#[cfg(feature = "hydrate")]
fn location_origin() -> String {
    window().location().origin().unwrap_or_default()
}

#[cfg(not(feature = "hydrate"))]
const fn location_origin() -> String {
    String::new()
}
