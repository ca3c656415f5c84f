//! Rows that are probably known projects under new names: a person decides which are.

use battle_map::rules::import::{AnsweredQuestion, RenameQuestion};
use leptos::prelude::*;

use crate::{
    form::Restored,
    screens::import::{Importing, RenameDecision, sheets::Again, words},
    texts::use_texts,
};

/// The questions that a preview asks, and those that were decided for an earlier ledger.
#[component]
pub fn Questions(
    /// The state of the import on this page.
    importing: Importing,
    /// The questions of the preview that stands.
    questions: Vec<RenameQuestion>,
    /// What nobody is asked, because it was decided for an earlier ledger.
    answered: Vec<AnsweredQuestion>,
) -> impl IntoView {
    let texts = use_texts();
    let (count, known) = (questions.len(), answered.len());
    let heading = |key, count: usize| {
        let words = texts.fill(key, &[("count", &count.to_string())]);
        (count > 0).then(|| view! { <h2>{words}</h2> })
    };
    let lines =
        questions.into_iter().map(|question| view! { <Ask importing question known=None /> });
    let lines: Vec<_> = lines.collect();
    let before = answered.into_iter().map(|AnsweredQuestion { question, renamed }| {
        let known = if renamed { RenameDecision::Renamed } else { RenameDecision::New };
        view! { <Ask importing question known=Some(known) /> }
    });
    let before: Vec<_> = before.collect();
    (count + known > 0).then(|| {
        view! {
            <section class="import-part">
                {heading("import.questions", count)}
                <Restored form=importing.decisions() />
                <ul class="import-questions">{lines}</ul>
                {heading("import.answered", known)}
                <ul class="import-questions known">{before}</ul>
                <Again importing label="import.preview-again" />
            </section>
        }
    })
}

#[component]
fn Ask(
    importing: Importing,
    question: RenameQuestion,
    /// What was decided for an earlier ledger.
    known: Option<RenameDecision>,
) -> impl IntoView {
    let texts = use_texts();
    let RenameQuestion { sheet, row, project, old, new } = question.clone();
    let question = StoredValue::new(question);
    let group = format!("question-{row}");
    let choice = |decision: RenameDecision, key: &'static str| {
        let is_chosen = move || {
            let decided = question.with_value(|question| importing.decided(question));
            decided.or(known) == Some(decision)
        };
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
