//! What editions froze, read from their own histories: the rows stand in the event alone, not on the
//! board.

use super::seen::Needs;
use crate::{
    event::{Change, Recorded, Subject},
    model::edition::{BulletinRows, Difference, EditionChange, EditionContent, MonthFigures},
    value::EditionId,
};

/// The figures that an edition froze, from its own history.
pub fn figures(history: &[Recorded]) -> Option<&MonthFigures> {
    match frozen(history)? {
        (EditionContent::Month(figures), _) => Some(figures),
        (EditionContent::Bulletin(_), _) => None,
    }
}

/// The rows of a bulletin that went out, from its own history.
pub fn bulletin(history: &[Recorded]) -> Option<&BulletinRows> {
    match frozen(history)? {
        (EditionContent::Bulletin(rows), _) => Some(rows),
        (EditionContent::Month(_), _) => None,
    }
}

/// In what an edition differs from the one before, from its own history.
pub fn differs(history: &[Recorded]) -> &[Difference] {
    frozen(history).map_or(&[], |(_, differs)| differs)
}

fn frozen(history: &[Recorded]) -> Option<(&EditionContent, &[Difference])> {
    history.iter().find_map(|recorded| match &recorded.event.change {
        Change::Edition(EditionChange::Frozen { content, differs, .. }) => {
            Some((content, differs.as_slice()))
        }
        _ => None,
    })
}

/// The event in which an edition's rows stand.
pub fn rows_of(id: EditionId) -> Needs {
    Needs::History(vec![Subject::Edition(id)], 1)
}
