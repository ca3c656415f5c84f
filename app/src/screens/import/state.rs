//! The state of an import on the page: the file, its options, the decisions, the current preview,
//! and the request that is running.

use battle_map::{
    model::ledger::ImportSummary,
    rules::import::RenameQuestion,
    value::{CommandId, Day},
    view::import_preview::ImportPreview,
};
use leptos::prelude::*;

use super::{
    FILE, corrections,
    decisions::{self, RenameDecision},
    mending::{self, Mending},
    options,
    wire::{ImportAsked, MOST_MEGABYTES},
};
use crate::{
    execute::{Fault, random_id},
    file_transfer::{Chosen, UploadProgress},
    form::{Form, Typed, use_form},
    preview_file::wire::{Confirmation, Marked},
    texts::{Texts, use_texts},
};

/// The state of the import on this page, shared by its parts.
#[derive(Clone, Copy)]
pub struct Importing {
    pub(super) texts: Texts,
    /// The file that was chosen; `None` before one is.
    pub chosen: RwSignal<Option<Chosen>>,
    /// The form of its options; faults of the file are shown there, too.
    options: StoredValue<Form>,
    /// The form of the decisions about rows that resemble projects.
    decisions: StoredValue<Form>,
    /// The form of what is said of columns, sheets and words.
    corrections: StoredValue<Form>,
    /// The form of what is said of the chosen file alone.
    mended: StoredValue<Form>,
    /// The fingerprint of the chosen file.
    pub(super) fingerprint: RwSignal<String>,
    /// What is said of the chosen file, read once for all of its cells.
    pub(super) mending: Memo<Mending>,
    /// All that was asked about the file that is chosen.
    pub(super) questions: StoredValue<Vec<RenameQuestion>>,
    /// The form for the document by which plans are replaced.
    paper: StoredValue<Form>,
    /// The current preview, and whether it was made again because the city had changed.
    pub(super) shown: RwSignal<Option<(Marked<ImportPreview>, bool)>>,
    /// The request that the current preview answers.
    pub(super) asked: StoredValue<ImportAsked>,
    /// The identifier under which the current preview is confirmed.
    pub(super) confirmation: StoredValue<Option<CommandId>>,
    /// How far the running upload is; `None` while nothing is being sent.
    pub(super) progress: RwSignal<Option<UploadProgress>>,
    pub(super) done: RwSignal<Option<ImportSummary>>,
}

impl Importing {
    /// An empty page; plans hold from `today` unless a paper says otherwise.
    #[must_use]
    pub fn new(today: Day) -> Self {
        let since = Typed::default().with("since", today);
        let mended = use_form("import-mended", "", Typed::default());
        let fingerprint = RwSignal::<String>::default();
        let mending = Memo::new(move |_| {
            fingerprint.with(|file| mended.with(|typed| mending::said(typed, file)))
        });
        Self {
            texts: use_texts(),
            chosen: RwSignal::default(),
            options: StoredValue::new(use_form("import", "", Typed::default())),
            decisions: StoredValue::new(use_form("import-decisions", "", Typed::default())),
            corrections: StoredValue::new(use_form("import-corrections", "", Typed::default())),
            mended: StoredValue::new(mended),
            fingerprint,
            mending,
            questions: StoredValue::default(),
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

    /// The form of the decisions about rows that resemble projects.
    #[must_use]
    pub fn decisions(self) -> Form {
        self.decisions.get_value()
    }

    /// The form of what is said of columns, sheets and words.
    #[must_use]
    pub fn corrections(self) -> Form {
        self.corrections.get_value()
    }

    /// The form of what is said of the chosen file alone.
    #[must_use]
    pub fn mended(self) -> Form {
        self.mended.get_value()
    }

    /// What was decided on a question, followed.
    #[must_use]
    pub fn decided(self, question: &RenameQuestion) -> Option<RenameDecision> {
        self.decisions().with(|typed| decisions::decided(typed, question))
    }

    /// Decides on a question, in place of an earlier decision.
    pub fn decide(self, question: &RenameQuestion, decision: RenameDecision) {
        self.decisions().change("", |typed| decisions::decide(typed, question, decision));
    }

    /// Takes a file; the preview of another file is discarded.
    pub fn take(self, chosen: Result<Chosen, Fault>) {
        self.shown.set(None);
        self.done.set(None);
        self.questions.set_value(Vec::new());
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
                self.fingerprint.set(mending::fingerprint(&chosen.bytes));
                self.chosen.set(Some(chosen));
            }
            Err(fault) => self.refuse(fault.words(self.texts)),
        }
    }

    /// Shows what is wrong with the file.
    pub(super) fn refuse(self, words: String) {
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
        let asked = untrack(|| self.with_said(asked));
        self.asked.set_value(asked.clone());
        self.send(&chosen, &asked);
    }

    /// A request with what was decided, corrected and mended, followed.
    fn with_said(self, asked: ImportAsked) -> ImportAsked {
        let asked = self.decisions().with(|typed| {
            self.questions
                .with_value(|questions| decisions::with_decisions(asked, typed, questions))
        });
        let said = self.corrections().with(corrections::said);
        let Mending { cells: mended, headers } = self.mending();
        let corrections = (!said.is_empty()).then_some(said);
        ImportAsked { corrections, headers, mended, ..asked }
    }

    /// Whether something was decided, corrected or mended that the current preview does not know.
    #[must_use]
    pub fn is_pending(self) -> bool {
        self.shown.track();
        self.asked.with_value(|asked| {
            let plain = ImportAsked { renames: Vec::new(), added: Vec::new(), ..asked.clone() };
            self.with_said(plain) != *asked
        })
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
