//! 通报 as a page: how the counties stand, whom the list warns and why, and the document itself.

use battle_map::{
    model::edition::{EditionMark, EndedCard},
    view::bulletin::{Bulletin, BulletinCard},
};
use leptos::prelude::*;

use super::tables::CountyTable;
use crate::{
    finding::{headline, unfolded},
    parts::sign::LevelSign,
    texts::{Texts, use_texts},
};

/// What a bulletin said when it went out.
#[component]
pub fn BulletinBody(
    /// The edition under which it went out.
    mark: EditionMark,
    /// What it said.
    bulletin: Bulletin,
) -> impl IntoView {
    let texts = use_texts();
    let document = format!("/feed/bulletin.docx?edition={}", mark.id);
    let counts = [
        ("red", bulletin.red.len().to_string()),
        ("yellow", bulletin.yellow.len().to_string()),
        ("standing-red", bulletin.standing.red.to_string()),
        ("standing-yellow", bulletin.standing.yellow.to_string()),
        ("notices", bulletin.notices.len().to_string()),
    ];
    let counts = texts
        .fill("editions.bulletin-counts", &counts.each_ref().map(|(key, count)| (*key, &**count)));
    let cards = bulletin.red.into_iter().chain(bulletin.yellow);
    let cards = cards.map(|card| line(texts, card)).collect_view();
    let lifted = ended(texts, "editions.bulletin-lifted", &bulletin.lifted);
    let revoked = ended(texts, "editions.bulletin-revoked", &bulletin.revoked);
    view! {
        <a class="button" rel="external" href=document download="">{texts.get("editions.bulletin-file")}</a>
        <p>{counts}</p>
        <section class="rule-changes"><ul>{cards}</ul></section>
        {lifted}
        {revoked}
        <CountyTable counties=bulletin.counties city=None />
    }
}

fn line(texts: Texts, card: BulletinCard) -> impl IntoView {
    let place = [card.warned.region, card.warned.unit];
    let place = place.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li class="changed">
            <LevelSign level=card.finding.level() />
            <b>{name(texts, card.warned.name)}</b>
            <span>{place}</span>
            <span>{headline(texts, &card.finding)}</span>
            <span class="hint">{unfolded(texts, &card.finding)}</span>
        </li>
    }
}

/// Those whose cards ended, by name; nothing where none did.
fn ended(texts: Texts, key: &str, cards: &[EndedCard]) -> Option<impl IntoView + use<>> {
    let names = cards.iter().map(|card| name(texts, card.warned.name.clone()));
    let names = names.collect::<Vec<_>>().join(&texts.get("list.joint"));
    (!cards.is_empty()).then(|| {
        let words = texts.fill(key, &[("names", &names)]);
        view! { <p>{words}</p> }
    })
}

/// The name of who was warned; the office is called so.
fn name(texts: Texts, name: String) -> String {
    if name.is_empty() { texts.get("rules.addressee.office") } else { name }
}
