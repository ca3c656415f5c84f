//! `/password`: a new password in place of the old one, and the sessions of its owner.

use battle_map::access;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    me::use_me,
    screens::account::{OwnSessions, PasswordScreen},
    texts::use_texts,
};

/// The page at `/password`: the form that changes a password, and where its owner is signed in.
#[component]
pub fn PasswordPage() -> impl IntoView {
    if use_me().actor.is_some_and(|actor| !access::may_sign_in(&actor)) {
        return view! { <NoPassword /> }.into_any();
    }
    view! {
        <PasswordScreen />
        <OwnSessions />
    }
    .into_any()
}

/// What a wall is told, which has no password.
#[component]
fn NoPassword() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Title text=texts.get("password.title") />
        <div class="desk light sheet-page">
            <main class="sheet">
                <p class="fault">{texts.get("error.not-allowed")}</p>
            </main>
        </div>
    }
}
