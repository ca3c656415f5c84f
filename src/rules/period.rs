//! Periods: the headquarters opens a month for reporting, reminds of it, closes and reopens it.

use super::Case;
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        period::{NewYear, Period, PeriodAction, PeriodChange, PeriodRefusal, Span},
    },
    refusal::Refusal,
    value::{Day, Month, Timestamp},
};

/// Whether `actor` may open, close and reopen periods: the headquarters keeps them.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &PeriodAction) -> bool {
    actor.is_office()
}

/// Decides an action on a period: opening, closing or reopening it, or reminding of it.
///
/// # Errors
/// See [`PeriodRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: PeriodAction,
) -> Result<Vec<Event>, Refusal> {
    let Subject::Period(month) = subject else { return Err(Refusal::WrongSubject) };
    let today = case.now.day();
    let change = match (action, case.board.periods.get(&month)) {
        (PeriodAction::Open { .. }, Some(_)) => Err(PeriodRefusal::AlreadyOpened),
        (PeriodAction::Open { cut_off, deadline }, None) => {
            let span = span(case.board, month).ok_or(PeriodRefusal::WithFebruary)?;
            opened(month, span, (cut_off, deadline), today)
        }
        (_, None) => Err(PeriodRefusal::Unknown),
        (action, Some(period)) => of_known(period, action, today),
    };
    Ok(vec![Event::new(subject, change?)])
}

/// The months that a period ending with `month` takes in if it is opened now; `None` for a January that
/// is reported together with its February. Where January was opened for itself, so is February.
pub fn span(board: &Board, month: Month) -> Option<Span> {
    let together = board.city.period_rule.new_year == NewYear::Together;
    match month.number() {
        1 => match board.periods.get(&month.plus(1)) {
            Some(february) => february.span.is_month().then_some(Span::Month),
            None => (!together).then_some(Span::Month),
        },
        2 if together && !board.periods.contains_key(&month.plus(-1)) => {
            Some(Span::JanuaryAndFebruary)
        }
        _ => Some(Span::Month),
    }
}

fn opened(
    month: Month,
    span: Span,
    (cut_off, deadline): (Day, Day),
    today: Day,
) -> Result<PeriodChange, PeriodRefusal> {
    let begins = span.first(month).first_day();
    if begins > today {
        Err(PeriodRefusal::InTheFuture)
    } else if deadline < cut_off && deadline < begins {
        Err(PeriodRefusal::DeadlineBeforeCutOff)
    } else {
        Ok(PeriodChange::Opened { cut_off, deadline, span })
    }
}

fn of_known(
    period: &Period,
    action: PeriodAction,
    today: Day,
) -> Result<PeriodChange, PeriodRefusal> {
    match action {
        PeriodAction::Open { .. } => Err(PeriodRefusal::AlreadyOpened),
        PeriodAction::Close {} | PeriodAction::Remind {} if period.is_closed() => {
            Err(PeriodRefusal::AlreadyClosed)
        }
        PeriodAction::Close {} => Ok(PeriodChange::Closed {}),
        PeriodAction::Remind {} if period.reminded.map(Timestamp::day) == Some(today) => {
            Err(PeriodRefusal::RemindedToday)
        }
        PeriodAction::Remind {} => Ok(PeriodChange::Reminded {}),
        PeriodAction::Reopen { .. } if !period.is_closed() => Err(PeriodRefusal::NotClosed),
        PeriodAction::Reopen { reason } => Ok(PeriodChange::Reopened { reason }),
    }
}

#[cfg(test)]
mod two_months;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        fixture::{Fixture, month, office},
    };

    #[test]
    fn who_has_not_reported_is_reminded_once_a_day_while_the_month_is_open() {
        let mut fixture = Fixture::on("2026-10-21");
        let month = month("2026-10");
        let (period, last) = (Subject::Period(month), month.last_day());
        let mut give = |day: &str, action: PeriodAction| {
            fixture.now = Timestamp::start_of(day.parse().unwrap());
            let given = fixture.give(&office(), Vec::new(), Command::new(period, action));
            given.map(|_| ()).map_err(|refusal| refusal.code())
        };
        give("2026-10-21", PeriodAction::Open { cut_off: last, deadline: last }).unwrap();
        give("2026-10-21", PeriodAction::Remind {}).unwrap();
        assert_eq!(give("2026-10-21", PeriodAction::Remind {}), Err("already-reminded-today"));
        assert_eq!(give("2026-10-22", PeriodAction::Remind {}), Ok(()));
        give("2026-10-31", PeriodAction::Close {}).unwrap();
        assert_eq!(give("2026-10-31", PeriodAction::Remind {}), Err("period-already-closed"));
    }
}
