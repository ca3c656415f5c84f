//! A button's deed: one command on its way at a time, and the words when it is refused.

use battle_map::command::Read;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    execute::{Order, execute, outgoing},
    texts::{Texts, use_texts},
};

/// What a form or row can do to the city.
#[derive(Clone, Copy)]
pub struct Deed {
    texts: Texts,
    busy: RwSignal<bool>,
    fault: RwSignal<Option<Said>>,
    done: RwSignal<u32>,
}

/// Why a deed did not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    code: String,
    words: String,
}

/// A deed of the component at hand.
#[must_use]
pub fn use_deed() -> Deed {
    let (busy, fault, done) = (RwSignal::new(false), RwSignal::new(None), RwSignal::new(0));
    Deed { texts: use_texts(), busy, fault, done }
}

impl Deed {
    /// Gives a command, unless one is still on its way: a double click happens once.
    pub fn give(self, command: Order, reads: Vec<Read>) {
        if self.busy.get_untracked() {
            return;
        }
        let asked = outgoing(command, reads);
        self.busy.set(true);
        self.fault.set(None);
        spawn_local(async move {
            let answer = execute(&asked).await;
            // The component may be gone by now: what it did shows in the view.
            self.busy.try_set(false);
            match answer {
                Ok(_) => self.done.try_update(|done| *done += 1).unwrap_or(()),
                Err(fault) => {
                    let words = fault.words(self.texts);
                    self.fault.try_set(Some(Said { code: fault.code, words }));
                }
            }
        });
    }

    /// Says what is wrong before anything was sent.
    pub fn refuse(self, key: &str) {
        self.refuse_with(key, self.texts.get(key));
    }

    /// Says in words of its own what is wrong before anything was sent.
    pub fn refuse_with(self, code: &str, words: String) {
        self.fault.set(Some(Said { code: code.to_owned(), words }));
    }

    /// Whether a command is on its way.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// How many of its commands were accepted.
    #[must_use]
    pub fn done(self) -> u32 {
        self.done.get()
    }

    /// Why the last command was refused.
    #[must_use]
    pub fn fault(self) -> Option<String> {
        self.fault.with(|fault| fault.as_ref().map(|said| said.words.clone()))
    }

    /// Why the last command was refused, if its code is among `codes`.
    #[must_use]
    pub fn fault_among(self, codes: &[&str]) -> Option<String> {
        let among = |said: &&Said| codes.contains(&said.code.as_str());
        self.fault.with(|fault| fault.as_ref().filter(among).map(|said| said.words.clone()))
    }

    /// Why the last command was refused, if its code is not among `codes`.
    #[must_use]
    pub fn fault_beyond(self, codes: &[&str]) -> Option<String> {
        self.fault().filter(|_| self.fault_among(codes).is_none())
    }
}

/// The words of a refusal at the field that it is about.
#[component]
pub fn FieldFault(
    /// Of which deed.
    deed: Deed,
    /// The codes that are about this field.
    codes: &'static [&'static str],
) -> impl IntoView {
    move || {
        deed.fault_among(codes).map(|words| view! { <p class="row-fault" role="alert">{words}</p> })
    }
}

/// The words of a refusal that none of a form's fields says.
#[component]
pub fn OtherFault(
    /// Of which deed.
    deed: Deed,
    /// The codes that some field says.
    codes: &'static [&'static str],
) -> impl IntoView {
    move || {
        deed.fault_beyond(codes)
            .map(|words| view! { <p class="row-fault" role="alert">{words}</p> })
    }
}

/// The words of a deed's refusal; nothing while all is well.
#[component]
pub fn DeedFault(
    /// Of which deed.
    deed: Deed,
) -> impl IntoView {
    move || deed.fault().map(|words| view! { <p class="row-fault" role="alert">{words}</p> })
}
