//! Views that follow the log: fetched again when it grows, and kept until the new one arrives.

use std::time::Duration;

use leptos::prelude::*;

use super::use_live;
use crate::ask::{AskError, Question, ask};

/// How long to wait before a view that could not be fetched is tried again.
pub const RETRY_AFTER: Duration = Duration::from_secs(3);

/// The resource that [`follow`] returns.
pub type Followed<T> = Resource<Result<T, AskError>>;

/// The answer to a question, asked again when the question, the log or the day changes.
///
/// Read it through [`latest`], inside a `Transition`.
pub fn follow<Q: Question>(question: impl Fn() -> Q + Send + Sync + 'static) -> Followed<Q::View> {
    let live = use_live();
    let attempt = RwSignal::new(0_u32);
    let view = Resource::new(
        move || (question(), live.seq.get(), live.date.get(), attempt.get()),
        move |(question, ..)| ask(question),
    );
    let passing =
        |answer: &Result<Q::View, AskError>| answer.as_ref().is_err_and(|e| e.is_passing());
    Effect::new(move |_| {
        if view.with(|view| view.as_ref().is_some_and(passing)) {
            let again = set_timeout_with_handle(move || attempt.update(|n| *n += 1), RETRY_AFTER);
            on_cleanup(move || drop(again.map(|timer| timer.clear())));
        }
    });
    view
}

/// The last view received; it stays while a new one is loading or the server is unreachable.
pub fn latest<T>(view: Followed<T>) -> Memo<Option<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |kept: Option<&Option<T>>| match view.get() {
        Some(Ok(view)) => Some(view),
        Some(Err(error)) if !error.is_passing() => None,
        _ => kept.cloned().flatten(),
    })
}

/// A part of a view, or of one of its lines; the default while that is gone and the component that
/// shows it still exists.
pub fn part<L, T>(line: Memo<Option<L>>, of: fn(&L) -> T) -> Memo<T>
where
    L: Send + Sync + 'static,
    T: Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| line.with(|line| line.as_ref().map(of).unwrap_or_default()))
}
