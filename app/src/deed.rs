//! A button's deed: one command on its way at a time, and the words when it is refused.

use battle_map::command::{Command, Read};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    execute::{execute, request},
    texts::{Texts, use_texts},
};

/// What a form or row can do to the city.
#[derive(Clone, Copy)]
pub struct Deed {
    texts: Texts,
    busy: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
    done: RwSignal<u32>,
}

/// A deed of the component at hand.
#[must_use]
pub fn use_deed() -> Deed {
    let (busy, fault, done) = (RwSignal::new(false), RwSignal::new(None), RwSignal::new(0));
    Deed { texts: use_texts(), busy, fault, done }
}

impl Deed {
    /// Gives a command, unless one is still on its way: a double click happens once.
    pub fn give(self, command: Command, reads: Vec<Read>) {
        if self.busy.get_untracked() {
            return;
        }
        let asked = request(command, reads);
        self.busy.set(true);
        self.fault.set(None);
        spawn_local(async move {
            let answer = execute(&asked).await;
            // The component may be gone by now: what it did shows in the view.
            self.busy.try_set(false);
            match answer {
                Ok(_) => self.done.try_update(|done| *done += 1).unwrap_or(()),
                Err(fault) => {
                    self.fault.try_set(Some(fault.words(self.texts)));
                }
            }
        });
    }

    /// Says what is wrong before anything was sent.
    pub fn refuse(self, key: &str) {
        self.fault.set(Some(self.texts.get(key)));
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
        self.fault.get()
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
