//! The ledger's pages below the first: each is fetched shortly before it is visible, and is an
//! empty block of its height while it is far away, so that ten thousand lines scroll like a
//! hundred.

use battle_map::view::ledger_table::{PAGE, TableLine, TableQuery};
use leptos::{html::Tbody, prelude::*, task::spawn_local};

use super::{columns::COLUMNS, line::LedgerLine};
use crate::{
    ask::ask,
    live::{RETRY_AFTER, use_live},
};

/// All pages after the one in the address; nothing before hydration.
#[component]
pub fn Sheets(
    /// What the ledger shows.
    #[prop(into)]
    query: Signal<TableQuery>,
    /// How many lines there are in all.
    #[prop(into)]
    lines: Signal<u32>,
    /// The body of the first page, from which the height of a line is measured.
    first: NodeRef<Tbody>,
) -> impl IntoView {
    let taken_over = RwSignal::new(false);
    Effect::new(move |_| taken_over.set(true));
    move || {
        let (query, all) = (query.get(), lines.get());
        let pages = (query.page + 1)..all.div_ceil(PAGE);
        (taken_over.get() && !query.print).then(|| {
            let line = height_of_a_line(first);
            pages
                .map(|page| {
                    let count = (all - page * PAGE).min(PAGE);
                    let query = TableQuery { page, ..query.clone() };
                    view! { <Sheet query count line /> }
                })
                .collect_view()
        })
    }
}

/// One page of `count` lines; `line` is the height of a line in pixels.
#[component]
fn Sheet(query: TableQuery, count: u32, line: f64) -> impl IntoView {
    let body = NodeRef::<Tbody>::new();
    let near = RwSignal::new(false);
    let lines = RwSignal::new(Vec::<TableLine>::new());
    let height = RwSignal::new(line * f64::from(count));
    watch(body, near, height);
    let live = use_live();
    let attempt = RwSignal::new(0_u32);
    Effect::new(move |fetched: Option<Option<_>>| {
        let wanted = near.get().then(|| (live.seq.get(), attempt.get()));
        if wanted.is_some() && fetched.flatten() != wanted {
            let query = query.clone();
            spawn_local(async move {
                if let Ok(view) = ask(query).await {
                    // Left meanwhile: then nobody waits for it.
                    let _ = lines.try_set(view.lines);
                } else {
                    // The lines stay as they are for now; the banner tells why.
                    let again = move || {
                        let _ = attempt.try_update(|attempt| *attempt += 1);
                    };
                    set_timeout(again, RETRY_AFTER);
                }
            });
        }
        wanted.or(fetched.flatten())
    });
    let gap = move || {
        let style = format!("height:{:.0}px", height.get());
        view! { <tr class="ledger-gap" aria-hidden="true"><td colspan=COLUMNS.len() style=style></td></tr> }
    };
    view! {
        <tbody node_ref=body>
            {move || {
                if near.get() && lines.with(|lines| !lines.is_empty()) {
                    let rows = lines.get().into_iter().map(|line| view! { <LedgerLine line /> });
                    rows.collect_view().into_any()
                } else {
                    gap().into_any()
                }
            }}
        </tbody>
    }
}

/// Pixels of a line on the first page, on average.
fn height_of_a_line(first: NodeRef<Tbody>) -> f64 {
    const GUESS: f64 = 50.0;
    first.get_untracked().map_or(GUESS, |body| {
        let rows = f64::from(body.rows().length().max(1));
        (body.get_bounding_client_rect().height() / rows).max(1.0)
    })
}

/// Follows whether a page is near the visible part; keeps its height when it is emptied.
#[cfg(feature = "hydrate")]
fn watch(body: NodeRef<Tbody>, near: RwSignal<bool>, height: RwSignal<f64>) {
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

    /// The margin around the visible part in which pages are fetched and drawn.
    const MARGIN: &str = "1600px 0px";

    Effect::new(move |_| {
        let Some(body) = body.get() else { return };
        let seen = Closure::<dyn FnMut(web_sys::js_sys::Array)>::new(
            move |entries: web_sys::js_sys::Array| {
                let Some(entry) = entries.iter().last() else { return };
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                if !entry.is_intersecting() && near.get_untracked() {
                    height.set(entry.bounding_client_rect().height());
                }
                if near.get_untracked() != entry.is_intersecting() {
                    near.set(entry.is_intersecting());
                }
            },
        );
        let options = IntersectionObserverInit::new();
        let scroller = body.closest(".ledger-scroll").ok().flatten();
        // Where the whole page scrolls instead, the window is the measure.
        options.set_root(
            scroller.filter(|box_| box_.scroll_height() > box_.client_height() + 1).as_ref(),
        );
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options);
        if let Ok(observer) = observer {
            observer.observe(&body);
            let kept = StoredValue::new_local((observer, seen));
            on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
        }
    });
}

#[cfg(not(feature = "hydrate"))]
fn watch(_: NodeRef<Tbody>, _: RwSignal<bool>, _: RwSignal<f64>) {}
