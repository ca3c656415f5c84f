//! A new notice fills the screen once, for ten seconds; after that it is a line in the panel like
//! the others.

use std::{collections::BTreeSet, time::Duration};

use battle_map::value::{NoticeId, Seq};
use leptos::prelude::*;

use super::{
    pieces::{NoticePiece, WallPieces},
    shown::notices_of_page,
};

/// How long a new notice is shown.
const MOMENT: Duration = Duration::from_secs(10);

/// Shows every notice that arrives while the wall is open, one after the other.
#[component]
pub fn Alert(
    /// The wall's pieces, with the notices that are open.
    pieces: Signal<WallPieces>,
) -> impl IntoView {
    let known = StoredValue::new(None::<BTreeSet<NoticeId>>);
    let waiting = RwSignal::new(Vec::<NoticePiece>::new());
    Effect::new(move |_| {
        let (newest, notices) = pieces.with(|pieces| (pieces.newest, pieces.notices.clone()));
        // Before anything was asked for the page's own notices stand; its lines name them until the
        // first answer takes their place.
        if newest == Seq::default() {
            known.set_value(notices_of_page().map(BTreeSet::from_iter));
            return;
        }
        let ids: BTreeSet<_> = notices.iter().map(|notice| notice.id).collect();
        // What stood there when the wall was opened is no news.
        let before = known.get_value().unwrap_or_else(|| ids.clone());
        let new: Vec<_> =
            notices.into_iter().filter(|notice| !before.contains(&notice.id)).collect();
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
    let html = move || shown.get().map(|notice| notice.html).unwrap_or_default();
    view! { <div role="status" class="wall-moment-place" inner_html=html></div> }
}
