//! A form that states all values of a thing: it begins with the current ones, follows them while
//! nothing is typed, and is based on the version it began with, so that nobody overwrites another
//! person's change without seeing it.

use battle_map::{command::ReadVersion, value::Seq};
use leptos::prelude::*;

use super::{Form, Typed, draft, typed::BASE, use_form};
use crate::execute::StaleThing;

/// The form `name` about `thing`, which shows the current values until somebody types; `stands`
/// gives those as form values, with their version.
#[must_use]
pub fn use_form_about(
    name: &str,
    thing: impl ToString,
    stands: impl Fn() -> Typed + 'static,
) -> Form {
    let form = use_form(name, thing, untrack(&stands)).revising();
    Effect::new(move |_| form.renew(stands()));
    form
}

impl Form {
    /// Marks the form as stating all values: once accepted, what was sent is the new beginning.
    #[must_use]
    pub fn revising(self) -> Self {
        self.revises.set_value(true);
        self
    }

    /// Whether the input differs from the current values.
    #[must_use]
    pub fn is_changed(self) -> bool {
        self.begin.with(|begin| self.typed.with(|typed| !typed.says_the_same(begin)))
    }

    /// Takes new current values. Where nothing is typed the form shows them; else the input stays,
    /// based on the version it began with.
    pub fn renew(self, begin: Typed) {
        let untouched = !untrack(|| self.is_changed());
        let base = self.typed.with_untracked(|typed| typed.get(BASE).to_owned());
        // What was kept in this browser may be based on what stood before.
        let unchanged = self
            .begin
            .with_untracked(|known| known.says_the_same(&begin) && known.get(BASE) == base);
        if untouched && self.typed.with_untracked(|typed| *typed != begin) {
            self.typed.set(begin.clone());
        } else if unchanged && !begin.get(BASE).is_empty() {
            // A version that leaves the form's part as it was is taken without a word.
            self.typed.update(|typed| typed.set(BASE, begin.get(BASE).to_owned()));
        }
        if self.begin.with_untracked(|known| *known != begin) {
            self.begin.set(begin);
        }
    }

    /// The version to send: the one the form began with or, where that is not known, the one the
    /// page shows.
    #[must_use]
    pub fn based(self, shown: ReadVersion) -> ReadVersion {
        let base = self.typed.with_untracked(|typed| typed.get(BASE).parse().ok());
        base.map_or(shown, |version| ReadVersion { version: Seq(version), ..shown })
    }

    /// Makes what was sent the current values; their version comes with the next view.
    pub(super) fn begin_with(self, sent: Typed) {
        // Where the next view was faster than the answer, its version is known.
        let shown = self.begin.try_get_untracked().filter(|begin| begin.says_the_same(&sent));
        let begin = shown.unwrap_or_else(|| sent.with(BASE, ""));
        let more = self.typed.try_with_untracked(|typed| !typed.says_the_same(&begin));
        if more == Some(true) {
            // Somebody typed on meanwhile.
            self.typed.try_update(|typed| typed.set(BASE, begin.get(BASE).to_owned()));
            self.key.try_with_value(|key| {
                self.typed.with_untracked(|typed| draft::save(key, typed));
            });
        } else {
            self.typed.try_set(begin.clone());
        }
        self.begin.try_set(begin);
    }

    /// Bases the input on the version that the person was shown as a conflict, so that they can
    /// insist.
    pub(super) fn base_on(self, stale: Option<&StaleThing>) {
        let current = stale.and_then(|stale| stale.current);
        let based = self.typed.try_with_untracked(|typed| !typed.get(BASE).is_empty());
        if let Some(version) = current
            && based == Some(true)
        {
            self.typed.try_update(|typed| typed.set(BASE, version.0.to_string()));
            self.key.try_with_value(|key| {
                self.typed.with_untracked(|typed| draft::save(key, typed));
            });
        }
    }
}
