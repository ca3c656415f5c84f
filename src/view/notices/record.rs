//! How every addressee deals with its notices: for the office's eyes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::addressee_code;
use crate::{
    model::{
        document::end_of,
        notice::{Issued, Notice, Phase, StepKind, TimelineEntry},
    },
    value::Timestamp,
    view::paged::{Paged, Part},
};

/// The record of one addressee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRecord {
    /// Its parameter in URLs.
    pub code: String,
    /// The name of the addressee.
    pub name: String,
    /// Notices sent to it, withdrawn ones apart.
    pub issued: u32,
    /// How many of them were signed for, or should have been by now.
    pub to_sign: u32,
    /// How many of these were signed for in time.
    pub signed_in_time: u32,
    /// How many of them were answered, or should have been by now; what is not due yet is not missed.
    pub to_answer: u32,
    /// How many of these were first answered in time.
    pub answered_in_time: u32,
    /// How many answers of it were sent back.
    pub returned: u32,
    /// How many of them are closed.
    pub closed: u32,
    /// The median of the days from issue to closure, in whole days.
    pub median_days: Option<i32>,
}

/// The records of the addressees of these notices at `now`, most notices first.
pub fn records(notices: &[&Notice], part: Part, now: Timestamp) -> Paged<UnitRecord> {
    let mut by_addressee: BTreeMap<String, Vec<&Issued>> = BTreeMap::new();
    for issued in notices.iter().filter_map(|notice| notice.issued()) {
        if !matches!(issued.phase, Phase::Withdrawn { .. }) {
            let code = addressee_code(issued.paper.addressee);
            by_addressee.entry(code).or_default().push(issued);
        }
    }
    let mut all: Vec<_> = by_addressee.into_iter().collect();
    all.sort_by_key(|(_, notices)| std::cmp::Reverse(notices.len()));
    Paged::part(&all, part, |(code, notices)| record(code.clone(), notices, now))
}

fn record(code: String, notices: &[&Issued], now: Timestamp) -> UnitRecord {
    let count = |wanted: &dyn Fn(&Issued) -> bool| {
        super::count(notices.iter().filter(|issued| wanted(issued)).count())
    };
    let due = |in_time: fn(&Issued, Timestamp) -> Option<bool>| {
        (count(&|it| in_time(it, now).is_some()), count(&|it| in_time(it, now) == Some(true)))
    };
    let (to_sign, signed_in_time) = due(signed_in_time);
    let (to_answer, answered_in_time) = due(answered_in_time);
    let mut days: Vec<_> = notices.iter().filter_map(|issued| days_to_close(issued)).collect();
    days.sort_unstable();
    let name = notices.last().map(|issued| issued.paper.addressee_name.to_string());
    UnitRecord {
        code,
        name: name.unwrap_or_default(),
        issued: super::count(notices.len()),
        to_sign,
        signed_in_time,
        to_answer,
        answered_in_time,
        returned: notices.iter().map(|issued| issued.returned()).sum(),
        closed: count(&|issued| matches!(issued.phase, Phase::Closed { .. })),
        median_days: median(&days),
    }
}

/// The middle of sorted days; of an even number the mean of the two in the middle, half a day up.
fn median(sorted: &[i32]) -> Option<i32> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get((sorted.len() - 1) / 2)?;
    Some(lower + (upper - lower + 1) / 2)
}

fn first(issued: &Issued, kind: StepKind) -> Option<&TimelineEntry> {
    issued.steps.iter().find(|step| step.kind == kind)
}

/// Whether it was signed for in time; `None` while it may still be. A receipt on paper counts by its own
/// day, not by the day on which the office recorded it.
fn signed_in_time(issued: &Issued, now: Timestamp) -> Option<bool> {
    let sign_by = issued.order.sign_by;
    match first(issued, StepKind::Acknowledged) {
        Some(step) => Some(step.day.map_or(step.stamp.at <= sign_by, |day| day <= sign_by.day())),
        None => (now > sign_by).then_some(false),
    }
}

/// Whether it was answered in time, by the deadline that was in force when the first answer came; `None`
/// while it may still be.
fn answered_in_time(issued: &Issued, now: Timestamp) -> Option<bool> {
    let mut deadline = issued.paper.answer_by;
    for step in &issued.steps {
        match step.kind {
            StepKind::ExtensionGranted => deadline = step.day.unwrap_or(deadline),
            StepKind::Responded => return Some(step.stamp.at <= end_of(deadline)),
            // Like a receipt, an answer on paper counts by its own day.
            StepKind::ReplyRecorded => return Some(step.day.is_some_and(|day| day <= deadline)),
            _ => {}
        }
    }
    (now > end_of(deadline)).then_some(false)
}

fn days_to_close(issued: &Issued) -> Option<i32> {
    let closed = first(issued, StepKind::Closed)?;
    Some(issued.paper.issued_on.days_until(closed.stamp.at.day()))
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[4]), Some(4));
        assert_eq!(median(&[2, 10]), Some(6));
        assert_eq!(median(&[2, 3]), Some(3));
        assert_eq!(median(&[1, 2, 10]), Some(2));
        assert_eq!(median(&[1, 2, 4, 30]), Some(3));
    }
}
