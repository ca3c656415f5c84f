//! A project's history from the log, newest first.

use battle_map::{value::Timestamp, view::history::HistoryLine};
use leptos::prelude::*;

use crate::{
    format::{date, moment},
    history::{headline, particulars},
    texts::{Texts, use_texts},
    who::who,
};

/// The number of lines shown at once; older ones are folded away.
const OPEN: usize = 12;

/// The history of a project.
#[component]
pub fn ProjectHistory(
    /// The lines, newest first; `None` while they are being loaded.
    lines: Memo<Option<Vec<HistoryLine>>>,
    /// The moment the page was made, for relative dates.
    now: Memo<Timestamp>,
) -> impl IntoView {
    let texts = use_texts();
    let story = move || {
        let now = now.get();
        let mut open = lines.get().unwrap_or_default();
        let older = open.split_off(OPEN.min(open.len()));
        view! {
            <ol class="history">{items(texts, open, now)}</ol>
            {(!older.is_empty()).then(|| older_ones(texts, older, now))}
        }
    };
    view! {
        <section class="project-history" aria-labelledby="history">
            <h2 id="history">{texts.get("project.history")}</h2>
            {story}
        </section>
    }
}

fn older_ones(texts: Texts, older: Vec<HistoryLine>, now: Timestamp) -> impl IntoView {
    let words = texts.fill("project.history.older", &[("count", &older.len().to_string())]);
    view! {
        <details>
            <summary>{words}</summary>
            <ol class="history">{items(texts, older, now)}</ol>
        </details>
    }
}

fn items(texts: Texts, lines: Vec<HistoryLine>, now: Timestamp) -> impl IntoView {
    lines.into_iter().map(|line| item(texts, &line, now)).collect_view()
}

fn item(texts: Texts, line: &HistoryLine, now: Timestamp) -> impl IntoView + use<> {
    let said = line.detail.text.clone();
    let day = date(texts, battle_map::value::LedgerDate::Day(line.at.day()));
    view! {
        <li>
            <time datetime=line.at.day().to_string() title=format!("{day} {}", line.at.clock())>
                {moment(texts, line.at, now)}
            </time>
            <div>
                <b>{headline(texts, line)}</b>
                <span>{particulars(texts, line)}</span>
                {said.map(|said| view! { <q>{said}</q> })}
            </div>
            <span class="actor">{who(texts, &line.by)}</span>
        </li>
    }
}
