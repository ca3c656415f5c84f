//! The form values of a notice, and the content they make.

use battle_map::{
    model::{
        document::{Term, TermUnit},
        notice::NoticeContent,
    },
    value::{EvidenceId, ProjectId, ValueError},
    view::notices::{DocumentChoice, NoticeForm, addressee_code, addressee_of},
};

use crate::{
    form::{Reading, Typed},
    map::links::address,
};

/// The values that a card or a meeting fills into a new notice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// The text of the facts.
    pub facts: String,
    /// What the notice is based on, as text.
    pub basis: String,
    /// The evidence for the facts.
    pub evidence: Vec<EvidenceId>,
}

impl Given {
    /// The address of the form for a notice about `project`, filled in with these values.
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

    /// Reads the values back from the address's parameters.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| get(key).unwrap_or_default();
        let evidence = text("evidence");
        let evidence = evidence.split(',').filter_map(|id| id.parse().ok()).collect();
        Self { facts: text("facts"), basis: text("basis"), evidence }
    }
}

/// A new draft: the document type's proposals, with the given values filled in.
#[must_use]
pub fn begin(form: &NoticeForm, given: Given) -> Typed {
    let own = form.addressees.first().filter(|_| form.own > 0);
    let addressee = own.map(|to| addressee_code(to.addressee)).unwrap_or_default();
    let mut typed = Typed::default()
        .with("addressee", addressee)
        .with("on-paper", checked(own.is_some_and(|to| !to.signs)))
        .with("signatory", form.leaders.first().cloned().unwrap_or_default())
        .with("basis", given.basis)
        .with_all("evidence", given.evidence);
    if let Some(document) = form.documents.first() {
        follow(&mut typed, document);
    }
    if !given.facts.is_empty() {
        typed.set("facts", given.facts);
    }
    typed
}

/// Fills in the proposals of another type of document.
pub fn follow(typed: &mut Typed, document: &DocumentChoice) {
    typed.set("document", document.id.to_string());
    typed.set("sign", document.sign.count.to_string());
    typed.set("sign-unit", document.sign.unit.code().to_owned());
    typed.set("answer-by", document.answer_by.to_string());
    for (field, proposed) in [("facts", &document.facts), ("demand", &document.demand)] {
        if !proposed.is_empty() {
            typed.set(field, proposed.clone());
        }
    }
}

/// The form values of a draft on the server.
#[must_use]
pub fn of(content: &NoticeContent, form: &NoticeForm) -> Typed {
    let document = form.documents.iter().find(|choice| choice.id == content.document);
    let sign = content.sign.or(document.map(|document| document.sign));
    let unit = sign.map_or(TermUnit::Hours, |sign| sign.unit);
    Typed::default()
        .with("document", content.document)
        .with("addressee", content.addressee.map(addressee_code).unwrap_or_default())
        .with("on-paper", checked(content.on_paper))
        .with("subject", words(content.subject.as_ref()))
        .with("facts", words(content.facts.as_ref()))
        .with("demand", words(content.demand.as_ref()))
        .with("basis", words(content.basis.as_ref()))
        .with("sign", words(sign.map(|sign| sign.count).as_ref()))
        .with("sign-unit", unit.code())
        .with("answer-by", words(content.answer_by.as_ref()))
        .with_all("assisting", &content.assisting)
        .with_all("copies", &content.copies)
        .with("signatory", words(content.signatory.as_ref()))
        .with_all("evidence", &content.evidence)
}

/// An optional value as text; empty if there is none.
fn words(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

const fn checked(yes: bool) -> &'static str {
    if yes { "yes" } else { "" }
}

/// The content that the fields make; empty ones are left out, `None` if one cannot be read.
pub fn content(typed: &mut Reading<'_>) -> Option<NoticeContent> {
    let (subject, signatory) = (typed.optional_name("subject"), typed.optional_name("signatory"));
    let (facts, demand) = (typed.optional_text("facts"), typed.optional_text("demand"));
    let (basis, answer_by) = (typed.optional_text("basis"), typed.optional_day("answer-by"));
    let (document, sign) = (typed.value("document"), sign(typed));
    Some(NoticeContent {
        document: document?,
        addressee: addressee_of(typed.raw("addressee")),
        on_paper: typed.is_checked("on-paper"),
        subject: subject?,
        facts: facts?,
        demand: demand?,
        basis: basis?,
        sign: sign?,
        answer_by: answer_by?,
        assisting: typed.values("assisting"),
        copies: typed.values("copies"),
        signatory: signatory?,
        evidence: typed.values("evidence"),
    })
}

/// The content of a notice to be issued; `None` where something that its paper needs is missing.
pub fn complete(typed: &mut Reading<'_>) -> Option<NoticeContent> {
    let content = content(typed)?;
    let needed = [
        ("addressee", content.addressee.is_none()),
        ("subject", content.subject.is_none()),
        ("facts", content.facts.is_none()),
        ("demand", content.demand.is_none()),
        ("signatory", content.signatory.is_none()),
    ];
    let missing: Vec<_> = needed.into_iter().filter(|(_, missing)| *missing).collect();
    for (field, _) in &missing {
        typed.refuse(field, &format!("refusal.notice-{field}-missing"));
    }
    missing.is_empty().then_some(content)
}

fn sign(typed: &mut Reading<'_>) -> Option<Option<Term>> {
    let unit = TermUnit::from_code(typed.raw("sign-unit")).unwrap_or(TermUnit::Hours);
    typed.optional("sign", |text| {
        let count = text.parse().map_err(|_| ValueError::Amount(text.to_owned()))?;
        Ok(Term { count, unit })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FieldError;

    fn typed() -> Typed {
        Typed::default().with("document", 1)
    }

    fn fields(wrong: Vec<FieldError>) -> Vec<String> {
        wrong.into_iter().map(|wrong| wrong.field).collect()
    }

    #[test]
    fn what_is_empty_is_missing_and_what_cannot_be_read_names_its_field() {
        let full = typed().with("subject", "  ").with("sign", 24).with("sign-unit", "hours");
        let read = content(&mut Reading::of(&full)).unwrap();
        assert_eq!((read.subject, read.answer_by), (None, None));
        assert_eq!(read.sign.map(|sign| sign.to_string()), Some("24小时内".to_owned()));
        let wrong =
            typed().with("answer-by", "明天").with("sign", 0).with("facts", "长".repeat(4_001));
        let mut reading = Reading::of(&wrong);
        assert!(content(&mut reading).is_none());
        assert_eq!(fields(reading.wrong()), ["facts", "answer-by", "sign"]);
    }

    #[test]
    fn what_a_paper_needs_is_asked_for_all_at_once() {
        let some = typed().with("subject", "限期恢复施工").with("facts", "现场停工");
        let mut reading = Reading::of(&some);
        assert!(complete(&mut reading).is_none());
        assert_eq!(fields(reading.wrong()), ["addressee", "demand", "signatory"]);
    }
}
