//! The map page's pieces as the server writes them.

use battle_map::view::map_page::{MapPage, MapQuery};
use leptos::prelude::*;

use super::pieces::MapPieces;
use crate::parts::score::ScoreTable;

mod lagging;
mod milestones;
mod panel;
mod sums;

use lagging::Lagging;
use panel::Panel;
use sums::Sums;

/// The pieces as HTML, in the language of the current page or request.
pub(crate) fn written(query: MapQuery, page: MapPage) -> MapPieces {
    MapPieces {
        frame: page.frame.clone(),
        options: page.options.clone(),
        zoom: page.zoom.clone(),
        sums: view! { <Sums query=query.clone() page=page.clone() /> }.into_view().to_html(),
        beside: beside(query, page).to_html(),
    }
}

/// The opened project, or else the scores of the projects shown and those that lag, as HTML.
fn beside(query: MapQuery, page: MapPage) -> AnyView {
    if let Some(file) = page.selected {
        return view! { <Panel query file=*file /> }.into_any();
    }
    let (lines, count, scores) = (page.lagging, page.lag, page.scores);
    view! {
        <section class="beside beside-scores"><ScoreTable scores /></section>
        <Lagging query lines count />
    }
    .into_any()
}
