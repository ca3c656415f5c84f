//! One line about what the map shows: how many of how many, how far behind, how many cards, how many
//! without a place.

use battle_map::{
    model::{rule::Lamp, target::AimKind},
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
    components::sign::{LegendItem, lag_class},
    format::{gap, subprojects},
    map::links::table_href,
    score::{self, Numbers},
    texts::use_texts,
};

/// `显示 16 / 100 个 · 低 21.4 点 · 黄牌 3 · 红牌 1 · 未定位 6`
#[component]
pub fn Sums(
    /// What the map shows.
    query: Memo<MapQuery>,
    /// The view.
    page: Memo<Option<MapPage>>,
) -> impl IntoView {
    let texts = use_texts();
    let sums = Memo::new(move |_| {
        page.with(|page| {
            let page = page.as_ref()?;
            let count = (page.shown, page.frame.entries, page.subprojects);
            Some((count, page.investment, page.scores, page.cards, page.unplaced))
        })
    });
    let list = move |unplaced| {
        let filter = Filter { unplaced, ..query.get().filter };
        table_href(&TableQuery { filter, ..TableQuery::default() })
    };
    move || {
        let ((shown, entries, parts), investment, scores, cards, unplaced) = sums.get()?;
        let words = texts
            .fill("map.shown", &[("shown", &shown.to_string()), ("entries", &entries.to_string())]);
        let lag = investment.map(|investment| {
            let class = lag_class(investment.lag);
            view! { <span>{texts.get("map.sum")} " " <b class=class>{gap(texts, investment.lag)}</b></span> }
        });
        let missing = (unplaced > 0).then(|| {
            let words = texts.fill("map.unplaced", &[("count", &unplaced.to_string())]);
            view! { <a href=move || list(true)>{words}</a> }
        });
        Some(view! {
            <p class="map-sums" role="status">
                <a href=move || list(false)>{words}</a>
                {subprojects(texts, parts).map(|words| view! { <span>{words}</span> })}
                {lag}
                <Reached kind=AimKind::Starts score=scores.starts />
                <Reached kind=AimKind::Completions score=scores.completions />
                <Cards lamp=Lamp::Yellow count=cards.0 />
                <Cards lamp=Lamp::Red count=cards.1 />
                {missing}
            </p>
        })
    }
}

/// `开工 认定 33/目标 46`; all three numbers stand beside the map.
#[component]
fn Reached(kind: AimKind, score: Score) -> impl IntoView {
    let texts = use_texts();
    let Numbers { aim, recognised, .. } = score::numbers(texts, &score);
    let basis = score::basis(texts, score.basis);
    view! {
        <span title=score::words(texts, &score)>
            {score::kind(texts, kind)} <span><b>{recognised}</b> "/" {basis} " " {aim}</span>
        </span>
    }
}

#[component]
fn Cards(lamp: Lamp, count: u32) -> impl IntoView {
    (count > 0).then(
        || view! { <span><LegendItem entry=LegendEntry::Lamp(lamp) /> " " <b>{count}</b></span> },
    )
}
