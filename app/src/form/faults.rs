//! The faults of a form's input: said all at once, each at its field, the first one focused.

use leptos::prelude::*;

use super::{FieldError, Form, Reading};

impl Form {
    /// The fault of a field; with `""`, that of the row or form as a whole.
    #[must_use]
    pub fn wrong(self, field: &str) -> Option<String> {
        let named = self.at(field);
        self.wrong.with(|wrong| {
            let words =
                wrong.iter().filter(|(at, _)| *at == named).map(|(_, words)| words.as_str());
            let words: Vec<_> = words.collect();
            (!words.is_empty()).then(|| words.join(" "))
        })
    }

    /// Reads the input; `None`, with every fault shown at its field, where it cannot be read.
    pub fn read<T>(self, read: impl FnOnce(&mut Reading<'_>) -> Option<T>) -> Option<T> {
        let typed = self.typed.get_untracked();
        let mut reading = Reading::of(&typed);
        let value = read(&mut reading);
        let wrong = reading.wrong();
        if value.is_some() && wrong.is_empty() {
            self.wrong.set(Vec::new());
            return value;
        }
        let said = |FieldError { field, key }| (field, self.texts.get(&key));
        self.say(wrong.into_iter().map(said).collect());
        None
    }

    /// Shows a fault at a field; with `""`, at the row or form as a whole.
    pub fn refuse(self, field: &str, words: String) {
        let at = self.at(field);
        let mut wrong = self.wrong.get_untracked();
        wrong.retain(|(known, _)| *known != at);
        wrong.push((at, words));
        self.say(wrong);
    }

    /// Removes the fault of a field.
    pub fn take_back(self, field: &str) {
        let named = self.at(field);
        self.wrong.update(|wrong| wrong.retain(|(at, _)| *at != named));
    }

    /// Shows faults, and scrolls to the first field that has one.
    pub(super) fn say(self, wrong: Vec<(String, String)>) {
        let any = !wrong.is_empty();
        self.wrong.set(wrong);
        if any {
            self.show_first();
        }
    }

    /// Focuses the first field with a fault, so that screen readers announce the fault.
    #[cfg(feature = "hydrate")]
    pub(super) fn show_first(self) {
        request_animation_frame(move || {
            use leptos::wasm_bindgen::JsCast;
            let id = self.key.try_with_value(|key| super::fields::form_id(key));
            let form = format!("[data-form=\"{}\"]", id.unwrap_or_default());
            let fields = "input, select, textarea, button";
            let selector = format!(
                "{form} [aria-invalid=\"true\"], {form}[data-invalid=\"true\"] :is({fields})"
            );
            let found = document().query_selector(&selector).ok().flatten();
            if let Some(field) = found.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                // Focusing scrolls it into view.
                let _ = field.focus();
            }
        });
    }

    /// The server only renders pages and has nothing to focus.
    #[cfg(not(feature = "hydrate"))]
    #[expect(clippy::unused_self, reason = "the browser's one needs it")]
    pub(super) const fn show_first(self) {}
}
