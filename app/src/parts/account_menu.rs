//! Who is signed in, with sign-out and password; a sign-in link for a reader of the demo.

use leptos::prelude::*;

use crate::{
    me::{Me, role_code, use_me},
    texts::use_texts,
};

/// The account in the bar: a menu that unfolds without JavaScript.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let texts = use_texts();
    let me = use_me();
    let role = texts.get(&format!("role.{}", role_code(me.role())));
    let Me { actor: Some(actor), person: Some(_), form, .. } = me else {
        // External to the router: the server answers, and the page begins anew.
        return view! {
            <a class="account-enter" rel="external" href="/login">{texts.get("login.title")}</a>
        }
        .into_any();
    };
    view! {
        <details class="account">
            <summary>
                <b>{actor.name.to_string()}</b>
                <span>{role}</span>
            </summary>
            <div class="account-menu">
                <a rel="external" href="/password">{texts.get("password.title")}</a>
                <form method="post" action="/logout">
                    <input type="hidden" name="form" value=form />
                    <button type="submit">{texts.get("logout.here")}</button>
                    <button type="submit" name="everywhere" value="1">
                        {texts.get("logout.everywhere")}
                    </button>
                </form>
            </div>
        </details>
    }
    .into_any()
}
