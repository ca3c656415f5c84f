//! 黄牌, 红牌: a warning with its evidence, from its proposal to its lifting.
//!
//! A card names the subject warned, the rule and its set's version, the level and the arithmetic. At
//! most one card is open per subject and rule. Before publication the subject may object with facts or
//! a good cause, the office says what it finds of that, and a leader must approve. Once the subject and
//! the office have spoken the arithmetic is settled: what is approved is what is published. A graver
//! card that replaces a published one takes the same steps; the milder one stands until then, and
//! stays readable after. A card that was issued before this program was used comes with what its ledger
//! states, and takes the steps after its publication like any other.

use serde::{Deserialize, Serialize};

use crate::{
    model::few::Few,
    value::{CardId, Day, Month, Seq, Year},
};

mod apply;
mod basis;
mod command;
mod draft;
mod event;
mod out;
mod parts;
mod reading;
mod refusal;
mod standing;
mod state;
mod stated;
mod step;

pub use super::{level::CardLevel, paper::PaperReference};
pub use basis::{Basis, CardKey};
pub use command::CardAction;
pub use draft::{CardDraft, DraftStage};
pub use event::CardChange;
pub use out::{CardResponse, Out};
pub use parts::{
    Approval, Approved, Exemption, Interview, InterviewRecord, Issuance, Rectification, Rejudged,
    Review, SentBack, Signature, Statement, Verdict, Verification, YearEnd,
};
pub use refusal::CardRefusal;
pub use state::CardState;
pub use stated::{StatedAnswer, StatedCard, StatedLifting};
pub use step::{CardStep, InvalidStep};

/// One publication of a card: a month's list, and the colour the card had on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The card's colour when that list was published.
    pub level: CardLevel,
    /// The month of the list and the card's place on it.
    pub issue: Issuance,
}

/// Why the rules do not propose a graver card in place of the one that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suppressed {
    /// A leader exempted the subject from the graver card, up to and including this day.
    Until(Day),
    /// The office withdrew the graver card; this was the month that had been judged.
    Month(Option<Month>),
}

/// A warning (黄牌 or 红牌) to one subject under one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Identifies the card in commands and in the log.
    pub id: CardId,
    /// The subject that is warned and the rule that warns it; one open card at most for each pair, but for
    /// those that a ledger states.
    pub key: CardKey,
    /// The day on which the rules proposed it; of what a ledger states, the day of its issue.
    pub proposed: Day,
    /// Its place in the lifecycle, with everything that was said and signed on the way.
    pub state: CardState,
    /// The monthly lists on which it was published, oldest first.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub listed: Few<Listed>,
    /// As what it was approved, on which sheets, oldest first; also where it came back afterwards.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub approved: Few<Approved>,
    /// The milder published cards that graver ones replaced, oldest first.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub earlier: Few<Out>,
    /// The day from which its rule has been silent; `None` while the rule fires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<Day>,
    /// Times within the silence in which its rule could not judge, so that the hold time stood still:
    /// from which day, and until which; `None` while it still stands.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub halts: Few<(Day, Option<Day>)>,
    /// The day a penalty notice was proposed because it stayed red into a later month; else `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Day>,
    /// 约谈: the interview that two yellow cards in consecutive months lead to; `None` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Box<Interview>>,
    /// The last frozen year after which the office said that it goes on; `None` where none was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Year>,
    /// Why no graver card replaces it, where one was drafted and then exempted or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<Suppressed>,
    /// Log position of the card's last event, for optimistic locking.
    pub version: Seq,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::finding::Finding;

    #[test]
    fn a_card_that_is_only_proposed_takes_little_room() {
        let sizes = [size_of::<Card>(), size_of::<CardDraft>(), size_of::<Finding>()];
        assert!(sizes.iter().zip([192, 224, 112]).all(|(size, most)| *size <= most), "{sizes:?}");
    }
}
