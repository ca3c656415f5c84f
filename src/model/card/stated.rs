//! 接续: a card that was issued before this program was used, as the ledger of that time states it. It
//! stands issued, or lifted, with the reason that was written down then; nothing of it is computed.

use serde::{Deserialize, Serialize};

use super::{
    Basis, Card, CardKey, CardResponse, CardState, Issuance, Listed, Out, Rectification, Signature,
};
use crate::{
    model::{
        finding::{Arithmetic, Finding, FindingSubject, Stated},
        level::CardLevel,
        rule::{DayKind, Edge, RuleRef},
    },
    value::{CardId, Day, Name, ProjectId, Seq, Text},
};

/// What the ledger says of such a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedCard {
    /// 牌种: its colour.
    pub level: CardLevel,
    /// 发牌日期: the day of its issue.
    pub issued_on: Day,
    /// Why it was issued, and where that is written.
    pub stated: Stated,
    /// What its subject answered; `None` where nobody has signed for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<StatedAnswer>,
    /// 销牌: its lifting; `None` while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted: Option<StatedLifting>,
}

/// 签收, 整改反馈: what the subject of such a card did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedAnswer {
    /// Who signed for it.
    pub signer: Name,
    /// The day of that signature.
    pub on: Day,
    /// What was done about it; `None` where nothing is reported yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Text>,
}

/// 销牌: when and with which words such a card was lifted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedLifting {
    /// The day of the lifting.
    pub on: Day,
    /// What the ledger says of it.
    pub text: Text,
}

impl StatedCard {
    /// The card that it makes.
    pub(super) fn card(&self, id: CardId, about: FindingSubject, version: Seq) -> Card {
        let key = CardKey { about, rule: RuleRef::stated().code };
        let month = self.issued_on.month();
        let issue = Issuance { month, place: None, on: self.issued_on };
        let out = Out {
            level: self.level,
            basis: self.basis(about),
            verification: None,
            review: None,
            approval: None,
            issue,
            answer: self.answer.as_ref().map_or(CardResponse::None, StatedAnswer::answer),
        };
        let state = match &self.lifted {
            Some(StatedLifting { on, text }) => {
                CardState::Lifted { out: Box::new(out), on: *on, text: text.clone() }
            }
            None => CardState::Out(Box::new(out)),
        };
        let mut card = Card::begun(id, key, state, self.issued_on, version);
        card.listed.push(Listed { level: self.level, issue });
        card
    }

    /// What it rests on: no month was judged, no edge was reached, and no silence is waited for.
    fn basis(&self, about: FindingSubject) -> Basis {
        let project: Option<ProjectId> = match about {
            FindingSubject::Project(project) => Some(project),
            FindingSubject::Unit(_) | FindingSubject::Region(_) | FindingSubject::Office => None,
        };
        let finding = Finding {
            rule: RuleRef::stated(),
            level: self.level.into(),
            limit: Edge::from(0),
            subject: about,
            project,
            arithmetic: Arithmetic::Stated(Box::new(self.stated.clone())),
        };
        Basis { finding, month: None, on: self.issued_on, hold: 0, hold_in: DayKind::Calendar }
    }
}

impl StatedAnswer {
    fn answer(&self) -> CardResponse {
        let signature = Signature { person: self.signer.clone(), on: self.on, paper: None };
        match &self.reply {
            Some(text) => {
                let claim = Rectification { text: text.clone(), evidence: Vec::new() };
                CardResponse::Rectified { signature, claim }
            }
            None => CardResponse::Signed { signature, returned: None },
        }
    }
}
