//! What the import page sends to the server, and what it does with the answers.

use battle_map::view::import_preview::ImportPreview;
use leptos::prelude::*;

use super::{
    FILE, Importing,
    wire::{ImportAsked, ImportOutcome},
};
use crate::{
    file_transfer::{self, Chosen, UploadProgress},
    json,
    preview_file::wire::Marked,
};

impl Importing {
    /// Fetches the rejected rows as a workbook.
    pub fn fetch_rejected(self) {
        let Some(chosen) = self.chosen.get_untracked() else { return };
        let stem = chosen.name.rsplit_once('.').map_or(chosen.name.as_str(), |(stem, _)| stem);
        let name = format!("{}.xlsx", self.texts.fill("file-name.rejected", &[("name", stem)]));
        self.post("/api/import/rejected", &chosen, &self.asked.get_value(), move |bytes| {
            file_transfer::save(&name, &bytes);
        });
    }

    /// Sends the file with what is asked about it, and shows the answer.
    pub(super) fn send(self, chosen: &Chosen, asked: &ImportAsked) {
        self.post("/api/import", chosen, asked, move |bytes| match json::read_bytes(&bytes) {
            Ok(outcome) => self.show(outcome),
            Err(_) => self.refuse(self.texts.get("refusal.failed")),
        });
    }

    /// Sends the file to `address`; a fault is shown at the file.
    pub(super) fn post(
        self,
        address: &str,
        chosen: &Chosen,
        asked: &ImportAsked,
        then: impl Fn(Vec<u8>) + 'static,
    ) {
        if self.progress.get_untracked().is_some() {
            return;
        }
        let Ok(mut body) = serde_json::to_vec(asked) else { return };
        body.push(b'\n');
        body.extend_from_slice(&chosen.bytes);
        self.progress.set(Some(UploadProgress::Sending(0)));
        self.options().take_back(FILE);
        let told = move |progress| {
            self.progress.try_set(Some(progress));
        };
        // The page may be gone by now.
        file_transfer::send(address, &body, told, move |answer| {
            if self.progress.try_set(None).is_some() {
                return;
            }
            match answer {
                Ok(bytes) => then(bytes),
                Err(fault) => self.refuse(fault.words(self.texts)),
            }
        });
    }

    fn show(self, outcome: ImportOutcome) {
        match outcome {
            ImportOutcome::Previewed(marked) => self.ask(*marked, false),
            ImportOutcome::Moved(marked) => self.ask(*marked, true),
            ImportOutcome::Done(tally) => {
                self.confirmation.set_value(None);
                self.shown.set(None);
                self.chosen.set(None);
                self.options().start_over();
                self.paper().start_over();
                self.decisions().start_over();
                self.corrections().start_over();
                self.mended().start_over();
                self.done.set(Some(tally));
            }
        }
    }

    /// Shows a preview with its questions; those that were decided on are asked no more.
    fn ask(self, marked: Marked<ImportPreview>, moved: bool) {
        self.confirmation.set_value(None);
        let answered = marked.preview.answered.iter().map(|answered| &answered.question);
        let asked: Vec<_> = marked.preview.questions.iter().chain(answered).collect();
        self.questions.update_value(|all| {
            all.retain(|known| asked.iter().all(|question| question.new != known.new));
            all.extend(asked.into_iter().cloned());
        });
        self.shown.set(Some((marked, moved)));
    }
}
