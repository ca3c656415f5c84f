//! A new notice has its moment: for ten seconds the whole hall reads what it is about. Once; then it
//! has its line in the panel like the others.

use std::{collections::BTreeSet, time::Duration};

use battle_map::{value::NoticeId, view::notices::NoticeLine};
use leptos::prelude::*;

use super::screen::Part;
use crate::{notice::deadline, texts::use_texts};

/// How long it stands.
const MOMENT: Duration = Duration::from_secs(10);

/// Shows every notice that comes in while the wall stands, one after the other.
#[component]
pub fn Moment(
    /// Those that are not over.
    lines: Part<Vec<NoticeLine>>,
) -> impl IntoView {
    let known = StoredValue::new(None::<BTreeSet<NoticeId>>);
    let waiting = RwSignal::new(Vec::<NoticeLine>::new());
    Effect::new(move |_| {
        let Some(lines) = lines.get() else { return };
        let ids: BTreeSet<_> = lines.iter().map(|line| line.id).collect();
        // What stood there when the wall was opened is no news.
        let before = known.get_value().unwrap_or_else(|| ids.clone());
        let new: Vec<_> = lines.into_iter().filter(|line| !before.contains(&line.id)).collect();
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
    view! {
        <div role="status" class="wall-moment-place">
            {move || shown.get().map(|line| view! { <Shown line /> })}
        </div>
    }
}

#[component]
fn Shown(line: NoticeLine) -> impl IntoView {
    let texts = use_texts();
    let until = line.turn.until.map(|until| deadline(texts, until)).unwrap_or_default();
    let answer = crate::format::day(texts, line.answer_by);
    let deadlines = texts.fill("wall.moment-by", &[("sign", &until), ("answer", &answer)]);
    let demand = line.demand.replace('\n', &texts.get("list.joint"));
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
