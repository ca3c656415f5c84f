//! The state of an import on the page: the file, its options, the decisions, the current preview,
//! and the request that is running.

use std::collections::BTreeMap;

use battle_map::{
    model::ledger::ImportSummary,
    value::{CommandId, Day, Name},
    view::import_preview::ImportPreview,
};
use leptos::prelude::*;

use super::{
    FILE, options,
    wire::{Confirmation, ImportAsked, ImportOutcome, MOST_MEGABYTES, Marked},
};
use crate::{
    execute::{Fault, random_id},
    file_transfer::{self, Chosen, UploadProgress},
    form::{Form, Typed, use_form},
    texts::{Texts, use_texts},
};

/// What somebody decided about a row that resembles a project, by the row's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// The row is the project of that name, renamed.
    Renamed(Name),
    /// The row is a new project.
    New,
}

/// The state of the import on this page, shared by its parts.
#[derive(Clone, Copy)]
pub struct Importing {
    texts: Texts,
    /// The file that was chosen; `None` before one is.
    pub chosen: RwSignal<Option<Chosen>>,
    /// The form of its options; faults of the file are shown there, too.
    options: StoredValue<Form>,
    /// The decisions about rows that resemble projects, by the row's name.
    pub decided: RwSignal<BTreeMap<Name, Decided>>,
    /// The form for the document by which plans are replaced.
    paper: StoredValue<Form>,
    /// The current preview, and whether it was made again because the city had changed.
    shown: RwSignal<Option<(Marked, bool)>>,
    /// The request that the current preview answers.
    asked: StoredValue<ImportAsked>,
    /// The identifier under which the current preview is confirmed.
    confirmation: StoredValue<Option<CommandId>>,
    progress: RwSignal<Option<UploadProgress>>,
    done: RwSignal<Option<ImportSummary>>,
}

impl Importing {
    /// An empty page; plans hold from `today` unless a paper says otherwise.
    #[must_use]
    pub fn new(today: Day) -> Self {
        let since = Typed::default().with("since", today);
        Self {
            texts: use_texts(),
            chosen: RwSignal::default(),
            options: StoredValue::new(use_form("import", "", Typed::default())),
            decided: RwSignal::default(),
            paper: StoredValue::new(use_form("import-paper", "", since)),
            shown: RwSignal::default(),
            asked: StoredValue::default(),
            confirmation: StoredValue::default(),
            progress: RwSignal::default(),
            done: RwSignal::default(),
        }
    }

    /// The form of the file's options.
    #[must_use]
    pub fn options(self) -> Form {
        self.options.get_value()
    }

    /// The form for the document by which plans are replaced.
    #[must_use]
    pub fn paper(self) -> Form {
        self.paper.get_value()
    }

    /// Takes a file; the preview of another file is discarded.
    pub fn take(self, chosen: Result<Chosen, Fault>) {
        self.shown.set(None);
        self.done.set(None);
        self.decided.update(BTreeMap::clear);
        match chosen {
            Ok(chosen) if chosen.bytes.len() > MOST_MEGABYTES * 1024 * 1024 => {
                let limit = MOST_MEGABYTES.to_string();
                let limit = self.texts.fill("file.limit.megabytes", &[("limit", &limit)]);
                let words = self.texts.fill("file.file-too-large", &[("limit", &limit)]);
                self.refuse(words);
                self.chosen.set(None);
            }
            Ok(chosen) => {
                self.options().take_back(FILE);
                self.chosen.set(Some(chosen));
            }
            Err(fault) => self.refuse(fault.words(self.texts)),
        }
    }

    /// Shows what is wrong with the file.
    fn refuse(self, words: String) {
        self.options().refuse(FILE, words);
    }

    /// Requests a preview with all options and decisions.
    pub fn preview(self) {
        let Some(chosen) = self.chosen.get_untracked() else {
            self.refuse(self.texts.get("import.file-missing"));
            return;
        };
        let Some(asked) = self.options().read(|typed| options::asked(typed, &chosen.name)) else {
            return;
        };
        let asked = self.decided.with_untracked(|decided| with_decisions(asked, decided));
        self.asked.set_value(asked.clone());
        self.send(&chosen, &asked);
    }

    /// Confirms the current preview; `partial` leaves its rejected rows out.
    pub fn confirm(self, partial: bool) {
        let (Some(chosen), Some((marked, _))) =
            (self.chosen.get_untracked(), self.shown.get_untracked())
        else {
            return;
        };
        let paper = if marked.preview.replanned > 0 {
            let Some(paper) = self.paper().read(options::paper) else { return };
            Some(paper)
        } else {
            None
        };
        let known = self.confirmation.get_value();
        let id = known.unwrap_or_else(random_id);
        self.confirmation.set_value(Some(id.clone()));
        let confirm = Some(Confirmation { id, seen: marked.mark });
        let asked = ImportAsked { partial, paper, confirm, ..self.asked.get_value() };
        self.send(&chosen, &asked);
    }

    /// Fetches the rejected rows as a workbook.
    pub fn fetch_rejected(self) {
        let Some(chosen) = self.chosen.get_untracked() else { return };
        let stem = chosen.name.rsplit_once('.').map_or(chosen.name.as_str(), |(stem, _)| stem);
        let name = format!("{}.xlsx", self.texts.fill("file-name.rejected", &[("name", stem)]));
        self.post("/api/import/rejected", &chosen, &self.asked.get_value(), move |bytes| {
            file_transfer::save(&name, &bytes);
        });
    }

    fn send(self, chosen: &Chosen, asked: &ImportAsked) {
        self.post("/api/import", chosen, asked, move |bytes| {
            match serde_json::from_slice(&bytes) {
                Ok(outcome) => self.show(outcome),
                Err(_) => self.refuse(self.texts.get("refusal.failed")),
            }
        });
    }

    fn post(
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
            ImportOutcome::Previewed(marked) => {
                self.confirmation.set_value(None);
                self.shown.set(Some((*marked, false)));
            }
            ImportOutcome::Moved(marked) => {
                self.confirmation.set_value(None);
                self.shown.set(Some((*marked, true)));
            }
            ImportOutcome::Done(tally) => {
                self.confirmation.set_value(None);
                self.shown.set(None);
                self.chosen.set(None);
                self.options().start_over();
                self.paper().start_over();
                self.done.set(Some(tally));
            }
        }
    }

    /// Discards the file and its preview without importing anything.
    pub fn let_go(self) {
        self.shown.set(None);
        self.chosen.set(None);
        self.options().take_back(FILE);
    }

    /// The current preview; `None` while there is none.
    #[must_use]
    pub fn standing(self) -> Option<ImportPreview> {
        self.shown.with(|shown| shown.as_ref().map(|(marked, _)| marked.preview.clone()))
    }

    /// Whether the preview was made again because the city had changed since.
    #[must_use]
    pub fn has_moved(self) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|(_, moved)| *moved))
    }

    /// The result of the last import; `None` while there is none.
    #[must_use]
    pub fn done(self) -> Option<ImportSummary> {
        self.done.get()
    }

    /// The progress of the upload; `None` while nothing is being sent.
    #[must_use]
    pub fn progress(self) -> Option<UploadProgress> {
        self.progress.get()
    }
}

fn with_decisions(mut asked: ImportAsked, decided: &BTreeMap<Name, Decided>) -> ImportAsked {
    for (new, decision) in decided {
        match decision {
            Decided::Renamed(old) => asked.renames.push((old.clone(), new.clone())),
            Decided::New => asked.added.push(new.clone()),
        }
    }
    asked
}
