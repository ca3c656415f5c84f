//! The sign-in form.

use leptos::prelude::*;

use super::{
    field::Field,
    sheet::{Sheet, asked},
};
use crate::texts::use_texts;

/// Name and password; after a refusal the name is kept, the password is not.
#[component]
pub fn SignInScreen() -> impl IntoView {
    let texts = use_texts();
    let back = asked("back");
    view! {
        <Sheet title="login.title" action="/login" button="login.enter" hint=texts.get("login.hint")>
            {(!back.is_empty()).then(|| view! { <input type="hidden" name="back" value=back /> })}
            <Field name="name" label="login.name" autocomplete="username" value=asked("name") />
            <Field name="password" label="login.password" autocomplete="current-password" secret=true />
        </Sheet>
    }
}
