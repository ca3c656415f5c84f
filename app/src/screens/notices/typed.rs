//! What somebody typed into the form of a notice, as texts, and the content it makes.

use battle_map::{
    model::{
        document::{Term, TermUnit},
        notice::NoticeContent,
    },
    value::{DocumentId, EvidenceId, Name, ProjectId, Text, UnitId, ValueError},
    view::notices::{DocumentChoice, NoticeForm, addressee_code, addressee_of},
};
use serde::{Deserialize, Serialize};

use crate::map::links::address;

/// What a card or a meeting brings along.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// What it says of the facts.
    pub facts: String,
    /// What it is based on.
    pub basis: String,
    /// What shows it.
    pub evidence: Vec<EvidenceId>,
}

impl Given {
    /// Where a notice about `project` is written that begins with this.
    #[must_use]
    pub fn href(&self, project: ProjectId) -> String {
        let evidence: Vec<_> = self.evidence.iter().map(ToString::to_string).collect();
        let all = [
            ("project", project.to_string()),
            ("facts", self.facts.clone()),
            ("basis", self.basis.clone()),
            ("evidence", evidence.join(",")),
        ];
        let filled: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        address("/notices/new", &filled)
    }

    /// Reads it back from the address.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| get(key).unwrap_or_default();
        let evidence = text("evidence");
        let evidence = evidence.split(',').filter_map(|id| id.parse().ok()).collect();
        Self { facts: text("facts"), basis: text("basis"), evidence }
    }
}

/// The fields of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Typed {
    /// The type of document.
    pub document: DocumentId,
    /// The parameter of the addressee.
    pub addressee: String,
    /// Whether it is delivered on paper.
    pub on_paper: bool,
    /// 事由
    pub subject: String,
    /// 问题
    pub facts: String,
    /// 要求
    pub demand: String,
    /// 依据
    pub basis: String,
    /// How long there is to sign.
    pub sign_count: String,
    /// In what.
    pub sign_unit: String,
    /// The last day to answer.
    pub answer_by: String,
    /// 配合单位
    pub assisting: Vec<UnitId>,
    /// 抄送
    pub copies: Vec<UnitId>,
    /// 签发人
    pub signatory: String,
    /// What shows the facts.
    pub evidence: Vec<EvidenceId>,
}

/// A field that cannot be read, and why.
pub type Unread = (&'static str, ValueError);

impl Typed {
    /// A new draft: as the type of document proposes, with what is brought along.
    #[must_use]
    pub fn begin(form: &NoticeForm, given: Given) -> Self {
        let own = form.addressees.first().filter(|_| form.own > 0);
        let mut typed = Self {
            addressee: own.map(|to| addressee_code(to.addressee)).unwrap_or_default(),
            on_paper: own.is_some_and(|to| !to.signs),
            signatory: form.leaders.first().cloned().unwrap_or_default(),
            basis: given.basis,
            evidence: given.evidence,
            ..Self::default()
        };
        if let Some(document) = form.documents.first() {
            typed.follow(document);
        }
        if !given.facts.is_empty() {
            typed.facts = given.facts;
        }
        typed
    }

    /// What another type of document proposes.
    pub fn follow(&mut self, document: &DocumentChoice) {
        self.document = document.id;
        self.sign_count = document.sign.count.to_string();
        document.sign.unit.code().clone_into(&mut self.sign_unit);
        self.answer_by = document.answer_by.to_string();
        if !document.facts.is_empty() {
            self.facts.clone_from(&document.facts);
        }
        if !document.demand.is_empty() {
            self.demand.clone_from(&document.demand);
        }
    }

    /// A draft as it stands on the server.
    #[must_use]
    pub fn of(content: &NoticeContent, form: &NoticeForm) -> Self {
        let name = |name: Option<&Name>| name.map(ToString::to_string).unwrap_or_default();
        let text = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
        let document = form.documents.iter().find(|choice| choice.id == content.document);
        let sign = content.sign.or(document.map(|document| document.sign));
        Self {
            document: content.document,
            addressee: content.addressee.map(addressee_code).unwrap_or_default(),
            on_paper: content.on_paper,
            subject: name(content.subject.as_ref()),
            facts: text(content.facts.as_ref()),
            demand: text(content.demand.as_ref()),
            basis: text(content.basis.as_ref()),
            sign_count: sign.map(|sign| sign.count.to_string()).unwrap_or_default(),
            sign_unit: sign.map_or(TermUnit::Hours, |sign| sign.unit).code().to_owned(),
            answer_by: content.answer_by.map(|day| day.to_string()).unwrap_or_default(),
            assisting: content.assisting.clone(),
            copies: content.copies.clone(),
            signatory: name(content.signatory.as_ref()),
            evidence: content.evidence.clone(),
        }
    }

    /// The content it makes; what is empty is missing.
    ///
    /// # Errors
    /// The first field that cannot be read.
    pub fn content(&self) -> Result<NoticeContent, Unread> {
        let day = self.answer_by.trim();
        let answer_by = (!day.is_empty()).then(|| day.parse()).transpose();
        Ok(NoticeContent {
            document: self.document,
            addressee: addressee_of(&self.addressee),
            on_paper: self.on_paper,
            subject: read("subject", &self.subject, Name::new)?,
            facts: read("facts", &self.facts, Text::new)?,
            demand: read("demand", &self.demand, Text::new)?,
            basis: read("basis", &self.basis, Text::new)?,
            sign: self.sign()?,
            answer_by: answer_by.map_err(|error| ("answer-by", error))?,
            assisting: self.assisting.clone(),
            copies: self.copies.clone(),
            signatory: read("signatory", &self.signatory, Name::new)?,
            evidence: self.evidence.clone(),
        })
    }

    fn sign(&self) -> Result<Option<Term>, Unread> {
        let count = self.sign_count.trim();
        if count.is_empty() {
            return Ok(None);
        }
        let error = |_| ("sign", ValueError::Amount(count.to_owned()));
        let unit = TermUnit::from_code(&self.sign_unit).unwrap_or(TermUnit::Hours);
        Ok(Some(Term { count: count.parse().map_err(error)?, unit }))
    }
}

fn read<T>(
    field: &'static str,
    text: &str,
    make: fn(&str) -> Result<T, ValueError>,
) -> Result<Option<T>, Unread> {
    match make(text) {
        Ok(value) => Ok(Some(value)),
        Err(ValueError::Empty) => Ok(None),
        Err(error) => Err((field, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_missing_and_what_cannot_be_read_names_its_field() {
        let typed = Typed { subject: "  ".into(), sign_count: "24".into(), ..Typed::default() };
        let content = typed.content().unwrap();
        assert_eq!((content.subject, content.answer_by), (None, None));
        assert_eq!(content.sign.map(|sign| sign.to_string()), Some("24小时内".to_owned()));
        let field = |typed: Typed| typed.content().unwrap_err().0;
        assert_eq!(field(Typed { answer_by: "明天".into(), ..Typed::default() }), "answer-by");
        assert_eq!(field(Typed { sign_count: "0".into(), ..Typed::default() }), "sign");
        assert_eq!(field(Typed { facts: "长".repeat(4_001), ..Typed::default() }), "facts");
    }
}
