//! Regions: what they are called, in every spelling, and where they lie. The office keeps them.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        region::{RegionAction, RegionChange, RegionRefusal},
    },
    refusal::Refusal,
    value::{Name, RegionId},
};

/// Whether `actor` may keep regions.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &RegionAction) -> bool {
    actor.is_office()
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// When the region is unknown or the name belongs to another.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: RegionAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::City, RegionAction::Register { name, kind, boundary }) => {
            not_anothers(case.board, &name, None)?;
            let region = Subject::Region(case.board.regions.next_id());
            Ok(vec![Event::new(region, RegionChange::Registered { name, kind, boundary })])
        }
        (Subject::Region(region), action) => {
            Ok(changed(subject, of_known(case.board, region, action)?))
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn of_known(
    board: &Board,
    region: RegionId,
    action: RegionAction,
) -> Result<Option<RegionChange>, Refusal> {
    let known = board.regions.get(&region).ok_or(RegionRefusal::Unknown)?;
    Ok(match action {
        RegionAction::Register { .. } => return Err(Refusal::WrongSubject),
        RegionAction::SetBoundary { boundary } => (known.boundary.as_ref() != Some(&boundary))
            .then_some(RegionChange::BoundarySet { boundary }),
        RegionAction::RemoveBoundary {} => {
            known.boundary.is_some().then_some(RegionChange::BoundaryRemoved {})
        }
        RegionAction::AddAlias { alias } => {
            let own = not_anothers(board, &alias, Some(region))?;
            (!own).then_some(RegionChange::AliasAdded { alias })
        }
        RegionAction::RemoveAlias { alias } => {
            known.aliases.contains(&alias).then_some(RegionChange::AliasRemoved { alias })
        }
        RegionAction::Rename { name } => {
            not_anothers(board, &name, Some(region))?;
            (known.name != name).then_some(RegionChange::Renamed { name })
        }
    })
}

/// Whether `name` is a spelling of `own` already; refused where it is another region's.
fn not_anothers(board: &Board, name: &Name, own: Option<RegionId>) -> Result<bool, RegionRefusal> {
    match board.region_called(name.as_str()) {
        Some(known) if Some(known.id) != own => Err(RegionRefusal::NameTaken),
        known => Ok(known.is_some()),
    }
}
