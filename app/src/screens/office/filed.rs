//! Reports that came in, each of which the headquarters may give back with a reason.

use battle_map::{
    command::Read,
    event::Subject,
    model::report::ReportAction,
    value::{Month, ProjectId, Text},
    view::office::Filed,
};
use leptos::prelude::*;

use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    format,
    texts::use_texts,
};

/// The reports of an open month.
#[component]
pub fn FiledList(
    /// Which month.
    month: Month,
    /// They.
    filed: Memo<Vec<Filed>>,
    /// Whether the reader may act.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let ids = Memo::new(move |_| {
        filed.with(|filed| filed.iter().map(|line| line.id).collect::<Vec<_>>())
    });
    let count = move || ids.with(Vec::len).to_string();
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <details class="silent">
                <summary>{move || texts.fill("office.filed", &[("count", &count())])}</summary>
                <ul>
                    <For each=move || ids.get() key=|id| *id let:id>
                        <FiledLine month id filed acts />
                    </For>
                </ul>
            </details>
        </Show>
    }
}

/// The report of one project, which may change while somebody types why it goes back.
#[component]
fn FiledLine(
    month: Month,
    id: ProjectId,
    filed: Memo<Vec<Filed>>,
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let project = id;
    let line = Memo::new(move |_| {
        filed.with(|filed| filed.iter().find(|line| line.id == project).cloned())
    });
    let reason = RwSignal::new(String::new());
    let give_back = move |_| match Text::new(&reason.get_untracked()) {
        Ok(reason) => {
            let version = line.with_untracked(|line| line.as_ref().map(|line| line.version));
            let subject = Subject::Report(project, month);
            let read = Read { subject, version: version.unwrap_or_default() };
            deed.give(Order::of(subject, ReportAction::Return { reason }), vec![read]);
        }
        Err(_) => deed.refuse("office.reason-missing"),
    };
    let money = move |money| format::money_in_column(texts, money);
    let total = move |line: &Filed| {
        let before = line.before.map(money).unwrap_or_default();
        let to = line.year_to_date.map(money)?;
        Some(texts.fill("office.total", &[("from", &before), ("to", &to)]))
    };
    let facts = move || {
        line.get().map(|line| {
            let total = total(&line);
            view! {
                <a href=format!("/projects/{project}")>{line.name}</a>
                <span>{line.region}</span>
                <span>{total}</span>
                <span>{line.progress}</span>
            }
        })
    };
    view! {
        <li data-project=project.to_string()>
            {facts}
            <Show when=move || acts.get()>
                <details class="give-back">
                    <summary class="button">{texts.get("desk.give-back")}</summary>
                    <label>
                        <span>{texts.get("desk.give-back-reason")}</span>
                        <input prop:value=move || reason.get() on:input=move |e| reason.set(event_target_value(&e)) />
                    </label>
                    <button class="button" type="button" disabled=move || deed.is_busy() on:click=give_back>
                        {texts.get("office.give-back")}
                    </button>
                </details>
            </Show>
            <DeedFault deed />
        </li>
    }
}
