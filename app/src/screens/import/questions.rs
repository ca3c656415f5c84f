//! Rows that are probably known projects under new names: a person decides which are.

use battle_map::{rules::import::Question, value::Name};
use leptos::prelude::*;

use crate::{
    screens::import::{Decided, Importing},
    texts::use_texts,
};

/// The questions that a preview asks.
#[component]
pub fn Questions(
    /// The state of the import on this page.
    importing: Importing,
    /// The questions of the preview that stands.
    questions: Vec<Question>,
) -> impl IntoView {
    let texts = use_texts();
    let count = questions.len();
    let names: Vec<Name> = questions.iter().map(|question| question.new.clone()).collect();
    let open = move || {
        importing.decided.with(|decided| names.iter().filter(|n| !decided.contains_key(*n)).count())
    };
    let open = Memo::new(move |_| open());
    let lines = questions.into_iter().map(|question| view! { <Ask importing question /> });
    let lines: Vec<_> = lines.collect();
    (count > 0).then(|| {
        view! {
            <section class="import-part">
                <h2>{texts.fill("import.questions", &[("count", &count.to_string())])}</h2>
                <ul class="import-questions">{lines}</ul>
                <button
                    class="button"
                    type="button"
                    disabled=move || open.get() == count || importing.progress().is_some()
                    on:click=move |_| importing.preview()
                >
                    {texts.get("import.preview-again")}
                </button>
            </section>
        }
    })
}

#[component]
fn Ask(importing: Importing, question: Question) -> impl IntoView {
    let texts = use_texts();
    let Question { row, project, old, new } = question;
    let group = format!("question-{row}");
    let choice = {
        let new = new.clone();
        move |decided: Decided, key: &'static str| {
            let (group, new) = (group.clone(), new.clone());
            let decide = move |_| {
                importing.decided.update(|all| {
                    all.insert(new.clone(), decided.clone());
                });
            };
            view! {
                <label>
                    <input type="radio" name=group on:change=decide />
                    {texts.get(key)}
                </label>
            }
        }
    };
    let renamed = choice(Decided::Renamed(old.clone()), "import.is-renamed");
    let another = choice(Decided::New, "import.is-new");
    view! {
        <li role="group" aria-label=new.to_string()>
            <p>
                <span>{texts.fill("import.row", &[("row", &row.to_string())])}</span>
                <b>{new.to_string()}</b>
            </p>
            <p>
                {texts.get("import.resembles")}
                <a href=format!("/projects/{project}") target="_blank">{old.to_string()}</a>
            </p>
            <p class="import-choices">{renamed} {another}</p>
        </li>
    }
}
