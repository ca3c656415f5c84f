//! Projects that a ledger of cards writes otherwise than the city does: a person says which they are.

use battle_map::view::past::{AskedProject, Candidate};
use leptos::prelude::*;

use super::job::{CardsJob, FIELD, LEFT_OUT};
use crate::{erased::Show, preview_file::Loading, texts::use_texts};

/// The questions that a preview asks; every answer makes a new preview.
#[component]
pub fn Questions(
    /// The state of the file.
    loading: Loading<CardsJob>,
    /// What is asked.
    asked: Vec<AskedProject>,
) -> impl IntoView {
    let texts = use_texts();
    let words = texts.fill("past.cards.asked", &[("count", &asked.len().to_string())]);
    let some = !asked.is_empty();
    let lines = asked.into_iter().map(|asked| view! { <Ask loading asked /> }).collect_view();
    let form = loading.form();
    let answered = move || form.with(|typed| typed.beginning(FIELD).next().is_some());
    let again = texts.get("past.cards.ask-again");
    view! {
        {some.then(|| view! {
            <p role="alert">{words}</p>
            <ul class="import-questions">{lines}</ul>
        })}
        <Show when=answered>
            <p>
                <button class="button" type="button" on:click=move |_| form.start_over()>{again.clone()}</button>
            </p>
        </Show>
    }
}

#[component]
fn Ask(loading: Loading<CardsJob>, asked: AskedProject) -> impl IntoView {
    let texts = use_texts();
    let form = loading.form();
    let field = format!("{FIELD}{}", asked.key);
    let (row, rows) = (asked.row.to_string(), asked.rows.to_string());
    let place = texts.fill("past.cards.asked-rows", &[("row", &row), ("rows", &rows)]);
    let label = texts.fill("past.cards.which", &[("name", &asked.name)]);
    let option = |candidate: Candidate| {
        let Candidate { id, name, region } = candidate;
        let words = if region.is_empty() {
            name
        } else {
            texts.fill("past.cards.candidate", &[("name", &name), ("region", &region)])
        };
        view! { <option value=id.to_string()>{words}</option> }
    };
    let options = asked.candidates.into_iter().map(option).collect_view();
    let choose = move |event| form.set(&field, event_target_value(&event));
    view! {
        <li>
            <p>
                <span>{place}</span>
                <b>{asked.name}</b>
                <span>{asked.region}</span>
            </p>
            <select aria-label=label on:change=choose>
                <option value="">"—"</option>
                {options}
                <option value=LEFT_OUT>{texts.get("past.cards.leave-out")}</option>
            </select>
        </li>
    }
}
