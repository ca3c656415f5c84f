//! Views that follow the log: fetched again when it grows, and kept until the new one arrives.

use std::{marker::PhantomData, time::Duration};

use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::{
    answered::{AskResult, ErasedQuestion},
    use_live,
};
use crate::{
    ask::{AskError, Question},
    json::Json,
};

/// How long to wait before a view that could not be fetched is tried again.
pub const RETRY_AFTER: Duration = Duration::from_secs(3);

/// A view that [`follow`] keeps up to date.
pub struct Followed<T> {
    answers: Answers,
    view: PhantomData<fn() -> T>,
}

impl<T> Clone for Followed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Followed<T> {}

impl<T> Followed<T> {
    /// What is answered, whatever it is.
    #[must_use]
    pub fn answers(self) -> Answers {
        self.answers
    }

    /// Asks again, where something changed that no event tells of.
    pub fn ask_again(self) {
        self.answers.0.refetch();
    }
}

/// The answers to a question of any kind. The code that asks and waits stands in a page once, not
/// again for each of its views.
#[derive(Clone, Copy)]
pub struct Answers(Resource<AskResult, Json>);

impl Answers {
    /// Why there is no view; `None` while the first is on its way, too.
    #[must_use]
    pub fn error(self) -> Option<AskError> {
        self.0.with(|answer| answer.as_ref()?.as_ref().err().copied())
    }

    fn to(
        question: impl Fn() -> ErasedQuestion + Send + Sync + 'static,
        moves: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        let live = use_live();
        let attempt = RwSignal::new(0_u32);
        let answer = Resource::new_with_options(
            move || {
                let moved = moves().then(|| (live.seq.get(), live.date.get()));
                (question(), moved, attempt.get())
            },
            |(question, ..)| question.ask(),
            false,
        );
        let answers = Self(answer);
        Effect::new(move |_| {
            if answers.error().is_some_and(AskError::is_passing) {
                let again =
                    set_timeout_with_handle(move || attempt.update(|n| *n += 1), RETRY_AFTER);
                on_cleanup(move || drop(again.map(|timer| timer.clear())));
            }
        });
        answers
    }
}

/// The answer to a question, asked again when the question, the log or the day changes.
///
/// Read it through [`latest`], inside a `Transition`.
pub fn follow<Q: Question>(question: impl Fn() -> Q + Send + Sync + 'static) -> Followed<Q::View> {
    follow_while(question, || true)
}

/// The same, but while `moves` is false only the question counts: what is for paper stays as it was
/// when it was asked for.
pub fn follow_while<Q: Question>(
    question: impl Fn() -> Q + Send + Sync + 'static,
    moves: impl Fn() -> bool + Send + Sync + 'static,
) -> Followed<Q::View> {
    let question: Box<dyn Fn() -> ErasedQuestion + Send + Sync> =
        Box::new(move || ErasedQuestion::of(question()));
    let moves: Box<dyn Fn() -> bool + Send + Sync> = Box::new(moves);
    Followed { answers: Answers::to(question, moves), view: PhantomData }
}

/// The last view received; it stays while a new one is loading or the server is unreachable.
pub fn latest<T>(view: Followed<T>) -> Memo<Option<T>>
where
    T: Clone + PartialEq + DeserializeOwned + Send + Sync + 'static,
{
    let Answers(answer) = view.answers;
    Memo::new(move |kept: Option<&Option<T>>| match answer.get() {
        Some(Ok(view)) => view.read(),
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
