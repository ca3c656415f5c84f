//! Displays: the administrator registers them and says what they show; the office and leaders put a
//! project on them for a while.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::{Actor, Role},
        display::{
            Display, DisplayAction, DisplayChange, DisplayRefusal, MOST_SCENES, PlannedScene,
            ShowTime, Tour,
        },
    },
    refusal::Refusal,
    value::{DisplayId, Name, ProjectId, Timestamp, text::normalised},
};

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// Whether `actor` may give an action about a display.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, action: &DisplayAction) -> bool {
    match action {
        DisplayAction::Register { .. }
        | DisplayAction::Configure { .. }
        | DisplayAction::Retire {} => actor.role == Role::Admin,
        DisplayAction::Put { .. } | DisplayAction::End {} => may_put(actor),
    }
}

/// Whether `actor` may put something on displays, and end it.
pub fn may_put(actor: &Actor) -> bool {
    actor.is_office() || actor.role == Role::Leader
}

/// Decides an action; the same again changes nothing.
///
/// # Errors
/// See [`DisplayRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: DisplayAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::City, DisplayAction::Register { name, tour }) => {
            check(case.board, None, &name, &tour)?;
            let display = Subject::Display(case.board.displays.next_id());
            Ok(vec![Event::new(display, DisplayChange::Registered { name, tour })])
        }
        (Subject::Display(id), action) => {
            let known = case.board.displays.get(&id).ok_or(DisplayRefusal::Unknown)?;
            Ok(changed(subject, of_known(case, known, action)?))
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn of_known(
    case: &Case<'_>,
    known: &Display,
    action: DisplayAction,
) -> Result<Option<DisplayChange>, Refusal> {
    Ok(match action {
        DisplayAction::Register { .. } => return Err(Refusal::WrongSubject),
        DisplayAction::Configure { name, tour } => {
            check(case.board, Some(known.id), &name, &tour)?;
            let other = name != known.name || tour != known.tour;
            other.then_some(DisplayChange::Configured { name, tour })
        }
        DisplayAction::Retire {} => Some(DisplayChange::Retired {}),
        DisplayAction::Put { project, time } => Some(put(case, project, time)?),
        DisplayAction::End {} => known.put_at(case.now).map(|_| DisplayChange::Ended {}),
    })
}

fn put(case: &Case<'_>, project: ProjectId, time: ShowTime) -> Result<DisplayChange, Refusal> {
    let project = case.board.standing(project);
    if !case.board.projects.contains_key(&project) {
        return Err(DisplayRefusal::UnknownProject.into());
    }
    let until = Timestamp(case.now.0 + i64::from(time.minutes()) * MINUTE);
    Ok(DisplayChange::Put { project, until })
}

/// Refused where another display has the name, or the tour is too long or shows what there is not.
fn check(
    board: &Board,
    own: Option<DisplayId>,
    name: &Name,
    tour: &Tour,
) -> Result<(), DisplayRefusal> {
    let word = normalised(name.as_str());
    let mut others = board.displays.values().filter(|display| Some(display.id) != own);
    if others.any(|other| normalised(other.name.as_str()) == word) {
        return Err(DisplayRefusal::NameTaken);
    }
    if tour.stops.len() > MOST_SCENES {
        return Err(DisplayRefusal::TooManyScenes);
    }
    for stop in &tour.stops {
        match stop.scene {
            PlannedScene::Region(id) if !board.regions.contains_key(&id) => {
                return Err(DisplayRefusal::UnknownRegion);
            }
            PlannedScene::List(id) if !board.lists.contains_key(&id) => {
                return Err(DisplayRefusal::UnknownList);
            }
            PlannedScene::City
            | PlannedScene::Region(_)
            | PlannedScene::List(_)
            | PlannedScene::CloseUps(_)
            | PlannedScene::Notices
            | PlannedScene::Problems => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        fixture::{Fixture, actor, name},
        model::display::{CloseUpRule, Dwell, TourStop},
        value::RegionId,
    };

    fn tour(scenes: &[PlannedScene]) -> Tour {
        let dwell = Dwell::new(20).unwrap();
        let stops = scenes.iter().map(|scene| TourStop { scene: *scene, dwell }).collect();
        Tour { stops, ..Tour::default() }
    }

    fn register(called: &str, tour: Tour) -> Command {
        Command::new(Subject::City, DisplayAction::Register { name: name(called), tour })
    }

    const HALL: Subject = Subject::Display(DisplayId(1));

    fn with_a_hall() -> (Fixture, ProjectId) {
        let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
        let rule = PlannedScene::CloseUps(CloseUpRule::RedCardsOfWeek);
        fixture.accept(register("指挥大厅", tour(&[PlannedScene::City, rule])));
        (fixture, project)
    }

    fn refused(fixture: &mut Fixture, command: Command) -> Refusal {
        fixture.give(&actor(Role::Admin), Vec::new(), command).unwrap_err()
    }

    #[test]
    fn what_is_put_on_a_display_ends_by_itself_or_before() {
        let (mut fixture, project) = with_a_hall();
        let put = DisplayAction::Put { project, time: ShowTime::Item };
        fixture.give(&actor(Role::Leader), Vec::new(), Command::new(HALL, put)).unwrap();
        let minutes = |count: i64| Timestamp(fixture.now.0 + count * MINUTE);
        let display = fixture.board.displays[&DisplayId(1)].clone();
        let shown = display.put_at(minutes(14)).unwrap();
        assert_eq!((shown.project, shown.by), (project, Role::Leader));
        assert_eq!(display.put_at(minutes(15)), None);
        fixture.accept(Command::new(HALL, DisplayAction::End {}));
        assert_eq!(fixture.board.displays[&DisplayId(1)].put_at(fixture.now), None);
        let seq = fixture.board.seq;
        fixture.accept(Command::new(HALL, DisplayAction::End {}));
        assert_eq!(fixture.board.seq, seq, "nothing is on it any more");
    }

    #[test]
    fn a_name_is_given_once_and_a_tour_shows_only_what_there_is() {
        let (mut fixture, _) = with_a_hall();
        let taken = refused(&mut fixture, register("指挥大厅", Tour::default()));
        assert_eq!(taken, DisplayRefusal::NameTaken.into());
        let nowhere = tour(&[PlannedScene::Region(RegionId(99))]);
        let unknown = refused(&mut fixture, register("门厅", nowhere));
        assert_eq!(unknown, DisplayRefusal::UnknownRegion.into());
        let long = tour(&[PlannedScene::City; MOST_SCENES + 1]);
        let long = refused(&mut fixture, register("门厅", long));
        assert_eq!(long, DisplayRefusal::TooManyScenes.into());
    }

    #[test]
    fn a_display_keeps_its_own_name_and_is_retired() {
        let (mut fixture, _) = with_a_hall();
        let again = DisplayAction::Configure { name: name("指挥大厅"), tour: Tour::default() };
        fixture.accept(Command::new(HALL, again));
        assert_eq!(fixture.board.displays[&DisplayId(1)].tour, Tour::default());
        fixture.accept(Command::new(HALL, DisplayAction::Retire {}));
        assert!(fixture.board.displays.is_empty());
        let gone = refused(&mut fixture, Command::new(HALL, DisplayAction::End {}));
        assert_eq!(gone, DisplayRefusal::Unknown.into());
    }

    #[test]
    fn nothing_is_put_there_that_there_is_not() {
        let (mut fixture, _) = with_a_hall();
        let put = DisplayAction::Put { project: ProjectId(99), time: ShowTime::Short };
        let unknown = refused(&mut fixture, Command::new(HALL, put));
        assert_eq!(unknown, DisplayRefusal::UnknownProject.into());
    }
}
