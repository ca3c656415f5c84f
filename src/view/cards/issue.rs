//! With which list a card went out, and the milder cards that were out before it.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{
        card::{CardLevel, Issuance, Out},
        period::PeriodName,
    },
    value::{Day, Month},
    view::{cards::story::OnSheet, figures::ShownFinding},
};

/// A milder card as it was published, before a graver one took its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlierCard {
    /// Its colour.
    pub level: CardLevel,
    /// Its evidence.
    pub finding: ShownFinding,
    /// The month that was judged.
    pub month: Option<Month>,
    /// The leader who approved it, on which sheet and when.
    pub approval: Option<OnSheet>,
    /// The list with which it went out, and its place there.
    pub issue: CardIssue,
}

/// A card's publication: its place on the list of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardIssue {
    /// The period to which the list belongs; without a list, that in which it went out.
    pub period: PeriodName,
    /// The card's place on the list, from 1; `None` where it went out before this program was used.
    pub place: Option<u32>,
    /// The day on which it was published.
    pub on: Day,
}

impl CardIssue {
    pub(super) fn of(board: &Board, issue: Issuance) -> Self {
        Self { period: board.period_name(issue.month), place: issue.place, on: issue.on }
    }
}

impl EarlierCard {
    pub(super) fn to(board: &Board, reads: bool, out: &Out) -> Self {
        Self {
            level: out.level,
            finding: ShownFinding::from(&out.basis.finding),
            month: out.basis.month,
            approval: out.approval.as_ref().map(|approval| OnSheet::to(reads, approval)),
            issue: CardIssue::of(board, out.issue),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, month},
        model::{
            city::CityAction,
            period::{NewYear, PeriodRule, Span},
        },
    };

    #[test]
    fn a_list_is_named_by_its_whole_period() {
        let mut fixture = Fixture::with_a_project("2027-03-02").0;
        let rule = PeriodRule { new_year: NewYear::Together, ..PeriodRule::default() };
        fixture.accept(Command::new(Subject::City, CityAction::SetPeriodRule { rule }));
        fixture.open(month("2027-02"), "2027-03-05".parse().unwrap());
        let issue = |of| {
            let issue =
                Issuance { month: month(of), place: Some(1), on: "2027-03-05".parse().unwrap() };
            CardIssue::of(&fixture.board, issue).period
        };
        let together = PeriodName { month: month("2027-02"), span: Span::JanuaryAndFebruary };
        assert_eq!(issue("2027-02"), together);
        assert_eq!(issue("2026-12"), PeriodName::of(month("2026-12")));
    }
}
