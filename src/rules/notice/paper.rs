//! What a notice's paper says that its draft does not: the names and figures of the day, and the words
//! of the document's templates.

use super::addressee_name;
use crate::{
    board::Board,
    model::{
        document::{
            Document, DocumentFile, Term,
            template::{TemplateField, fill},
        },
        measure::measure,
        notice::{IssuedPaper, Measured, NoticeContent, NoticeNumber, NoticeRefusal},
        project::Project,
    },
    value::{Day, Decimal, Month, Name, Percentages, Text, Timestamp, UnitId},
};

/// What a paper says that its draft does not.
#[derive(Debug, Clone)]
pub struct Particulars<'a> {
    /// The type of document that the paper is issued as.
    pub document: &'a DocumentFile,
    /// The number that it gets when it is issued: the next of its series.
    pub number: NoticeNumber,
    /// The name of the project that it is about.
    pub project: Name,
    /// The name of the project's main region.
    pub region: Option<Name>,
    /// The leaders who sponsor the project (联系领导).
    pub sponsors: Vec<Name>,
    /// The name of the addressee, as papers address it; none where the draft names nobody.
    pub addressee: Option<Name>,
    /// The assisting units' names.
    pub assisting: Vec<Name>,
    /// The names of those who get a copy.
    pub copies: Vec<Name>,
    /// The project's investment at the end of the last closed month; none where it has no measure.
    pub measured: Option<Measured>,
    /// The last day to answer, where the draft names none.
    pub answer_by: Day,
    /// The day on which the paper is made.
    pub today: Day,
}

impl<'a> Particulars<'a> {
    /// What a paper of `content` about `project` would say at `now`.
    pub fn of(
        board: &Board,
        document: &'a Document,
        project: &Project,
        content: &NoticeContent,
        now: Timestamp,
    ) -> Self {
        let (file, today) = (&document.file, now.day());
        let year = today.year();
        let number = board.numbers(&file.series, year).map_or(1, |series| series.next);
        let region = project.region().and_then(|id| board.regions.get(&id));
        Self {
            document: file,
            number: NoticeNumber { series: file.series.clone(), year, number },
            project: project.facts.name.clone(),
            region: region.map(|region| region.name.clone()),
            sponsors: project.facts.sponsors.clone(),
            addressee: content.addressee.and_then(|addressee| addressee_name(board, addressee)),
            assisting: unit_names(board, &content.assisting),
            copies: unit_names(board, &content.copies),
            measured: measured(board, project),
            answer_by: file.answer.day(today, &board.city.calendar),
            today,
        }
    }

    /// The words of a template with what is known; the answer is due `answer_by`.
    pub fn fill(&self, template: &Text, sign: Term, answer_by: Day) -> String {
        let measured = self.measured.as_ref();
        let name = |name: &Name| name.to_string();
        fill(template.as_str(), |field| match field {
            TemplateField::Project => Some(name(&self.project)),
            TemplateField::Region => self.region.as_ref().map(name),
            TemplateField::Addressee => self.addressee.as_ref().map(name),
            TemplateField::Sponsors => (!self.sponsors.is_empty()).then(|| joined(&self.sponsors)),
            TemplateField::Word => Some(name(&self.document.word)),
            TemplateField::Month => measured.map(|measured| month_end(measured.month)),
            TemplateField::Scheduled => measured.map(|measured| percent(measured.scheduled)),
            TemplateField::Actual => measured.map(|measured| percent(measured.actual)),
            TemplateField::Lag => {
                measured.map(|measured| format!("{}个百分点", tenths(measured.lag)))
            }
            TemplateField::SignTerm => Some(sign.to_string()),
            TemplateField::AnswerBy => Some(day(answer_by)),
        })
    }

    /// The frozen paper of a draft.
    ///
    /// # Errors
    /// When the draft lacks what a paper must say.
    pub fn paper(self, content: NoticeContent) -> Result<IssuedPaper, NoticeRefusal> {
        let document = self.document;
        let sign = content.sign.unwrap_or(document.sign);
        let answer_by = content.answer_by.unwrap_or(self.answer_by);
        let words = |template: &Text| {
            Text::new(&self.fill(template, sign, answer_by)).map_err(|_| NoticeRefusal::TooLong)
        };
        Ok(IssuedPaper {
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

fn unit_names(board: &Board, units: &[UnitId]) -> Vec<Name> {
    units.iter().filter_map(|id| board.units.get(id)).map(|unit| unit.name.clone()).collect()
}

/// The project's investment at the end of the last closed month.
fn measured(board: &Board, project: &Project) -> Option<Measured> {
    let month = board.closed_month()?;
    let measure = measure(project, board.curve(project.id, month.year()), month).ok()?;
    let shares = Percentages::of(measure.scheduled, measure.actual);
    Some(Measured {
        month,
        scheduled: shares.scheduled().number,
        actual: shares.actual().number,
        lag: shares.lag().number,
    })
}

/// Names as Chinese joins them.
fn joined(names: &[Name]) -> String {
    names.iter().map(Name::as_str).collect::<Vec<_>>().join("、")
}

/// Tenths as a decimal; a sum that is ahead of its schedule has a minus.
fn tenths(number: i64) -> String {
    Decimal::tenths(number).to_string()
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
