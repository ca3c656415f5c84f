//! The city as a whole: what it is called and by which days it works. The administrator says so; the
//! office says when the first steps are done.

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

/// Whether `actor` may set up the city.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, action: &CityAction) -> bool {
    match action {
        CityAction::EndSetup {} => actor.is_office(),
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
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::workday::Calendar;

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
    fn a_city_goes_by_the_published_holidays_until_it_says_otherwise() {
        let calendar = Calendar::published();
        let same = of_city(&City::default(), CityAction::SetCalendar { calendar });
        assert_eq!(same, Ok(None));
    }
}
