//! Lists under a person's hand: an item keeps its nodes, and whatever is typed in them, for as long as
//! it is listed, however often the list is written anew.

use std::hash::Hash;

use leptos::prelude::*;

use crate::deed::Deed;

/// A list whose items are told apart by `key` alone. An item is built once and follows its line, so
/// that a change of the line neither takes away what is typed in the item nor swallows a click on it.
#[component]
pub fn Lines<L, K, F, N>(
    /// The lines.
    #[prop(into)]
    lines: Signal<Vec<L>>,
    /// What tells a line from the others, whatever else of it changes.
    key: fn(&L) -> K,
    /// The item of a line.
    children: F,
) -> impl IntoView
where
    L: Clone + PartialEq + Send + Sync + 'static,
    K: Clone + Eq + Hash + Send + Sync + 'static,
    F: Fn(Memo<L>) -> N + Clone + Send + 'static,
    N: IntoView + 'static,
{
    let item = move |first: L| {
        let which = key(&first);
        // A line that has just gone stands as it was until its item is gone, too.
        let line = Memo::new(move |last: Option<&L>| {
            let found = lines.with(|all| all.iter().find(|line| key(line) == which).cloned());
            found.unwrap_or_else(|| last.unwrap_or(&first).clone())
        });
        children(line)
    };
    view! { <For each=move || lines.get() key children=item /> }
}

/// A form that begins anew, folded and empty, once its command was accepted.
#[component]
pub fn Anew<C>(
    /// The deed of the form; it stays.
    deed: Deed,
    /// The form.
    children: TypedChildrenFn<C>,
) -> impl IntoView
where
    C: IntoView + 'static,
{
    let form = children.into_inner();
    view! { <For each=move || [deed.done()] key=|done| *done children=move |_| form() /> }
}
