//! What else is due from a desk, as a strip above the grid: cards and notices, counted, and opened one
//! below the other where somebody looks.

use battle_map::view::{cards::CardRow, desk::DeskView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::cards::DeskCards;
use crate::{
    erased::Show,
    lazy::lazily,
    live::{Followed, latest},
    screens::notices::DueNotices,
    texts::use_texts,
};

/// The most that the strip names.
const NAMED: usize = 4;

/// The strip; nothing while nothing is due.
#[component]
pub fn DueStrip(
    /// The desk's view, with the notices that are due.
    desk: Memo<Option<DeskView>>,
    /// What is to be done about cards.
    cards: Followed<Vec<CardRow>>,
) -> impl IntoView {
    let texts = use_texts();
    let rows = latest(cards);
    let due = Memo::new(move |_| {
        let notices = desk.with(|desk| {
            let notices = desk.as_ref().map(|desk| desk.notices.as_slice()).unwrap_or_default();
            notices.iter().map(|line| (line.word.clone(), line.name.clone())).collect::<Vec<_>>()
        });
        let card = |row: &CardRow| {
            (texts.get(&format!("level.{}", row.level.code())), row.warned.name.clone())
        };
        let cards = rows
            .with(|rows| rows.as_deref().unwrap_or_default().iter().map(card).collect::<Vec<_>>());
        (notices, cards)
    });
    let count = move || {
        let (notices, cards) = due.with(|(notices, cards)| (notices.len(), cards.len()));
        let values = [("notices", &*notices.to_string()), ("cards", &cards.to_string())];
        texts.fill("grid.due", &values)
    };
    let named = move || {
        let all = due.with(|(notices, cards)| {
            let notices = notices.iter().map(|one| ("due-chip notice", one.clone()));
            notices.chain(cards.iter().map(|one| ("due-chip", one.clone()))).collect::<Vec<_>>()
        });
        let chip =
            |(class, (word, name))| view! { <span class=class><b>{word}</b> " " {name}</span> };
        all.into_iter().take(NAMED).map(chip).collect_view()
    };
    // Whoever comes back from signing is shown what came of it.
    let asked = use_query_map().with_untracked(|query| query.get("card").is_some());
    let opened = RwSignal::new(asked);
    view! {
        <Show when=move || due.with(|(notices, cards)| !notices.is_empty() || !cards.is_empty())>
            <details class="my-due" open=asked on:toggle=move |_| opened.set(true)>
                <summary><b>{count}</b> {named} <span class="button">{texts.get("grid.due-open")}</span></summary>
                <Show when=move || opened.get()>{one_by_one(desk, rows)}</Show>
                <noscript inner_html=written(desk, rows)></noscript>
            </details>
        </Show>
    }
}

lazily! {
    /// What is due, one below the other.
    fn one_by_one in desk (desk: Memo<Option<DeskView>>, cards: Memo<Option<Vec<CardRow>>>) {
        view! {
            <DueNotices desk />
            <DeskCards cards />
        }
    }
}

/// The same for browsers without JavaScript, in which notices and cards are signed as well; hydration
/// ignores `noscript`.
#[cfg(feature = "ssr")]
fn written(desk: Memo<Option<DeskView>>, cards: Memo<Option<Vec<CardRow>>>) -> String {
    view! {
        <DueNotices desk />
        <DeskCards cards />
    }
    .to_html()
}

/// The browser that is here has what the server wrote no use for.
#[cfg(not(feature = "ssr"))]
const fn written(_: Memo<Option<DeskView>>, _: Memo<Option<Vec<CardRow>>>) -> String {
    String::new()
}
