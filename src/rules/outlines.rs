//! Outlines of regions from a file: what has to be asked for so that the board knows them. A region
//! that is there is redrawn, another is added; several outlines of one name are one region's.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    board::Board,
    command::Command,
    event::Subject,
    geometry::Boundary,
    model::region::{RegionAction, RegionKind},
    value::{Name, RegionId, code::codes, text::normalised},
};

/// What becomes of a region that a file of outlines names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum OutlineFate {
    /// No region is called so: it is added to the city.
    New,
    /// The region gets its first outline, or another one.
    Redrawn,
    /// The region is drawn so already.
    Unchanged,
}

codes!(OutlineFate);

/// What a file of outlines would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OutlinesPlan {
    /// What has to be asked for; empty when everything is drawn as the file says.
    pub commands: Vec<Command>,
    /// Every name of the file with its outline and what becomes of it, in the file's order.
    pub outlines: Vec<(Name, Arc<Boundary>, OutlineFate)>,
    /// The regions with an outline that the file does not name.
    pub others: Vec<RegionId>,
}

/// Works out what named outlines would do, changing nothing; `replace` also takes the outlines off
/// the regions that are not named.
#[must_use]
pub fn plan(board: &Board, named: Vec<(Name, Arc<Boundary>)>, replace: bool) -> OutlinesPlan {
    let mut plan = OutlinesPlan::default();
    let mut drawn = Vec::new();
    for (name, boundary) in joined(named) {
        let (kind, outline) = (RegionKind::District, Some(boundary.clone()));
        let (fate, command) = match board.region_called(name.as_str()) {
            Some(region) if region.boundary == outline => (OutlineFate::Unchanged, None),
            Some(region) => {
                let redraw = RegionAction::SetBoundary { boundary: boundary.clone() };
                let subject = Subject::Region(region.id);
                (OutlineFate::Redrawn, Some(Command::new(subject, redraw)))
            }
            None => {
                let register =
                    RegionAction::Register { name: name.clone(), kind, boundary: outline };
                (OutlineFate::New, Some(Command::new(Subject::City, register)))
            }
        };
        drawn.extend(board.region_called(name.as_str()).map(|region| region.id));
        plan.commands.extend(command);
        plan.outlines.push((name, boundary, fate));
    }
    let outlined = board.regions.values().filter(|region| region.boundary.is_some());
    plan.others = outlined.map(|region| region.id).filter(|id| !drawn.contains(id)).collect();
    if replace {
        let remove =
            |id: &RegionId| Command::new(Subject::Region(*id), RegionAction::RemoveBoundary {});
        plan.commands.extend(plan.others.iter().map(remove));
    }
    plan
}

/// The outlines with those of one name put together, in the order in which a name comes first.
fn joined(named: Vec<(Name, Arc<Boundary>)>) -> Vec<(Name, Arc<Boundary>)> {
    let mut joined: Vec<(Name, Arc<Boundary>)> = Vec::new();
    for (name, boundary) in named {
        let word = normalised(name.as_str());
        let known = joined.iter_mut().find(|(known, _)| normalised(known.as_str()) == word);
        match known {
            Some((_, before)) => {
                let mut polygons = Vec::from((**before).clone());
                polygons.extend(Vec::from((*boundary).clone()));
                // Both are boundaries already, so that together they are one.
                if let Ok(both) = Boundary::try_from(polygons) {
                    *before = Arc::new(both);
                }
            }
            None => joined.push((name, boundary)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, name, square};

    fn draw(fixture: &mut Fixture, named: &[(&str, f64)], replace: bool) -> OutlinesPlan {
        let named = named.iter().map(|(called, lon)| (name(called), square(*lon, 30.0).into()));
        let plan = plan(&fixture.board, named.collect(), replace);
        for command in plan.commands.clone() {
            fixture.accept(command);
        }
        plan
    }

    fn fates(plan: &OutlinesPlan) -> Vec<(&str, &'static str)> {
        plan.outlines.iter().map(|(name, _, fate)| (name.as_str(), fate.code())).collect()
    }

    #[test]
    fn a_known_region_is_redrawn_another_added_and_the_same_file_changes_nothing() {
        let (mut fixture, _) = Fixture::with_a_project("2026-05-08");
        let file = [("岳池", 106.0), ("武胜县", 106.3), ("广安区", 106.2)];
        let first = draw(&mut fixture, &file, false);
        assert_eq!(
            fates(&first),
            [("岳池", "unchanged"), ("武胜县", "redrawn"), ("广安区", "new")],
            "岳池县 is called 岳池, too"
        );
        let again = draw(&mut fixture, &file, false);
        assert!(again.commands.is_empty() && again.others.is_empty(), "{again:?}");
    }

    #[test]
    fn outlines_that_a_file_does_not_name_stay_unless_it_replaces_all() {
        let (mut fixture, _) = Fixture::with_a_project("2026-05-08");
        let kept = draw(&mut fixture, &[("岳池县", 106.0)], false);
        assert_eq!(kept.others.len(), 1);
        assert!(fixture.board.regions.values().all(|region| region.boundary.is_some()));

        draw(&mut fixture, &[("岳池县", 106.0)], true);
        let outlined = fixture.board.regions.values().filter(|region| region.boundary.is_some());
        assert_eq!(outlined.map(|region| region.name.as_str()).collect::<Vec<_>>(), ["岳池县"]);
    }

    #[test]
    fn a_county_of_two_features_is_one_region() {
        let mut fixture = Fixture::on("2026-05-08");
        let plan = draw(&mut fixture, &[("前锋区", 106.0), ("前锋区", 106.4)], false);
        assert_eq!(fates(&plan), [("前锋区", "new")]);
        let [region] = fixture.board.regions.values().collect::<Vec<_>>()[..] else {
            panic!("one region");
        };
        assert_eq!(Vec::from((**region.boundary.as_ref().unwrap()).clone()).len(), 2);
    }
}
