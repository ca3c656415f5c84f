//! A new password in place of the old one.

use leptos::prelude::*;

use super::{field::Field, sheet::Sheet};
use crate::texts::use_texts;

/// The old password, and the new one twice.
#[component]
pub fn PasswordScreen() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Sheet
            title="password.title"
            action="/password"
            button="password.change"
            hint=texts.get("password.hint")
        >
            <Field
                name="current"
                label="password.current"
                autocomplete="current-password"
                secret=true
            />
            <Field name="new" label="password.new" autocomplete="new-password" secret=true />
            <Field name="again" label="password.again" autocomplete="new-password" secret=true />
        </Sheet>
    }
}
