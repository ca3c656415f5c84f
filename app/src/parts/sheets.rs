//! The pages of a long table below the first: each is fetched shortly before it is visible, and is an
//! empty block of its height while it is far away, so that ten thousand lines scroll like a hundred.

use battle_map::view::paged::PAGE;
use leptos::{html::Tbody, prelude::*, task::spawn_local};

use crate::{
    ask::{Question, ask},
    live::{RETRY_AFTER, use_live},
};

/// The question of a table that is asked for page by page.
pub trait SheetQuery: Question {
    /// What of a page is shown as lines.
    type Sheet: Clone + Send + Sync + 'static;

    /// The number of the page, from 0.
    fn page(&self) -> u32;

    /// The same on another page.
    #[must_use]
    fn on_page(&self, page: u32) -> Self;

    /// The lines of a page; `None` where it has none.
    fn sheet(view: Self::View) -> Option<Self::Sheet>;
}

/// How the lines of a page become the rows of a table's body.
pub type ShowSheet<S> = Callback<Signal<Option<S>>, AnyView>;

/// All pages after the one in the address; nothing before hydration.
#[component]
pub fn Sheets<Q: SheetQuery>(
    /// What the table shows.
    query: Signal<Q>,
    /// How many lines there are in all.
    #[prop(into)]
    lines: Signal<u32>,
    /// The body of the first page, from which the height of a line is measured.
    first: NodeRef<Tbody>,
    /// How many columns the table has.
    columns: usize,
    /// How lines are shown.
    show: ShowSheet<Q::Sheet>,
) -> impl IntoView {
    let taken_over = RwSignal::new(false);
    Effect::new(move |_| taken_over.set(true));
    move || {
        let (query, all) = (query.get(), lines.get());
        let size = u32::try_from(PAGE).unwrap_or(u32::MAX);
        let pages = (query.page() + 1)..all.div_ceil(size);
        taken_over.get().then(|| {
            let line = height_of_a_line(first);
            let sheet = |page: u32| {
                let height = line * f64::from((all - page * size).min(size));
                view! { <Sheet query=query.on_page(page) height columns show /> }
            };
            pages.map(sheet).collect_view()
        })
    }
}

/// One page of lines, about `height` pixels high.
#[component]
fn Sheet<Q: SheetQuery>(
    query: Q,
    height: f64,
    columns: usize,
    show: ShowSheet<Q::Sheet>,
) -> impl IntoView {
    let body = NodeRef::<Tbody>::new();
    let near = RwSignal::new(false);
    let lines = RwSignal::new(None::<Q::Sheet>);
    let height = RwSignal::new(height);
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
                    let _ = lines.try_set(Q::sheet(view));
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
        view! { <tr class="ledger-gap" aria-hidden="true"><td colspan=columns style=style></td></tr> }
    };
    let shown = Memo::new(move |_| near.get() && lines.with(Option::is_some));
    view! {
        <tbody node_ref=body>
            {move || if shown.get() { show.run(lines.into()) } else { gap().into_any() }}
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
