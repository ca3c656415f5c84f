//! A working page that shows one view: its title, the bar above it, and why there is nothing to see
//! where the view cannot be fetched.

use battle_map::view::head::Frame;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    fault::Fault,
    frame::{Desk, NavPage},
};
use crate::{live::Followed, texts::use_texts};

/// The page around a view, under a title from the catalogue.
#[component]
pub fn ViewPage<T: Clone + PartialEq + Send + Sync + 'static>(
    /// The view that the page follows.
    view: Followed<T>,
    /// What of the view is shown: the last that came.
    latest: Memo<Option<T>>,
    /// The view's data for the bar.
    frame: fn(&T) -> &Frame,
    /// The page that the bar marks as current.
    here: NavPage,
    /// The key of the title.
    title: &'static str,
    /// The CSS class of its `<main>`.
    class: &'static str,
    /// The content below the fault, if any.
    children: Children,
) -> impl IntoView {
    let frame = Signal::derive(move || latest.with(|view| view.as_ref().map(frame).cloned()));
    view! {
        <Title text=use_texts().get(title) />
        <Desk here frame class>
            <Fault view />
            {children()}
        </Desk>
    }
}
