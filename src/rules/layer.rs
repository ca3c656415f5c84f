//! Context layers of the map, loaded whole and called by their name. The office keeps them.

use super::Case;
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        layer::{LayerAction, LayerChange},
    },
    refusal::Refusal,
};

/// Whether `actor` may load layers.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &LayerAction) -> bool {
    actor.is_office()
}

/// Decides an action; loading what lies there already, or taking off what does not, changes
/// nothing.
///
/// # Errors
/// When it is not asked of the city.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: LayerAction,
) -> Result<Vec<Event>, Refusal> {
    let LayerAction::Load { name, shapes } = action;
    if subject != Subject::City {
        return Err(Refusal::WrongSubject);
    }
    let known = case.board.layer_called(name.as_str());
    let same = known.map_or(shapes.is_empty(), |known| known.shapes == shapes);
    if same {
        return Ok(Vec::new());
    }
    let layer = known.map_or_else(|| case.board.layers.next_id(), |known| known.id);
    Ok(vec![Event::new(Subject::Layer(layer), LayerChange::Loaded { name, shapes })])
}
