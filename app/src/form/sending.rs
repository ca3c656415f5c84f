//! Sending a form: one command at a time under its own id, and the handling of the answer.

use battle_map::command::ReadVersion;
use leptos::{prelude::*, task::spawn_local};

use super::{Form, Reading, Typed, draft};
use crate::execute::{Accepted, CommandJson, Fault, execute, outgoing};

impl Form {
    /// Reads the input and sends the command that it makes, unless one is still being sent, so that
    /// a double click sends once.
    pub fn submit(
        self,
        reads: Vec<ReadVersion>,
        read: impl FnOnce(&mut Reading<'_>) -> Option<CommandJson>,
    ) {
        if !self.sending.get_untracked()
            && let Some(order) = self.read(read)
        {
            self.send(order, reads);
        }
    }

    /// Sends a command, unless one is still being sent.
    pub fn send(self, order: CommandJson, reads: Vec<ReadVersion>) {
        if self.sending.get_untracked() {
            return;
        }
        let sent = self.begin_sending();
        // What got no answer may have happened: the same under the same id happens once.
        let kept = self.unanswered.get_value().filter(|kept| kept.is(&order, &reads));
        let asked = kept.unwrap_or_else(|| outgoing(order, reads));
        spawn_local(async move {
            let answer = execute(&asked).await;
            let unanswered = answer.as_ref().is_err_and(Fault::is_unanswered);
            self.unanswered.try_set_value(unanswered.then_some(asked));
            self.end_sending(sent, answer.map(Some));
        });
    }

    /// Sends something other than a command, also one at a time.
    pub fn send_by(self, sending: impl Future<Output = Result<(), Fault>> + 'static) {
        if self.sending.get_untracked() {
            return;
        }
        let sent = self.begin_sending();
        spawn_local(async move {
            let answer = sending.await;
            self.end_sending(sent, answer.map(|()| None));
        });
    }

    /// The input being sent, and its draft's key: the form may be gone when the answer arrives.
    fn begin_sending(self) -> (String, Typed) {
        self.sending.set(true);
        self.say(Vec::new());
        self.stale.set(None);
        (self.key.get_value(), self.typed())
    }

    fn end_sending(self, sent: (String, Typed), answer: Result<Option<Accepted>, Fault>) {
        // The form may be gone by now: what it did shows in the view.
        self.sending.try_set(false);
        match answer {
            Ok(accepted) => self.succeed(sent, accepted),
            Err(fault) => self.fail(fault),
        }
    }

    fn succeed(self, (key, sent): (String, Typed), accepted: Option<Accepted>) {
        let typed_on =
            self.typed.try_with_untracked(|typed| !typed.says_the_same(&sent)) == Some(true);
        if !typed_on {
            draft::forget(&key);
        }
        if self.revises.try_get_value() == Some(true) {
            self.begin_with(sent);
        } else if let Some(begin) = self.begin.try_get_untracked().filter(|_| !typed_on) {
            self.typed.try_set(begin);
        }
        self.restored.try_set(false);
        self.signed_out.try_set(false);
        self.accepted.try_set(accepted);
        self.done.try_update(|done| *done += 1);
    }

    fn fail(self, fault: Fault) {
        self.signed_out.try_set(fault.is_signed_out());
        let field = self.codes.try_with_value(|codes| {
            let about = codes.iter().find(|(_, codes)| codes.contains(&fault.code.as_str()));
            about.map(|(field, _)| (*field).to_owned())
        });
        let words = fault.words(self.texts);
        self.base_on(fault.stale.as_ref());
        self.stale.try_set(fault.stale);
        if self.wrong.try_set(vec![(field.flatten().unwrap_or_default(), words)]).is_none() {
            self.show_first();
        }
    }
}
