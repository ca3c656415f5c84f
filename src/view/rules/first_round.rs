//! What the first round would propose once cards begin on a day: the very proposal that will be made,
//! with the figures of today. Where its month is not closed yet this is a trial: the last closed month
//! stands in for the one that will be judged.

use serde::{Deserialize, Serialize};

use crate::{
    access::{self, Screen},
    board::Board,
    event::{Change, Event, Subject},
    model::{
        actor::Actor,
        card::{Basis, CardChange, CardLevel},
        rule::RuleCode,
    },
    rules::card::{CalledFor, CardCandidate, CardContext, called_for, follows, heard_until},
    value::{Day, Month, Timestamp},
    view::{
        assessment::{Assessment, count},
        cards::Warned,
        figures::ShownFinding,
        lagging::weight,
    },
};

/// How many cards are listed; the rest is counted.
const LISTED: usize = 50;

/// One card that the first round would propose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstCard {
    /// The colour it would have.
    pub level: CardLevel,
    /// Who or what would be warned.
    pub warned: Warned,
    /// Whether somebody can sign in for its subject; without that its silence does not agree.
    pub heard: bool,
    /// The code of the rule that would call for it.
    pub code: RuleCode,
    /// What the rule finds now.
    pub finding: ShownFinding,
}

/// What the first round would propose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstRound {
    /// The day from which cards would be proposed.
    pub from: Day,
    /// The closed month with which this was computed; `None` before one is closed.
    pub by: Option<Month>,
    /// The month that the first round will judge.
    pub judges: Month,
    /// The cards, the gravest and farthest behind first; the first of them where they are many.
    pub cards: Vec<FirstCard>,
    /// How many yellow and how many red cards there would be.
    pub levels: (u32, u32),
    /// How many of them would wait because nobody can sign in for their subject.
    pub unheard: u32,
    /// How many findings only light a ring, because their date lies before the day.
    pub only_lit: u32,
}

/// What the first round would propose if cards began on `from`; by default on the day that is set, else
/// on the first of the next month. Nothing for whoever is not of the headquarters.
pub fn first_round(
    assessment: &Assessment,
    actor: &Actor,
    from: Option<Day>,
    now: Timestamp,
) -> Option<FirstRound> {
    let mut round = whole_first_round(assessment, actor, from, now)?;
    round.cards.truncate(LISTED);
    Some(round)
}

/// The same with all its cards, for a file.
pub fn whole_first_round(
    assessment: &Assessment,
    actor: &Actor,
    from: Option<Day>,
    now: Timestamp,
) -> Option<FirstRound> {
    if !access::may_open(actor, Screen::Office) {
        return None;
    }
    let (board, today) = (&assessment.board, now.day());
    let next = today.month().plus(1).first_day();
    let from = from.or(board.city.cards_from).unwrap_or(next);
    let called = as_of_the_first(called_for(board, assessment.evaluation()), from);
    let context = CardContext::beginning(board, today, from);
    let only_lit = called.values().filter(|found| !context.has_begun(found)).count();
    let mut cards: Vec<_> = follows(board, &called, &context)
        .into_iter()
        .filter_map(|event| proposed(event, board, today))
        .collect();
    cards.sort_by_key(|(weight, card)| std::cmp::Reverse((card.level, *weight)));
    let of = |level| count(cards.iter().filter(|(_, card)| card.level == level).count());
    let (levels, unheard) = (
        (of(CardLevel::Yellow), of(CardLevel::Red)),
        count(cards.iter().filter(|(_, card)| !card.heard).count()),
    );
    Some(FirstRound {
        from,
        by: assessment.closed,
        judges: assessment.closed.map_or(from.month(), |closed| closed.max(from.month())),
        cards: cards.into_iter().map(|(_, card)| card).collect(),
        levels,
        unheard,
        only_lit: count(only_lit),
    })
}

/// What is called for, as if the first month that counts were closed with the figures of today.
fn as_of_the_first(called: CalledFor, from: Day) -> CalledFor {
    let moved = |found: CardCandidate| {
        let month = found.basis.month.map(|month| month.max(from.month()));
        CardCandidate { basis: Basis { month, ..found.basis }, ..found }
    };
    called.into_iter().map(|(key, found)| (key, moved(found))).collect()
}

fn proposed(event: Event, board: &Board, today: Day) -> Option<((i64, i32), FirstCard)> {
    let Event { subject: Subject::Card(about, _), change: Change::Card(change) } = event else {
        return None;
    };
    let CardChange::Proposed { level, basis, .. } = change else { return None };
    let card = FirstCard {
        level,
        warned: Warned::of(board, about, basis.finding.project),
        heard: heard_until(board, about, today).is_some(),
        code: basis.finding.rule.code.clone(),
        finding: ShownFinding::from(&basis.finding),
    };
    Some((weight(&basis.finding), card))
}
