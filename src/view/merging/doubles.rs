//! Projects that are probably one: they share a code, a name, or a place in one county under names that
//! are alike.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    board::Board,
    geometry::{Point, Shape},
    model::project::Project,
    rules::import::similar::{ALIKE, Likeness},
    value::{ProjectId, RegionId, code::codes, text::normalised},
    view::named::Named,
};

/// How far apart, in metres, two points are one place.
const ONE_PLACE: f64 = 300.0;
/// The same in degrees of latitude, rounded up: what is farther north is not looked at.
const ONE_PLACE_NORTH: f64 = 0.003;
/// How many are named.
const SHOWN: usize = 200;
/// With how many others of one place or name a project is compared: where more stand, in a park or at
/// the middle of a county, the place says little.
const COMPARED: usize = 100;

/// Why two projects are probably one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Likely {
    /// They have the same 项目代码.
    Code,
    /// They are called the same.
    Name,
    /// They stand at one place and their names are alike.
    Place,
}

codes!(Likely);

/// Two projects that are probably one, the one with the lower number first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Double {
    /// The one, with its region.
    pub one: (Named<ProjectId>, Option<String>),
    /// The other, with its region.
    pub other: (Named<ProjectId>, Option<String>),
    /// Why.
    pub why: Likely,
}

/// Those of the whole city, or those of one project.
pub fn of(board: &Board, about: Option<&Project>) -> Vec<Double> {
    let live = board.projects.values().map(AsRef::as_ref).filter(|project| project.is_live());
    let live: Vec<&Project> = live.collect();
    let mut found = Found::default();
    found.by_key(&live, Likely::Code, |it| Some(normalised(it.facts.code.as_ref()?.as_str())));
    found.by_key(&live, Likely::Name, |it| Some(normalised(it.facts.name.as_str())));
    found.by_place(board, &live);
    let concerns = |pair: &(ProjectId, ProjectId)| {
        about.is_none_or(|about| pair.0 == about.id || pair.1 == about.id)
    };
    let pairs = found.0.into_iter().filter(|(pair, _)| concerns(pair));
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort_by_key(|(pair, why)| (*why, *pair));
    let shown = pairs.into_iter().take(SHOWN);
    shown.filter_map(|(pair, why)| double(board, pair, why)).collect()
}

fn double(board: &Board, (one, other): (ProjectId, ProjectId), why: Likely) -> Option<Double> {
    let side = |id: ProjectId| {
        let project = board.projects.get(&id)?;
        let region = project.region().and_then(|region| board.regions.get(&region));
        let name = project.facts.name.to_string();
        Some((Named { id, name }, region.map(|region| region.name.to_string())))
    };
    Some(Double { one: side(one)?, other: side(other)?, why })
}

/// Pairs, each with the strongest reason.
#[derive(Default)]
struct Found(BTreeMap<(ProjectId, ProjectId), Likely>);

impl Found {
    fn add(&mut self, one: &Project, other: &Project, why: Likely) {
        if may_be_one(one, other) {
            let pair = (one.id.min(other.id), one.id.max(other.id));
            let known = self.0.entry(pair).or_insert(why);
            *known = why.min(*known);
        }
    }

    fn by_key(&mut self, live: &[&Project], why: Likely, key: impl Fn(&Project) -> Option<String>) {
        let mut alike: HashMap<String, Vec<&Project>> = HashMap::new();
        for project in live {
            if let Some(key) = key(project) {
                alike.entry(key).or_default().push(project);
            }
        }
        for group in alike.values() {
            self.pairs(group, |it| *it, |_, _| true, why);
        }
    }

    /// Within one county, those whose place is written the same, or whose points are near each other.
    fn by_place(&mut self, board: &Board, live: &[&Project]) {
        let words = |region: RegionId| {
            let known = board.regions.get(&region);
            known.map(|known| known.words().collect::<Vec<_>>()).unwrap_or_default()
        };
        let mut places: HashMap<RegionId, Vec<String>> = HashMap::new();
        let named = live.iter().filter_map(|project| {
            let region = project.region()?;
            let places = places.entry(region).or_insert_with(|| words(region));
            let name = Likeness::of(project.facts.name.as_str(), places);
            Some(Candidate { project, region, name })
        });
        let candidates: Vec<Candidate<'_>> = named.collect();
        let mut written: HashMap<(RegionId, String), Vec<&Candidate<'_>>> = HashMap::new();
        let mut placed: HashMap<RegionId, Vec<(Point, &Candidate<'_>)>> = HashMap::new();
        for candidate in &candidates {
            if let Some(place) = &candidate.project.facts.place {
                let place = (candidate.region, normalised(place.as_str()));
                written.entry(place).or_default().push(candidate);
            }
            if let Some(at) = candidate.project.shape().map(Shape::label_point) {
                placed.entry(candidate.region).or_default().push((at, candidate));
            }
        }
        for group in written.values() {
            self.pairs(group, |it| it.project, Candidate::is_like, Likely::Place);
        }
        for group in placed.values_mut() {
            self.near(group);
        }
    }

    fn pairs<T: Copy>(
        &mut self,
        group: &[T],
        project: impl Fn(&T) -> &Project,
        are_one: impl Fn(T, T) -> bool,
        why: Likely,
    ) {
        for (at, one) in group.iter().enumerate() {
            let others = group.iter().skip(at + 1).take(COMPARED);
            for other in others.filter(|other| are_one(*one, **other)) {
                self.add(project(one), project(other), why);
            }
        }
    }

    /// From south to north, each with those that are not farther north than one place.
    fn near(&mut self, group: &mut [(Point, &Candidate<'_>)]) {
        group.sort_by(|one, other| one.0.lat().total_cmp(&other.0.lat()));
        for (at, (place, one)) in group.iter().enumerate() {
            let north = group.iter().skip(at + 1).take(COMPARED);
            let north = north.take_while(|(it, _)| it.lat() - place.lat() <= ONE_PLACE_NORTH);
            for (other_place, other) in north {
                if one.is_like(other) && place.distance_m(*other_place) <= ONE_PLACE {
                    self.add(one.project, other.project, Likely::Place);
                }
            }
        }
    }
}

/// A project of a county, with its name made ready for comparing once.
struct Candidate<'a> {
    project: &'a Project,
    region: RegionId,
    name: Likeness,
}

impl Candidate<'_> {
    fn is_like(&self, other: &Self) -> bool {
        self.name.with(&other.name) >= ALIKE
    }
}

/// A part is not its entry, and parts of two entries are called alike for other reasons (一期).
fn may_be_one(one: &Project, other: &Project) -> bool {
    let related = one.parent == Some(other.id) || other.parent == Some(one.id);
    let apart = one.parent.is_some() && other.parent.is_some() && one.parent != other.parent;
    !related && !apart
}
