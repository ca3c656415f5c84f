//! Sending the drafts: checked here, decided by the server, and sent again under the same
//! identifier where no answer came.

use std::collections::{BTreeMap, BTreeSet};

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::report::ReportAction,
    value::{ProjectId, Seq},
    view::desk::DeskRow,
};
use leptos::{prelude::*, task::spawn_local};

use super::DraftSheet;
use crate::{
    execute::{CommandJson, Fault, Outgoing, execute, outgoing},
    texts::Texts,
};

impl DraftSheet {
    /// Sends rows together: all are accepted, or none. Rows that cannot be read are marked, and
    /// then nothing is sent.
    pub fn send(self, rows: &[DeskRow], texts: Texts) {
        if self.is_busy() {
            return;
        }
        let mut commands = Vec::new();
        let mut faults = BTreeMap::new();
        for row in rows {
            match self.command(row, texts) {
                Ok(command) => commands.push((row.id, command)),
                Err(fault) => {
                    faults.insert(row.id, *fault);
                }
            }
        }
        let clean = faults.is_empty();
        self.faults.set(faults);
        if clean && !commands.is_empty() {
            self.dispatch(commands);
        }
    }

    /// The command that reports a row.
    fn command(
        self,
        row: &DeskRow,
        texts: Texts,
    ) -> Result<(CommandJson, ReadVersion), Box<Fault>> {
        let draft = self.draft(row);
        let figures = draft.figures().map_err(|(column, error)| {
            let column = texts.get(&format!("desk.column.{}", column.code()));
            let key = format!("desk.unreadable.{}", error.code());
            let message = texts.fill(&key, &[("column", &column)]);
            Box::new(Fault { message, ..Fault::of(error.code()) })
        })?;
        let subject = Subject::Report(row.id, self.month);
        let confirmed = draft.confirmed;
        let version = draft.base.unwrap_or(Seq(0));
        let command = CommandJson::of(subject, ReportAction::Record { figures, confirmed });
        Ok((command, ReadVersion { subject, version }))
    }

    fn dispatch(self, commands: Vec<(ProjectId, (CommandJson, ReadVersion))>) {
        let projects: Vec<_> = commands.iter().map(|(project, _)| *project).collect();
        let replaced: Vec<_> = commands.iter().map(|(_, (_, read))| read.version).collect();
        let (mut commands, reads): (Vec<_>, Vec<_>) =
            commands.into_iter().map(|(_, command)| command).unzip();
        let command =
            if commands.len() == 1 { commands.remove(0) } else { CommandJson::together(&commands) };
        let asked = self.named(&projects, command, reads);
        self.sending.update(|sending| sending.extend(&projects));
        spawn_local(async move {
            let answer = execute(&asked).await;
            let arrived = |sending: &mut BTreeSet<_>| sending.retain(|one| !projects.contains(one));
            if self.sending.try_update(arrived).is_none() {
                // The page was left: its drafts are settled when it is opened again.
                return;
            }
            match answer {
                Ok(_) => self.take(&projects, &replaced),
                Err(fault) => self.mark(&projects, &replaced, asked, &fault),
            }
        });
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
        self.faults.update(|faults| {
            if fault.parts.is_empty() {
                faults.extend(projects.iter().map(|project| (*project, fault.clone())));
            }
            for part in &fault.parts {
                if let Some(project) = projects.get(part.index) {
                    let (code, message) = (part.code.clone(), part.message.clone());
                    faults.insert(*project, Fault { code, message, ..Fault::default() });
                }
            }
        });
    }
}
