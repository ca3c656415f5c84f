//! Which target applies to a choice of projects: the one that was set for exactly this choice.

use super::{AimKind, Assessment, Filter, Goal, Name, SizeClass, TargetScope, Year};

/// What a target could have been set for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The city, the region or the unit whose projects are chosen.
    pub scope: TargetScope,
    /// The sector that is chosen; none for all sectors.
    pub sector: Option<Name>,
    /// The size class that is chosen; none for all sizes.
    pub size: Option<SizeClass>,
}

impl Selection {
    /// All projects of a scope.
    pub const fn all(scope: TargetScope) -> Self {
        Self { scope, sector: None, size: None }
    }

    /// What a filter chooses; none where no target could be set for it.
    pub fn of(filter: &Filter) -> Option<Self> {
        let scope = match (filter.region, filter.unit) {
            (None, None) => TargetScope::City,
            (Some(region), None) => TargetScope::Region(region),
            (None, Some(unit)) => TargetScope::Unit(unit),
            (Some(_), Some(_)) => return None,
        };
        let (region, unit, sector) = (filter.region, filter.unit, filter.sector.clone());
        let plain = Filter { region, sector, unit, ..Filter::default() };
        let sector = Name::new(&filter.sector).ok();
        (*filter == plain).then_some(Self { scope, sector, size: None })
    }

    /// The goal of that year and kind.
    pub(super) fn goal<'a>(
        &self,
        assessment: &'a Assessment,
        year: Year,
        kind: AimKind,
    ) -> Option<&'a Goal> {
        let (sector, size) = (self.sector.as_ref(), self.size);
        assessment.board.goal(year, self.scope, sector, size, kind)
    }
}
