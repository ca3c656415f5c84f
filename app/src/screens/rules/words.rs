//! Rules, sets and scopes in words.

use battle_map::{
    model::rule::{RuleScope, RuleSetId},
    view::rules::{ScopeLine, SetLine},
};

use crate::{format, texts::Texts};

/// The name of a set: a preset's by its city, an own one's as it was given.
pub fn set_name(texts: Texts, sets: &[SetLine], id: RuleSetId) -> String {
    let own = sets.iter().find(|set| set.id == id).and_then(|set| set.name.clone());
    own.map_or_else(|| texts.get(&format!("rules.preset.{id}")), |name| name.to_string())
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
