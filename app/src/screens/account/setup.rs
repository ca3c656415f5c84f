//! The form that names the city of a new installation and creates its first account.

use leptos::prelude::*;

use super::{
    field::Field,
    sheet::{Sheet, asked},
};
use crate::texts::use_texts;

/// A form for the setup code from the server's console, the city's name, an account's name and a
/// password.
#[component]
pub fn SetupScreen() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Sheet title="setup.title" action="/setup" button="setup.open" hint=texts.get("setup.hint")>
            <Field name="code" label="setup.code" autocomplete="off" />
            <Field name="city" label="setup.city" autocomplete="off" value=asked("city") />
            <Field name="name" label="login.name" autocomplete="username" value=asked("name") />
            <Field name="password" label="login.password" autocomplete="new-password" secret=true />
            <Field name="again" label="password.again" autocomplete="new-password" secret=true />
        </Sheet>
    }
}
