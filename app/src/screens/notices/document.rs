//! A type of document as form values.

use battle_map::{
    model::document::{
        Document, DocumentFile, EscalationLevel, EscalationStep, Ladder, Term, TermUnit,
    },
    value::ValueError,
};

use crate::form::{Reading, Typed};

/// The field names of an escalation ladder, one for each step from the lowest; a field holds hours
/// past the deadline, and an empty one skips its step.
type Steps = [&'static str; 4];

/// The steps of the ladder for signing.
pub const SIGNING: Steps = ["signing-unit", "signing-head", "signing-county", "signing-issuer"];
/// The steps of the ladder for answering.
pub const ANSWERING: Steps =
    ["answering-unit", "answering-head", "answering-county", "answering-issuer"];

/// The form values of a type as it stands.
pub fn of(document: &Document) -> Typed {
    typed_of(&document.file).based_on(document.version)
}

fn typed_of(file: &DocumentFile) -> Typed {
    let steps = file.signing.0.iter().chain(&file.answering.0);
    let informs = steps.filter(|step| step.informs).map(|step| step.level).min();
    let mut typed = Typed::default()
        .with("name", &file.name)
        .with("word", &file.word)
        .with("series", &file.series)
        .with("office", &file.office)
        .with("contact", words(file.contact.as_ref()))
        .with("telephone", words(file.telephone.as_ref()))
        .with("opening", &file.opening)
        .with("facts", words(file.facts.as_ref()))
        .with("demand", words(file.demand.as_ref()))
        .with("closing", &file.closing)
        .with("informs", informs.map(EscalationLevel::code).unwrap_or_default())
        .with("check", if file.check { "yes" } else { "" });
    for (field, unit, term) in [
        ("sign", "sign-unit", file.sign),
        ("answer", "answer-unit", file.answer),
        ("review", "review-unit", file.review),
    ] {
        typed.set(field, term.count.to_string());
        typed.set(unit, term.unit.code().to_owned());
    }
    for (steps, ladder) in [(SIGNING, &file.signing), (ANSWERING, &file.answering)] {
        for (field, level) in steps.into_iter().zip(EscalationLevel::ALL) {
            let step = ladder.0.iter().find(|step| step.level == level);
            typed.set(field, step.map(|step| step.after.to_string()).unwrap_or_default());
        }
    }
    typed
}

fn words(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

/// The type that the form values make; `None` where a field cannot be read.
pub fn file(typed: &mut Reading<'_>) -> Option<DocumentFile> {
    let (name, word, series) = (typed.name("name"), typed.name("word"), typed.name("series"));
    let (office, contact) = (typed.name("office"), typed.optional_name("contact"));
    let telephone = typed.optional_name("telephone");
    let terms = [("sign", "sign-unit"), ("answer", "answer-unit"), ("review", "review-unit")]
        .map(|(field, unit)| term(typed, field, unit));
    let (opening, facts) = (typed.text("opening"), typed.optional_text("facts"));
    let (demand, closing) = (typed.optional_text("demand"), typed.text("closing"));
    let [signing, answering] = [SIGNING, ANSWERING].map(|steps| ladder(typed, steps));
    let [sign, answer, review] = terms;
    Some(DocumentFile {
        name: name?,
        word: word?,
        series: series?,
        office: office?,
        contact: contact?,
        telephone: telephone?,
        check: typed.is_checked("check"),
        sign: sign?,
        answer: answer?,
        review: review?,
        opening: opening?,
        closing: closing?,
        facts: facts?,
        demand: demand?,
        signing: signing?,
        answering: answering?,
    })
}

fn term(typed: &mut Reading<'_>, field: &str, unit: &str) -> Option<Term> {
    let unit = TermUnit::from_code(typed.raw(unit)).unwrap_or(TermUnit::Hours);
    let count =
        typed.required(field, |text| text.parse().map_err(|_| ValueError::Amount(text.to_owned())));
    Some(Term { count: count?, unit })
}

fn ladder(typed: &mut Reading<'_>, steps: Steps) -> Option<Ladder> {
    let from = EscalationLevel::ALL.into_iter().find(|level| level.code() == typed.raw("informs"));
    let mut step = |field: &str, level: EscalationLevel| {
        let after = typed.optional(field, |text| {
            text.parse().map_err(|_| ValueError::Amount(text.to_owned()))
        })?;
        let informs = from.is_some_and(|from| level >= from);
        Some(after.map(|after| EscalationStep { after, level, informs }))
    };
    // Every step is read before any is given up.
    let typed_steps: Vec<_> = steps
        .into_iter()
        .zip(EscalationLevel::ALL)
        .map(|(field, level)| step(field, level))
        .collect();
    let known = typed_steps.into_iter().collect::<Option<Vec<_>>>()?;
    Some(Ladder(known.into_iter().flatten().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_survives_its_form_and_what_cannot_be_read_is_named() {
        let standard = DocumentFile::standard(None).unwrap();
        let typed = typed_of(&standard);
        assert_eq!(file(&mut Reading::of(&typed)), Some(standard));
        let wrong = typed.with("signing-head", "一天").with("review", 0).with("name", "");
        let mut reading = Reading::of(&wrong);
        assert!(file(&mut reading).is_none());
        let fields: Vec<_> = reading.wrong().into_iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["name", "review", "signing-head"]);
    }
}
