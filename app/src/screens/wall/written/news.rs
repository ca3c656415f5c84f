//! The latest changes, newest first, along the bottom. One that arrives while the wall is open is
//! highlighted for a moment; nothing scrolls.

use battle_map::{
    value::{Seq, Timestamp},
    view::changes::ChangeLine,
};
use leptos::prelude::*;

use crate::{
    format::{moment, month},
    texts::{Texts, use_texts},
};

/// What of the pieces stands in the page as attributes.
pub struct PageMarks {
    /// The newest change.
    pub newest: Seq,
    /// What is called out when it is new, separated by spaces.
    pub alerts: String,
    /// What is played, as JSON.
    pub play: String,
}

/// The newest changes; those that do not fit are not shown.
#[component]
pub fn News(
    /// The lines, newest first.
    lines: Vec<ChangeLine>,
    /// The newest change that the wall has shown; later ones are highlighted.
    shown: Option<Seq>,
    /// What of the pieces the browser reads from the page, because it does not get the first pieces in any
    /// other way.
    marks: PageMarks,
    /// The current moment, for relative times.
    now: Timestamp,
    /// What the counties' columns mean, at the other end of the line; none where they explain themselves.
    note: Option<String>,
) -> impl IntoView {
    let texts = use_texts();
    let today = Timestamp::start_of(now.day());
    let items = lines.into_iter().map(|line| {
        let fresh = shown.is_some_and(|shown| line.seq > shown);
        view! {
            <li class:fresh=fresh>
                <time>{moment(texts, line.at, today)}</time>
                " "
                <b>{line.name.clone()}</b>
                " "
                {words(texts, &line)}
            </li>
        }
    });
    view! {
        <h2 class="quiet">{texts.get("news.title")}</h2>
        <ol data-newest=marks.newest.to_string() data-alerts=marks.alerts data-play=marks.play>
            {items.collect_view()}
        </ol>
        {note.map(|note| view! { <p class="wall-note">{note}</p> })}
    }
}

/// A change in words: `导入台账：新增 100`, `报送 10月进度`, `认定节点 等 3 项`.
fn words(texts: Texts, line: &ChangeLine) -> String {
    if let Some(tally) = line.tally {
        let counts = [("new", tally.new), ("changed", tally.changed)];
        let counts = counts.map(|(key, count)| (key, count.to_string()));
        let counts = counts.each_ref().map(|(key, count)| (*key, count.as_str()));
        return texts.fill("news.imported", &counts);
    }
    let what = texts.get(&format!("change.{}", line.kind));
    let what = match line.month {
        Some(of) => texts.fill("news.of-month", &[("month", &month(texts, of)), ("what", &what)]),
        None => what,
    };
    match line.count {
        0 | 1 => what,
        count => texts.fill("news.several", &[("what", &what), ("count", &count.to_string())]),
    }
}
