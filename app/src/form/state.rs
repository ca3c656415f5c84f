//! The state of a form: the input and its faults.

use leptos::prelude::*;

use super::{Typed, draft, typed::in_row};
use crate::{
    execute::{Accepted, Outgoing, StaleThing},
    me::use_me,
    texts::{Texts, use_texts},
};

/// A form: typed texts by field name, with their faults and the state of sending them.
#[derive(Clone, Copy)]
pub struct Form {
    pub(super) typed: RwSignal<Typed>,
    pub(super) begin: RwSignal<Typed>,
    /// Whether accepted input becomes what the form begins with, as it states all values of a
    /// thing.
    pub(super) revises: StoredValue<bool>,
    /// The key under which the draft is stored.
    pub(super) key: StoredValue<String>,
    pub(super) restored: RwSignal<bool>,
    /// The faults: a field's name, or an empty one for the whole form, and the words.
    pub(super) wrong: RwSignal<Vec<(String, String)>>,
    /// The refusal codes that each field shows.
    pub(super) codes: StoredValue<Vec<(&'static str, &'static [&'static str])>>,
    pub(super) stale: RwSignal<Option<StaleThing>>,
    /// Whether the session has ended.
    pub(super) signed_out: RwSignal<bool>,
    pub(super) sending: RwSignal<bool>,
    /// A command that got no answer, to be sent again under the same id.
    pub(super) unanswered: StoredValue<Option<Outgoing>>,
    pub(super) accepted: RwSignal<Option<Accepted>>,
    pub(super) done: RwSignal<u32>,
    /// The row that its fields belong to; `None` outside rows.
    pub(super) row: Option<u32>,
    pub(super) texts: Texts,
}

/// The form `name` about `thing`, filled with this browser's draft or else with `begin`. Drafts are
/// stored per person: others who sign in at this machine do not see them.
#[must_use]
pub fn use_form(name: &str, thing: impl ToString, begin: Typed) -> Form {
    form_about(name, &thing.to_string(), begin)
}

fn form_about(name: &str, thing: &str, begin: Typed) -> Form {
    let person = use_me().person.map(|person| person.to_string()).unwrap_or_default();
    let form = Form {
        typed: RwSignal::new(begin.clone()),
        begin: RwSignal::new(begin),
        revises: StoredValue::new(false),
        key: StoredValue::new(format!("form/{person}/{name}/{thing}")),
        restored: RwSignal::new(false),
        wrong: RwSignal::new(Vec::new()),
        codes: StoredValue::new(Vec::new()),
        stale: RwSignal::new(None),
        signed_out: RwSignal::new(false),
        sending: RwSignal::new(false),
        unanswered: StoredValue::new(None),
        accepted: RwSignal::new(None),
        done: RwSignal::new(0),
        row: None,
        texts: use_texts(),
    };
    // After hydration, so that the page begins as the server wrote it.
    Effect::new(move |before: Option<()>| {
        let kept = before.is_none().then(|| form.key.with_value(|key| draft::load(key))).flatten();
        if let Some(kept) =
            kept.filter(|kept| form.begin.with_untracked(|begin| !begin.says_the_same(kept)))
        {
            form.typed.set(kept);
            form.restored.set(true);
        }
    });
    form.hold_its_line();
    form
}

impl Form {
    /// The full name of a field, with its row.
    pub(super) fn at(self, field: &str) -> String {
        in_row(self.row, field)
    }

    /// The text of a field.
    #[must_use]
    pub fn text(self, field: &str) -> String {
        let at = self.at(field);
        self.typed.with(|typed| typed.get(&at).to_owned())
    }

    /// The texts of a field that holds several.
    #[must_use]
    pub fn texts(self, field: &str) -> Vec<String> {
        let at = self.at(field);
        self.typed.with(|typed| typed.all(&at).to_vec())
    }

    /// Reads the input reactively.
    pub fn with<T>(self, look: impl FnOnce(&Typed) -> T) -> T {
        self.typed.with(look)
    }

    /// The current input, without following it.
    #[must_use]
    pub fn typed(self) -> Typed {
        self.typed.get_untracked()
    }

    /// The current input, followed.
    pub(super) fn typed_anew(self) -> Typed {
        self.typed.get()
    }

    /// Sets the text of a field.
    pub fn set(self, field: &str, text: String) {
        let at = self.at(field);
        self.change(field, |typed| typed.set(&at, text));
    }

    /// Adds a text to a field that holds several, or removes it.
    pub fn toggle(self, field: &str, text: &str) {
        let at = self.at(field);
        self.change(field, |typed| typed.toggle(&at, text));
    }

    /// Changes the input of a field and of those that depend on it.
    pub fn change(self, field: &str, change: impl FnOnce(&mut Typed)) {
        self.typed.update(change);
        let settled = [String::new(), self.at(""), self.at(field)];
        self.wrong.update(|wrong| wrong.retain(|(at, _)| !settled.contains(at)));
        self.key.with_value(|key| self.typed.with_untracked(|typed| draft::save(key, typed)));
    }

    /// Discards the input and its draft.
    pub fn start_over(self) {
        self.key.with_value(|key| draft::forget(key));
        self.typed.set(self.begin.get_untracked());
        self.restored.set(false);
        self.wrong.set(Vec::new());
        self.stale.set(None);
    }

    /// Registers which refusal codes a field shows; called by its component.
    pub(super) fn answers_for(self, field: &'static str, codes: &'static [&'static str]) {
        if self.row.is_some() {
            // A refusal does not say which row it is about.
            return;
        }
        self.codes.update_value(|all| {
            all.retain(|(known, _)| *known != field);
            all.push((field, codes));
        });
    }

    /// The thing that somebody else changed under this form.
    #[must_use]
    pub fn stale(self) -> Option<StaleThing> {
        self.stale.get()
    }

    /// Whether the session has ended meanwhile.
    #[must_use]
    pub fn is_signed_out(self) -> bool {
        self.signed_out.get()
    }

    /// Whether the input was restored from this browser's draft.
    #[must_use]
    pub fn is_restored(self) -> bool {
        self.restored.get()
    }

    /// Whether a command is being sent.
    #[must_use]
    pub fn is_sending(self) -> bool {
        self.sending.get()
    }

    /// How many of its commands were accepted.
    #[must_use]
    pub fn done(self) -> u32 {
        self.done.get()
    }

    /// The answer of the last accepted command.
    #[must_use]
    pub fn accepted(self) -> Option<Accepted> {
        self.accepted.get()
    }

    /// The prefix of the ids of the form's elements in the page.
    #[must_use]
    pub fn id(self) -> String {
        self.key.with_value(|key| super::fields::form_id(key))
    }
}
