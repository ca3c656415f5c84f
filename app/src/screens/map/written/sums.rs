//! One line about the projects shown: how many of all, how far behind, how many lag, how many cards,
//! and how many without a location.

use battle_map::{
    model::{card::CardLevel, rule::Lamp, series::AimKind},
    view::{
        filter::Filter,
        ledger_table::TableQuery,
        map::LegendEntry,
        map_page::{MapPage, MapQuery},
        score::Score,
    },
};
use leptos::prelude::*;

use crate::{
    format::{covered, gap, subprojects},
    map::links::table_href,
    parts::sign::{LegendItem, lag_class},
    score::{self, ScoreTexts},
    texts::use_texts,
};

/// The line of sums: `显示 16 / 100 个 · 低 21.4 点 · 黄牌 3 · 红牌 1 · 未定位 6`.
#[component]
pub fn Sums(
    /// What the map shows.
    query: MapQuery,
    /// The map page's view, with the sums.
    page: MapPage,
) -> impl IntoView {
    let texts = use_texts();
    let list = |unplaced| {
        let filter = Filter { unplaced, ..query.filter.clone() };
        table_href(&TableQuery { filter, ..TableQuery::default() })
    };
    let (shown, entries) = (page.shown.to_string(), page.frame.entries.to_string());
    let words = texts.fill("map.shown", &[("shown", &shown), ("entries", &entries)]);
    let lag = page.investment.map(|investment| {
        let class = lag_class(investment.lag);
        view! { <span>{texts.get("map.sum")} " " <b class=class>{gap(texts, investment.lag)}</b></span> }
    });
    let underspent = (page.coverage.underspent > 0).then(|| {
        let count = page.coverage.underspent.to_string();
        let filter = Filter { underspent: true, ..query.filter.clone() };
        let href = table_href(&TableQuery { filter, ..TableQuery::default() });
        view! { <a class="more" href=href>{texts.fill("covered.underspent", &[("count", &count)])}</a> }
    });
    let missing = (page.unplaced > 0).then(|| {
        let words = texts.fill("map.unplaced", &[("count", &page.unplaced.to_string())]);
        view! { <a href=list(true)>{words}</a> }
    });
    view! {
        <a href=list(false)>{words}</a>
        {subprojects(texts, page.subprojects).map(|words| view! { <span>{words}</span> })}
        {lag}
        {covered(texts, page.coverage).map(|words| view! { <span class="more">{words}</span> })}
        {underspent}
        <Lags lamp=Lamp::Severe count=page.lag.severe />
        <Lags lamp=Lamp::Lagging count=page.lag.lagging - page.lag.severe />
        <Reached kind=AimKind::Starts score=page.scores.starts />
        <Reached kind=AimKind::Completions score=page.scores.completions />
        <Cards level=CardLevel::Yellow count=page.cards.0 />
        <Cards level=CardLevel::Red count=page.cards.1 />
        {missing}
    }
}

/// An aim's score: `开工 认定 33/目标 46`; the part beside the map shows all three numbers.
#[component]
fn Reached(kind: AimKind, score: Score) -> impl IntoView {
    let texts = use_texts();
    let ScoreTexts { aim, recognised, .. } = score::numbers(texts, &score);
    let basis = score::basis(texts, score.basis);
    view! {
        <span title=score::words(texts, &score)>
            {score::kind(texts, kind)} <span><b>{recognised}</b> "/" {basis} " " {aim}</span>
            {score::by_ledger(texts, &score).map(|words| view! { " " <span>{words}</span> })}
        </span>
    }
}

/// How many have a lamp; the sums of both lamps are the lagging ones.
#[component]
fn Lags(lamp: Lamp, count: u32) -> impl IntoView {
    (count > 0).then(
        || view! { <span><LegendItem entry=LegendEntry::Lamp(lamp) /> " " <b>{count}</b></span> },
    )
}

#[component]
fn Cards(level: CardLevel, count: u32) -> impl IntoView {
    (count > 0).then(
        || view! { <span><LegendItem entry=LegendEntry::Card(level) /> " " <b>{count}</b></span> },
    )
}
