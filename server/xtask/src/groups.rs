//! Which parts are to be one file: the splitter makes a part for every set of areas that share
//! something, hundreds of them, and each costs a request.
//!
//! Two are joined where the request that their areas save is worth more than what some of them then
//! load without need.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use crate::failure::Failure;

/// The files of each area, in the order in which they are named.
pub type Parts = HashMap<String, Vec<String>>;

/// What a request costs in bytes: its answer's head and the part's own, the wait for it, and what gzip
/// saves by seeing both at once.
const REQUEST: i64 = 2_000;
/// How many bytes of a part, its names included, gzip makes one of.
const PACKED: i64 = 7;

/// How much a byte of an area counts: most that of the wall, the lightest page, and of a unit's desk,
/// which is opened on the oldest machines; more that of the map and the login, which are opened most
/// often, and of the heaviest pages. Less that of forms, which are loaded once and by few.
fn weight(area: &str) -> i64 {
    match area.split_once('_').map_or(area, |(name, _)| name) {
        "wall" => 24,
        "report" => 16,
        "map" | "account" => 10,
        "cards" => 9,
        "office" | "project" | "admin" => 6,
        "ledger" | "plan" => 5,
        "notice" | "import" | "review" | "rules" => 4,
        "forms" | "work" => 2,
        "desk" => 1,
        _ => 3,
    }
}

/// Parts that are, or become, one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The names of the parts; the file has that of the first.
    pub parts: Vec<String>,
    areas: Areas,
    packed: i64,
}

/// Some of the areas, a bit for each.
type Areas = u64;

/// What each bit weighs.
struct Weights(Vec<i64>);

impl Weights {
    fn of(&self, areas: Areas) -> i64 {
        let weighs = |(bit, weight): (usize, &i64)| if areas >> bit & 1 == 1 { *weight } else { 0 };
        self.0.iter().enumerate().map(weighs).sum()
    }
}

/// Which of the parts that areas share are to be one file; `sizes` are the bytes of each.
pub fn groups(parts: &Parts, sizes: &BTreeMap<String, usize>) -> Result<Vec<Group>, Failure> {
    // In a fixed order, so that the same parts are joined every time.
    let areas: BTreeMap<&String, &Vec<String>> = parts.iter().collect();
    if areas.len() > Areas::BITS as usize {
        return Err(Failure::new("there are more areas than bits for them"));
    }
    let weights = Weights(areas.keys().map(|area| weight(area)).collect());
    let group = |(name, &bytes): (&String, &usize)| {
        let uses = areas.values().enumerate().filter(|(_, files)| files.contains(name));
        Group {
            parts: vec![name.clone()],
            areas: uses.fold(0, |areas, (bit, _)| areas | 1 << bit),
            packed: i64::try_from(bytes).unwrap_or(i64::MAX) / PACKED,
        }
    };
    Ok(Joining::of(sizes.iter().map(group).collect(), weights).done())
}

/// Groups while they are joined, each with what it saves most with: asked of all pairs once, and then
/// only of those that a joining has changed.
struct Joining {
    groups: Vec<Option<Group>>,
    /// For each group how much it saves with an earlier one at most, and the first with which it does;
    /// `None` where it saves nothing.
    best: Vec<Option<(i64, usize)>>,
    weights: Weights,
}

impl Joining {
    fn of(groups: Vec<Group>, weights: Weights) -> Self {
        let groups: Vec<_> = groups.into_iter().map(Some).collect();
        let mut joining = Self { best: vec![None; groups.len()], groups, weights };
        for place in 0..joining.groups.len() {
            joining.best[place] = joining.best_before(place);
        }
        joining
    }

    /// Joins the two that save most, the first of them first, until none saves anything.
    fn done(mut self) -> Vec<Group> {
        while let Some((one, other)) = self.next() {
            self.join(one, other);
        }
        self.groups.into_iter().flatten().collect()
    }

    fn next(&self) -> Option<(usize, usize)> {
        let saved = |(place, best): (usize, &Option<(i64, usize)>)| {
            best.map(|(saved, before)| (saved, Reverse(place), before))
        };
        let (_, Reverse(other), one) = self.best.iter().enumerate().filter_map(saved).max()?;
        Some((one, other))
    }

    fn join(&mut self, one: usize, other: usize) {
        if let (Some(taken), Some(group)) = (self.groups[other].take(), &mut self.groups[one]) {
            group.take(taken);
        }
        self.best[other] = None;
        self.best[one] = self.best_before(one);
        for place in one + 1..self.groups.len() {
            match self.best[place] {
                Some((_, before)) if before == one || before == other => {
                    self.best[place] = self.best_before(place);
                }
                known => self.best[place] = better(known, self.saved(one, place)),
            }
        }
    }

    fn best_before(&self, place: usize) -> Option<(i64, usize)> {
        (0..place).fold(None, |best, before| better(best, self.saved(before, place)))
    }

    /// How much the two save, and the first of them.
    fn saved(&self, before: usize, place: usize) -> Option<(i64, usize)> {
        let (one, other) = (self.groups[before].as_ref()?, self.groups[place].as_ref()?);
        let saved = one.saved_with(other, &self.weights);
        (saved > 0).then_some((saved, before))
    }
}

/// What saves more; of the same the first.
fn better(one: Option<(i64, usize)>, other: Option<(i64, usize)>) -> Option<(i64, usize)> {
    let rank = |(saved, before)| (saved, Reverse(before));
    one.into_iter().chain(other).max_by_key(|&pair| rank(pair))
}

impl Group {
    /// How many bytes all areas together save when it is one with the other, each by its weight.
    fn saved_with(&self, other: &Self, weights: &Weights) -> i64 {
        let (both, mine, others) =
            (self.areas & other.areas, self.areas & !other.areas, other.areas & !self.areas);
        let [both, mine, others] = [both, mine, others].map(|areas| weights.of(areas));
        REQUEST * both - self.packed * others - other.packed * mine
    }

    fn take(&mut self, other: Self) {
        self.parts.extend(other.parts);
        self.areas |= other.areas;
        self.packed += other.packed;
    }
}

/// The name under which each part that is no more is loaded now.
pub fn renamed(groups: &[Group]) -> HashMap<&str, &str> {
    let mut renamed = HashMap::new();
    for group in groups {
        if let Some((first, rest)) = group.parts.split_first() {
            renamed.extend(rest.iter().map(|part| (part.as_str(), first.as_str())));
        }
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(areas: &[(&str, &[&str])]) -> Parts {
        let owned = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect();
        areas.iter().map(|(area, files)| ((*area).to_owned(), owned(files))).collect()
    }

    fn sizes(sizes: &[(&str, usize)]) -> BTreeMap<String, usize> {
        sizes.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect()
    }

    #[test]
    fn what_the_same_areas_load_is_one_file_and_what_is_large_is_loaded_by_who_needs_it() {
        let parts =
            parts(&[("a", &["all", "few", "big"]), ("b", &["all", "few"]), ("c", &["all"])]);
        let sizes = sizes(&[("all", 9_000), ("few", 400), ("big", 900_000)]);
        let groups = groups(&parts, &sizes).unwrap();
        let names: Vec<_> = groups.iter().map(|group| group.parts.join(" ")).collect();
        assert_eq!(names, ["all few", "big"]);
        assert_eq!(renamed(&groups), HashMap::from([("few", "all")]));
    }
}
