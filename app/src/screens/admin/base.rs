//! What a form is based on: it follows what stands until somebody types, and then keeps what they
//! typed, whatever changes meanwhile.

use battle_map::{command::Read, event::Subject, value::Seq};
use leptos::prelude::*;

use crate::deed::Deed;

/// A form's base: the version its command names.
#[derive(Clone, Copy)]
pub struct Base {
    seen: RwSignal<Seq>,
    typed: RwSignal<bool>,
    /// Whether what is typed was accepted, and only has to come back as what stands.
    saved: RwSignal<bool>,
}

impl Base {
    /// A base that follows `part`, as of `version`, by `show`ing it in the form whose command is
    /// `deed`. A version that leaves the part as it was is taken without a word.
    ///
    /// Whoever was told that others have changed it may insist: the version that stands is taken.
    pub fn following<P, S>(part: Memo<P>, version: Signal<Seq>, show: S, deed: Deed) -> Self
    where
        P: Clone + PartialEq + Send + Sync + 'static,
        S: Fn(&P) + 'static,
    {
        part.with_untracked(&show);
        let seen = RwSignal::new(version.get_untracked());
        let base = Self { seen, typed: RwSignal::new(false), saved: RwSignal::new(false) };
        Effect::new(move |done: Option<u32>| {
            let now = deed.done();
            if done.is_some_and(|before| before < now) {
                base.saved.set(true);
            }
            now
        });
        Effect::new(move |based_on: Option<P>| {
            let (now, stands) = (part.get(), version.get());
            let came_back = base.saved.get() && stands != base.seen.get_untracked();
            if came_back || !base.typed.get() {
                show(&now);
                base.seen.set(stands);
                clear(base.typed);
                clear(base.saved);
                return now;
            }
            let based_on = based_on.unwrap_or_else(|| now.clone());
            if based_on == now {
                base.seen.set(stands);
            }
            based_on
        });
        Effect::new(move |_| {
            if deed.fault_among(&["stale"]).is_some() {
                base.seen.set(version.get_untracked());
            }
        });
        base
    }

    /// Notes that somebody has typed.
    pub fn touch(self) {
        self.saved.set(false);
        self.typed.set(true);
    }

    /// Whether there is anything to save.
    pub fn is_touched(self) -> bool {
        self.typed.get()
    }

    /// What the command was based on.
    pub fn read(self, subject: Subject) -> Vec<Read> {
        vec![Read { subject, version: self.seen.get_untracked() }]
    }
}

/// Takes a mark away; where there is none, nobody who watches it hears anything.
fn clear(mark: RwSignal<bool>) {
    if mark.get_untracked() {
        mark.set(false);
    }
}
