//! A filter in words, for papers and files, which cannot be asked what they leave out.

use battle_map::view::{
    filter::{BlockedBy, Filter},
    options::{FilterOption, Options},
};

use crate::texts::Texts;

/// What is chosen, choice by choice: `县区：岳池县`; nothing of a filter that lets everything through.
#[must_use]
pub fn told(texts: Texts, filter: &Filter, options: &Options) -> Vec<String> {
    let of = |key: &str, value: Option<String>| {
        Some(texts.fill("filter.told", &[("name", &texts.get(key)), ("value", &value?)]))
    };
    let words = |value: &str| (!value.is_empty()).then(|| value.to_owned());
    let joint = texts.get("list.joint");
    let codes = |codes: Vec<String>| (!codes.is_empty()).then(|| codes.join(&joint));
    let lamps = filter.lamps.iter().map(|lamp| texts.get(&format!("lamp.{}", lamp.code())));
    let stages = filter.stages.iter().map(|stage| texts.get(&format!("stage.{}", stage.code())));
    let blocked = filter.blocked_by.map(|by| match by {
        BlockedBy::Anything => texts.get("filter.problem.any"),
        BlockedBy::Kind(kind) => texts.get(&format!("problem-kind.{}", kind.code())),
    });
    let marked = |set: bool, key: &str| set.then(|| texts.get(key));
    let all = [
        of("filter.search", words(&filter.text)),
        of("filter.region", named(&options.regions, filter.region)),
        of("filter.sector", words(&filter.sector)),
        of("filter.unit", named(&options.units, filter.unit)),
        of("filter.sponsor", words(&filter.sponsor)),
        of("filter.list", named(&options.lists, filter.list)),
        of("filter.problem", blocked),
        codes(lamps.collect()),
        codes(stages.collect()),
        marked(filter.unplaced, "filter.unplaced"),
        marked(filter.underspent, "filter.underspent"),
        marked(filter.within.is_some(), "filter.within"),
    ];
    all.into_iter().flatten().collect()
}

fn named<T: PartialEq>(options: &[FilterOption<T>], chosen: Option<T>) -> Option<String> {
    let chosen = chosen?;
    options.iter().find(|option| option.value == chosen).map(|option| option.name.clone())
}
