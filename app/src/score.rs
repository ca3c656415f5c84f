//! Targets, claims and recognitions in words and figures. Every text says whether it compares with
//! a target or with the plan.

use battle_map::{
    model::series::{Aim, AimKind},
    value::{Money, MoneyUnit},
    view::score::{Score, ScoreBasis},
};

use crate::{
    format::{gap, money_pair},
    texts::Texts,
};

/// The numbers of a score, written in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreTexts {
    /// What is aimed at: the target or the plan.
    pub aim: String,
    /// What was claimed or recognised.
    pub claimed: String,
    /// What was recognised up to the closed month.
    pub recognised: String,
    /// What only a ledger states; none where it states nothing beyond what was recognised.
    pub ledger: Option<String>,
    /// The unit of all of them; empty for counts.
    pub unit: String,
}

/// The numbers of a score.
#[must_use]
pub fn numbers(texts: Texts, score: &Score) -> ScoreTexts {
    let Aim::Investment(whole) = score.aim else {
        let [aim, claimed, recognised] =
            [score.aim, score.claimed, score.recognised].map(|aim| aim.number().to_string());
        let ledger = score.ledger.number();
        let ledger = (ledger > 0).then(|| ledger.to_string());
        return ScoreTexts { aim, claimed, recognised, ledger, unit: String::new() };
    };
    let (recognised, aim, unit) = money_pair(texts, money(score.recognised), whole);
    let (claimed, ..) = money_pair(texts, money(score.claimed), whole);
    ScoreTexts { aim, claimed, recognised, ledger: None, unit }
}

/// What only a ledger states, in words: `台账 87`; none where it states nothing.
#[must_use]
pub fn by_ledger(texts: Texts, score: &Score) -> Option<String> {
    let count = numbers(texts, score).ledger?;
    Some(texts.fill("score.ledger", &[("count", &count)]))
}

/// The amount of a money aim; zero for a count.
const fn money(aim: Aim) -> Money {
    match aim {
        Aim::Investment(money) => money,
        Aim::Starts(_) | Aim::Completions(_) => Money::ZERO,
    }
}

/// What the numbers are compared with: `目标` or `计划`.
#[must_use]
pub fn basis(texts: Texts, basis: ScoreBasis) -> String {
    texts.get(&format!("score.{}", basis.code()))
}

/// The kind of aim in words: `开工`, `竣工`, `投资`.
#[must_use]
pub fn kind(texts: Texts, kind: AimKind) -> String {
    texts.get(&format!("targets.{}", kind.code()))
}

/// The difference in words, with what it is held against: `较目标低 11.6 点`; `None` where there is no
/// aim.
#[must_use]
pub fn difference(texts: Texts, score: &Score) -> Option<String> {
    let values = [("basis", &*basis(texts, score.basis)), ("gap", &gap(texts, score.behind))];
    (score.aim.number() > 0).then(|| texts.fill("score.difference", &values))
}

/// The whole score in one line: `目标 46，申报 35，认定 33，台账 4，较目标低 2.9 点`.
#[must_use]
pub fn words(texts: Texts, score: &Score) -> String {
    let ScoreTexts { aim, claimed, recognised, unit, .. } = numbers(texts, score);
    let basis = basis(texts, score.basis);
    let values = [
        ("basis", basis.as_str()),
        ("aim", &aim),
        ("claimed", &claimed),
        ("recognised", &recognised),
        ("unit", &unit),
    ];
    let numbers = texts.fill("score.words", &values);
    let joint = texts.get("score.joint");
    let all = [Some(numbers.trim().to_owned()), by_ledger(texts, score), difference(texts, score)];
    all.into_iter().flatten().collect::<Vec<_>>().join(&joint)
}

/// The same as short as a county's line on the wall: `12+1/15` are 12 recognised, one more claimed,
/// 15 aimed at; `台账28/30` where only a ledger states them; money in 亿元 to one decimal.
#[must_use]
pub fn short(texts: Texts, score: &Score) -> (String, String) {
    let write = |aim: Aim| match aim {
        Aim::Starts(count) | Aim::Completions(count) => count.to_string(),
        Aim::Investment(money) => money.rounded(MoneyUnit::Yi, 1),
    };
    let waiting = score.claimed.number() - score.recognised.number();
    let counted = score.aim.kind() != AimKind::Investment;
    let reached = if counted && waiting > 0 {
        format!("{}+{waiting}", write(score.recognised))
    } else {
        write(score.recognised)
    };
    let nothing = score.claimed.number() == 0 && score.recognised.number() == 0;
    let reached = match by_ledger(texts, score) {
        Some(ledger) if nothing => ledger,
        Some(ledger) => format!("{reached} {ledger}"),
        None => reached,
    };
    (reached, write(score.aim))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    const CHINESE: Texts = Texts(Language::Chinese);

    fn score(basis: ScoreBasis, aim: Aim, claimed: Aim, recognised: Aim, behind: i64) -> Score {
        let ledger = match aim {
            Aim::Starts(_) => Aim::Starts(0),
            Aim::Completions(_) => Aim::Completions(0),
            Aim::Investment(_) => Aim::Investment(Money::ZERO),
        };
        Score { basis, aim, claimed, recognised, ledger, share: 0, scheduled: 0, behind }
    }

    #[test]
    fn a_score_names_what_it_is_held_against() {
        let starts = |basis| score(basis, Aim::Starts(46), Aim::Starts(35), Aim::Starts(33), 116);
        let due = "2026-12".parse().unwrap();
        let words = |basis| super::words(CHINESE, &starts(basis));
        assert_eq!(words(ScoreBasis::Target(due)), "目标 46，申报 35，认定 33，较目标低 11.6 点");
        assert_eq!(words(ScoreBasis::Plan), "计划 46，申报 35，认定 33，较计划低 11.6 点");
        assert_eq!(short(CHINESE, &starts(ScoreBasis::Plan)), ("33+2".into(), "46".into()));
    }

    #[test]
    fn what_only_a_ledger_states_is_labelled_so() {
        let none = score(ScoreBasis::Plan, Aim::Starts(30), Aim::Starts(0), Aim::Starts(0), 67);
        let first = Score { ledger: Aim::Starts(28), ..none };
        assert_eq!(words(CHINESE, &first), "计划 30，申报 0，认定 0，台账 28，较计划低 6.7 点");
        assert_eq!(short(CHINESE, &first), ("台账 28".into(), "30".into()));
        let both = Score { claimed: Aim::Starts(12), recognised: Aim::Starts(12), ..first };
        assert_eq!(short(CHINESE, &both), ("12 台账 28".into(), "30".into()));
    }

    #[test]
    fn money_keeps_one_unit_and_an_empty_aim_has_no_difference() {
        let yi = |yi: i64| Aim::Investment(Money::from_wan(yi * 10_000));
        let money = score(ScoreBasis::Plan, yi(397), yi(310), yi(296), 88);
        assert_eq!(
            words(CHINESE, &money),
            "计划 397.0，申报 310.0，认定 296.0 亿元，较计划低 8.8 点"
        );
        assert_eq!(short(CHINESE, &money), ("296.0".into(), "397.0".into()));
        let none = score(ScoreBasis::Plan, Aim::Starts(0), Aim::Starts(0), Aim::Starts(0), 0);
        assert_eq!(words(CHINESE, &none), "计划 0，申报 0，认定 0");
    }
}
