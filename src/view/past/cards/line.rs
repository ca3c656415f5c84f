//! One line of a ledger of cards: its colour, day and reason, how far it has come.

use std::collections::BTreeMap;

use super::project::{Whom, whom};
use crate::{
    board::Board,
    model::{
        card::{CardLevel, StatedAnswer, StatedCard, StatedLifting},
        finding::Stated,
        register::{CardColumn, RegisterLine},
    },
    value::{Day, Name, ProjectId, Text, ValueError, text::normalised},
    view::past::{RowFault, cells::LineReader},
};

/// The words for how far a card has come, as ledgers write them.
const STATES: [(StatedCardState, &[&str]); 6] = [
    (StatedCardState::Unsigned, &["待签收", "未签收", "已发牌，待签收"]),
    (
        StatedCardState::Signed,
        &["已签收", "整改中", "待整改", "待反馈", "未反馈", "已签收，整改中"],
    ),
    (
        StatedCardState::Answered,
        &["已反馈", "已整改", "待复核", "待销牌", "申请销牌", "已反馈整改"],
    ),
    (
        StatedCardState::Standing,
        &["未销牌", "未销", "未销号", "已发", "已发牌", "生效", "有效", "在册"],
    ),
    (
        StatedCardState::Lifted,
        &["已销牌", "销牌", "已销", "已销号", "销号", "已解除", "解除", "已摘牌", "已办结", "办结"],
    ),
    (
        StatedCardState::Replaced,
        &["已升级为红牌", "升级为红牌", "已升级", "已升红牌", "已转红牌", "转为红牌"],
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StatedCardState {
    Unsigned,
    Signed,
    Answered,
    /// It stands; what was answered the other cells say.
    Standing,
    Lifted,
    /// 已升级为红牌: a red card, which has a line of its own, took the place of the yellow one.
    Replaced,
}

impl StatedCardState {
    const fn has_ended(self) -> bool {
        matches!(self, Self::Lifted | Self::Replaced)
    }
}

/// A line that could be read.
pub struct ReadCard {
    /// Whom the card warns.
    pub whom: Whom,
    /// What the line states of it.
    pub card: StatedCard,
}

/// Reads a line of the file `source`.
///
/// # Errors
/// Every fault of its cells, each with its column.
pub fn read(
    board: &Board,
    source: &Name,
    chosen: &BTreeMap<String, Option<ProjectId>>,
    line: &RegisterLine<CardColumn>,
) -> Result<ReadCard, Vec<RowFault<CardColumn>>> {
    let mut cells = LineReader::of(line);
    let whom = whom(&mut cells, board, chosen, line.row);
    let level = cells.needed(CardColumn::Level, "unknown-level", level);
    let issued_on = cells.needed(CardColumn::IssuedOn, "unreadable-date", str::parse);
    let stated = cells.stated(source, line);
    let progress = issued_on.and_then(|issued_on| cells.progress(board, whom.as_ref(), issued_on));
    let card = || {
        let (mut stated, CardProgress { answer, lifted, remark }) = (stated?, progress?);
        stated.remark = remark;
        Some(StatedCard { level: level?, issued_on: issued_on?, stated, answer, lifted })
    };
    match (whom, card(), cells.faults) {
        (Some(whom), Some(card), faults) if faults.is_empty() => Ok(ReadCard { whom, card }),
        (_, _, faults) => Err(faults),
    }
}

/// The colour that a cell names; none where it names both or neither.
fn level(text: &str) -> Result<CardLevel, ValueError> {
    match (text.contains('黄'), text.contains('红')) {
        (true, false) => Ok(CardLevel::Yellow),
        (false, true) => Ok(CardLevel::Red),
        _ => Err(ValueError::Id(text.to_owned())),
    }
}

/// How far a card has come.
struct CardProgress {
    answer: Option<StatedAnswer>,
    lifted: Option<StatedLifting>,
    /// What is being done, while it is not reported as done.
    remark: Option<Text>,
}

impl LineReader<'_, CardColumn> {
    /// Why it was issued, and where that stands.
    fn stated(&mut self, source: &Name, line: &RegisterLine<CardColumn>) -> Option<Stated> {
        let reason = self.needed(CardColumn::Reason, "unreadable-text", Text::new);
        let document = self.optional(CardColumn::Document, "unreadable-text", Name::new);
        let answer_by = self.optional(CardColumn::AnswerBy, "unreadable-date", str::parse);
        let answered_on = self.optional(CardColumn::AnsweredOn, "unreadable-date", str::parse);
        Some(Stated {
            reason: reason?,
            file: source.clone(),
            sheet: Name::new(&line.sheet).ok(),
            row: line.row,
            document: document?,
            answer_by: answer_by?,
            answered_on: answered_on?,
            remark: None,
        })
    }

    /// How far it has come: by its word, or where there is none by the days and words beside it.
    fn progress(
        &mut self,
        board: &Board,
        whom: Option<&Whom>,
        issued_on: Day,
    ) -> Option<CardProgress> {
        let signer = self.optional(CardColumn::Signer, "unreadable-text", Name::new);
        let signed_on = self.optional(CardColumn::SignedOn, "unreadable-date", str::parse);
        let reply = self.optional(CardColumn::Reply, "unreadable-text", Text::new);
        let lifted_on = self.optional(CardColumn::LiftedOn, "unreadable-date", str::parse::<Day>);
        let lifting = self.optional(CardColumn::Lifting, "unreadable-text", Text::new);
        let (stand, reply) = (self.stand()?, reply?);
        self.agrees(stand)?;
        let is_signed = match stand {
            StatedCardState::Unsigned => false,
            StatedCardState::Signed | StatedCardState::Answered => true,
            StatedCardState::Standing | StatedCardState::Lifted | StatedCardState::Replaced => {
                reply.is_some() || self.has(CardColumn::Signer) || self.has(CardColumn::SignedOn)
            }
        };
        let done = reply.clone().filter(|_| stand != StatedCardState::Signed);
        let answer = |signer: Option<Name>, signed_on: Option<Day>| {
            // Ledgers often leave out who signed; that it was signed they say.
            let signer = signer.or_else(|| whom.and_then(|whom| whom.answers(board)));
            Some(StatedAnswer { signer: signer?, on: signed_on.unwrap_or(issued_on), reply: done })
        };
        let (signer, signed_on) = (signer?, signed_on?);
        let answer = if is_signed { answer(signer, signed_on) } else { None };
        let lifted = match (stand, lifted_on?) {
            (stand, Some(on)) if stand.has_ended() => {
                let text = self.lifting(lifting?, reply.as_ref())?;
                Some(StatedLifting { on, text })
            }
            _ => None,
        };
        Some(CardProgress {
            answer,
            lifted,
            remark: reply.filter(|_| stand == StatedCardState::Signed),
        })
    }

    /// How far it has come in one word.
    fn stand(&mut self) -> Option<StatedCardState> {
        let word = normalised(self.text(CardColumn::State));
        let known = |(_, words): &&(StatedCardState, &[&str])| {
            words.iter().any(|known| normalised(known) == word)
        };
        match STATES.iter().find(known) {
            Some((stand, _)) => Some(*stand),
            None if word.is_empty() && self.has(CardColumn::LiftedOn) => {
                Some(StatedCardState::Lifted)
            }
            None if word.is_empty() => Some(StatedCardState::Standing),
            None => {
                self.refuse(CardColumn::State, "unknown-state");
                None
            }
        }
    }

    /// Whether the other cells say the same as the word.
    fn agrees(&mut self, stand: StatedCardState) -> Option<()> {
        let lifted = self.has(CardColumn::LiftedOn);
        match stand {
            StatedCardState::Replaced if self.text(CardColumn::Level).contains('红') => {
                self.refuse(CardColumn::State, "state-contradicts");
            }
            stand if stand.has_ended() && !lifted => {
                self.refuse(CardColumn::LiftedOn, "missing-cell");
            }
            StatedCardState::Answered if !self.has(CardColumn::Reply) => {
                self.refuse(CardColumn::Reply, "missing-cell");
            }
            StatedCardState::Unsigned
                if self.has(CardColumn::Reply) || self.has(CardColumn::SignedOn) =>
            {
                self.refuse(CardColumn::State, "state-contradicts");
            }
            stand if !stand.has_ended() && lifted => {
                self.refuse(CardColumn::State, "state-contradicts");
            }
            _ => return Some(()),
        }
        None
    }

    /// What the ledger says of the lifting: its own words, else the answer, else the state's.
    fn lifting(&mut self, said: Option<Text>, reply: Option<&Text>) -> Option<Text> {
        let state = || Text::new(self.text(CardColumn::State)).ok();
        let text = said.or_else(|| reply.cloned()).or_else(state);
        if text.is_none() {
            self.refuse(CardColumn::State, "missing-cell");
        }
        text
    }
}
