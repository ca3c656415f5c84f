//! Types of documents: what an office says of them, and with which number a year begins. The office
//! keeps them.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        document::{DocumentAction, DocumentChange, DocumentFile, DocumentRefusal, template},
    },
    refusal::Refusal,
    value::{DocumentId, text::normalised},
};

/// Whether `actor` may keep types of documents.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &DocumentAction) -> bool {
    actor.is_office()
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// See [`DocumentRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: DocumentAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::City, DocumentAction::Define(file)) => {
            check(case.board, &file, None)?;
            let document = Subject::Document(case.board.documents.next_id());
            Ok(vec![Event::new(document, DocumentChange::Defined(file))])
        }
        (Subject::Document(document), action) => {
            Ok(changed(subject, of_known(case.board, document, action)?))
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn of_known(
    board: &Board,
    document: DocumentId,
    action: DocumentAction,
) -> Result<Option<DocumentChange>, Refusal> {
    let known = board.document(document).ok_or(DocumentRefusal::Unknown)?;
    match action {
        DocumentAction::Define(_) => Err(Refusal::WrongSubject),
        DocumentAction::Revise(file) => {
            check(board, &file, Some(document))?;
            Ok((known.file != *file).then_some(DocumentChange::Revised(file)))
        }
        DocumentAction::StartSeries { year, first } => {
            let series = known.file.series.clone();
            if board.numbers(&series, year).is_some() {
                Err(DocumentRefusal::SeriesStarted.into())
            } else if first == 0 {
                Err(DocumentRefusal::NumberZero.into())
            } else {
                Ok(Some(DocumentChange::SeriesStarted { series, year, first }))
            }
        }
    }
}

/// Whether `file` can be said of the type `own`, or of a new one.
fn check(
    board: &Board,
    file: &DocumentFile,
    own: Option<DocumentId>,
) -> Result<(), DocumentRefusal> {
    let word = normalised(file.name.as_str());
    let taken = board
        .all_documents()
        .iter()
        .any(|other| Some(other.id) != own && normalised(other.file.name.as_str()) == word);
    let required = [&file.opening, &file.closing];
    let mut templates = required.into_iter().chain(&file.facts).chain(&file.demand);
    if taken {
        Err(DocumentRefusal::NameTaken)
    } else if !templates.all(|text| template::knows(text.as_str())) {
        Err(DocumentRefusal::UnknownField)
    } else if !file.signing.rises() || !file.answering.rises() {
        Err(DocumentRefusal::LadderFalls)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::{Command, CommandResult},
        fixture::{Fixture, month, name, office, text},
        model::document::Ladder,
    };

    fn give(
        fixture: &mut Fixture,
        subject: Subject,
        action: DocumentAction,
    ) -> Result<CommandResult, Refusal> {
        fixture.give(&office(), Vec::new(), Command::new(subject, action))
    }

    #[test]
    fn a_template_with_an_unknown_field_and_a_ladder_that_falls_are_refused() {
        let mut fixture = Fixture::on("2026-04-10");
        let standard = DocumentFile::standard(None).unwrap();
        let other = DocumentFile { name: name("督办单"), ..standard };
        let define = |fixture: &mut Fixture, file: DocumentFile| {
            give(fixture, Subject::City, DocumentAction::Define(Box::new(file)))
        };
        let closing = text("请于{明天}前反馈");
        let wrong = define(&mut fixture, DocumentFile { closing, ..other.clone() });
        assert_eq!(wrong, Err(DocumentRefusal::UnknownField.into()));
        let signing = Ladder::standard([0, 24, 24, 72]);
        let wrong = define(&mut fixture, DocumentFile { signing, ..other.clone() });
        assert_eq!(wrong, Err(DocumentRefusal::LadderFalls.into()));
        assert!(define(&mut fixture, other).is_ok());
    }

    #[test]
    fn a_series_is_started_once_and_never_from_zero() {
        let mut fixture = Fixture::on("2026-04-10");
        let year = month("2026-01").year();
        let mut start = |first| {
            let subject = Subject::Document(DocumentId::STANDARD);
            give(&mut fixture, subject, DocumentAction::StartSeries { year, first })
        };
        assert_eq!(start(0), Err(DocumentRefusal::NumberZero.into()));
        assert!(start(8).is_ok());
        assert_eq!(start(8), Err(DocumentRefusal::SeriesStarted.into()));
    }
}
