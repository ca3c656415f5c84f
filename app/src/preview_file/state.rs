//! The state of one file on its page: the file, its options, the current preview, and the request that
//! is running.

use battle_map::value::CommandId;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    FILE,
    wire::{Confirmation, FileAsked, FileOutcome, MOST_MEGABYTES, Marked},
};
use crate::{
    execute::{Fault, random_id},
    file_transfer::{self, Chosen, UploadProgress},
    form::{Form, Reading, Typed, use_form},
    json,
    texts::{Texts, use_texts},
};

/// What is done with a file: where it goes, what has to be said about it, and what its preview is.
pub trait FileJob: Copy + Send + Sync + 'static {
    /// What the file itself does not state.
    type About: Clone + PartialEq + Serialize + Send + Sync + 'static;
    /// What the file would do.
    type Preview: Clone + DeserializeOwned + Send + Sync + 'static;
    /// Where it is sent.
    const ADDRESS: &'static str;

    /// The name of its form.
    fn form(self) -> &'static str;

    /// What was typed about the file; none, with the faults at their fields, where that cannot be
    /// read.
    fn about(self, typed: &mut Reading<'_>) -> Option<Self::About>;
}

/// The state of one file, shared by the parts of its page.
pub struct Loading<J: FileJob> {
    texts: Texts,
    job: J,
    /// The file that was chosen; `None` before one is.
    pub chosen: RwSignal<Option<Chosen>>,
    form: StoredValue<Form>,
    /// The current preview, and whether it was made again because the city had changed.
    shown: RwSignal<Option<(Marked<J::Preview>, bool)>>,
    /// What was said about the file when the current preview was asked for.
    about: StoredValue<Option<J::About>>,
    confirmation: StoredValue<Option<CommandId>>,
    progress: RwSignal<Option<UploadProgress>>,
    done: RwSignal<bool>,
}

#[expect(
    clippy::expl_impl_clone_on_copy,
    reason = "derived, it would ask the same of what the preview is"
)]
impl<J: FileJob> Clone for Loading<J> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<J: FileJob> Copy for Loading<J> {}

impl<J: FileJob> Loading<J> {
    /// Nothing chosen yet. A preview is made again when what is said about the file changes.
    #[must_use]
    pub fn new(job: J) -> Self {
        let loading = Self {
            texts: use_texts(),
            job,
            chosen: RwSignal::default(),
            form: StoredValue::new(use_form(job.form(), "", Typed::default())),
            shown: RwSignal::new(None),
            about: StoredValue::new(None),
            confirmation: StoredValue::new(None),
            progress: RwSignal::default(),
            done: RwSignal::default(),
        };
        let form = loading.form();
        Effect::new(move |before: Option<Typed>| {
            let now = form.with(Clone::clone);
            let changed = before.is_some_and(|before| !before.says_the_same(&now));
            if changed && loading.chosen.with_untracked(Option::is_some) {
                loading.preview();
            }
            now
        });
        loading
    }

    /// The form of the file's options; faults of the file are shown there, too.
    #[must_use]
    pub fn form(self) -> Form {
        self.form.get_value()
    }

    /// Takes a file; the preview of another file is discarded.
    pub fn take(self, chosen: Result<Chosen, Fault>) {
        self.shown.set(None);
        self.done.set(false);
        match chosen {
            Ok(chosen) if chosen.bytes.len() > MOST_MEGABYTES * 1024 * 1024 => {
                let limit = MOST_MEGABYTES.to_string();
                let limit = self.texts.fill("file.limit.megabytes", &[("limit", &limit)]);
                self.refuse(self.texts.fill("file.file-too-large", &[("limit", &limit)]));
                self.chosen.set(None);
            }
            Ok(chosen) => {
                self.form().take_back(FILE);
                self.chosen.set(Some(chosen));
                self.preview();
            }
            Err(fault) => self.refuse(fault.words(self.texts)),
        }
    }

    fn refuse(self, words: String) {
        self.form().refuse(FILE, words);
    }

    /// Requests a preview with all that is said about the file.
    fn preview(self) {
        if self.progress.get_untracked().is_some() {
            return;
        }
        if let Some(about) = self.form().read(|typed| self.job.about(typed)) {
            self.about.set_value(Some(about.clone()));
            self.send(about, None);
        }
    }

    /// Confirms the current preview.
    pub fn confirm(self) {
        let seen = self.shown.with_untracked(|shown| Some(shown.as_ref()?.0.mark.clone()));
        let (Some(seen), Some(about)) = (seen, self.about.get_value()) else { return };
        let id = self.confirmation.get_value().unwrap_or_else(random_id);
        self.confirmation.set_value(Some(id.clone()));
        self.send(about, Some(Confirmation { id, seen }));
    }

    fn send(self, about: J::About, confirm: Option<Confirmation>) {
        let Some(chosen) = self.chosen.get_untracked() else { return };
        let asked = FileAsked { about, name: chosen.name.clone(), confirm };
        let Ok(mut body) = serde_json::to_vec(&asked) else { return };
        if self.progress.get_untracked().is_some() {
            return;
        }
        body.push(b'\n');
        body.extend_from_slice(&chosen.bytes);
        self.progress.set(Some(UploadProgress::Sending(0)));
        self.form().take_back(FILE);
        let told = move |progress| {
            self.progress.try_set(Some(progress));
        };
        // The page may be gone by now.
        file_transfer::send(J::ADDRESS, &body, told, move |answer| {
            if self.progress.try_set(None).is_some() {
                return;
            }
            match answer.map(|bytes| json::read_bytes(&bytes)) {
                Ok(Ok(outcome)) => self.show(outcome),
                Ok(Err(_)) => self.refuse(self.texts.get("refusal.failed")),
                Err(fault) => self.refuse(fault.words(self.texts)),
            }
        });
    }

    fn show(self, outcome: FileOutcome<J::Preview>) {
        match outcome {
            FileOutcome::Previewed(marked) => {
                self.confirmation.set_value(None);
                self.shown.set(Some((marked, false)));
                // What was changed on the way is not in this preview.
                let typed = self.form().typed();
                let now = self.job.about(&mut Reading::of(&typed));
                if now.is_some() && now != self.about.get_value() {
                    self.preview();
                }
            }
            FileOutcome::Moved(marked) => {
                self.confirmation.set_value(None);
                self.shown.set(Some((marked, true)));
            }
            FileOutcome::Done => {
                self.let_go();
                self.form().start_over();
                self.done.set(true);
            }
        }
    }

    /// Discards the file and its preview without doing anything.
    pub fn let_go(self) {
        self.confirmation.set_value(None);
        self.shown.set(None);
        self.chosen.set(None);
        self.form().take_back(FILE);
    }

    /// The current preview, and whether it was made again because the city had changed since.
    #[must_use]
    pub fn standing(self) -> Option<(J::Preview, bool)> {
        self.shown
            .with(|shown| shown.as_ref().map(|(marked, moved)| (marked.preview.clone(), *moved)))
    }

    /// Whether a file was taken over since the page was opened.
    #[must_use]
    pub fn is_done(self) -> bool {
        self.done.get()
    }

    /// The progress of the upload; `None` while nothing is being sent.
    #[must_use]
    pub fn progress(self) -> Option<UploadProgress> {
        self.progress.get()
    }
}
