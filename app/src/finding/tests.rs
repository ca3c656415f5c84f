use battle_map::{
    model::{
        finding::{Arithmetic, DatedItem, FindingSubject, Level, Progress},
        milestone::MilestoneKind,
        rule::{DayKind, Edge, Preset, RuleCondition, RuleSet},
    },
    value::{MilestoneId, Money, Month, ProjectId},
    view::figures::Investment,
};

use super::*;
use crate::texts::Language;

const CHINESE: Texts = Texts(Language::Chinese);

fn found(limit: Edge, arithmetic: Arithmetic<Investment>) -> ShownFinding {
    let set = RuleSet::preset(Preset::Points);
    let project = ProjectId(1);
    ShownFinding {
        rule: set.reference(&set.rules[0]),
        level: Level::Red,
        limit,
        subject: FindingSubject::Project(project),
        project: Some(project),
        arithmetic,
    }
}

fn behind(formula: Formula, limit: Edge) -> ShownFinding {
    let month = Month::new(2026, 10).unwrap();
    let measure = Investment {
        month,
        reported: month,
        done: Money::from_wan(34_200),
        plan: Money::from_wan(64_700),
        scheduled: 833,
        actual: 528,
        lag: 305,
        ratio: Some(634),
        fine: None,
    };
    let progress = Progress::Investment(Box::new(measure));
    found(limit, Arithmetic::Share { formula, progress })
}

#[test]
fn a_lag_is_told_as_figure_arithmetic_and_sum() {
    let finding = behind(Formula::Points, Edge::beyond(30));
    assert_eq!(figure(CHINESE, &finding), "30.5");
    assert_eq!(headline(CHINESE, &finding), "低于序时 30.5 个百分点");
    assert_eq!(arithmetic(CHINESE, &finding), "序时 83.3% · 实际 52.8%");
    assert_eq!(
        unfolded(CHINESE, &finding),
        "序时 83.3%（到10月底）− 实际 52.8%（3.42 ÷ 6.47 亿元）= 30.5 点，超过 30 点"
    );
}

#[test]
fn a_ratio_and_a_shortfall_show_the_division() {
    let ratio = behind(Formula::Ratio, Edge::beyond(80));
    assert_eq!(
        unfolded(CHINESE, &ratio),
        "实际 52.8%（3.42 ÷ 6.47 亿元）÷ 序时 83.3%（到10月底）= 63.4%，低于 80%"
    );
    let shortfall = behind(Formula::Shortfall, Edge::beyond(0));
    assert_eq!(
        unfolded(CHINESE, &shortfall),
        "1 − 实际 52.8%（3.42 ÷ 6.47 亿元）÷ 序时 83.3%（到10月底）= 36.6%，超过 0%"
    );
}

#[test]
fn a_missed_start_says_since_when() {
    let condition = RuleCondition::StartMissed;
    let since = "2026-06".parse().ok();
    let missed = Arithmetic::Count { condition, months: 4, since, days: Some(145) };
    let missed = found(Edge::from(3), missed);
    assert_eq!(figure(CHINESE, &missed), "逾期 4 个月");
    assert_eq!(headline(CHINESE, &missed), "开工逾期 4 个月");
    assert_eq!(arithmetic(CHINESE, &missed), "6月应开工，连续 4 个月未开（计至9月30日）");
    assert_eq!(
        unfolded(CHINESE, &missed),
        "6月应开工，连续 4 个月未开（计至9月30日），达到 3 个月"
    );
    let since = "2025-11".parse().ok();
    let older = Arithmetic::Count { condition, months: 11, since, days: Some(356) };
    let older = found(Edge::from(3), older);
    assert_eq!(arithmetic(CHINESE, &older), "2025年11月应开工，连续 11 个月未开（计至9月30日）");
}

#[test]
fn beside_its_threshold_a_lag_has_the_decimals_that_show_which_side_it_lies_on() {
    use battle_map::{
        model::{finding::Finding, measure::Measure},
        value::Fraction,
    };
    let month = Month::new(2026, 10).unwrap();
    let (done, plan) = (Money::from_wan(53_331), Money::from_wan(100_000));
    let fraction = |num, den| Fraction::new(num, den).unwrap();
    let measure = Measure {
        month,
        reported: month,
        done,
        plan,
        scheduled: fraction(10, 12),
        actual: fraction(53_331, 100_000),
    };
    let set = RuleSet::preset(Preset::Points);
    let finding = Finding {
        rule: set.reference(&set.rules[0]),
        level: Level::Red,
        limit: Edge::beyond(30),
        subject: FindingSubject::Project(ProjectId(1)),
        project: Some(ProjectId(1)),
        arithmetic: Arithmetic::Share {
            formula: Formula::Points,
            progress: Progress::Investment(Box::new(measure)),
        },
    };
    assert_eq!(
        unfolded(CHINESE, &ShownFinding::from(&finding)),
        "序时 83.333%（到10月底）− 实际 53.331%（5.33 ÷ 10.00 亿元）= 30.002 点，超过 30 点"
    );
}

#[test]
fn a_start_that_is_due_in_the_judged_month_is_a_month_late_and_not_no_days() {
    let condition = RuleCondition::StartMissed;
    let since = "2026-10".parse().ok();
    let missed = Arithmetic::Count { condition, months: 1, since, days: Some(0) };
    assert_eq!(headline(CHINESE, &found(Edge::from(1), missed)), "开工逾期 1 个月");
}

#[test]
fn a_month_that_was_not_reported_is_named_with_the_one_that_is_judged() {
    let mut finding = behind(Formula::Points, Edge::beyond(30));
    if let Arithmetic::Share { progress: Progress::Investment(measure), .. } =
        &mut finding.arithmetic
    {
        measure.month = Month::new(2026, 11).unwrap();
    }
    assert_eq!(arithmetic(CHINESE, &finding), "序时 83.3% · 实际 52.8%（11月未报，按10月）");
    assert_eq!(
        unfolded(CHINESE, &finding),
        "序时 83.3%（到10月底）− 实际 52.8%（3.42 ÷ 6.47 亿元）= 30.5 点（11月未报，按10月），超过 30 点"
    );
}

#[test]
fn what_is_due_today_is_not_late_by_no_days_and_a_rule_without_time_names_no_threshold() {
    let since = "2026-11-10".parse().unwrap();
    let item = DatedItem::Milestone { id: MilestoneId(1), kind: MilestoneKind::Start, name: None };
    let overdue = |days| Arithmetic::Elapsed {
        condition: RuleCondition::MilestoneOverdue { kind: None },
        item: item.clone(),
        since,
        days,
        counted: DayKind::Calendar,
    };
    assert_eq!(headline(CHINESE, &found(Edge::from(0), overdue(0))), "开工今日到期");
    let late = found(Edge::beyond(0), overdue(3));
    assert_eq!(headline(CHINESE, &late), "开工逾期 3 天");
    assert!(!unfolded(CHINESE, &late).contains("0 天"), "{}", unfolded(CHINESE, &late));
    for (condition, words) in [
        (RuleCondition::NotEnrolled, "开工当月未入库"),
        (RuleCondition::NotCounted, "竣工当月未列统"),
        (RuleCondition::StartMissed, "下月到期"),
    ] {
        let count = Arithmetic::Count { condition, months: 0, since: Some(since), days: None };
        assert_eq!(headline(CHINESE, &found(Edge::from(0), count)), words);
    }
}
