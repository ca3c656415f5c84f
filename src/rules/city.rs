//! The city as a whole: what it is called, by which days it works and what its maps on paper say, which
//! the administrator says;
//! from which day cards are proposed and when the first steps are done, which the headquarters says.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::{Actor, Role},
        city::{City, CityAction, CityChange, CityRefusal},
    },
    refusal::Refusal,
};

/// Whether `actor` may set up the city, or begin its cards.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, action: &CityAction) -> bool {
    match action {
        CityAction::EndSetup {} | CityAction::SetCardsFrom { .. } => actor.is_office(),
        _ => actor.role == Role::Admin,
    }
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// When a holiday list has an impossible entry or leaves a year out.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: CityAction,
) -> Result<Vec<Event>, Refusal> {
    match subject {
        Subject::City => Ok(changed(subject, of_city(&case.board.city, action)?)),
        _ => Err(Refusal::WrongSubject),
    }
}

fn of_city(city: &City, action: CityAction) -> Result<Option<CityChange>, CityRefusal> {
    Ok(match action {
        CityAction::Configure { name, demo } => {
            let same = city.name.as_ref() == Some(&name) && city.demo == demo;
            (!same).then_some(CityChange::Configured { name, demo })
        }
        CityAction::SetPeriodRule { rule } => {
            (city.period_rule != rule).then_some(CityChange::PeriodRuleSet { rule })
        }
        CityAction::SetCalendar { calendar } => {
            calendar.check()?;
            (city.calendar != calendar).then_some(CityChange::CalendarSet { calendar })
        }
        CityAction::EndSetup {} => (!city.set_up).then_some(CityChange::SetupEnded {}),
        CityAction::SetCardsFrom { from } => {
            (city.cards_from != from).then_some(CityChange::CardsFromSet { from })
        }
        CityAction::SetMapLines { boundary_note, approval } => {
            let same = city.boundary_note == boundary_note && city.map_approval == approval;
            (!same).then_some(CityChange::MapLinesSet { boundary_note, approval })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        fixture::{Fixture, actor, office},
        value::{UnitId, workday::Calendar},
    };

    #[test]
    fn a_holiday_list_with_a_gap_or_an_impossible_entry_is_refused_and_nothing_changes() {
        let set = |list: &str| {
            let calendar = Calendar::from_list(list).unwrap();
            of_city(&City::default(), CityAction::SetCalendar { calendar })
        };
        let national = "2026-10-01~2026-10-07 休";
        assert!(matches!(set(national), Ok(Some(CityChange::CalendarSet { .. }))));
        let with = |entry: &str| set(&format!("{national}\n{entry}"));
        assert_eq!(with("2026-10-03 班"), Err(CityRefusal::DayTwice));
        assert_eq!(with("2026-09-22 班"), Err(CityRefusal::MakeUpOnWeekday));
        assert_eq!(with("2026-07-01~2026-07-31 休"), Err(CityRefusal::OffTooLong));
        assert_eq!(with("2024-10-01 休"), Err(CityRefusal::YearMissing));
    }

    #[test]
    fn the_headquarters_begins_the_cards_and_nobody_else() {
        let mut fixture = Fixture::on("2026-11-29");
        fixture.board.city.cards_from = None;
        let from = "2026-12-01".parse().ok();
        let begin = || Command::new(Subject::City, CityAction::SetCardsFrom { from });
        for role in [Role::Leader, Role::Viewer, Role::Unit(UnitId(1))] {
            let refused = fixture.give(&actor(role), Vec::new(), begin()).unwrap_err();
            assert_eq!(refused.code(), "not-allowed");
        }
        fixture.give(&office(), Vec::new(), begin()).unwrap();
        assert_eq!(fixture.board.city.cards_from, from);
        let seq = fixture.board.seq;
        fixture.give(&office(), Vec::new(), begin()).unwrap();
        assert_eq!(fixture.board.seq, seq, "saying again what stands changes nothing");
    }

    #[test]
    fn what_maps_on_paper_say_stands_until_it_is_said_otherwise() {
        let mut fixture = Fixture::on("2026-11-29");
        let lines = |approval: Option<&str>| {
            let approval = approval.map(crate::fixture::name);
            let boundary_note = Some(crate::fixture::text("行政界线仅为示意，不作划界依据"));
            Command::new(Subject::City, CityAction::SetMapLines { boundary_note, approval })
        };
        for role in [Role::Leader, Role::Office, Role::Viewer, Role::Unit(UnitId(1))] {
            let refused = fixture.give(&actor(role), Vec::new(), lines(None)).unwrap_err();
            assert_eq!(refused.code(), "not-allowed");
        }
        fixture.accept(lines(Some("川S〔2026〕00012号")));
        let city = &fixture.board.city;
        assert_eq!(city.map_approval.as_ref().unwrap().as_str(), "川S〔2026〕00012号");
        let seq = fixture.board.seq;
        fixture.accept(lines(Some("川S〔2026〕00012号")));
        assert_eq!(fixture.board.seq, seq, "saying again what stands changes nothing");
        fixture.accept(lines(None));
        assert_eq!(fixture.board.city.map_approval, None);
    }

    #[test]
    fn a_city_goes_by_the_published_holidays_until_it_says_otherwise() {
        let calendar = Calendar::published();
        let same = of_city(&City::default(), CityAction::SetCalendar { calendar });
        assert_eq!(same, Ok(None));
    }
}
