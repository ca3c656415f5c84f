//! Sending the drafts: checked here, decided by the server, and sent again under the same
//! identifier where no answer came.

use std::collections::BTreeSet;

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::report::ReportAction,
    value::{ProjectId, Seq},
    view::desk::DeskRow,
};
use leptos::{prelude::*, task::spawn_local};

use super::DraftSheet;
use crate::execute::{CommandJson, Fault, Outgoing, execute, outgoing};

type Commands = Vec<(ProjectId, (CommandJson, ReadVersion))>;

impl DraftSheet {
    /// Sends rows together. What cannot be read stays behind with its fault; of what is refused the rest is
    /// sent again.
    pub fn send(self, rows: &[DeskRow]) {
        if self.is_busy() {
            return;
        }
        let command = |row: &DeskRow| Some((row.id, self.command(row)?));
        let commands: Commands = rows.iter().filter_map(command).collect();
        self.faults.clear();
        if !commands.is_empty() {
            self.dispatch(commands);
        }
    }

    /// The command that reports a row.
    fn command(self, row: &DeskRow) -> Option<(CommandJson, ReadVersion)> {
        let draft = self.draft(row);
        let figures = draft.figures().ok()?;
        let subject = Subject::Report(row.id, self.month);
        let confirmed = draft.confirmed;
        let version = draft.base.unwrap_or(Seq(0));
        let command = CommandJson::of(subject, ReportAction::Record { figures, confirmed });
        Some((command, ReadVersion { subject, version }))
    }

    fn dispatch(self, sent: Commands) {
        let commands = sent.clone();
        let projects: Vec<_> = commands.iter().map(|(project, _)| *project).collect();
        let replaced: Vec<_> = commands.iter().map(|(_, (_, read))| read.version).collect();
        let (mut commands, reads): (Vec<_>, Vec<_>) =
            commands.into_iter().map(|(_, command)| command).unzip();
        let command =
            if commands.len() == 1 { commands.remove(0) } else { CommandJson::together(&commands) };
        let asked = self.named(&projects, command, reads);
        self.are_sent(&projects, true);
        spawn_local(async move {
            let answer = execute(&asked).await;
            if self.sending.is_gone() {
                // The page was left: its drafts are settled when it is opened again.
                return;
            }
            self.are_sent(&projects, false);
            match answer {
                Ok(_) => self.take(&projects, &replaced),
                Err(fault) => {
                    self.mark(&projects, &replaced, asked, &fault);
                    self.send_rest(sent, &fault);
                }
            }
        });
    }

    /// Marks projects as being sent, or no longer.
    fn are_sent(self, projects: &[ProjectId], under_way: bool) {
        for project in projects {
            self.sending.set(*project, under_way.then_some(()));
        }
    }

    /// The unanswered request, if exactly the same is asked again; else a new one.
    fn named(
        self,
        projects: &[ProjectId],
        command: CommandJson,
        reads: Vec<ReadVersion>,
    ) -> Outgoing {
        let known = self.unanswered.with_value(|known| known.get(projects).cloned());
        match known {
            Some(known) if known.is(&command, &reads) => known,
            _ => outgoing(command, reads),
        }
    }

    fn take(self, projects: &[ProjectId], replaced: &[Seq]) {
        self.unanswered.update_value(|known| {
            known.remove(projects);
        });
        for (project, replaced) in projects.iter().zip(replaced) {
            self.accept(*project, *replaced);
        }
    }

    /// Sends what stands beside refused parts.
    fn send_rest(self, sent: Commands, fault: &Fault) {
        let refused: BTreeSet<_> = faulty(&sent, fault).into_iter().collect();
        let rest: Commands = sent.into_iter().filter(|(id, _)| !refused.contains(id)).collect();
        if !refused.is_empty() && !rest.is_empty() {
            self.dispatch(rest);
        }
    }

    fn mark(self, projects: &[ProjectId], replaced: &[Seq], asked: Outgoing, fault: &Fault) {
        if fault.is_unanswered() {
            // The view may have shown them accepted before the line was found to be dead.
            let mut sent = projects.iter().zip(replaced);
            if sent.all(|(project, replaced)| self.is_known_accepted(*project, *replaced)) {
                return;
            }
            self.unanswered.update_value(|known| {
                known.insert(projects.to_vec(), asked);
            });
        }
        let stale = fault.stale.as_ref().and_then(|stale| stale.subject.project());
        match stale.filter(|project| projects.contains(project)) {
            Some(project) => self.faults.set(project, Some(fault.clone())),
            None if fault.parts.is_empty() => {
                for project in projects {
                    self.faults.set(*project, Some(fault.clone()));
                }
            }
            None => {}
        }
        for part in &fault.parts {
            if let Some(project) = projects.get(part.index) {
                let (code, message) = (part.code.clone(), part.message.clone());
                self.faults.set(*project, Some(Fault { code, message, ..Fault::default() }));
            }
        }
    }
}

/// The projects that a fault is about; none where it is about all that was sent.
fn faulty(sent: &Commands, fault: &Fault) -> Vec<ProjectId> {
    let stale = fault.stale.as_ref().and_then(|stale| stale.subject.project());
    let parts = fault.parts.iter().filter_map(|part| sent.get(part.index)).map(|(id, _)| *id);
    parts.chain(stale).collect()
}
