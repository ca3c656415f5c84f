//! One sheet for a leader's signature: every card with its arithmetic and what its subject said, room
//! for the leader's word, and nothing else. It prints on A4.

use battle_map::view::cards::{CardSheet, CardSheetLine, Fate};
use leptos::prelude::*;

use super::{
    basis::{basis, plan_used},
    card::name,
    said::{StoryLine, came_back, reviewed, stated},
};
use crate::{
    finding::{headline, unfolded},
    format,
    live::{Followed, latest},
    parts::{evidence::ShownFiles, frame::NavPage, rule::RuleNamed, view_page::ViewPage},
    texts::{Texts, use_texts},
};

/// The page, as far as its view is there.
#[component]
pub fn SheetScreen(
    /// The cards on the sheet, followed as they change.
    view: Followed<CardSheet>,
) -> impl IntoView {
    let sheet = latest(view);
    view! {
        <ViewPage view latest=sheet frame=|view| &view.frame here=NavPage::Cards title="cards.sheet-title" class="sheet-paper-page">
            {move || sheet.get().map(|sheet| view! { <Paper sheet /> })}
        </ViewPage>
    }
}

#[component]
fn Paper(sheet: CardSheet) -> impl IntoView {
    let texts = use_texts();
    let period = format::period(texts, &sheet.frame);
    let number = sheet
        .batch
        .map(|batch| texts.fill("cards.sheet-number", &[("number", &batch.to_string())]));
    let leader = sheet.leader.as_ref().map(ToString::to_string);
    let none = sheet
        .lines
        .is_empty()
        .then(|| view! { <p class="hint">{texts.get("cards.none.approve")}</p> });
    let columns = ["place", "level", "name", "unit", "why", "said"].map(|column| {
        view! { <th scope="col">{texts.get(&format!("cards.column.{column}"))}</th> }
    });
    let rows = sheet.lines.iter().zip(1..).map(|(known, place)| line(texts, known, place));
    let became = became(texts, &sheet);
    view! {
        <article class="sheet-paper">
            <h1>{sheet.frame.city.clone()} {texts.get("cards.sheet-title")}</h1>
            <p class="sheet-about"><span>{period}</span> <span>{number}</span> <span>{became}</span></p>
            {none}
            <table>
                <thead><tr>{columns.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <footer>
                <p>{texts.get("cards.sheet-word")}</p>
                <p class="sheet-sign">{texts.get("cards.sheet-leader")} <b>{leader}</b></p>
                <p class="sheet-sign">{texts.get("cards.sheet-day")}</p>
            </footer>
        </article>
    }
}

/// What became of the cards of a sheet: `批12撤1发11`; `None` while it waits for the leader.
fn became(texts: Texts, sheet: &CardSheet) -> Option<String> {
    let count = |fate| sheet.lines.iter().filter(|line| line.fate == fate).count().to_string();
    let values = [
        ("approved", sheet.lines.len().to_string()),
        ("dropped", count(Fate::Dropped)),
        ("issued", count(Fate::Issued)),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    sheet.batch.map(|_| texts.fill("cards.sheet-became", &values))
}

fn line(texts: Texts, line: &CardSheetLine, place: u32) -> impl IntoView + use<> {
    let CardSheetLine { row, fate } = line;
    let level = texts.get(&format!("level.{}", row.level.code()));
    let raised = row.out.map(|_| texts.get("cards.raised"));
    let said = row.story.said.as_ref().map(|said| {
        let StoryLine { words, files: named } = stated(texts, said);
        view! { {words} <ShownFiles named files=row.story.files.clone() /> }
    });
    let why = unfolded(texts, &row.finding);
    let found = row.story.review.as_ref().map(|review| reviewed(texts, review));
    let back = row.story.back.as_ref().map(|back| came_back(texts, back));
    let fate = (*fate == Fate::Dropped).then(|| texts.get("cards.fate.dropped"));
    let plan = plan_used(texts, row);
    let (basis, wording) = (basis(texts, row), row.wording.clone());
    view! {
        <tr>
            <td>{place}</td>
            <td><b>{level}</b> {raised}</td>
            <td>{name(texts, row)} <small>{row.warned.region_name.clone()}</small></td>
            <td>{row.warned.unit_name.clone()}</td>
            <td><b>{headline(texts, &row.finding)}</b> <small>{why} {plan}</small> <RuleNamed name=basis wording /></td>
            <td>{said} {found.map(|words| view! { <p><b>{words}</b></p> })} {back} {fate}</td>
        </tr>
    }
}
