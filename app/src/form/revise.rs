//! A form that says the whole of a thing anew: it begins with what stands, follows it while nothing is
//! typed, and is based on the version it was begun with, so that nobody overwrites unseen what somebody
//! else said meanwhile.

use battle_map::{command::Read, value::Seq};
use leptos::prelude::*;

use super::{Form, Typed, draft, typed::BASE};
use crate::execute::StaleThing;

impl Form {
    /// The form says the whole of a thing: once it was accepted, what was sent is what stands.
    #[must_use]
    pub fn revising(self) -> Self {
        self.revises.set_value(true);
        self
    }

    /// Whether anything is typed that does not stand already.
    #[must_use]
    pub fn is_changed(self) -> bool {
        self.begin.with(|begin| self.typed.with(|typed| !typed.says_the_same(begin)))
    }

    /// What stands is another now. Where nothing is typed the form shows it; else what is typed stays,
    /// based on what it was begun with.
    pub fn renew(self, begin: Typed) {
        let untouched = !untrack(|| self.is_changed());
        if untouched && self.typed.with_untracked(|typed| *typed != begin) {
            self.typed.set(begin.clone());
        }
        if self.begin.with_untracked(|known| *known != begin) {
            self.begin.set(begin);
        }
    }

    /// What the form has read: the version it was begun with; where that is not known, the one that
    /// the page shows.
    #[must_use]
    pub fn based(self, shown: Read) -> Read {
        let base = self.typed.with_untracked(|typed| typed.get(BASE).parse().ok());
        base.map_or(shown, |version| Read { version: Seq(version), ..shown })
    }

    /// What was sent stands. The version that it made comes with the next view.
    pub(super) fn begin_with(self, sent: Typed) {
        let begin = sent.with(BASE, "");
        let more = self.typed.try_with_untracked(|typed| !typed.says_the_same(&begin));
        if more == Some(true) {
            // Somebody typed on meanwhile.
            self.typed.try_update(|typed| typed.set(BASE, String::new()));
            self.key.try_with_value(|key| {
                self.typed.with_untracked(|typed| draft::save(key, typed));
            });
        } else {
            self.typed.try_set(begin.clone());
        }
        self.begin.try_set(begin);
    }

    /// Whoever was shown what changed meanwhile may insist: what is typed is based on that from now on.
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
