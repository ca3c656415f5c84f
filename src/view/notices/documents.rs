//! The types of documents, for the office to edit.

use serde::{Deserialize, Serialize};

use crate::{
    command::Command,
    event::Subject,
    model::{
        actor::Actor,
        document::{Document, DocumentAction},
    },
    rules,
    value::{Timestamp, Year},
    view::{assessment::Assessment, head::Frame},
};

/// All types of documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentsView {
    /// City, period, data age.
    pub frame: Frame,
    /// The types, the standard one first, each with the number that comes next this year; none
    /// where the year's numbers have not begun.
    pub documents: Vec<(Document, Option<u32>)>,
    /// The present year, whose next numbers are shown.
    pub year: Year,
}

/// The types of documents as `actor` may edit them; none for those who may not.
pub fn documents(assessment: &Assessment, actor: &Actor, now: Timestamp) -> Option<DocumentsView> {
    let board = &assessment.board;
    let known = board.all_documents();
    let file = known.first()?.file.clone();
    let define = Command::new(Subject::City, DocumentAction::Define(Box::new(file)));
    if !rules::may(board, actor, &define) {
        return None;
    }
    let year = now.day().year();
    let next =
        |document: &Document| board.numbers(&document.file.series, year).map(|series| series.next);
    let documents = known.iter().map(|document| ((**document).clone(), next(document)));
    Some(DocumentsView { frame: Frame::of(assessment, now), documents: documents.collect(), year })
}
