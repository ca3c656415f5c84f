//! Parts of a page that a browser loads when they are first shown: the fields of a form that most
//! people never open need not stand in what everybody loads.
//!
//! [`lazily!`] defines such a part as a function that answers its view. Until the part is there it
//! says so; where it cannot be loaded it says that, with a button that tries again. Whatever is typed
//! around it stays.

use std::{
    future::Future,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};

use crate::texts::use_texts;

/// The part could not be loaded; the browser's console says why.
#[derive(Debug, Clone, Copy)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// The loading of a part.
pub type Loading = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

/// Defines functions that answer a view which is loaded when it is first shown. Those `in` the same
/// part of the module are loaded together; each further part makes the files that areas share smaller
/// and more, so that there are few (`server/xtask/src/join.rs` knows them by name). Parameters are
/// `Copy`: a part that could not be loaded is asked for again.
macro_rules! lazily {
    ($(
        $(#[$doc:meta])*
        $visible:vis fn $name:ident in $part:ident ($($parameter:ident: $kind:ty),* $(,)?) $body:block
    )+) => {$(
        $(#[$doc])*
        $visible fn $name($($parameter: $kind),*) -> ::leptos::prelude::AnyView {
            #[::leptos::wasm_split::wasm_split(
                $part,
                wasm_split_path = ::leptos::wasm_split,
                preload(load),
                fallible
            )]
            fn $name(
                $($parameter: $kind),*
            ) -> Result<::leptos::prelude::AnyView, $crate::lazy::NotLoaded> {
                Ok(::leptos::prelude::IntoAny::into_any($body))
            }
            $crate::lazy::part(
                || Box::pin(load()),
                Box::new(move || $crate::lazy::built($name($($parameter),*))),
            )
        }
    )+};
}
pub(crate) use lazily;

/// How far the loading of a part is.
#[derive(Clone, Copy)]
enum State {
    Loading,
    Failed,
    Loaded,
}

/// The view of a part, which is loaded now.
pub(crate) fn part(
    load: fn() -> Loading,
    build: Box<dyn Fn() -> Option<AnyView> + Send + Sync>,
) -> AnyView {
    let state = RwSignal::new(State::Loading);
    let begin = move || {
        state.set(State::Loading);
        spawn_local(async move {
            let loaded = load().await.is_ok();
            // Whoever opened it may have left the page meanwhile.
            state.try_set(if loaded { State::Loaded } else { State::Failed });
        });
    };
    Effect::new(move |_| begin());
    let view = move || match state.get() {
        State::Loading => waiting().into_any(),
        State::Failed => failed(Callback::new(move |()| begin())).into_any(),
        State::Loaded => {
            untrack(&build).unwrap_or_else(|| failed(Callback::new(move |()| begin())).into_any())
        }
    };
    view.into_any()
}

fn waiting() -> impl IntoView {
    view! { <p class="hint" role="status">{use_texts().get("part.loading")}</p> }
}

fn failed(again: Callback<()>) -> impl IntoView {
    let texts = use_texts();
    view! {
        <p class="row-fault" role="alert">
            {texts.get("part.not-loaded")} " "
            <button class="button" type="button" on:click=move |_| again.run(())>
                {texts.get("part.again")}
            </button>
        </p>
    }
}

/// The view that a loaded part builds at once, under the owner of whoever shows it.
pub(crate) fn built(view: impl Future<Output = Result<AnyView, NotLoaded>>) -> Option<AnyView> {
    match pin!(view).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => Some(view),
        Poll::Ready(Err(NotLoaded)) | Poll::Pending => None,
    }
}
