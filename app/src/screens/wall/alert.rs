//! A new notice or red card fills the screen once, for ten seconds; after that it is a line in its panel
//! like the others, and the tour goes on where it was.

use std::{collections::BTreeSet, time::Duration};

use battle_map::value::Seq;
use leptos::prelude::*;

use super::{
    pieces::{AlertId, AlertPiece, WallPieces},
    shown::alerts_of_page,
};

/// How long a new one is shown.
const MOMENT: Duration = Duration::from_secs(10);

/// Shows everything that arrives while the wall is open, one after the other.
#[component]
pub fn Alert(
    /// The wall's pieces, with what is called out when it is new.
    pieces: Signal<WallPieces>,
) -> impl IntoView {
    let known = StoredValue::new(None::<BTreeSet<AlertId>>);
    let waiting = RwSignal::new(Vec::<AlertPiece>::new());
    Effect::new(move |_| {
        let (newest, alerts) = pieces.with(|pieces| (pieces.newest, pieces.alerts.clone()));
        // Before anything was asked for those of the page itself stand; its lines name them until the
        // first answer takes their place.
        if newest == Seq::default() {
            known.set_value(alerts_of_page().map(BTreeSet::from_iter));
            return;
        }
        let ids: BTreeSet<_> = alerts.iter().map(|alert| alert.id).collect();
        // What stood there when the wall was opened is no news.
        let before = known.get_value().unwrap_or_else(|| ids.clone());
        let new: Vec<_> = alerts.into_iter().filter(|alert| !before.contains(&alert.id)).collect();
        known.set_value(Some(before.union(&ids).copied().collect()));
        if !new.is_empty() {
            waiting.update(|waiting| waiting.extend(new));
        }
    });
    let shown = Memo::new(move |_| waiting.with(|waiting| waiting.first().cloned()));
    Effect::new(move |_| {
        if shown.with(Option::is_some) {
            let end = set_timeout_with_handle(
                move || waiting.update(|waiting| drop(waiting.remove(0))),
                MOMENT,
            );
            on_cleanup(move || drop(end.map(|timer| timer.clear())));
        }
    });
    let html = move || shown.get().map(|alert| alert.html).unwrap_or_default();
    view! { <div role="status" class="wall-moment-place" inner_html=html></div> }
}
