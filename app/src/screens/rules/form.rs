//! What is typed into the form of one rule, and the draft it makes.

use battle_map::model::{
    milestone::MilestoneKind,
    rule::{
        Addressee, Band, BandsDraft, DayKind, Edge, MeasureKind, RuleCode, RuleCondition, RuleDraft,
    },
};
use leptos::prelude::*;

/// The figure at which a level begins; nothing typed means that the level is not used.
#[derive(Clone, Copy)]
pub struct EdgeForm {
    /// The figure as typed.
    pub at: RwSignal<String>,
    /// Whether the figure itself counts.
    pub included: RwSignal<bool>,
}

impl EdgeForm {
    fn of(edge: Option<Edge>) -> Self {
        Self {
            at: RwSignal::new(edge.map(|edge| edge.at.to_string()).unwrap_or_default()),
            included: RwSignal::new(edge.is_none_or(|edge| edge.included)),
        }
    }

    fn read(self) -> Result<Option<Edge>, &'static str> {
        let typed = self.at.get();
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let at = typed.trim().parse().map_err(|_| "rules.figure-unreadable")?;
        Ok(Some(Edge { at, included: self.included.get() }))
    }
}

/// The form of one rule.
#[derive(Clone, Copy)]
pub struct RuleForm {
    /// What tells it from the others on the page.
    pub key: u32,
    /// Its code as typed.
    pub code: RwSignal<String>,
    /// The code of its condition.
    pub condition: RwSignal<String>,
    /// The code of the measure it looks at.
    pub measure: RwSignal<String>,
    /// The code of the milestones it looks at; empty for any.
    pub kind: RwSignal<String>,
    /// Where it is worth a look.
    pub watch: EdgeForm,
    /// Where yellow begins.
    pub yellow: EdgeForm,
    /// Where red begins.
    pub red: EdgeForm,
    /// The hold time as typed.
    pub hold: RwSignal<String>,
    /// The code of the days it counts.
    pub days: RwSignal<String>,
    /// The code of whom it accuses.
    pub addressee: RwSignal<String>,
}

impl RuleForm {
    /// The form of a rule as it stands.
    pub fn of(key: u32, rule: &RuleDraft) -> Self {
        let condition = rule.condition;
        let (measure, kind) = match condition {
            Some(RuleCondition::Behind { measure, .. }) => (measure, None),
            Some(RuleCondition::MilestoneOverdue { kind }) => (MeasureKind::default(), kind),
            _ => (MeasureKind::default(), None),
        };
        let text = |words: &str| RwSignal::new(words.to_owned());
        Self {
            key,
            code: text(rule.code.as_str()),
            condition: text(condition.map_or("", RuleCondition::code)),
            measure: text(measure.code()),
            kind: text(kind.map_or("", MilestoneKind::code)),
            watch: EdgeForm::of(rule.bands.watch),
            yellow: EdgeForm::of(rule.bands.yellow.map(|band| band.from)),
            red: EdgeForm::of(rule.bands.red),
            hold: RwSignal::new(rule.hold.to_string()),
            days: text(rule.days.code()),
            addressee: text(rule.addressee.code()),
        }
    }

    /// A form to fill in.
    pub fn empty(key: u32) -> Self {
        let text = |words: &str| RwSignal::new(words.to_owned());
        Self {
            key,
            code: RwSignal::new(format!("rule-{}", key + 1)),
            condition: text(""),
            measure: text(MeasureKind::Investment.code()),
            kind: text(""),
            watch: EdgeForm::of(None),
            yellow: EdgeForm::of(None),
            red: EdgeForm::of(None),
            hold: text("0"),
            days: text(DayKind::Calendar.code()),
            addressee: text(Addressee::Project.code()),
        }
    }

    /// What it looks at, as far as chosen.
    pub fn looks_at(self) -> Option<RuleCondition> {
        let chosen = RuleCondition::from_code(&self.condition.get())?;
        Some(match chosen {
            RuleCondition::Behind { formula, .. } => {
                let measure = MeasureKind::from_code(&self.measure.get()).unwrap_or_default();
                RuleCondition::Behind { formula, measure }
            }
            RuleCondition::MilestoneOverdue { .. } => {
                RuleCondition::MilestoneOverdue { kind: MilestoneKind::from_code(&self.kind.get()) }
            }
            other => other,
        })
    }

    /// The draft it makes; what is wrong with it beyond reading the server says.
    pub fn draft(self) -> Result<RuleDraft, &'static str> {
        let yellow = self.yellow.read()?.map(|from| Band { from, to: None });
        let bands = BandsDraft { watch: self.watch.read()?, yellow, red: self.red.read()? };
        Ok(RuleDraft {
            code: RuleCode::new(self.code.get().trim()).map_err(|_| "rules.code-unreadable")?,
            condition: self.looks_at(),
            bands,
            hold: self.hold.get().trim().parse().map_err(|_| "rules.figure-unreadable")?,
            days: DayKind::from_code(&self.days.get()).unwrap_or_default(),
            addressee: Addressee::from_code(&self.addressee.get()).unwrap_or(Addressee::Project),
        })
    }
}
