//! When it is, as far as cards care: the day, what is closed by then, which days are worked.

use crate::value::{Day, Month, workday::Calendar};

/// Working days for which a subject may speak before silence agrees.
const VERIFY_DAYS: u16 = 3;

/// When it is, as far as cards care.
#[derive(Debug, Clone, Copy)]
pub struct CardContext<'a> {
    /// The day on which cards are evaluated or acted on.
    pub today: Day,
    /// The last month that is closed by then.
    pub closed: Option<Month>,
    /// Which days are working days.
    pub calendar: &'a Calendar,
}

impl CardContext<'_> {
    /// The last day on which a subject may speak of what is proposed today.
    pub fn verify_by(&self) -> Day {
        let next = |day: Day, _| self.calendar.next_working(day.plus(1));
        (0..VERIFY_DAYS).fold(self.today, next)
    }
}
