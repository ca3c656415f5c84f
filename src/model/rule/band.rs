//! The ranges in which a rule is yellow and red. Edges are whole numbers and say whether they are
//! included; figures are compared with them exactly, never rounded.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{RuleRefusal, Worse};
use crate::model::level::Level;

/// A figure at which a range begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edge {
    /// The figure, in the rule's unit: points, percent, months or days.
    pub at: u16,
    /// Whether the figure itself counts: "from 10" does, "over 30" does not.
    pub included: bool,
}

impl Edge {
    /// The largest figure an edge may have.
    pub const MOST: u16 = 1_000;

    /// An edge that includes the figure.
    pub const fn from(at: u16) -> Self {
        Self { at, included: true }
    }

    /// An edge that excludes the figure itself.
    pub const fn beyond(at: u16) -> Self {
        Self { at, included: false }
    }

    /// Whether a figure that compares with [`Edge::at`] like `order` has reached it.
    const fn is_reached(self, order: Ordering, worse: Worse) -> bool {
        match (order, worse) {
            (Ordering::Equal, _) => self.included,
            (Ordering::Greater, Worse::Higher) | (Ordering::Less, Worse::Lower) => true,
            _ => false,
        }
    }

    /// The position at which a range with this beginning starts, growing from mild to grave.
    fn begins(self, worse: Worse) -> i32 {
        steps(self.at, worse) + i32::from(!self.included)
    }

    /// The position at which a range with this end stops, growing from mild to grave.
    fn ends(self, worse: Worse) -> i32 {
        steps(self.at, worse) + i32::from(self.included)
    }
}

fn steps(at: u16, worse: Worse) -> i32 {
    match worse {
        Worse::Higher => 2 * i32::from(at),
        Worse::Lower => -2 * i32::from(at),
    }
}

/// The range of a level as it was entered, not yet checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Band {
    /// The edge at which the level begins.
    pub from: Edge,
    /// The edge at which it ends; `None` ends it where the next level begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Edge>,
}

/// The ranges of a rule as they were entered, not yet checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct BandsDraft {
    /// Where attention begins, below every card; `None` where the rule has no such level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watch: Option<Edge>,
    /// The range of yellow; `None` where the rule has no yellow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yellow: Option<Band>,
    /// Where red begins, which has no end; `None` where the rule has no red.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub red: Option<Edge>,
}

/// Ranges that follow one another without overlap or gap, each graver than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    watch: Option<Edge>,
    yellow: Option<Edge>,
    red: Option<Edge>,
}

impl Bands {
    /// Checks ranges as they were entered.
    ///
    /// # Errors
    /// When there is none, red or yellow is milder than what stands before it, ranges overlap or
    /// leave a gap, or a figure is out of range.
    pub fn new(draft: &BandsDraft, worse: Worse) -> Result<Self, RuleRefusal> {
        let yellow = draft.yellow.map(|band| band.from);
        let bands = Self { watch: draft.watch, yellow, red: draft.red };
        let edges: Vec<Edge> = bands.edges().map(|(_, edge)| edge).collect();
        let last = draft.yellow.and_then(|band| band.to);
        if edges.is_empty() {
            return Err(RuleRefusal::NoLevel);
        }
        if edges.iter().chain(&last).any(|edge| edge.at > Edge::MOST) {
            return Err(RuleRefusal::EdgeOutOfRange);
        }
        let milder = |a: Option<Edge>, b: Option<Edge>| {
            a.zip(b).is_some_and(|(a, b)| a.begins(worse) >= b.begins(worse))
        };
        if milder(yellow, draft.red) {
            return Err(RuleRefusal::RedMilderThanYellow);
        }
        if milder(draft.watch, yellow.or(draft.red)) {
            return Err(RuleRefusal::WatchNotMildest);
        }
        if let Some((band, end)) = draft.yellow.zip(last) {
            let (begins, ends) = (band.from.begins(worse), end.ends(worse));
            let next = draft.red.map(|red| red.begins(worse));
            if ends <= begins {
                return Err(RuleRefusal::BandUpsideDown);
            }
            match next.map(|next| ends.cmp(&next)) {
                Some(Ordering::Equal) => {}
                Some(Ordering::Greater) => return Err(RuleRefusal::BandsOverlap),
                Some(Ordering::Less) | None => return Err(RuleRefusal::BandsLeaveAGap),
            }
        }
        Ok(bands)
    }

    /// The levels that the rule has, each with the edge at which it begins, gravest first.
    pub fn edges(&self) -> impl Iterator<Item = (Level, Edge)> {
        let all =
            [(Level::Red, self.red), (Level::Yellow, self.yellow), (Level::Watch, self.watch)];
        all.into_iter().filter_map(|(level, edge)| Some((level, edge?)))
    }

    /// The edge at which a level begins; `None` where the rule does not have the level.
    pub fn edge(&self, level: Level) -> Option<Edge> {
        self.edges().find(|(known, _)| *known == level).map(|(_, edge)| edge)
    }

    /// The gravest level that a figure reaches, with its edge; `compare` compares the figure with
    /// a whole number.
    pub fn level(&self, worse: Worse, compare: impl Fn(u16) -> Ordering) -> Option<(Level, Edge)> {
        self.edges().find(|(_, edge)| edge.is_reached(compare(edge.at), worse))
    }
}

impl From<Bands> for BandsDraft {
    /// Writes the end of yellow out: it is where red begins.
    fn from(bands: Bands) -> Self {
        let end = bands.red.map(|red| Edge { included: !red.included, ..red });
        let yellow = bands.yellow.map(|from| Band { from, to: end });
        Self { watch: bands.watch, yellow, red: bands.red }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn draft(yellow: Option<Band>, red: Option<Edge>) -> BandsDraft {
        BandsDraft { watch: None, yellow, red }
    }

    #[expect(clippy::unnecessary_wraps, reason = "drafts hold bands that may be missing")]
    fn band(from: Edge, to: Option<Edge>) -> Option<Band> {
        Some(Band { from, to })
    }

    #[test]
    fn ranges_that_contradict_themselves_are_refused_by_name() {
        let (ten, thirty) = (Edge::from(10), Edge::beyond(30));
        let cases = [
            (draft(None, None), RuleRefusal::NoLevel),
            (draft(band(Edge::from(40), None), Some(thirty)), RuleRefusal::RedMilderThanYellow),
            (draft(band(Edge::beyond(30), None), Some(thirty)), RuleRefusal::RedMilderThanYellow),
            (draft(band(ten, Some(Edge::from(35))), Some(thirty)), RuleRefusal::BandsOverlap),
            (
                draft(band(ten, Some(Edge::from(30))), Some(Edge::from(30))),
                RuleRefusal::BandsOverlap,
            ),
            (draft(band(ten, Some(Edge::beyond(30))), Some(thirty)), RuleRefusal::BandsLeaveAGap),
            (draft(band(ten, Some(Edge::from(30))), None), RuleRefusal::BandsLeaveAGap),
            (draft(band(ten, Some(Edge::from(5))), Some(thirty)), RuleRefusal::BandUpsideDown),
            (draft(None, Some(Edge::from(1_001))), RuleRefusal::EdgeOutOfRange),
        ];
        for (draft, refusal) in cases {
            assert_eq!(Bands::new(&draft, Worse::Higher), Err(refusal), "{draft:?}");
        }
        let fits = draft(band(ten, Some(Edge::from(30))), Some(thirty));
        assert!(Bands::new(&fits, Worse::Higher).is_ok());
        let watched = BandsDraft { watch: Some(Edge::from(10)), ..fits };
        assert_eq!(Bands::new(&watched, Worse::Higher), Err(RuleRefusal::WatchNotMildest));
    }

    #[test]
    fn where_less_is_worse_red_lies_below_yellow() {
        let (eighty, sixty) = (Edge::beyond(80), Edge::beyond(60));
        let fits = draft(band(eighty, Some(Edge::from(60))), Some(sixty));
        assert!(Bands::new(&fits, Worse::Lower).is_ok());
        let turned = draft(band(sixty, None), Some(eighty));
        assert_eq!(Bands::new(&turned, Worse::Lower), Err(RuleRefusal::RedMilderThanYellow));
    }

    fn edge() -> impl Strategy<Value = Edge> {
        (0_u16..120, any::<bool>()).prop_map(|(at, included)| Edge { at, included })
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_never_grows_milder_and_reads_back_as_written(
            watch in proptest::option::of(edge()),
            yellow in proptest::option::of((edge(), proptest::option::of(edge()))),
            red in proptest::option::of(edge()),
            lower in any::<bool>(),
        ) {
            let yellow = yellow.map(|(from, to)| Band { from, to });
            let worse = if lower { Worse::Lower } else { Worse::Higher };
            if let Ok(bands) = Bands::new(&BandsDraft { watch, yellow, red }, worse) {
                let level = |figure: u16| bands.level(worse, |at| figure.cmp(&at)).map(|l| l.0);
                let mut levels: Vec<_> = (0..130).map(level).collect();
                if lower {
                    levels.reverse();
                }
                prop_assert!(levels.windows(2).all(|pair| pair[0] <= pair[1]));
                prop_assert_eq!(Bands::new(&bands.into(), worse), Ok(bands));
            }
        }
    }
}
