//! What a notice says once it is issued: frozen, with every name as it was then.

use serde::{Deserialize, Serialize};

use super::{Addressee, NoticeContent, NoticeNumber, NoticeRefusal};
use crate::{
    model::document::{
        DocumentFile, Term,
        template::{Field, fill},
    },
    value::{Day, EvidenceId, Month, Name, Text},
};

/// Investment against schedule when the notice was issued, in tenths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// The closed month.
    pub month: Month,
    /// What should be done.
    pub scheduled: i64,
    /// What is done.
    pub actual: i64,
    /// Scheduled minus actual; above zero is behind.
    pub lag: i64,
}

/// A frozen notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// 发文字号
    pub number: NoticeNumber,
    /// The title: 点球通知单.
    pub title: Name,
    /// The word by which people call it: 点球.
    pub word: Name,
    /// 发文机关
    pub office: Name,
    /// 联系人
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Name>,
    /// 电话
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Name>,
    /// The project's name.
    pub project: Name,
    /// Its main region's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Name>,
    /// 联系领导
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sponsors: Vec<Name>,
    /// Who is to sign and answer.
    pub addressee: Addressee,
    /// As the paper addresses them.
    pub addressee_name: Name,
    /// Whether it is delivered on paper.
    #[serde(default)]
    pub on_paper: bool,
    /// 事由
    pub subject: Name,
    /// The first sentence.
    pub opening: Text,
    /// How the project stood; none where it could not be judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
    /// 依据
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
    /// 问题
    pub facts: Text,
    /// 要求
    pub demand: Text,
    /// The last sentence.
    pub closing: Text,
    /// 配合单位
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assisting: Vec<Name>,
    /// 抄送
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<Name>,
    /// 签发人
    pub signatory: Name,
    /// The date on the paper.
    pub issued_on: Day,
    /// How long there is to sign for it.
    pub sign: Term,
    /// The last day to answer as the paper says it.
    pub answer_by: Day,
    /// What shows the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// What a paper says that its draft does not.
#[derive(Debug, Clone)]
pub struct PaperFacts<'a> {
    /// The type of document.
    pub document: &'a DocumentFile,
    /// The next number of its series.
    pub number: NoticeNumber,
    /// The project's name.
    pub project: Name,
    /// Its main region's name.
    pub region: Option<Name>,
    /// Its sponsors.
    pub sponsors: Vec<Name>,
    /// The addressee's name.
    pub addressee: Option<Name>,
    /// The assisting units' names.
    pub assisting: Vec<Name>,
    /// The names of those who get a copy.
    pub copies: Vec<Name>,
    /// How the project stands.
    pub measured: Option<Measured>,
    /// The last day to answer, where the draft names none.
    pub answer_by: Day,
    /// The day.
    pub today: Day,
}

impl PaperFacts<'_> {
    /// The words of a template with what is known; the answer is due `answer_by`.
    pub fn fill(&self, template: &Text, sign: Term, answer_by: Day) -> String {
        let measured = self.measured.as_ref();
        let name = |name: &Name| name.to_string();
        fill(template.as_str(), |field| match field {
            Field::Project => Some(name(&self.project)),
            Field::Region => self.region.as_ref().map(name),
            Field::Addressee => self.addressee.as_ref().map(name),
            Field::Sponsors => (!self.sponsors.is_empty()).then(|| joined(&self.sponsors)),
            Field::Word => Some(name(&self.document.word)),
            Field::Month => measured.map(|measured| month_end(measured.month)),
            Field::Scheduled => measured.map(|measured| percent(measured.scheduled)),
            Field::Actual => measured.map(|measured| percent(measured.actual)),
            Field::Lag => measured.map(|measured| format!("{}个百分点", tenths(measured.lag))),
            Field::SignTerm => Some(sign.to_string()),
            Field::AnswerBy => Some(day(answer_by)),
        })
    }

    /// The frozen paper of a draft.
    ///
    /// # Errors
    /// When the draft lacks what a paper must say.
    pub fn paper(self, content: NoticeContent) -> Result<Paper, NoticeRefusal> {
        let document = self.document;
        let sign = content.sign.unwrap_or(document.sign);
        let answer_by = content.answer_by.unwrap_or(self.answer_by);
        let words = |template: &Text| {
            Text::new(&self.fill(template, sign, answer_by)).map_err(|_| NoticeRefusal::TooLong)
        };
        Ok(Paper {
            opening: words(&document.opening)?,
            closing: words(&document.closing)?,
            title: document.name.clone(),
            word: document.word.clone(),
            office: document.office.clone(),
            contact: document.contact.clone(),
            telephone: document.telephone.clone(),
            number: self.number,
            project: self.project,
            region: self.region,
            sponsors: self.sponsors,
            addressee: content.addressee.ok_or(NoticeRefusal::AddresseeMissing)?,
            addressee_name: self.addressee.ok_or(NoticeRefusal::UnknownAddressee)?,
            on_paper: content.on_paper,
            subject: content.subject.ok_or(NoticeRefusal::SubjectMissing)?,
            measured: self.measured,
            basis: content.basis,
            facts: content.facts.ok_or(NoticeRefusal::FactsMissing)?,
            demand: content.demand.ok_or(NoticeRefusal::DemandMissing)?,
            assisting: self.assisting,
            copies: self.copies,
            signatory: content.signatory.ok_or(NoticeRefusal::SignatoryMissing)?,
            issued_on: self.today,
            sign,
            answer_by,
            evidence: content.evidence,
        })
    }
}

/// Names as Chinese joins them.
fn joined(names: &[Name]) -> String {
    names.iter().map(Name::as_str).collect::<Vec<_>>().join("、")
}

/// Tenths as a decimal; a sum that is ahead of its schedule has a minus.
fn tenths(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}.{}", number.abs() / 10, number.abs() % 10)
}

fn percent(number: i64) -> String {
    format!("{}%", tenths(number))
}

fn month_end(month: Month) -> String {
    format!("{}月底", month.number())
}

fn day(day: Day) -> String {
    format!("{}月{}日", day.civil().month(), day.civil().day())
}
