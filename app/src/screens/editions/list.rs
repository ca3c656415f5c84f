//! The archive: every edition with its month, its number, its day, and in how much it differs from
//! the one before.

use battle_map::view::editions::{EditionLine, EditionsView};
use leptos::prelude::*;

use super::words::called;
use crate::{
    erased::Show,
    format,
    live::{Followed, latest},
    parts::{frame::NavPage, view_page::ViewPage},
    texts::{Texts, use_texts},
};

/// The page, as far as its view is there.
#[component]
pub fn EditionsScreen(
    /// The archive, followed as it grows.
    view: Followed<EditionsView>,
) -> impl IntoView {
    let texts = use_texts();
    let archive = latest(view);
    let lines = move || {
        archive.with(|all| {
            let lines = all.iter().flat_map(|all| &all.lines);
            lines.map(|edition| line(texts, edition)).collect_view()
        })
    };
    let none = move || archive.with(|all| all.as_ref().is_some_and(|all| all.lines.is_empty()));
    let heads = ["edition", "made", "differs"];
    let heads =
        heads.map(|head| view! { <th scope="col">{texts.get(&format!("editions.{head}"))}</th> });
    view! {
        <ViewPage view latest=archive frame=|view| &view.frame here=NavPage::Editions title="editions.title" class="editions-page">
            <header class="my-head">
                <h1>{texts.get("editions.title")}</h1>
                <p class="hint">{texts.get("editions.means")}</p>
            </header>
            <div class="grid-scroll">
                <table class="plain-table">
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <Show when=none>
                <p class="hint">{texts.get("editions.none")}</p>
            </Show>
        </ViewPage>
    }
}

fn line(texts: Texts, edition: &EditionLine) -> impl IntoView + use<> {
    let mark = edition.mark;
    let differs = match (mark.number, edition.differs) {
        (1, _) => String::new(),
        (_, 0) => texts.get("editions.same"),
        (_, rows) => texts.fill("editions.rows-differ", &[("count", &rows.to_string())]),
    };
    view! {
        <tr class:ended=edition.superseded>
            <th scope="row"><a href=format!("/editions/{}", mark.id)>{called(texts, edition.kind, mark)}</a></th>
            <td>{made(texts, edition)}</td>
            <td>{differs}</td>
        </tr>
    }
}

/// The day on which it was made, with its year: an archive is read years later.
fn made(texts: Texts, edition: &EditionLine) -> String {
    let at = edition.mark.at;
    format!("{} {}", format::date(texts, battle_map::value::LedgerDate::Day(at.day())), at.clock())
}
