//! The notice at hand, as its moves need it: what they read follows the log, so that nothing that
//! happens elsewhere takes away what somebody is typing here.

use battle_map::{
    command::Read,
    event::Subject,
    model::notice::NoticeAction,
    value::{EvidenceId, NoticeId, ProjectId},
    view::notices::{Allowed, NoticeFile, Shown, Stage},
};
use leptos::prelude::*;

use crate::{
    execute::Order,
    form::{Form, Reading},
    live::part,
};

/// An issued notice.
#[derive(Clone, Copy)]
pub struct Handle {
    /// Which.
    pub id: NoticeId,
    /// About which project.
    pub project: ProjectId,
    /// How it stands.
    pub stage: Memo<Option<Stage>>,
    /// What whoever looks may do.
    pub allowed: Memo<Allowed>,
    /// Evidence of the project that counts.
    pub evidence: Memo<Vec<(EvidenceId, String)>>,
    read: Memo<Option<Read>>,
}

impl Handle {
    /// A handle on an issued notice of a page.
    pub fn of(id: NoticeId, project: ProjectId, file: Memo<Option<NoticeFile>>) -> Self {
        let stage = Memo::new(move |_| {
            file.with(|file| match &file.as_ref()?.shown {
                Shown::Issued(stage) => Some((**stage).clone()),
                Shown::Draft { .. } => None,
            })
        });
        Self {
            id,
            project,
            stage,
            allowed: part(file, |file| file.allowed),
            evidence: part(file, |file| file.evidence.clone()),
            read: Memo::new(move |_| file.with(|file| file.as_ref().map(|file| file.read))),
        }
    }

    /// Sends what is asked of it, based on what the page shows now.
    pub fn give(self, form: Form, action: impl FnOnce(&mut Reading<'_>) -> Option<NoticeAction>) {
        let reads = self.read.get_untracked().into_iter().collect();
        let subject = Subject::Notice(self.project, self.id);
        form.submit(reads, |typed| Some(Order::of(subject, action(typed)?)));
    }

    /// Whether whoever looks may do something with it as the page shows it.
    pub fn may(self, of: fn(&Allowed) -> bool) -> Signal<bool> {
        Memo::new(move |_| self.allowed.with(of)).into()
    }

    /// The day to propose for a new deadline.
    pub fn propose(self) -> String {
        let day = self.stage.with(|stage| stage.as_ref().map(|stage| stage.propose));
        day.map(|day| day.to_string()).unwrap_or_default()
    }
}
