//! Which rule set holds for which project on a day: the one of the narrowest scope, a campaign
//! before a list, a list before a sector, a sector before a size class, and that before everything.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    board::Board,
    model::{
        list::List,
        project::Project,
        rule::{Preset, RuleScope, RuleSet},
        series::SizeClass,
    },
    value::Day,
};

/// The rule sets that hold on a day.
#[derive(Debug, Clone)]
pub struct InForce {
    /// The sets assigned to a scope, the narrowest scope first.
    narrow: Vec<Narrow>,
    /// The set that holds where no narrower scope has one.
    rest: RuleSet,
}

#[derive(Debug, Clone)]
struct Narrow {
    scope: RuleScope,
    /// The list that the scope names.
    list: Option<Arc<List>>,
    set: RuleSet,
}

impl InForce {
    /// One set for everything.
    pub const fn only(set: RuleSet) -> Self {
        Self { narrow: Vec::new(), rest: set }
    }

    /// What the city assigned, as it holds on `day`; `points` where it assigned nothing.
    pub fn on(board: &Board, day: Day) -> Self {
        let holding = board.rules.in_force(day);
        let mut narrow: Vec<_> = holding
            .filter_map(|known| {
                let list = known.scope.list().and_then(|list| board.lists.get(&list)).cloned();
                let set = board.rules.assigned_set(known)?;
                Some(Narrow { scope: known.scope.clone(), list, set })
            })
            .collect();
        // Of two lists the first decides, of two campaigns the one that began last.
        narrow.sort_by_key(|narrow| {
            let began = match &narrow.scope {
                RuleScope::Campaign { from, .. } => Some(Reverse(*from)),
                _ => None,
            };
            (Reverse(narrow.scope.rank()), began, narrow.scope.list())
        });
        let everything = narrow.iter().position(|n| n.scope == RuleScope::Everything);
        let rest = everything.map(|place| narrow.remove(place).set);
        let rest = rest.unwrap_or_else(|| RuleSet::preset(Preset::Points));
        Self { narrow, rest }
    }

    /// The set that holds for a project.
    pub fn of(&self, project: &Project) -> &RuleSet {
        let narrow = self.narrow.iter().find(|narrow| narrow.holds_for(project));
        narrow.map_or(&self.rest, |narrow| &narrow.set)
    }

    /// The set that holds for what is no project's.
    pub const fn of_the_rest(&self) -> &RuleSet {
        &self.rest
    }

    /// Whether the same sets hold for the same projects, as far as that can be seen at a glance.
    pub fn is_like(&self, other: &Self) -> bool {
        let same_list = |a: &Option<Arc<List>>, b: &Option<Arc<List>>| match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        self.rest == other.rest
            && self.narrow.len() == other.narrow.len()
            && self
                .narrow
                .iter()
                .zip(&other.narrow)
                .all(|(a, b)| a.scope == b.scope && a.set == b.set && same_list(&a.list, &b.list))
    }
}

impl Narrow {
    fn holds_for(&self, project: &Project) -> bool {
        let facts = &project.facts;
        // A sub-project stands on the lists of its entry.
        let entry = project.parent.unwrap_or(project.id);
        let listed = || self.list.as_ref().is_some_and(|list| list.entries.contains_key(&entry));
        match &self.scope {
            RuleScope::Everything | RuleScope::Campaign { list: None, .. } => true,
            RuleScope::Size(size) => facts.total.map(SizeClass::of) == Some(*size),
            RuleScope::Sector(sector) => facts.sector.as_ref() == Some(sector),
            RuleScope::List(_) | RuleScope::Campaign { list: Some(_), .. } => listed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, name},
        model::{
            list::{ListAction, ListEntry},
            rule::{RuleAction, RuleSetId},
        },
        value::{ListId, Month},
    };

    fn assign(fixture: &mut Fixture, scope: RuleScope, preset: Preset) {
        let set = RuleSetId::Preset(preset);
        fixture.accept(Command::new(Subject::RuleScopes, RuleAction::Assign { scope, set }));
    }

    #[test]
    fn the_narrowest_scope_decides_and_a_campaign_only_while_it_runs() {
        let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
        let held = |fixture: &Fixture, day: &str| {
            let force = InForce::on(&fixture.board, day.parse().unwrap());
            force.of(&fixture.board.projects[&project]).id
        };
        let today = "2026-04-10";
        assert_eq!(held(&fixture, today), RuleSetId::Preset(Preset::Points));
        assign(&mut fixture, RuleScope::Everything, Preset::Ratio);
        assert_eq!(held(&fixture, today), RuleSetId::Preset(Preset::Ratio));
        assign(&mut fixture, RuleScope::Size(SizeClass::Yi10), Preset::Shortfall);
        assert_eq!(held(&fixture, today), RuleSetId::Preset(Preset::Shortfall));
        assign(&mut fixture, RuleScope::List(ListId(1)), Preset::Points);
        assert_eq!(held(&fixture, today), RuleSetId::Preset(Preset::Shortfall), "not on the list");
        let set = ListAction::SetEntry { project, entry: ListEntry::default() };
        fixture.accept(Command::new(Subject::List(ListId(1)), set));
        assert_eq!(held(&fixture, today), RuleSetId::Preset(Preset::Points));
        let may: Month = "2026-05".parse().unwrap();
        let campaign = RuleScope::Campaign {
            name: name("百日攻坚"),
            from: may.first_day(),
            until: may.last_day(),
            list: None,
        };
        assign(&mut fixture, campaign, Preset::Ratio);
        assert_eq!(held(&fixture, today), RuleSetId::Preset(Preset::Points), "not begun");
        assert_eq!(held(&fixture, "2026-05-31"), RuleSetId::Preset(Preset::Ratio));
        assert_eq!(held(&fixture, "2026-06-01"), RuleSetId::Preset(Preset::Points), "over");
    }
}
