//! The wall as a whole. It is built once; only the pieces whose figures changed are written anew, so
//! that nothing flashes and nothing grows.

use battle_map::view::wall::WallView;
use leptos::prelude::*;

use super::{
    figures::Figures, head::WallHead, lagging::Lagging, map::WallMap, moment::Moment, news::News,
    notices::Notices, problems::Problems, regions::Regions,
};
use crate::live::{Followed, latest};

/// A part of the wall's view, as far as it is there.
pub(super) type Part<T> = Memo<Option<T>>;

/// Everything on the wall.
#[component]
pub fn WallScreen(
    /// The view.
    view: Followed<WallView>,
) -> impl IntoView {
    let wall = latest(view);
    let notices = part(wall, |wall| wall.notices.clone());
    view! {
        <main class="wall">
            <WallHead frame=part(wall, |wall| wall.frame.clone()) days_left=part(wall, |wall| wall.days_left) />
            <WallMap unplaced=part(wall, |wall| wall.unplaced) />
            <aside class="wall-side">
                <Figures figures=part(wall, |wall| wall.into()) />
                <Lagging
                    lines=part(wall, |wall| wall.lagging.clone())
                    count=part(wall, |wall| wall.lagging_count)
                    unjudged=part(wall, |wall| wall.unjudged)
                />
                <Notices lines=notices year=part(wall, |wall| wall.notices_year) />
                <Problems sum=part(wall, |wall| wall.problems.clone()) />
                <Regions lines=part(wall, |wall| wall.regions.clone()) />
            </aside>
            <Moment lines=notices />
            <News lines=part(wall, |wall| wall.changes.clone()) now=part(wall, |wall| wall.frame.now) />
        </main>
    }
}

fn part<T: Clone + PartialEq + Send + Sync + 'static>(
    wall: Memo<Option<WallView>>,
    take: impl Fn(&WallView) -> T + Send + Sync + 'static,
) -> Part<T> {
    Memo::new(move |_| wall.with(|wall| wall.as_ref().map(&take)))
}
