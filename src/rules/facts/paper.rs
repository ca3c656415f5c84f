//! What decisions about documents and notices need to know.

use std::sync::Arc;

use crate::{
    board::Board,
    model::{
        actor::{Actor, Role},
        document::Document,
        measure::measure,
        notice::{
            Addressee, Carries, Measured, NoticeAction, NoticeContent, NoticeFacts, NoticeNumber,
            PaperFacts, Signs,
        },
        project::Project,
    },
    rules::evidence,
    value::{Name, ProjectId, Timestamp, UnitId},
};

/// What is known of a notice's content: the document it is written by.
pub struct NoticeKnown {
    project: Option<ProjectId>,
    content: Option<NoticeContent>,
    document: Option<Arc<Document>>,
}

/// What is known of the notice that a command names.
pub fn of_notice(board: &Board, command: &NoticeAction) -> NoticeKnown {
    let named = command.notice().and_then(|id| board.notices.get(&id));
    let content = match command {
        NoticeAction::Issue { .. } => {
            named.and_then(|notice| notice.draft()).map(|draft| &draft.content)
        }
        _ => command.content(),
    };
    NoticeKnown {
        project: match command {
            NoticeAction::Draft { project, .. } => Some(*project),
            _ => named.map(|notice| notice.project),
        },
        document: content.and_then(|content| board.document(content.document)),
        content: content.cloned(),
    }
}

impl NoticeKnown {
    /// As the decision takes it, in the name of `actor` at `now`.
    pub fn facts<'a>(
        &'a self,
        board: &'a Board,
        actor: &'a Actor,
        command: &NoticeAction,
        now: Timestamp,
    ) -> NoticeFacts<'a> {
        let project = self.project.and_then(|id| board.projects.get(&id)).map(AsRef::as_ref);
        let content = self.content.as_ref();
        let addressee = content.and_then(|content| content.addressee);
        let units = content.into_iter().flat_map(|c| c.assisting.iter().chain(&c.copies));
        let shown = content.map_or_else(|| command.evidence(), |content| &content.evidence);
        let paper = match (command, project, content) {
            (NoticeAction::Issue { .. }, Some(project), Some(content)) => self
                .document
                .as_ref()
                .map(|document| of_paper(board, document, project, content, now)),
            _ => None,
        };
        NoticeFacts {
            named: command.notice().and_then(|id| board.notices.get(&id)).map(AsRef::as_ref),
            project: match project {
                Some(project) if project.is_live() => Carries::Live,
                Some(_) => Carries::Cancelled,
                None => Carries::Unknown,
            },
            document: self.document.as_ref().map(|document| &document.file),
            addressee: addressee.map_or(Signs::Somebody, |addressee| signs(board, addressee)),
            units_known: units.into_iter().all(|unit| board.units.contains_key(unit)),
            evidence_known: self.project.is_some_and(|id| evidence::counts(board, id, shown)),
            paper,
            calendar: &board.city.calendar,
            actor,
            now,
            next: board.notices.next_id(),
        }
    }
}

/// Whether an active account can sign for an addressee.
pub fn signs(board: &Board, addressee: Addressee) -> Signs {
    let (known, role) = match addressee {
        Addressee::Unit(unit) => (board.units.contains_key(&unit), Role::Unit(unit)),
        Addressee::Region(region) => {
            (board.regions.contains_key(&region), Role::RegionOffice(region))
        }
    };
    let somebody = || board.people.values().any(|person| person.active && person.role == role);
    if !known {
        Signs::Unknown
    } else if somebody() {
        Signs::Somebody
    } else {
        Signs::Nobody
    }
}

/// What a paper of `content` would say today.
pub fn of_paper<'a>(
    board: &Board,
    document: &'a Document,
    project: &Project,
    content: &NoticeContent,
    now: Timestamp,
) -> PaperFacts<'a> {
    let (file, today) = (&document.file, now.day());
    let year = today.year();
    let number = board.numbers(&file.series, year).map_or(1, |series| series.next);
    let region = project.region().and_then(|id| board.regions.get(&id));
    PaperFacts {
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

/// As papers address somebody: a county by its government.
pub fn addressee_name(board: &Board, addressee: Addressee) -> Option<Name> {
    match addressee {
        Addressee::Unit(unit) => board.units.get(&unit).map(|unit| unit.name.clone()),
        Addressee::Region(region) => board.regions.get(&region).map(|region| region.government()),
    }
}

fn unit_names(board: &Board, units: &[UnitId]) -> Vec<Name> {
    units.iter().filter_map(|id| board.units.get(id)).map(|unit| unit.name.clone()).collect()
}

/// The project's investment at the end of the last closed month.
fn measured(board: &Board, project: &Project) -> Option<Measured> {
    let month = board.closed_month()?;
    let measure = measure(project, board.curve(project.id, month.year()), month).ok()?;
    Some(Measured {
        month,
        scheduled: measure.scheduled.tenths(),
        actual: measure.actual.tenths(),
        lag: measure.lag().tenths(),
    })
}
