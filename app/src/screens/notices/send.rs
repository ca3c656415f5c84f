//! Sending a notice: the draft first, so that nothing typed is lost to a refusal, then the issue.

use battle_map::{
    command::Read,
    event::Subject,
    model::notice::{NoticeAction, NoticeContent},
    value::{NoticeId, ProjectId},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Typed, store};
use crate::{
    execute::{Accepted, Fault, Order, Outgoing, execute, outgoing},
    me::use_me,
    texts::{Texts, use_texts},
};

/// What is to happen to what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Keep it as a draft.
    Keep,
    /// Issue it.
    Issue,
}

/// A fault with the field it belongs to; without one it belongs to the whole form.
type Wrong = (&'static str, String);

/// The form at hand.
#[derive(Clone, Copy)]
pub struct NoticeDesk {
    /// What was typed.
    pub typed: RwSignal<Typed>,
    texts: Texts,
    project: ProjectId,
    /// The draft on the server, once there is one.
    draft: RwSignal<Option<NoticeId>>,
    /// The version that was read; none once this form itself has changed it.
    read: RwSignal<Option<Read>>,
    /// A new draft that got no answer, to be sent again under the same name.
    unanswered: StoredValue<Option<Outgoing>>,
    busy: RwSignal<bool>,
    wrong: RwSignal<Option<Wrong>>,
    /// The notice that came of it, to be shown.
    sent: RwSignal<Option<NoticeId>>,
    /// Whether what stands there was kept in this browser.
    restored: RwSignal<bool>,
    key: StoredValue<String>,
}

impl NoticeDesk {
    /// The desk for a new draft of `project`, or for one that stands on the server; what was kept
    /// in this browser goes before.
    #[must_use]
    pub fn open(project: ProjectId, draft: Option<(NoticeId, Read)>, begin: Typed) -> Self {
        let person = use_me().person.map(|person| person.to_string()).unwrap_or_default();
        let key = match &draft {
            Some((notice, _)) => format!("notice/{person}/{notice}"),
            None => format!("notice/{person}/new/{project}"),
        };
        let this = Self {
            typed: RwSignal::new(begin.clone()),
            texts: use_texts(),
            project,
            draft: RwSignal::new(draft.as_ref().map(|(notice, _)| *notice)),
            read: RwSignal::new(draft.map(|(_, read)| read)),
            unanswered: StoredValue::new(None),
            busy: RwSignal::new(false),
            wrong: RwSignal::new(None),
            sent: RwSignal::new(None),
            restored: RwSignal::new(false),
            key: StoredValue::new(key),
        };
        this.restore(begin);
        this
    }

    /// After hydration, so that the page begins as the server wrote it.
    fn restore(self, begin: Typed) {
        Effect::new(move |before: Option<()>| {
            if before.is_none()
                && let Some(kept) = self.key.with_value(|key| store::load(key))
                && kept != begin
            {
                self.typed.set(kept);
                self.restored.set(true);
            }
        });
    }

    /// Takes down what was typed.
    pub fn write(self, change: impl FnOnce(&mut Typed)) {
        self.typed.update(change);
        self.wrong.set(None);
        self.key.with_value(|key| self.typed.with_untracked(|typed| store::save(key, typed)));
    }

    /// Throws away what this browser kept, for what the server has.
    pub fn start_over(self, begin: Typed) {
        self.key.with_value(|key| store::forget(key));
        self.typed.set(begin);
        self.restored.set(false);
    }

    /// Whether what stands there was kept in this browser.
    #[must_use]
    pub fn is_restored(self) -> bool {
        self.restored.get()
    }

    /// Whether it is on its way.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// What is wrong with a field, or with `""`, the whole.
    #[must_use]
    pub fn wrong(self, field: &str) -> Option<String> {
        self.wrong.get().filter(|(at, _)| *at == field).map(|(_, words)| words)
    }

    /// The notice that came of it.
    #[must_use]
    pub fn sent(self) -> Option<NoticeId> {
        self.sent.get()
    }

    /// Sends what was typed, unless it is on its way already.
    pub fn send(self, wish: Wish) {
        if self.busy.get_untracked() {
            return;
        }
        let content = match self.typed.with_untracked(Typed::content) {
            Ok(content) => content,
            Err((field, error)) => {
                let words = self.texts.get(&format!("notice-unread.{}", error.code()));
                return self.wrong.set(Some((field, words)));
            }
        };
        self.busy.set(true);
        self.wrong.set(None);
        spawn_local(async move {
            let sent = self.give(content, wish).await;
            self.busy.try_set(false);
            match sent {
                Ok(notice) => {
                    self.key.try_with_value(|key| store::forget(key));
                    self.sent.try_set(Some(notice));
                }
                Err(fault) => {
                    let words = fault.words(self.texts);
                    self.wrong.try_set(Some((field_of(&fault.code), words)));
                }
            }
        });
    }

    async fn give(self, content: NoticeContent, wish: Wish) -> Result<NoticeId, Fault> {
        let content = Box::new(content);
        let notice = match self.draft.try_get_untracked().flatten() {
            None => {
                let subject = Subject::Project(self.project);
                let command = Order::of(subject, NoticeAction::Draft { content });
                let accepted = self.give_once(command).await?;
                let draft = accepted.result.created.iter().find_map(|subject| match subject {
                    Subject::Draft(notice) => Some(*notice),
                    _ => None,
                });
                let notice = draft.ok_or_else(|| Fault::of("failed"))?;
                self.draft.try_set(Some(notice));
                notice
            }
            Some(notice) => {
                let revise = NoticeAction::Revise { content };
                let command = Order::of(Subject::Draft(notice), revise);
                let reads = self.read.try_get_untracked().flatten().into_iter().collect();
                execute(&outgoing(command, reads)).await?;
                self.read.try_set(None);
                notice
            }
        };
        if wish == Wish::Issue {
            let command = Order::of(Subject::Draft(notice), NoticeAction::Issue {});
            execute(&outgoing(command, Vec::new())).await?;
        }
        Ok(notice)
    }

    /// Gives a command that makes something new: what got no answer is sent again as it was.
    async fn give_once(self, command: Order) -> Result<Accepted, Fault> {
        let kept = self.unanswered.try_get_value().flatten();
        let kept = kept.filter(|kept| kept.is(&command, &[]));
        let asked = kept.unwrap_or_else(|| outgoing(command, Vec::new()));
        let answer = execute(&asked).await;
        let unanswered = answer.as_ref().is_err_and(Fault::is_unanswered);
        self.unanswered.try_set_value(unanswered.then_some(asked));
        answer
    }
}

/// The field that a refusal is about.
fn field_of(code: &str) -> &'static str {
    match code {
        "notice-addressee-missing" | "notice-nobody-to-sign" | "unknown-addressee" => "addressee",
        "notice-subject-missing" => "subject",
        "notice-facts-missing" => "facts",
        "notice-demand-missing" => "demand",
        "notice-signatory-missing" => "signatory",
        "notice-deadline-past" => "answer-by",
        "unknown-evidence" => "evidence",
        _ => "",
    }
}
