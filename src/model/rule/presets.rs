//! The published rules as data.
//!
//! - `points`: 银川市“红黄绿灯”推进机制, announced by the city's 发展改革委 on 18 March 2025 and judged
//!   monthly. Yellow: 10 to 30 points behind the schedule, both included, or the planned start month
//!   missed, or not enrolled (入库纳统) one month after the start. Red: over 30 points, or the start
//!   missed three months running, or not enrolled over two months after the start. Its lights for
//!   the payment of public funds have no counterpart here.
//! - `ratio`: 《武汉市重大项目管理办法》. Yellow below 80 % of the scheduled progress, red below 60 %.
//! - `shortfall`: 《三亚市推进项目建设红黄绿亮牌督办机制》(海南日报, 13 May 2022). Yellow up to 50 % below
//!   the scheduled investment, 50 % included; red for more.
//!
//! The watch level below every card is our own addition: half of the yellow edge under `points`,
//! and a completion past its planned day under all three.

use std::sync::LazyLock;

use super::{
    Band, BandsDraft, CardAddressee, DayKind, Edge, Formula, MeasureKind, Preset, Rule, RuleCode,
    RuleCondition, RuleDraft, RuleSet, RuleSetId, Unreported,
};
use crate::model::milestone::MilestoneKind;

impl Preset {
    /// The rule set of the preset, built once.
    pub(super) fn set(self) -> &'static RuleSet {
        static POINTS: LazyLock<RuleSet> = LazyLock::new(|| made(Preset::Points, &points()));
        static RATIO: LazyLock<RuleSet> = LazyLock::new(|| made(Preset::Ratio, &ratio()));
        static SHORTFALL: LazyLock<RuleSet> =
            LazyLock::new(|| made(Preset::Shortfall, &shortfall()));
        match self {
            Self::Points => &POINTS,
            Self::Ratio => &RATIO,
            Self::Shortfall => &SHORTFALL,
        }
    }
}

fn made(preset: Preset, drafts: &[RuleDraft]) -> RuleSet {
    // Every draft below holds together, as the tests see to.
    let rules = drafts.iter().filter_map(|draft| Rule::try_from(draft.clone()).ok()).collect();
    RuleSet { id: RuleSetId::Preset(preset), version: 1, name: None, rules }
}

fn points() -> Vec<RuleDraft> {
    let behind = bands(Some(Edge::from(5)), Some(Edge::from(10)), Some(Edge::beyond(30)));
    let start = bands(None, Some(Edge::from(1)), Some(Edge::from(3)));
    let enrolled = bands(None, Some(Edge::from(1)), Some(Edge::beyond(2)));
    vec![
        rule("behind", progress(Formula::Points), behind),
        rule("start-missed", RuleCondition::StartMissed, start),
        completion(),
        rule("not-enrolled", RuleCondition::NotEnrolled, enrolled),
    ]
}

fn ratio() -> Vec<RuleDraft> {
    let behind = bands(None, Some(Edge::beyond(80)), Some(Edge::beyond(60)));
    vec![rule("behind", progress(Formula::Ratio), behind), completion()]
}

fn shortfall() -> Vec<RuleDraft> {
    let behind = bands(None, Some(Edge::beyond(0)), Some(Edge::beyond(50)));
    vec![rule("behind", progress(Formula::Shortfall), behind), completion()]
}

const fn progress(formula: Formula) -> RuleCondition {
    RuleCondition::Behind { formula, measure: MeasureKind::Investment }
}

fn completion() -> RuleDraft {
    let kind = Some(MilestoneKind::Completion);
    let late = bands(Some(Edge::from(1)), None, None);
    rule("completion-overdue", RuleCondition::MilestoneOverdue { kind }, late)
}

fn bands(watch: Option<Edge>, yellow: Option<Edge>, red: Option<Edge>) -> BandsDraft {
    BandsDraft { watch, yellow: yellow.map(|from| Band { from, to: None }), red }
}

fn rule(code: &'static str, condition: RuleCondition, bands: BandsDraft) -> RuleDraft {
    RuleDraft {
        code: RuleCode::fixed(code),
        condition: Some(condition),
        bands,
        hold: 0,
        days: DayKind::Calendar,
        addressee: CardAddressee::Project,
        unreported: Unreported::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_every_preset_holds_together() {
        for (preset, drafts) in Preset::ALL.into_iter().zip([points(), ratio(), shortfall()]) {
            assert_eq!(preset.set().rules.len(), drafts.len(), "{}", preset.code());
        }
    }
}
