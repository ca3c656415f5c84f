//! Accepting and giving back several reports: one command of as many parts. A part that is refused is
//! left out with its reason at its line, and the rest is sent again, so that one report that somebody
//! changed does not hold up a hundred others.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::report::ReportAction,
    value::{Seq, Text},
    view::review::ReviewRow,
};
use leptos::prelude::*;

use super::{
    order::{Line, ReportKey},
    selection::Selection,
};
use crate::{
    execute::{CommandJson, Fault, Outgoing, execute, outgoing},
    form::{Form, Typed, use_form},
    history::headline,
    texts::{Texts, use_texts},
    who::who,
};

/// The reports on the page, and the two forms by which they are dealt with.
#[derive(Clone, Copy)]
pub struct ReviewBatch {
    /// The lines in their order.
    pub lines: Memo<Vec<Line>>,
    /// What is ticked.
    pub selection: Selection,
    accept: StoredValue<Form>,
    give_back: StoredValue<Form>,
    /// How many reports were dealt with since the page was opened.
    pub settled: RwSignal<usize>,
    /// A command that got no answer, to be sent again under the same id.
    unanswered: StoredValue<Option<Outgoing>>,
    texts: Texts,
}

/// What is asked of one report.
struct Order {
    key: ReportKey,
    command: CommandJson,
    read: ReadVersion,
}

impl Order {
    fn of(row: &ReviewRow, action: ReportAction) -> Self {
        let subject = Subject::Report(row.project, row.month);
        let read = ReadVersion { subject, version: row.version };
        Self { key: (row.project, row.month), command: CommandJson::of(subject, action), read }
    }
}

impl ReviewBatch {
    /// The batch of the page's lines.
    pub fn begin(lines: Memo<Vec<Line>>, selection: Selection) -> Self {
        Self {
            lines,
            selection,
            accept: StoredValue::new(use_form("review-accept", "", Typed::default())),
            give_back: StoredValue::new(use_form("review-return", "", Typed::default())),
            settled: RwSignal::new(0),
            unanswered: StoredValue::new(None),
            texts: use_texts(),
        }
    }

    /// The ticked reports of which `may` holds.
    pub fn picked(self, may: fn(&ReviewRow) -> bool) -> Vec<ReviewRow> {
        let mut picked = self.lines.with(|lines| self.selection.picked(lines));
        picked.retain(may);
        picked
    }

    /// The form by which reports are accepted; nothing is typed into it.
    pub fn accepting(self) -> Form {
        self.accept.get_value()
    }

    /// The form by which reports are given back, with the reason.
    pub fn giving_back(self) -> Form {
        self.give_back.get_value()
    }

    /// Whether an answer is waited for.
    pub fn is_sending(self) -> bool {
        self.accepting().is_sending() || self.giving_back().is_sending()
    }

    /// Files the ticked reports as they were handed in. Their units confirmed what is unusual.
    pub fn file(self) {
        let action = |row: &ReviewRow| ReportAction::Record {
            figures: row.figures.clone(),
            confirmed: true,
        };
        let picked = untrack(|| self.picked(|row| row.may_accept));
        let orders: Vec<_> = picked.iter().map(|row| Order::of(row, action(row))).collect();
        self.send(self.accepting(), orders);
    }

    /// Gives the ticked reports back for one reason.
    pub fn return_all(self) {
        let Some(reason) = self.giving_back().read(|typed| typed.text("reason")) else { return };
        let action = |reason: &Text| ReportAction::Return { reason: reason.clone() };
        let picked = untrack(|| self.picked(|row| row.may_return));
        let orders: Vec<_> = picked.iter().map(|row| Order::of(row, action(&reason))).collect();
        self.send(self.giving_back(), orders);
    }

    fn send(self, form: Form, orders: Vec<Order>) {
        if !orders.is_empty() && !untrack(|| self.is_sending()) {
            form.send_by(self.send_all(orders));
        }
    }

    async fn send_all(self, mut orders: Vec<Order>) -> Result<(), Fault> {
        let mut refused = 0;
        while !orders.is_empty() {
            let asked = self.named(&orders);
            let answer = execute(&asked).await;
            let unanswered = answer.as_ref().is_err_and(Fault::is_unanswered);
            self.unanswered.try_set_value(unanswered.then_some(asked));
            let Err(fault) = answer else {
                self.settle(&orders);
                break;
            };
            let faulty = faulty(self.texts, &orders, &fault);
            if faulty.is_empty() {
                return Err(fault);
            }
            refused += faulty.len();
            orders.retain(|order| faulty.iter().all(|(key, _)| *key != order.key));
            self.selection.refuse(faulty);
        }
        if refused == 0 {
            return Ok(());
        }
        let counts = [("refused", &*refused.to_string()), ("done", &*orders.len().to_string())];
        let message = self.texts.fill("review.some-refused", &counts);
        Err(Fault { message, ..Fault::of("parts-refused") })
    }

    /// The unanswered command, if exactly the same is asked again; else a new one.
    fn named(self, orders: &[Order]) -> Outgoing {
        let commands: Vec<_> = orders.iter().map(|order| order.command.clone()).collect();
        let reads: Vec<_> = orders.iter().map(|order| order.read).collect();
        let command = match commands.as_slice() {
            [one] => one.clone(),
            several => CommandJson::together(several),
        };
        let known = self.unanswered.try_get_value().flatten();
        let known = known.filter(|known| known.is(&command, &reads));
        known.unwrap_or_else(|| outgoing(command, reads))
    }

    fn settle(self, orders: &[Order]) {
        let done: Vec<(ReportKey, Seq)> =
            orders.iter().map(|order| (order.key, order.read.version)).collect();
        self.selection.settle(&done);
        self.settled.try_update(|settled| *settled += done.len());
    }
}

/// The orders that a refusal is about, each with the reason; none where it is about all of them.
fn faulty(texts: Texts, orders: &[Order], fault: &Fault) -> Vec<(ReportKey, String)> {
    if let Some(stale) = &fault.stale {
        let what = stale.changes.iter().map(|line| {
            let (who, what) = (who(texts, &line.by), headline(texts, line));
            format!("{who} {what}")
        });
        let words = [fault.words(texts)].into_iter().chain(what).collect::<Vec<_>>().join(" · ");
        let about = orders.iter().filter(|order| order.read.subject == stale.subject);
        return about.map(|order| (order.key, words.clone())).collect();
    }
    let parts = fault.parts.iter().filter_map(|part| {
        let order = orders.get(part.index)?;
        Some((order.key, part.message.clone()))
    });
    let parts: Vec<_> = parts.collect();
    let passes = fault.is_unanswered() || fault.is_signed_out();
    match orders {
        [one] if parts.is_empty() && !passes => vec![(one.key, fault.words(texts))],
        _ => parts,
    }
}
