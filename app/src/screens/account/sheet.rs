//! A form that stands alone on its page: title, what went wrong, fields, one button.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{me::use_me, parts::language::LanguageSwitch, texts::use_texts};

/// A value of the page's query, empty where there is none.
pub fn asked(key: &'static str) -> String {
    use_query_map().with_untracked(|query| query.get(key)).unwrap_or_default()
}

/// The page; its form is sent to `action`.
#[component]
pub fn Sheet(
    /// The key of its title.
    title: &'static str,
    /// Where the form goes.
    action: &'static str,
    /// The key of what its button says.
    button: &'static str,
    /// A line under the title.
    #[prop(into)]
    hint: String,
    /// The form's input fields, above its button.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <Title text=texts.get(title) />
        <div class="desk light sheet-page">
            <main class="sheet">
                <p class="sheet-brand">{texts.get("app.title")}</p>
                <h1>{texts.get(title)}</h1>
                <p class="hint">{hint}</p>
                <SheetFault />
                <form method="post" action=action>
                    <input type="hidden" name="form" value=use_me().form />
                    {children()}
                    <button class="primary" type="submit">{texts.get(button)}</button>
                </form>
                <LanguageSwitch />
            </main>
        </div>
    }
}

/// What the server found wrong with the form, from the page's address.
#[component]
fn SheetFault() -> impl IntoView {
    let texts = use_texts();
    let (fault, seconds) = (asked("fault"), asked("seconds"));
    let key = format!("fault.{fault}");
    let words = texts.fill(&key, &[("seconds", &seconds)]);
    // Whoever forges an address shall not put words on the page.
    let known = words != key && !fault.is_empty();
    known.then(|| view! { <p class="sheet-fault" role="alert">{words}</p> })
}
