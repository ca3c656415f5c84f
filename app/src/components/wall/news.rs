//! What changed, newest first, along the bottom. What comes in while the wall stands is lit up for a
//! moment; nothing scrolls.

use battle_map::{
    value::{Seq, Timestamp},
    view::changes::ChangeLine,
};
use leptos::prelude::*;

use super::screen::Part;
use crate::{
    format::{moment, month},
    texts::{Texts, use_texts},
};

/// The newest changes; what finds no room is not shown.
#[component]
pub fn News(
    /// The lines, newest first.
    lines: Part<Vec<ChangeLine>>,
    /// The moment they are seen from.
    now: Part<Timestamp>,
) -> impl IntoView {
    let texts = use_texts();
    // The newest line when the wall was opened; on an empty board everything is news.
    let known = Memo::new(move |first: Option<&Option<Seq>>| {
        let newest = |lines: &Vec<ChangeLine>| lines.first().map(|line| line.seq);
        let now = || lines.with(|lines| Some(newest(lines.as_ref()?).unwrap_or_default()));
        first.copied().flatten().or_else(now)
    });
    // A memo that nobody reads is not worked out, and an empty list has no reader.
    Effect::new(move |_| known.with(|_| ()));
    let today = Memo::new(move |_| now.get().map(|now| Timestamp::start_of(now.day())));
    let items = move || lines.get().unwrap_or_default();
    view! {
        <footer class="wall-news">
            <h2 class="quiet">{texts.get("news.title")}</h2>
            <ol>
                <For each=items key=|line| line.seq let:line>
                    <Item line known today />
                </For>
            </ol>
        </footer>
    }
}

#[component]
fn Item(
    line: ChangeLine,
    known: Memo<Option<Seq>>,
    today: Memo<Option<Timestamp>>,
) -> impl IntoView {
    let texts = use_texts();
    let at = line.at;
    let time = move || today.get().map(|today| moment(texts, at, today));
    let seq = line.seq;
    let fresh = move || known.get().is_some_and(|known| seq > known);
    view! {
        <li class:fresh=fresh>
            <time>{time}</time>
            " "
            <b>{line.name.clone()}</b>
            " "
            {words(texts, &line)}
        </li>
    }
}

/// What happened: `导入台账：新增 100`, `报送 10月进度`, `认定节点 等 3 项`.
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
