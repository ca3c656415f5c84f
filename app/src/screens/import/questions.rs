//! Rows that are probably known projects under new names: a person decides which are.

use battle_map::rules::import::RenameQuestion;
use leptos::prelude::*;

use crate::{
    form::Restored,
    screens::import::{Importing, RenameDecision, words},
    texts::use_texts,
};

/// The questions that a preview asks.
#[component]
pub fn Questions(
    /// The state of the import on this page.
    importing: Importing,
    /// The questions of the preview that stands.
    questions: Vec<RenameQuestion>,
) -> impl IntoView {
    let texts = use_texts();
    let count = questions.len();
    let asked = questions.clone();
    let open = Memo::new(move |_| {
        asked.iter().filter(|question| importing.decided(question).is_none()).count()
    });
    let lines = questions.into_iter().map(|question| view! { <Ask importing question /> });
    let lines: Vec<_> = lines.collect();
    (count > 0).then(|| {
        view! {
            <section class="import-part">
                <h2>{texts.fill("import.questions", &[("count", &count.to_string())])}</h2>
                <Restored form=importing.decisions() />
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
fn Ask(importing: Importing, question: RenameQuestion) -> impl IntoView {
    let texts = use_texts();
    let RenameQuestion { sheet, row, project, old, new } = question.clone();
    let question = StoredValue::new(question);
    let group = format!("question-{row}");
    let choice = |decision: RenameDecision, key: &'static str| {
        let is_chosen =
            move || question.with_value(|question| importing.decided(question)) == Some(decision);
        let decide = move |_| {
            question.with_value(|question| importing.decide(question, decision));
        };
        view! {
            <label>
                <input type="radio" name=group.clone() prop:checked=is_chosen on:change=decide />
                {texts.get(key)}
            </label>
        }
    };
    let renamed = choice(RenameDecision::Renamed, "import.is-renamed");
    let another = choice(RenameDecision::New, "import.is-new");
    view! {
        <li role="group" aria-label=new.to_string()>
            <p>
                <span>{words::row(texts, sheet.as_ref(), row)}</span>
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
