//! Rules, sets and scopes in words.

use battle_map::{
    model::{
        finding::Level,
        rule::{DayKind, Edge, MeasureKind, RuleCondition, RuleDraft, RuleScope, RuleSetId, Worse},
    },
    view::rules::{ScopeLine, SetLine},
};

use crate::{finding::edge, format, texts::Texts};

/// The name of a set: a preset's by its city, an own one's as it was given.
pub fn set_name(texts: Texts, sets: &[SetLine], id: RuleSetId) -> String {
    let own = sets.iter().find(|set| set.id == id).and_then(|set| set.name.clone());
    own.map_or_else(|| texts.get(&format!("rules.preset.{id}")), |name| name.to_string())
}

/// The condition of a rule in words: `投资进度低于序时`.
pub fn condition(texts: Texts, condition: RuleCondition) -> String {
    let words = texts.get(&format!("rules.condition.{}", condition.code()));
    match condition {
        RuleCondition::Behind { measure: MeasureKind::Construction, .. } => {
            texts.fill("rules.of-construction", &[("condition", &words)])
        }
        RuleCondition::MilestoneOverdue { kind: Some(kind) } => {
            let kind = texts.get(&format!("milestone.{}", kind.code()));
            texts.fill("rules.only-kind", &[("condition", &words), ("kind", &kind)])
        }
        _ => words,
    }
}

/// A threshold in words: `达到 10 点`, `低于 80%`, `超过 10 个工作日`.
pub fn reach(texts: Texts, condition: RuleCondition, at: Edge, days: DayKind) -> String {
    let key = match (condition.worse(), at.included) {
        (Worse::Higher, true) => "rules.from",
        (Worse::Higher, false) => "rules.over",
        (Worse::Lower, true) => "rules.at-most",
        (Worse::Lower, false) => "rules.below",
    };
    let figure = edge(texts, i64::from(at.at), condition.unit(), days);
    texts.fill(key, &[("at", &figure)])
}

/// The levels of a rule with their thresholds, mildest first.
pub fn levels(texts: Texts, rule: &RuleDraft) -> Vec<(Level, String)> {
    let Some(condition) = rule.condition else { return Vec::new() };
    let bands = &rule.bands;
    let edges = [
        (Level::Watch, bands.watch),
        (Level::Yellow, bands.yellow.map(|band| band.from)),
        (Level::Red, bands.red),
    ];
    let told =
        |(level, at): (Level, Option<Edge>)| Some((level, reach(texts, condition, at?, rule.days)));
    edges.into_iter().filter_map(told).collect()
}

/// Who gets the card, and how long it stays once the rule no longer applies.
pub fn consequence(texts: Texts, rule: &RuleDraft) -> String {
    let to = texts.get(&format!("rules.addressee.{}", rule.addressee.code()));
    let hold =
        edge(texts, i64::from(rule.hold), battle_map::model::rule::EdgeUnit::Days, rule.days);
    let key = if rule.hold == 0 { "rules.consequence" } else { "rules.consequence-hold" };
    texts.fill(key, &[("to", &to), ("hold", &hold)])
}

/// Where a set is in force, in words: `全部项目`, `清单：省重点（12月1日起）`; empty where it is not.
pub fn in_force(texts: Texts, lines: &[ScopeLine], id: RuleSetId) -> String {
    let mine = lines.iter().filter(|line| line.set == id);
    let words = mine.filter_map(|line| {
        let projects = scope(texts, &line.scope, line.list.as_deref());
        match line.from {
            _ if line.holds => Some(texts.fill("rules.in-force", &[("scope", &projects)])),
            Some(from) if line.begins_later => {
                let day = format::day(texts, from);
                Some(texts.fill("rules.in-force-from", &[("scope", &projects), ("day", &day)]))
            }
            _ => None,
        }
    });
    words.collect::<Vec<_>>().join(" · ")
}

/// The projects of a scope: `清单“省重点”`, `百日攻坚（9月22日至12月31日）`.
pub fn scope(texts: Texts, scope: &RuleScope, list: Option<&str>) -> String {
    let listed = list.unwrap_or_default();
    match scope {
        RuleScope::Everything => texts.get("rules.scope.everything"),
        RuleScope::Size(size) => texts.get(&format!("size.{}", size.code())),
        RuleScope::Sector(sector) => {
            texts.fill("rules.scope-sector", &[("sector", sector.as_str())])
        }
        RuleScope::List(_) => texts.fill("rules.scope-list", &[("list", listed)]),
        RuleScope::Campaign { name, from, until, list } => {
            let (from, until) = (format::day(texts, *from), format::day(texts, *until));
            let values =
                [("name", name.as_str()), ("from", &from), ("until", &until), ("list", listed)];
            let key =
                if list.is_some() { "rules.scope-campaign-list" } else { "rules.scope-campaign" };
            texts.fill(key, &values)
        }
    }
}
