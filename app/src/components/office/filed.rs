//! Reports that came in, each of which the headquarters may give back with a reason.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::report::ReportCommand,
    value::{Month, Text},
    view::office::Filed,
};
use leptos::prelude::*;

use crate::{
    deed::{DeedFault, use_deed},
    format,
    texts::use_texts,
};

/// The reports of an open month.
#[component]
pub fn FiledList(
    /// Which month.
    month: Month,
    /// They.
    filed: Vec<Filed>,
    /// Whether the reader may act.
    acts: bool,
) -> impl IntoView {
    let texts = use_texts();
    let count = filed.len();
    let lines = filed.into_iter().map(|line| view! { <FiledLine month line acts /> });
    let lines = lines.collect_view();
    (count > 0).then(|| {
        view! {
            <details class="silent">
                <summary>{texts.fill("office.filed", &[("count", &count.to_string())])}</summary>
                <ul>{lines}</ul>
            </details>
        }
    })
}

#[component]
fn FiledLine(month: Month, line: Filed, acts: bool) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let project = line.id;
    let read = Read { subject: Subject::Report(project, month), version: line.version };
    let reason = RwSignal::new(String::new());
    let give_back = move |_| match Text::new(&reason.get_untracked()) {
        Ok(reason) => {
            let command = ReportCommand::Return { project, month, reason };
            deed.give(Command::Report(command), vec![read]);
        }
        Err(_) => deed.refuse("office.reason-missing"),
    };
    let money = |money| format::money_in_column(texts, money);
    let total = line.year_to_date.map(|total| {
        let before = line.before.map(money).unwrap_or_default();
        texts.fill("office.total", &[("from", &before), ("to", &money(total))])
    });
    view! {
        <li data-project=project.to_string()>
            <a href=format!("/projects/{project}")>{line.name}</a>
            <span>{line.region}</span>
            <span>{total}</span>
            <span>{line.progress}</span>
            {acts.then(|| view! {
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
            })}
            <DeedFault deed />
        </li>
    }
}
