//! 项目特写 on the wall: the difference as the figure that stands out with what it is made of, whose move
//! it is, the place, and the milestones on a light band, where a black flag can be black.

use battle_map::{
    value::Timestamp,
    view::{
        assessment::Assessment,
        close_up::{CloseUp, MAP_SIZE},
        map_page::MapQuery,
    },
};
use leptos::prelude::*;

use crate::{
    ask::MapDrawing,
    map::{Covers, MapPlace, drawing},
    texts::use_texts,
};

mod arithmetic;
mod band;
mod head;
mod turn;

use arithmetic::Accusation;
use band::Band;
use head::CloseUpHead;
use turn::WhoseTurn;

/// The drawing of the place of a project.
pub fn map(assessment: &Assessment, query: &MapQuery, now: Timestamp) -> String {
    let asked = MapDrawing {
        query: query.clone(),
        place: MapPlace::Wall,
        size: MAP_SIZE,
        covers: Covers::default(),
        language: use_texts().0,
    };
    drawing(assessment, &asked, now)
}

/// The close-up of one project.
#[component]
pub fn CloseUpStage(
    /// What is known of the project.
    shown: CloseUp,
    /// The map of its place, as SVG; none where it has no place.
    map: Option<String>,
    /// The current moment, for the time left.
    now: Timestamp,
) -> impl IntoView {
    let texts = use_texts();
    let placed = map.is_some();
    let map = map.map(|map| {
        view! { <div class="close-map" role="group" aria-label=texts.get("map.title") inner_html=map></div> }
    });
    let has_band = !shown.milestones.is_empty();
    let band =
        has_band.then(|| view! { <Band milestones=shown.milestones.clone() today=now.day() /> });
    view! {
        <article class="close-up" class:unplaced=!placed class:undated=!has_band>
            <CloseUpHead shown=shown.clone() />
            {map}
            <Accusation shown=shown.clone() />
            <WhoseTurn shown now />
            {band}
        </article>
    }
}
