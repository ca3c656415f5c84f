//! The notice at hand, as the forms for its actions need it; its values follow the log, so that
//! changes made elsewhere do not discard what is being typed here.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::notice::NoticeAction,
    value::{EvidenceId, NoticeId, ProjectId},
    view::evidence::EvidenceLine,
    view::notices::{Allowed, IssuedNotice, NoticeBody, NoticeFile},
};
use leptos::prelude::*;

use crate::{
    execute::CommandJson,
    form::{Form, Reading},
    live::part,
};

/// An issued notice, as the forms for its actions need it.
#[derive(Clone, Copy)]
pub struct NoticeHandle {
    /// The identifier of the notice that is acted on.
    pub id: NoticeId,
    /// The project that the notice is about.
    pub project: ProjectId,
    /// The notice's current state; `None` while it is not known.
    pub stage: Memo<Option<IssuedNotice>>,
    /// What the reader may do with it.
    pub allowed: Memo<Allowed>,
    /// The project's valid evidence, each with its name.
    pub evidence: Memo<Vec<(EvidenceId, String)>>,
    /// The files that the notice shows and the reader may have.
    pub files: Memo<Vec<EvidenceLine>>,
    read: Memo<Option<ReadVersion>>,
}

impl NoticeHandle {
    /// A handle on an issued notice of a page.
    pub fn of(id: NoticeId, project: ProjectId, file: Memo<Option<NoticeFile>>) -> Self {
        let stage = Memo::new(move |_| {
            file.with(|file| match &file.as_ref()?.shown {
                NoticeBody::Issued(stage) => Some((**stage).clone()),
                NoticeBody::Draft { .. } | NoticeBody::Outlined(_) => None,
            })
        });
        Self {
            id,
            project,
            stage,
            allowed: part(file, |file| file.allowed),
            evidence: part(file, |file| file.evidence.clone()),
            files: part(file, |file| file.files.clone()),
            read: Memo::new(move |_| file.with(|file| file.as_ref().map(|file| file.read))),
        }
    }

    /// Sends an action on the notice, based on the version that the page shows now.
    pub fn give(self, form: Form, action: impl FnOnce(&mut Reading<'_>) -> Option<NoticeAction>) {
        let reads = self.read.get_untracked().into_iter().collect();
        let subject = Subject::Notice(self.project, self.id);
        form.submit(reads, |typed| Some(CommandJson::of(subject, action(typed)?)));
    }

    /// Whether the reader may take an action in the notice's state on the page.
    pub fn may(self, of: fn(&Allowed) -> bool) -> Signal<bool> {
        Memo::new(move |_| self.allowed.with(of)).into()
    }

    /// The day to propose for a new deadline; empty if the state is not known.
    pub fn propose(self) -> String {
        let day = self.stage.with(|stage| stage.as_ref().map(|stage| stage.propose));
        day.map(|day| day.to_string()).unwrap_or_default()
    }
}
