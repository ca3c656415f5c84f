//! The wall's pieces as the server writes them.

use battle_map::{
    value::Seq,
    view::{notices::NoticeLine, wall::WallView},
};
use leptos::prelude::*;

use super::pieces::{NoticePiece, WallPieces};
use crate::{format, texts::use_texts};

mod figures;
mod head;
mod lagging;
mod legend;
mod news;
mod notice;
mod notices;
mod problems;
mod regions;

use figures::Figures;
use head::{DaysLeft, WallTitle};
use lagging::{CardsStart, Lagging};
use legend::MapLegend;
use news::News;
use notice::NoticeAlert;
use notices::Notices;
use problems::Problems;
use regions::Regions;

/// The wall as HTML, in the language of the current page or request. `shown` is the newest change
/// that the reader has seen.
pub(crate) fn written(wall: WallView, shown: Option<Seq>) -> WallPieces {
    let texts = use_texts();
    let now = wall.frame.now;
    let notice =
        |line: NoticeLine| NoticePiece { id: line.id, html: html(view! { <NoticeAlert line /> }) };
    let newest = wall.changes.first().map(|line| line.seq).unwrap_or_default();
    let ids = wall.notices.iter().map(|line| line.id.to_string()).collect::<Vec<_>>().join(" ");
    WallPieces {
        title: html(view! { <WallTitle frame=wall.frame.clone() /> }),
        days: html(view! { <DaysLeft days=wall.days_left /> }),
        period: html(format::period(texts, &wall.frame)),
        legend: html(view! { <MapLegend wall=wall.clone() /> }),
        news: html(view! { <News lines=wall.changes.clone() shown now written=(newest, ids) /> }),
        newest,
        notices: wall.notices.iter().cloned().map(notice).collect(),
        side: html(side(wall)),
    }
}

fn side(wall: WallView) -> impl IntoView {
    let now = wall.frame.now;
    let figures = view! { <Figures wall=wall.clone() /> };
    let cards = CardsStart { begun: wall.frame.cards_have_begun(), from: wall.frame.cards_from };
    let regions = view! { <Regions wall=wall.clone() /> };
    view! {
        {figures}
        <Lagging lines=wall.lagging count=wall.lag cards />
        <Notices lines=wall.notices year=wall.notices_year now />
        <Problems sum=wall.problems />
        {regions}
    }
}

fn html(view: impl IntoView) -> String {
    view.into_view().to_html()
}
