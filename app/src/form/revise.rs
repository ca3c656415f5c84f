//! A form that says the whole of a thing anew: it begins with what stands, follows it while nothing is
//! typed, and is based on the version it was begun with, so that nobody overwrites unseen what somebody
//! else said meanwhile.

use battle_map::{command::Read, value::Seq};
use leptos::prelude::*;

use super::{Form, Typed, draft, typed::BASE, use_form};
use crate::execute::StaleThing;

/// The form `name` about `thing`, which shows what stands until somebody types; `stands` answers it as
/// it would be typed, with the version of which it is.
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

    /// What the form has read: the version it was begun with; where that is not known, the one that
    /// the page shows.
    #[must_use]
    pub fn based(self, shown: Read) -> Read {
        let base = self.typed.with_untracked(|typed| typed.get(BASE).parse().ok());
        base.map_or(shown, |version| Read { version: Seq(version), ..shown })
    }

    /// What was sent stands. The version that it made comes with the next view.
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
