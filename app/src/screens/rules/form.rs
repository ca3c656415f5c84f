//! The form values of a rule set, one row for each rule, and the drafts that the rows make.

use battle_map::{
    model::{
        milestone::MilestoneKind,
        rule::{
            Band, BandsDraft, CardAddressee, DayKind, Edge, MeasureKind, RuleCode, RuleCondition,
            RuleDraft, Unreported,
        },
    },
    view::rules::SetLine,
};

use crate::form::{Reading, Typed};

/// The field that lists the form's rows.
pub const RULES: &str = "rules";

/// The values for a threshold that includes its figure, and for one that does not.
pub const REACHES: [&str; 2] = ["included", "beyond"];

/// The field names for the threshold of a level.
#[derive(Clone, Copy)]
pub struct LevelFields {
    /// The key of the level's label.
    pub label: &'static str,
    /// The field of the figure; empty if the level is not used.
    pub at: &'static str,
    /// The field of whether the figure itself counts.
    pub reach: &'static str,
}

/// The levels, mildest first.
pub const LEVELS: [LevelFields; 3] = [
    LevelFields { label: "level.watch", at: "watch", reach: "watch-reach" },
    LevelFields { label: "level.yellow", at: "yellow", reach: "yellow-reach" },
    LevelFields { label: "level.red", at: "red", reach: "red-reach" },
];

/// The form values of a set.
pub fn typed(set: &SetLine) -> Typed {
    let name = set.name.as_ref().map(ToString::to_string).unwrap_or_default();
    let rows = (0..).zip(&set.rules);
    let numbers = rows.clone().map(|(row, _): (u32, _)| row);
    let empty = Typed::default().with("name", name).with_all(RULES, numbers);
    rows.fold(empty.based_on(set.version), |typed, (row, rule)| with_rule(typed, row, rule))
}

fn with_rule(typed: Typed, row: u32, rule: &RuleDraft) -> Typed {
    let condition = rule.condition;
    let (measure, kind) = match condition {
        Some(RuleCondition::Behind { measure, .. }) => (measure, None),
        Some(RuleCondition::MilestoneOverdue { kind }) => (MeasureKind::default(), kind),
        _ => (MeasureKind::default(), None),
    };
    let bands = &rule.bands;
    let edges = [bands.watch, bands.yellow.map(|band| band.from), bands.red];
    let typed = typed
        .with_at(row, "code", rule.code.as_str())
        .with_at(row, "condition", condition.map_or("", RuleCondition::code))
        .with_at(row, "measure", measure.code())
        .with_at(row, "kind", kind.map_or("", MilestoneKind::code))
        .with_at(row, "hold", rule.hold)
        .with_at(row, "days", rule.days.code())
        .with_at(row, "addressee", rule.addressee.code())
        .with_at(row, "unreported", rule.unreported.code());
    LEVELS.into_iter().zip(edges).fold(typed, |typed, (level, edge)| {
        let at = edge.map(|edge| edge.at.to_string()).unwrap_or_default();
        let included = edge.is_none_or(|edge| edge.included);
        let reach = REACHES[usize::from(!included)];
        typed.with_at(row, level.at, at).with_at(row, level.reach, reach)
    })
}

/// The form values with an empty rule added.
pub fn with_empty(row: u32, typed: Typed) -> Typed {
    let code = free_code(&typed);
    let typed = typed
        .with_at(row, "code", code)
        .with_at(row, "measure", MeasureKind::Investment.code())
        .with_at(row, "hold", 0)
        .with_at(row, "days", DayKind::Calendar.code())
        .with_at(row, "addressee", CardAddressee::Project.code())
        .with_at(row, "unreported", Unreported::default().code());
    LEVELS.into_iter().fold(typed, |typed, level| typed.with_at(row, level.reach, REACHES[0]))
}

/// A code that no row has: the log knows rules by their codes, people by what they look at.
fn free_code(typed: &Typed) -> String {
    let rows = typed.all(RULES).iter().filter_map(|row| row.parse().ok());
    let taken: Vec<_> = rows.map(|row: u32| typed.at(row, "code").to_owned()).collect();
    let codes = (1..).map(|number: u32| format!("rule-{number}"));
    codes.into_iter().find(|code| !taken.contains(code)).unwrap_or_default()
}

/// The condition of a rule; `None` while it is not fully chosen.
pub fn looks_at(condition: &str, measure: &str, kind: &str) -> Option<RuleCondition> {
    Some(match RuleCondition::from_code(condition)? {
        RuleCondition::Behind { formula, .. } => {
            let measure = MeasureKind::from_code(measure).unwrap_or_default();
            RuleCondition::Behind { formula, measure }
        }
        RuleCondition::MilestoneOverdue { .. } => {
            RuleCondition::MilestoneOverdue { kind: MilestoneKind::from_code(kind) }
        }
        other => other,
    })
}

/// The rules that were typed; `None` where a field cannot be read.
pub fn rules(typed: &mut Reading<'_>) -> Option<Vec<RuleDraft>> {
    let rows: Vec<u32> = typed.values(RULES);
    let rules: Vec<_> = rows.into_iter().map(|row| typed.in_row(row, rule)).collect();
    rules.into_iter().collect()
}

/// The draft of one rule; faults beyond unreadable fields are reported by the server.
fn rule(typed: &mut Reading<'_>) -> Option<RuleDraft> {
    let [watch, yellow, red] = LEVELS.map(|level| edge(typed, level));
    let hold = typed.read("hold", "rules.figure-unreadable", |text| text.parse().ok());
    let code = RuleCode::new(typed.raw("code")).ok();
    let yellow = yellow?.map(|from| Band { from, to: None });
    Some(RuleDraft {
        code: code?,
        condition: looks_at(typed.raw("condition"), typed.raw("measure"), typed.raw("kind")),
        bands: BandsDraft { watch: watch?, yellow, red: red? },
        hold: hold?,
        days: DayKind::from_code(typed.raw("days")).unwrap_or_default(),
        addressee: CardAddressee::from_code(typed.raw("addressee"))
            .unwrap_or(CardAddressee::Project),
        unreported: Unreported::from_code(typed.raw("unreported")).unwrap_or_default(),
    })
}

/// The inner option is none for a level that is not used, the outer one for what cannot be read.
fn edge(typed: &mut Reading<'_>, level: LevelFields) -> Option<Option<Edge>> {
    if typed.raw(level.at).trim().is_empty() {
        return Some(None);
    }
    let at = typed.read(level.at, "rules.figure-unreadable", |text| text.parse().ok())?;
    Some(Some(Edge { at, included: typed.raw(level.reach) == REACHES[0] }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overdue(code: &str) -> RuleDraft {
        let edge = |at, included| Some(Edge { at, included });
        let yellow = edge(10, true).map(|from| Band { from, to: None });
        RuleDraft {
            code: RuleCode::new(code).unwrap(),
            condition: Some(RuleCondition::MilestoneOverdue { kind: Some(MilestoneKind::Start) }),
            bands: BandsDraft { watch: None, yellow, red: edge(30, false) },
            hold: 5,
            days: DayKind::Working,
            addressee: CardAddressee::Unit,
            unreported: Unreported::NotJudged,
        }
    }

    #[test]
    fn rules_typed_are_the_rules_read_and_what_cannot_be_read_names_its_row() {
        let drafts = vec![overdue("late"), overdue("later")];
        let typed = Typed::default().with_all(RULES, [4, 7]);
        let rows = [4, 7].into_iter().zip(&drafts);
        let typed = rows.fold(typed, |typed, (row, rule)| with_rule(typed, row, rule));
        assert_eq!(rules(&mut Reading::of(&typed)), Some(drafts));
        let wrong = typed.with_at(7, "red", "五");
        let mut reading = Reading::of(&wrong);
        assert_eq!(rules(&mut reading), None);
        assert_eq!(reading.wrong()[0].field, "7/red");
    }
}
