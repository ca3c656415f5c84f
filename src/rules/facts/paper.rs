//! What decisions about documents need to know.

use std::sync::Arc;

use crate::{
    board::Board,
    model::document::{Document, DocumentAction, DocumentFacts, SeriesStart},
    value::{DocumentId, text::normalised},
};

/// What is known of a type of document.
pub struct DocumentKnown {
    named: Option<Arc<Document>>,
    name_taken: bool,
    start: SeriesStart,
    next: DocumentId,
}

impl DocumentKnown {
    /// As the decision takes it.
    pub fn facts(&self) -> DocumentFacts<'_> {
        DocumentFacts {
            named: self.named.as_deref(),
            name_taken: self.name_taken,
            start: self.start,
            next: self.next,
        }
    }
}

/// What is known of the type that a command names.
pub fn of_document(board: &Board, command: &DocumentAction) -> DocumentKnown {
    let (id, name) = match command {
        DocumentAction::Define(file) => (None, Some(&file.name)),
        DocumentAction::Revise { document, file } => (Some(*document), Some(&file.name)),
        DocumentAction::StartSeries { document, .. } => (Some(*document), None),
    };
    let named = id.and_then(|id| board.document(id));
    let started = match (command, &named) {
        (DocumentAction::StartSeries { year, .. }, Some(named)) => {
            board.series(&named.file.series, *year).is_some()
        }
        _ => false,
    };
    let word = name.map(|name| normalised(name.as_str()));
    let namesake = |other: &Arc<Document>| {
        Some(other.id) != id && Some(normalised(other.file.name.as_str())) == word
    };
    DocumentKnown {
        named,
        name_taken: board.all_documents().iter().any(namesake),
        start: if started { SeriesStart::Started } else { SeriesStart::Open },
        next: board.documents.next_id(),
    }
}
