//! A type of document as somebody types it.

use std::collections::BTreeMap;

use battle_map::{
    model::document::{Chased, DocumentFile, Ladder, Rung, Term, TermUnit},
    value::{Name, Text},
};

/// The fields of a type of document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentTyped {
    texts: BTreeMap<&'static str, String>,
    /// A number and the code of its unit.
    terms: BTreeMap<&'static str, (String, String)>,
    /// Hours past the deadline, one a step from the lowest; nothing passes a step over.
    ladders: BTreeMap<&'static str, [String; 4]>,
    /// From which step on the sponsors are told; nothing tells them never.
    pub informs: String,
    /// Whether a second person checks a draft.
    pub check: bool,
}

impl DocumentTyped {
    /// Fields of one line.
    pub const LINES: [&'static str; 6] =
        ["name", "word", "series", "office", "contact", "telephone"];
    /// Fields of several lines: the templates.
    pub const AREAS: [&'static str; 4] = ["opening", "facts", "demand", "closing"];
    /// Lengths of time.
    pub const TERMS: [&'static str; 3] = ["sign", "answer", "review"];
    /// Ladders.
    pub const LADDERS: [&'static str; 2] = ["signing", "answering"];

    /// A type as it stands.
    #[must_use]
    pub fn of(file: &DocumentFile) -> Self {
        let option = |name: Option<&Name>| name.map(ToString::to_string).unwrap_or_default();
        let words = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
        let rungs = file.signing.0.iter().chain(&file.answering.0);
        let informs = rungs.filter(|rung| rung.informs).map(|rung| rung.chases).min();
        Self {
            texts: BTreeMap::from([
                ("name", file.name.to_string()),
                ("word", file.word.to_string()),
                ("series", file.series.to_string()),
                ("office", file.office.to_string()),
                ("contact", option(file.contact.as_ref())),
                ("telephone", option(file.telephone.as_ref())),
                ("opening", file.opening.to_string()),
                ("facts", words(file.facts.as_ref())),
                ("demand", words(file.demand.as_ref())),
                ("closing", file.closing.to_string()),
            ]),
            terms: BTreeMap::from([
                ("sign", term_typed(file.sign)),
                ("answer", term_typed(file.answer)),
                ("review", term_typed(file.review)),
            ]),
            ladders: BTreeMap::from([
                ("signing", ladder_typed(&file.signing)),
                ("answering", ladder_typed(&file.answering)),
            ]),
            informs: informs.map(Chased::code).unwrap_or_default().to_owned(),
            check: file.check,
        }
    }

    /// What stands in a field.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.texts.get(name).cloned().unwrap_or_default()
    }

    /// Writes into a field.
    pub fn set_text(&mut self, name: &'static str, text: String) {
        self.texts.insert(name, text);
    }

    /// A term: its number and its unit.
    #[must_use]
    pub fn term(&self, name: &str) -> (String, String) {
        self.terms.get(name).cloned().unwrap_or_default()
    }

    /// Writes a term.
    pub fn set_term(&mut self, name: &'static str, term: (String, String)) {
        self.terms.insert(name, term);
    }

    /// The hours of one step of a ladder.
    #[must_use]
    pub fn step(&self, name: &str, step: usize) -> String {
        self.ladders.get(name).and_then(|steps| steps.get(step)).cloned().unwrap_or_default()
    }

    /// Writes the hours of one step.
    pub fn set_step(&mut self, name: &'static str, step: usize, hours: String) {
        if let Some(known) = self.ladders.get_mut(name).and_then(|steps| steps.get_mut(step)) {
            *known = hours;
        }
    }

    /// The type it makes.
    ///
    /// # Errors
    /// The first field that cannot be read.
    pub fn file(&self) -> Result<DocumentFile, &'static str> {
        let name = |field: &'static str| Name::new(&self.text(field)).map_err(|_| field);
        let text = |field: &'static str| Text::new(&self.text(field)).map_err(|_| field);
        let filled = |field: &'static str| !self.text(field).trim().is_empty();
        let term = |field: &'static str| self.read_term(field).ok_or(field);
        let ladder = |field: &'static str| self.read_ladder(field).ok_or(field);
        Ok(DocumentFile {
            name: name("name")?,
            word: name("word")?,
            series: name("series")?,
            office: name("office")?,
            contact: filled("contact").then(|| name("contact")).transpose()?,
            telephone: filled("telephone").then(|| name("telephone")).transpose()?,
            check: self.check,
            sign: term("sign")?,
            answer: term("answer")?,
            review: term("review")?,
            opening: text("opening")?,
            closing: text("closing")?,
            facts: filled("facts").then(|| text("facts")).transpose()?,
            demand: filled("demand").then(|| text("demand")).transpose()?,
            signing: ladder("signing")?,
            answering: ladder("answering")?,
        })
    }

    fn read_term(&self, name: &str) -> Option<Term> {
        let (count, unit) = self.term(name);
        Some(Term { count: count.trim().parse().ok()?, unit: TermUnit::from_code(&unit)? })
    }

    fn read_ladder(&self, name: &str) -> Option<Ladder> {
        let from = Chased::ALL.into_iter().find(|chased| chased.code() == self.informs);
        let steps = self.ladders.get(name)?.iter().zip(Chased::ALL);
        let steps = steps.filter(|(hours, _)| !hours.trim().is_empty());
        let rung = |(hours, chases): (&String, Chased)| {
            let informs = from.is_some_and(|from| chases >= from);
            Some(Rung { after: hours.trim().parse().ok()?, chases, informs })
        };
        steps.map(rung).collect::<Option<Vec<_>>>().map(Ladder)
    }
}

fn term_typed(term: Term) -> (String, String) {
    (term.count.to_string(), term.unit.code().to_owned())
}

fn ladder_typed(ladder: &Ladder) -> [String; 4] {
    Chased::ALL.map(|chased| {
        let rung = ladder.0.iter().find(|rung| rung.chases == chased);
        rung.map(|rung| rung.after.to_string()).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_survives_its_form_and_what_cannot_be_read_is_named() {
        let file = DocumentFile::standard(None).unwrap();
        let typed = DocumentTyped::of(&file);
        assert_eq!(typed.file(), Ok(file));
        let mut wrong = typed.clone();
        wrong.set_step("signing", 1, "一天".to_owned());
        assert_eq!(wrong.file().unwrap_err(), "signing");
        let mut wrong = typed;
        wrong.set_term("review", ("0".to_owned(), "days".to_owned()));
        assert_eq!(wrong.file().unwrap_err(), "review");
    }
}
