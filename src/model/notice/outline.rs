//! What everybody may know of an issued notice: its number, what and whom it is about, and how it
//! stands, without its text, its answers and the people who signed.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Addressee, Issued, Notice, NoticeNumber, NoticeState, Phase, StepKind, Turn};
use crate::{
    model::document::EscalationLevel,
    value::{Day, Name, Timestamp, code::codes},
};

/// How far an issued notice has come, as a single word without what the phase holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum PhaseKind {
    /// It was sent; the addressee has not opened it.
    Issued,
    /// The addressee has opened it.
    Served,
    /// It was signed for, to be answered.
    Acknowledged,
    /// It was answered, to be reviewed.
    Responded,
    /// The answer was sent back, to be answered again.
    Returned,
    /// 销号: the answer was accepted.
    Closed,
    /// The issuer took it back.
    Withdrawn,
}

codes!(PhaseKind);

impl PhaseKind {
    /// Whether nothing more can happen: it was closed or withdrawn.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn)
    }

    /// Whether it still waits for the addressee's signature.
    pub const fn is_unsigned(self) -> bool {
        matches!(self, Self::Issued | Self::Served)
    }
}

impl From<&Phase> for PhaseKind {
    fn from(phase: &Phase) -> Self {
        match phase {
            Phase::Issued => Self::Issued,
            Phase::Served => Self::Served,
            Phase::Acknowledged { .. } => Self::Acknowledged,
            Phase::Responded { .. } => Self::Responded,
            Phase::Returned { .. } => Self::Returned,
            Phase::Closed { .. } => Self::Closed,
            Phase::Withdrawn { .. } => Self::Withdrawn,
        }
    }
}

/// An issued notice as everybody may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeOutline {
    /// 发文字号: the number of the paper.
    pub number: NoticeNumber,
    /// The short word for this type of document, such as 点球.
    pub word: Name,
    /// The project's name at the time of issue.
    pub project: Name,
    /// 事由: the subject line.
    pub subject: Name,
    /// The unit or county that has to sign and answer.
    pub addressee: Addressee,
    /// The addressee's name as printed on the paper.
    pub addressee_name: Name,
    /// The moment it was issued.
    pub issued: Timestamp,
    /// The date on the paper.
    pub issued_on: Day,
    /// How far it has come.
    pub reached: PhaseKind,
    /// Who has to act next, and by when.
    pub turn: Turn,
    /// The last day to answer.
    pub answer_by: Day,
    /// How often an answer was sent back.
    pub returned: u32,
    /// Who was asked last because of the deadline that runs now, and on which day.
    pub escalated: Option<(EscalationLevel, Day)>,
}

impl From<&Issued> for NoticeOutline {
    fn from(issued: &Issued) -> Self {
        let paper = &issued.paper;
        Self {
            number: paper.number.clone(),
            word: paper.word.clone(),
            project: paper.project.clone(),
            subject: paper.subject.clone(),
            addressee: paper.addressee,
            addressee_name: paper.addressee_name.clone(),
            issued: issued.issued.at,
            issued_on: paper.issued_on,
            reached: PhaseKind::from(&issued.phase),
            turn: issued.turn(),
            answer_by: issued.answer_by,
            returned: issued.returned(),
            escalated: issued.escalated_to().next().map(|(who, at)| (who, at.day())),
        }
    }
}

impl Issued {
    /// How often an answer to it was sent back.
    pub fn returned(&self) -> u32 {
        let returned = self.steps.iter().filter(|step| step.kind == StepKind::Returned).count();
        u32::try_from(returned).unwrap_or(u32::MAX)
    }
}

impl Notice {
    /// How far it has come since it was issued; `None` before that.
    pub fn reached(&self) -> Option<PhaseKind> {
        match &self.state {
            NoticeState::Issued(issued) => Some(PhaseKind::from(&issued.phase)),
            NoticeState::Outlined(outline) => Some(outline.reached),
            NoticeState::Draft(_) | NoticeState::Discarded => None,
        }
    }

    /// What everybody may know of it; `None` before it was issued.
    pub fn outline(&self) -> Option<Cow<'_, NoticeOutline>> {
        match &self.state {
            NoticeState::Issued(issued) => Some(Cow::Owned(NoticeOutline::from(issued.as_ref()))),
            NoticeState::Outlined(outline) => Some(Cow::Borrowed(outline)),
            NoticeState::Draft(_) | NoticeState::Discarded => None,
        }
    }

    /// The notice for those who may know of it but not read it; `None` where it was not issued.
    #[must_use]
    pub fn outlined(&self) -> Option<Self> {
        let outline = self.outline()?.into_owned();
        let (id, project, version) = (self.id, self.project, self.version);
        Some(Self { id, project, version, state: NoticeState::Outlined(Box::new(outline)) })
    }
}
