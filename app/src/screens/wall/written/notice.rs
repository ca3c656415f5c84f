//! A new penalty notice or red card, shown over the whole wall.

use battle_map::{
    model::card::CardLevel,
    view::{map::LegendEntry, notices::NoticeLine, scene::RedCardLine},
};
use leptos::prelude::*;

use crate::{
    finding::{arithmetic, headline},
    parts::sign::Sign,
    screens::notices::deadline,
    texts::use_texts,
};

/// A notice, shown over the whole wall.
#[component]
pub fn NoticeAlert(
    /// The notice that is shown.
    line: NoticeLine,
) -> impl IntoView {
    let texts = use_texts();
    let until = line.turn.until.map(|until| deadline(texts, until)).unwrap_or_default();
    let answer = crate::format::day(texts, line.answer_by);
    let deadlines = texts.fill("wall.moment-by", &[("sign", &until), ("answer", &answer)]);
    // What it demands stands on its paper, which is not for everybody who passes a wall.
    let demand = match line.demand.as_str() {
        "" => line.subject.clone(),
        demand => demand.replace('\n', &texts.get("list.joint")),
    };
    view! {
        <section class="wall-moment">
            <p class="moment-number">{line.number.clone()}</p>
            <h2>{line.name.clone()}</h2>
            <p class="moment-to">{texts.fill("notice.to", &[("addressee", &line.addressee)])}</p>
            <p class="moment-demand">{demand}</p>
            <p class="moment-by">{deadlines}</p>
        </section>
    }
}

/// A red card, shown over the whole wall.
#[component]
pub fn CardAlert(
    /// The card that is shown.
    line: RedCardLine,
) -> impl IntoView {
    let texts = use_texts();
    let (headline, why) = (headline(texts, &line.finding), arithmetic(texts, &line.finding));
    view! {
        <section class="wall-moment wall-moment-card">
            <p class="moment-number">
                <Sign entry=LegendEntry::Card(CardLevel::Red) />
                {texts.get("wall.card-issued")}
            </p>
            <h2>{line.name}</h2>
            <p class="moment-to">{line.unit}</p>
            <p class="moment-demand">{headline}</p>
            <p class="moment-by">{why}</p>
        </section>
    }
}
