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
    map::links::address,
    parts::{
        evidence::ShownFiles, frame::NavPage, pages::Pages, rule::RuleNamed, view_page::ViewPage,
    },
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
        .lines
        .is_empty()
        .then(|| view! { <p class="hint">{texts.get("cards.none.approve")}</p> });
    let columns = ["place", "level", "name", "unit", "why", "said"].map(|column| {
        view! { <th scope="col">{texts.get(&format!("cards.column.{column}"))}</th> }
    });
    let rows = sheet.lines.lines.iter().zip(sheet.lines.first_place()..);
    let rows = rows.map(|(known, place)| line(texts, known, place));
    let others = (sheet.lines.rest() > 0).then(|| others(texts, &sheet));
    let became = became(texts, &sheet);
    view! {
        {others}
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
    let values = [
        ("approved", sheet.lines.count.to_string()),
        ("dropped", sheet.dropped.to_string()),
        ("issued", sheet.issued.to_string()),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    sheet.batch.map(|_| texts.fill("cards.sheet-became", &values))
}

/// The links to the other pages of a long sheet, and to all of it for paper.
fn others(texts: Texts, sheet: &CardSheet) -> impl IntoView + use<> {
    let (batch, here, last) = (sheet.batch, sheet.lines.page, sheet.lines.last());
    let with = move |key: &'static str, value: u32| {
        let batch = batch.map(|batch| ("batch", batch.to_string()));
        let shown = (value > 0).then(|| (key, value.to_string()));
        address("/cards/sheet", &batch.into_iter().chain(shown).collect::<Vec<_>>())
    };
    let whole = texts.fill("cards.sheet-whole", &[("count", &sheet.lines.count.to_string())]);
    view! {
        <div class="sheet-others">
            <a class="button" rel="external" href=with("print", 1)>{whole}</a>
            <Pages class="card-pages" here last href=move |page| with("page", page) />
        </div>
    }
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
