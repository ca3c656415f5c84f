//! How a card comes of its changes: the one that makes it, and those that follow, with what each leaves
//! behind beside the state.

use super::{
    Approved, Card, CardChange, CardDraft, CardKey, CardState, Interview, Listed, Suppressed,
    YearEnd,
};
use crate::{
    model::{Entry, few::Few, finding::FindingSubject},
    value::{CardId, Day, Seq},
};

impl Card {
    /// The card that a `Proposed` or `TakenOver` change about `about` creates; `None` for any other.
    pub fn made(
        about: FindingSubject,
        id: CardId,
        change: &CardChange,
        entry: &Entry<'_>,
    ) -> Option<Self> {
        match change {
            CardChange::Proposed { level, basis, due } => {
                let key = CardKey { about, rule: basis.finding.rule.code.clone() };
                let proposed = entry.at.day();
                let draft = CardDraft::new(*level, basis.clone(), proposed, *due);
                Some(Self::begun(id, key, CardState::Draft(Box::new(draft)), proposed, entry.seq))
            }
            CardChange::TakenOver { card } => Some(card.card(id, about, entry.seq)),
            _ => None,
        }
    }

    /// A card with nothing behind it but its first state.
    pub(super) const fn begun(
        id: CardId,
        key: CardKey,
        state: CardState,
        proposed: Day,
        version: Seq,
    ) -> Self {
        Self {
            id,
            key,
            proposed,
            state,
            listed: Few::new(),
            approved: Few::new(),
            earlier: Few::new(),
            quiet: None,
            halts: Few::new(),
            notice: None,
            interview: None,
            settled: None,
            suppressed: None,
            version,
        }
    }

    /// Applies a later change; a step that does not fit the state only raises the version.
    pub fn apply(&mut self, change: &CardChange, entry: &Entry<'_>) {
        let on = entry.at.day();
        self.version = entry.seq;
        match change {
            CardChange::Quieted { since } => {
                (self.quiet, self.halts) = (Some(*since), Few::new());
            }
            CardChange::Refired => (self.quiet, self.halts) = (None, Few::new()),
            CardChange::Halted => self.halts.push((on, None)),
            CardChange::Resumed => {
                if let Some((_, until)) = self.halts.last_mut() {
                    until.get_or_insert(on);
                }
            }
            CardChange::NoticeProposed => self.notice = Some(on),
            CardChange::InterviewProposed { .. } => {
                self.interview.get_or_insert_with(|| Box::new(Interview::Proposed { on }));
            }
            CardChange::InterviewHeld { record } => {
                self.interview = Some(Box::new(Interview::Held(record.clone())));
            }
            change => {
                if let Ok(after) = self.state.after(change, on) {
                    self.note_year_end(change, on);
                    self.note_spared(change);
                    self.note_replaced(change);
                    self.state = after;
                    self.note_list(change);
                    self.note_sheet(change);
                }
            }
        }
    }

    /// Records that a graver draft was exempted or withdrawn, before that draft is dropped.
    fn note_spared(&mut self, change: &CardChange) {
        let CardState::Escalated { draft, .. } = &self.state else { return };
        match change {
            CardChange::Exempted { exemption } => {
                self.suppressed = Some(Suppressed::Until(exemption.until));
            }
            CardChange::Withdrawn { reason: Some(_) } => {
                self.suppressed = Some(Suppressed::Month(draft.basis.month));
            }
            _ => {}
        }
    }

    /// Records that it goes on beyond a frozen year, and the notice that this proposes.
    fn note_year_end(&mut self, change: &CardChange, on: Day) {
        if let CardChange::Settled { year, how, .. } = change {
            self.settled = Some(*year);
            if *how == YearEnd::Notice {
                self.notice.get_or_insert(on);
            }
        }
    }

    /// Keeps the milder card before a graver one takes its place.
    fn note_replaced(&mut self, change: &CardChange) {
        if let (CardChange::Issued { .. }, CardState::Escalated { out, .. }) = (change, &self.state)
        {
            self.earlier.push(out.as_ref().clone());
        }
    }

    /// Records as what a leader approved it.
    fn note_sheet(&mut self, change: &CardChange) {
        if let (CardChange::Approved { approval, .. }, Some(draft)) = (change, self.draft()) {
            let (level, basis) = (draft.level, draft.basis.clone());
            self.approved.push(Approved { level, basis, approval: approval.clone() });
        }
    }

    fn note_list(&mut self, change: &CardChange) {
        if let (CardChange::Issued { issue, .. }, Some(out)) = (change, self.out()) {
            let listed = Listed { level: out.level, issue: *issue };
            self.listed.push(listed);
        }
    }
}
