//! The notice itself: from its head to its contact, and what stands at its foot.

use super::{Block, Imprint, PaperWriter};
use crate::view::notice_paper::{
    PaperDemand, PaperFact, PaperState,
    words::{day, moment, ordinal, plain, sentence},
};

impl PaperWriter<'_> {
    pub(super) fn notice(&self) -> Vec<Block> {
        let paper = self.paper;
        let mut blocks = Vec::new();
        blocks.extend(self.mark().map(Block::Mark));
        blocks.push(Block::Head(plain(&paper.organisation)));
        blocks.push(Block::Number(self.number()));
        blocks.push(Block::Title(plain(&paper.title)));
        let addressee = plain(&paper.addressee);
        let addressee = self.words.fill("paper.addressee", &[("name", &addressee)]);
        blocks.push(Block::Addressee(addressee));
        blocks.extend(paragraphs(&paper.opening));
        if !paper.facts.is_empty() {
            let fact = |fact: &PaperFact| PaperFact {
                label: plain(&fact.label),
                value: plain(&fact.value),
            };
            blocks.push(Block::Facts(paper.facts.iter().map(fact).collect()));
        }
        blocks.extend(self.sections());
        let titles = self.titles();
        blocks.push(Block::AnnexList(self.get("paper.annexes"), titles));
        let signed = paper.state.issued_on().map(|on| day(self.words, on));
        blocks.push(Block::Signature(plain(&paper.signer), signed));
        blocks.extend(self.contact().map(|contact| {
            Block::Note(self.words.fill("paper.contact", &[("contact", &contact)]))
        }));
        blocks
    }

    fn mark(&self) -> Option<String> {
        match self.paper.state {
            PaperState::Draft => Some(self.get("paper.draft")),
            PaperState::Issued { .. } => None,
            PaperState::Withdrawn { withdrawn, .. } => {
                let withdrawn = day(self.words, withdrawn);
                Some(self.words.fill("paper.withdrawn", &[("day", &withdrawn)]))
            }
        }
    }

    /// What is wrong, what is demanded, until when: numbered, as far as there is something to say.
    fn sections(&self) -> Vec<Block> {
        let sections = [self.body(), self.demands(), self.deadlines()];
        let told: Vec<_> = sections.into_iter().filter(|section| !section.is_empty()).collect();
        let alone = told.len() == 1;
        let numbered = told.into_iter().enumerate().flat_map(|(index, section)| {
            let mut section = section;
            if let Some(Block::Paragraph(first) | Block::Lead(first)) =
                section.first_mut().filter(|_| !alone)
            {
                let values = [("ordinal", &*ordinal(index + 1)), ("text", first)];
                *first = self.words.fill("paper.section", &values);
            }
            section
        });
        numbered.collect()
    }

    fn body(&self) -> Vec<Block> {
        let mut body: Vec<_> = lines(&self.paper.body).collect();
        if let Some(first) = body.first_mut() {
            *first = self.words.fill("paper.body", &[("text", first)]);
        }
        body.into_iter().map(Block::Paragraph).collect()
    }

    fn demands(&self) -> Vec<Block> {
        let demand = |demand: &PaperDemand| {
            let text = plain(&demand.text);
            match demand.due {
                None => text,
                Some(due) => {
                    let due = day(self.words, due);
                    let text = sentence(&text);
                    self.words.fill("paper.demand-due", &[("text", text), ("day", &due)])
                }
            }
        };
        let demands: Vec<_> = self.paper.demands.iter().map(demand).collect();
        match demands.as_slice() {
            [] => Vec::new(),
            [only] => vec![Block::Paragraph(self.words.fill("paper.demand", &[("text", only)]))],
            several => {
                let numbered = several.iter().enumerate().map(|(index, text)| {
                    let values = [("ordinal", &*ordinal(index + 1)), ("text", text)];
                    Block::Paragraph(self.words.fill("paper.demand-item", &values))
                });
                std::iter::once(Block::Lead(self.get("paper.demands"))).chain(numbered).collect()
            }
        }
    }

    fn deadlines(&self) -> Vec<Block> {
        let (sign, answer) = (self.paper.sign_by, self.paper.answer_by);
        let sign = sign.map(|by| moment(self.words, by));
        let answer = answer.map(|by| day(self.words, by));
        let deadlines = match (&sign, &answer) {
            (Some(sign), Some(answer)) => Some(
                self.words.fill("paper.sign-and-answer", &[("sign", sign), ("answer", answer)]),
            ),
            (Some(sign), None) => Some(self.words.fill("paper.sign", &[("sign", sign)])),
            (None, Some(answer)) => Some(self.words.fill("paper.answer", &[("answer", answer)])),
            (None, None) => None,
        };
        let mut closing = lines(&self.paper.closing);
        let first = match (deadlines, closing.next()) {
            (Some(deadlines), Some(first)) => Some(deadlines + &first),
            (deadlines, first) => deadlines.or(first),
        };
        first.into_iter().chain(closing).map(Block::Paragraph).collect()
    }

    /// Whom to ask, as one phrase with name and telephone number.
    pub(super) fn contact(&self) -> Option<String> {
        let contact = self.paper.contact.as_ref()?;
        let name = plain(&contact.name);
        Some(match &contact.telephone {
            Some(telephone) => {
                let values = [("name", &*name), ("telephone", &*plain(telephone))];
                self.words.fill("paper.contact-telephone", &values)
            }
            None => self.words.fill("paper.contact-name", &[("name", &name)]),
        })
    }

    pub(super) fn imprint(&self) -> Imprint {
        let paper = self.paper;
        let copies: Vec<_> = paper.copies.iter().map(|copy| plain(copy)).collect();
        let names = copies.join(&self.get("paper.copies-and"));
        let issued = paper.state.issued_on().map(|on| {
            let on = day(self.words, on);
            (plain(&paper.organisation), self.words.fill("paper.issued-on", &[("day", &on)]))
        });
        let line = || self.words.fill("paper.copies", &[("names", &names)]);
        Imprint { copies: (!copies.is_empty()).then(line), issued }
    }
}

/// Each line of each text as a paragraph.
fn paragraphs(texts: &[String]) -> impl Iterator<Item = Block> {
    lines(texts).map(Block::Paragraph)
}

/// Each line of each text, without those that say nothing.
fn lines(texts: &[String]) -> impl Iterator<Item = String> {
    texts.iter().flat_map(|text| text.lines()).map(plain).filter(|line| !line.is_empty())
}
