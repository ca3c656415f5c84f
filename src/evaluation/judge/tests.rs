use std::cmp::Ordering;

use super::*;
use crate::{
    model::{
        measure::Measure,
        rule::{Formula, Preset},
    },
    value::{Fraction, Money},
};

/// The level that a preset gives to a scheduled and an actual share, in ten-thousandths.
fn level(preset: Preset, scheduled: i128, actual: i128) -> Option<Level> {
    let set = RuleSet::preset(preset);
    let rule = &set.rules[0];
    let RuleCondition::Behind { formula, .. } = rule.condition() else {
        panic!("the first rule of a preset is about investment")
    };
    let month: Month = "2026-10".parse().unwrap();
    let share = |part| Fraction::new(part, 10_000).unwrap();
    let (scheduled, actual) = (share(scheduled), share(actual));
    let (done, plan) = (Money::ZERO, Money::ZERO);
    let measure = Measure { month, reported: month, done, plan, scheduled, actual };
    progress::invested(rule, formula, measure).map(|found| found.0)
}

#[test]
fn the_published_thresholds_hold_exactly_at_their_boundaries() {
    use Level::{Red, Watch, Yellow};
    let cases = [
        // Scheduled 83.33 %: exactly 10 and exactly 30 points behind are yellow.
        (Preset::Points, 8_333, 7_834, None),
        (Preset::Points, 8_333, 7_334, Some(Watch)),
        (Preset::Points, 8_333, 7_333, Some(Yellow)),
        (Preset::Points, 8_333, 5_333, Some(Yellow)),
        (Preset::Points, 8_333, 5_332, Some(Red)),
        // Exactly 80 % of the scheduled share is nothing, exactly 60 % still yellow.
        (Preset::Ratio, 5_000, 4_000, None),
        (Preset::Ratio, 5_000, 3_999, Some(Yellow)),
        (Preset::Ratio, 5_000, 3_000, Some(Yellow)),
        (Preset::Ratio, 5_000, 2_999, Some(Red)),
        // Exactly 50 % below the scheduled share is yellow.
        (Preset::Shortfall, 5_000, 5_000, None),
        (Preset::Shortfall, 5_000, 4_999, Some(Yellow)),
        (Preset::Shortfall, 5_000, 2_500, Some(Yellow)),
        (Preset::Shortfall, 5_000, 2_499, Some(Red)),
        // While nothing is scheduled, ratio and shortfall are silent.
        (Preset::Ratio, 0, 0, None),
        (Preset::Shortfall, 0, 0, None),
    ];
    for (preset, scheduled, actual, expected) in cases {
        assert_eq!(level(preset, scheduled, actual), expected, "{} {actual}", preset.code());
    }
}

#[test]
fn scheduled_20_with_actual_11_is_no_card_under_points_and_red_under_ratio() {
    assert_eq!(level(Preset::Points, 2_000, 1_100), Some(Level::Watch), "9 points: no card");
    assert_eq!(level(Preset::Ratio, 2_000, 1_100), Some(Level::Red), "55 % of the schedule");
    assert_eq!(level(Preset::Shortfall, 2_000, 1_100), Some(Level::Yellow), "45 % below");
}

#[test]
fn months_gone_by_hold_exactly_at_their_boundaries() {
    use Level::{Red, Yellow};
    let cases = [
        ("start-missed", [None, Some(Yellow), Some(Yellow), Some(Red)]),
        ("not-enrolled", [None, Some(Yellow), Some(Yellow), Some(Red)]),
    ];
    let set = RuleSet::preset(Preset::Points);
    for (code, levels) in cases {
        let rule = set.rules.iter().find(|rule| rule.code().as_str() == code).unwrap();
        for (months, expected) in (0..).zip(levels) {
            let level = dates::level(rule, months).map(|found| found.0);
            assert_eq!(level, expected, "{code} after {months} months");
        }
    }
}

#[test]
fn shares_compare_exactly_not_as_they_print() {
    let third = Fraction::new(1, 3).unwrap();
    let ratio = third.over(Fraction::new(5, 12).unwrap()).unwrap();
    assert_eq!(ratio.cmp_percent(80), Ordering::Equal);
    assert_eq!(Formula::ALL.map(Formula::code), ["points", "ratio", "shortfall"]);
}
