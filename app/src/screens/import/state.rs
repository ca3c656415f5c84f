//! A ledger on its way in, on the page: the file, what is said about it, what was decided, the
//! preview that stands, and what is under way.

use std::collections::BTreeMap;

use battle_map::{
    model::ledger::{PlanPaper, Tally},
    value::{CommandId, Day, Name, Text},
    view::import_preview::ImportPreview,
};
use leptos::prelude::*;

use super::{
    Options,
    wire::{Confirmation, ImportAsked, ImportOutcome, MOST_MEGABYTES, Marked},
};
use crate::{
    execute::{Fault, random_id},
    hand_over::{self, Chosen, Way},
    texts::{Texts, use_texts},
};

/// What somebody decided about a row that resembles a project, by the row's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// It is the project of that name.
    Renamed(Name),
    /// It is another one.
    New,
}

/// The page's state.
#[derive(Clone, Copy)]
pub struct Importing {
    texts: Texts,
    /// The file.
    pub chosen: RwSignal<Option<Chosen>>,
    /// What is said about it, as typed.
    pub options: RwSignal<Options>,
    /// Decisions about rows that resemble projects.
    pub decided: RwSignal<BTreeMap<Name, Decided>>,
    /// The paper's number, reason and day, as typed.
    pub paper: RwSignal<[String; 3]>,
    /// The preview that stands, and whether it was made again because the city had changed.
    shown: RwSignal<Option<(Marked, bool)>>,
    /// What was asked for it.
    asked: StoredValue<ImportAsked>,
    /// The name of the confirmation of the preview that stands.
    confirmation: StoredValue<Option<CommandId>>,
    way: RwSignal<Option<Way>>,
    fault: RwSignal<Option<(String, String)>>,
    done: RwSignal<Option<Tally>>,
}

impl Importing {
    /// An empty page; plans hold from `today` unless a paper says otherwise.
    #[must_use]
    pub fn new(today: Day) -> Self {
        Self {
            texts: use_texts(),
            chosen: RwSignal::default(),
            options: RwSignal::default(),
            decided: RwSignal::default(),
            paper: RwSignal::new([String::new(), String::new(), today.to_string()]),
            shown: RwSignal::default(),
            asked: StoredValue::default(),
            confirmation: StoredValue::default(),
            way: RwSignal::default(),
            fault: RwSignal::default(),
            done: RwSignal::default(),
        }
    }

    /// Takes a file; what was shown of another is gone.
    pub fn take(self, chosen: Result<Chosen, Fault>) {
        self.shown.set(None);
        self.done.set(None);
        self.decided.update(BTreeMap::clear);
        match chosen {
            Ok(chosen) if chosen.bytes.len() > MOST_MEGABYTES * 1024 * 1024 => {
                let limit = MOST_MEGABYTES.to_string();
                let limit = self.texts.fill("file.limit.megabytes", &[("limit", &limit)]);
                let words = self.texts.fill("file.file-too-large", &[("limit", &limit)]);
                self.fault.set(Some(("file".to_owned(), words)));
                self.chosen.set(None);
            }
            Ok(chosen) => {
                self.fault.set(None);
                self.chosen.set(Some(chosen));
            }
            Err(fault) => self.refuse("file", &format!("refusal.{}", fault.code)),
        }
    }

    /// Says what is wrong before anything is sent, and with which field.
    fn refuse(self, field: &str, key: &str) {
        self.fault.set(Some((field.to_owned(), self.texts.get(key))));
    }

    /// Asks for a preview with everything that was said and decided.
    pub fn preview(self) {
        let Some(chosen) = self.chosen.get_untracked() else {
            self.refuse("file", "import.file-missing");
            return;
        };
        let asked = match self.options.with_untracked(|options| options.asked(&chosen.name)) {
            Ok(asked) => asked,
            Err(field) => {
                self.refuse(field, &format!("import.unreadable.{field}"));
                return;
            }
        };
        let asked = self.decided.with_untracked(|decided| with_decisions(asked, decided));
        self.asked.set_value(asked.clone());
        self.send(&chosen, &asked);
    }

    /// Confirms the preview that stands, with or without its rejected rows.
    pub fn confirm(self, partial: bool) {
        let (Some(chosen), Some((marked, _))) =
            (self.chosen.get_untracked(), self.shown.get_untracked())
        else {
            return;
        };
        let paper = (marked.preview.replanned > 0).then(|| self.paper()).transpose();
        let paper = match paper {
            Ok(paper) => paper,
            Err(field) => {
                self.refuse(field, &format!("import.unreadable.{field}"));
                return;
            }
        };
        let known = self.confirmation.get_value();
        let id = known.unwrap_or_else(random_id);
        self.confirmation.set_value(Some(id.clone()));
        let confirm = Some(Confirmation { id, seen: marked.mark });
        let asked = ImportAsked { partial, paper, confirm, ..self.asked.get_value() };
        self.send(&chosen, &asked);
    }

    /// The paper as typed; plans are not replaced without a reason.
    fn paper(self) -> Result<PlanPaper, &'static str> {
        let [document, reason, since] = self.paper.get_untracked();
        let since = since.parse().map_err(|_| "since")?;
        let document = Some(document.trim()).filter(|text| !text.is_empty()).map(Name::new);
        let document = document.transpose().map_err(|_| "document")?;
        let reason = Some(Text::new(&reason).map_err(|_| "reason")?);
        Ok(PlanPaper { document, reason, since })
    }

    /// Fetches the rejected rows as a workbook.
    pub fn fetch_rejected(self) {
        let Some(chosen) = self.chosen.get_untracked() else { return };
        let stem = chosen.name.rsplit_once('.').map_or(chosen.name.as_str(), |(stem, _)| stem);
        let name = format!("{stem}.rejected.xlsx");
        self.post("/api/import/rejected", &chosen, &self.asked.get_value(), move |bytes| {
            hand_over::save(&name, &bytes);
        });
    }

    fn send(self, chosen: &Chosen, asked: &ImportAsked) {
        self.post("/api/import", chosen, asked, move |bytes| {
            match serde_json::from_slice(&bytes) {
                Ok(outcome) => self.show(outcome),
                Err(_) => self.refuse("file", "refusal.failed"),
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
        if self.way.get_untracked().is_some() {
            return;
        }
        let Ok(mut body) = serde_json::to_vec(asked) else { return };
        body.push(b'\n');
        body.extend_from_slice(&chosen.bytes);
        self.way.set(Some(Way::Sending(0)));
        self.fault.set(None);
        let told = move |way| {
            self.way.try_set(Some(way));
        };
        // The page may be gone by now.
        hand_over::send(address, &body, told, move |answer| {
            if self.way.try_set(None).is_some() {
                return;
            }
            match answer {
                Ok(bytes) => then(bytes),
                Err(fault) => self.fault.set(Some(("file".to_owned(), fault.words(self.texts)))),
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
                self.done.set(Some(tally));
            }
        }
    }

    /// Lets go of file and preview; nothing was done.
    pub fn let_go(self) {
        self.shown.set(None);
        self.chosen.set(None);
        self.fault.set(None);
    }

    /// The preview that stands.
    #[must_use]
    pub fn standing(self) -> Option<ImportPreview> {
        self.shown.with(|shown| shown.as_ref().map(|(marked, _)| marked.preview.clone()))
    }

    /// Whether the preview was made again because the city had changed since.
    #[must_use]
    pub fn has_moved(self) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|(_, moved)| *moved))
    }

    /// What was done last.
    #[must_use]
    pub fn done(self) -> Option<Tally> {
        self.done.get()
    }

    /// How far the file has come; nothing while none is on its way.
    #[must_use]
    pub fn way(self) -> Option<Way> {
        self.way.get()
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn fault(self, field: &str) -> Option<String> {
        let words = |(at, words): &(String, String)| (at == field).then(|| words.clone());
        self.fault.with(|fault| fault.as_ref().and_then(words))
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
