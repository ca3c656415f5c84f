//! When it is and what is known, as far as cards care: the day, what is closed by then, from when cards
//! are proposed at all, who can be heard, and what a rule can judge.

use super::{found::CardCandidate, recheck::Rechecks};
use crate::{
    board::Board,
    evaluation::{EvaluationContext, InForce},
    model::{
        actor::Role,
        card::Card,
        finding::{Arithmetic, FindingSubject},
        person::Person,
    },
    value::{Day, Month, Year, workday::Calendar},
};

/// Working days for which a subject may speak before silence agrees.
const VERIFY_DAYS: u16 = 3;

/// When it is and what is known, as far as cards care.
pub struct CardContext<'a> {
    /// The day on which cards are evaluated or acted on.
    pub today: Day,
    /// The last month that is closed by then.
    pub closed: Option<Month>,
    /// The day from which cards are proposed; `None` while none are.
    pub begins: Option<Day>,
    /// The last year that is frozen.
    pub frozen: Option<Year>,
    /// What settled drafts come to once more is known of the month that was judged.
    pub rechecks: Rechecks<'a>,
    board: &'a Board,
    evaluation: EvaluationContext,
}

impl<'a> CardContext<'a> {
    /// What holds on the board on `today`.
    pub fn on(board: &'a Board, today: Day) -> Self {
        Self {
            today,
            closed: board.closed_month(),
            begins: board.city.cards_from,
            frozen: board.frozen_year(),
            rechecks: Rechecks::on(board),
            board,
            evaluation: EvaluationContext::on(board, InForce::on(board, today), today),
        }
    }

    /// What would hold if cards began on `from`: on that day, where it is still to come.
    pub fn beginning(board: &'a Board, today: Day, from: Day) -> Self {
        let begins = Some(from);
        Self { today: today.max(from), begins, ..Self::on(board, today) }
    }

    /// The last day on which a subject may speak of what is proposed today.
    pub fn verify_by(&self) -> Day {
        working_days_after(&self.board.city.calendar, self.today)
    }

    /// Whether a finding may become a card: cards have begun, and it is not about a month or a date
    /// before that.
    pub fn has_begun(&self, found: &CardCandidate) -> bool {
        let about = match &found.basis.finding.arithmetic {
            Arithmetic::Elapsed { since, .. } => since.due(),
            Arithmetic::Share { .. } | Arithmetic::Count { .. } | Arithmetic::Stated(_) => {
                found.basis.month.map_or(found.basis.on, Month::last_day)
            }
        };
        self.begins.is_some_and(|from| from <= self.today && from <= about)
    }

    /// The month before the period that goes by `month`, with whose list the one before went out.
    pub fn month_before(&self, month: Month) -> Month {
        self.board.month_before(month)
    }

    /// Whether a draft that was due by `due` counts as agreed by silence.
    pub fn has_agreed(&self, about: FindingSubject, due: Day) -> bool {
        heard_until(self.board, about, due).is_some_and(|until| until < self.today)
    }

    /// Whether the rule of a card that finds nothing was unable to find anything.
    pub fn cannot_judge(&self, card: &Card) -> bool {
        let project = card.basis().finding.project.and_then(|id| self.board.projects.get(&id));
        project.is_some_and(|project| self.evaluation.cannot_judge(project, &card.key.rule))
    }
}

/// The last day on which the subject of a draft may speak of it, which was to be by `due`: whoever
/// got an account later has as long from then on. `None` while nobody has an account: such a subject
/// cannot agree by silence.
pub fn heard_until(board: &Board, about: FindingSubject, due: Day) -> Option<Day> {
    let Some(role) = speaker(board, about)? else { return Some(due) };
    let can_sign_in = |person: &&Person| person.active && person.role == role;
    let people = board.people.values().map(AsRef::as_ref);
    let since = people.filter(can_sign_in).map(|person| person.since).min()?;
    Some(due.max(working_days_after(&board.city.calendar, since)))
}

/// The role whose silence agrees; `Some(None)` is the office, which needs no account to hear of
/// itself, `None` a project that nobody is responsible for.
fn speaker(board: &Board, about: FindingSubject) -> Option<Option<Role>> {
    Some(match about {
        FindingSubject::Project(id) => {
            let unit = board.projects.get(&id)?.facts.responsible_unit?;
            Some(Role::Unit(unit))
        }
        FindingSubject::Unit(unit) => Some(Role::Unit(unit)),
        FindingSubject::Region(region) => Some(Role::RegionOffice(region)),
        FindingSubject::Office => None,
    })
}

fn working_days_after(calendar: &Calendar, day: Day) -> Day {
    let next = |day: Day, _| calendar.next_working(day.plus(1));
    (0..VERIFY_DAYS).fold(day, next)
}
