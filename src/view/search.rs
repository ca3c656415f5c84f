//! Finding projects by what people type: any part of name, unit, place, region or code, or the
//! pinyin initials of name and place (`gasgy` finds 广安石膏园).

use pinyin::ToPinyinMulti;

use crate::{board::Board, model::project::Project, value::text::normalised};

/// The sounds a character may begin with, one bit each: 26 letters, then 10 digits.
type Initials = u64;

/// What a project can be found by.
#[derive(Debug, Clone)]
pub struct SearchWords {
    text: String,
    initials: Vec<Initials>,
}

/// What somebody looks for.
#[derive(Debug, Clone)]
pub struct SearchTerm {
    text: String,
    initials: Option<Vec<Initials>>,
}

impl SearchTerm {
    /// What was typed; none where nothing was.
    pub fn new(typed: &str) -> Option<Self> {
        let text = normalised(typed);
        let initials: Option<Vec<_>> = text.chars().map(letter).collect();
        (!text.is_empty()).then_some(Self { text, initials })
    }
}

impl SearchWords {
    /// Everything said of a project that people know it by.
    pub fn of(board: &Board, project: &Project) -> Self {
        let facts = &project.facts;
        let own = [Some(&facts.name), facts.place.as_ref(), facts.code.as_ref()];
        let own = own.into_iter().flatten().map(AsRef::as_ref);
        let regions = facts.regions.iter().filter_map(|share| board.regions.get(&share.region));
        let texts: Vec<String> = own
            .chain(facts.units().filter_map(|unit| board.unit_name(unit)))
            .chain(regions.map(|region| region.name.as_str()))
            .map(normalised)
            .collect();
        let heard = [Some(&facts.name), facts.place.as_ref()].into_iter().flatten();
        let initials = heard.flat_map(|name| {
            // Nothing sounds like the gap between two names.
            normalised(name.as_str()).chars().map(initials).chain([0]).collect::<Vec<_>>()
        });
        Self { initials: initials.collect(), text: texts.join("\n") }
    }

    /// Whether this is what somebody looks for.
    pub fn are(&self, wanted: &SearchTerm) -> bool {
        let heard = |wanted: &[Initials]| {
            self.initials
                .windows(wanted.len())
                .any(|window| window.iter().zip(wanted).all(|(sounds, one)| sounds & one != 0))
        };
        self.text.contains(&wanted.text) || wanted.initials.as_deref().is_some_and(heard)
    }
}

fn letter(c: char) -> Option<Initials> {
    match c {
        'a'..='z' => Some(1 << (u32::from(c) - u32::from('a'))),
        '0'..='9' => Some(1 << (26 + u32::from(c) - u32::from('0'))),
        _ => None,
    }
}

/// A character of several sounds may begin with any of them.
fn initials(c: char) -> Initials {
    letter(c).unwrap_or_else(|| {
        let sounds = c.to_pinyin_multi().into_iter().flatten();
        let first = sounds.filter_map(|sound| sound.plain().chars().next().and_then(letter));
        first.fold(0, |all, one| all | one)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{Fixture, name},
        model::project::ProjectFacts,
        value::{Name, ProjectId, Seq, UnitId},
    };

    fn finds(name: &str, typed: &str) -> bool {
        let facts = ProjectFacts::named(&Name::new(name).unwrap());
        let project = Project::new(ProjectId(1), None, facts, Seq(1));
        SearchWords::of(&Board::default(), &project).are(&SearchTerm::new(typed).unwrap())
    }

    #[test]
    fn a_project_is_found_by_part_of_its_name_or_by_its_initials() {
        assert!(finds("广安石膏工业园（二期）", "石膏"));
        assert!(finds("广安石膏工业园（二期）", "GASG"));
        assert!(finds("广安石膏工业园（二期）", "gyy"));
        assert!(!finds("广安石膏工业园（二期）", "gas g x"));
    }

    #[test]
    fn a_character_of_two_sounds_is_found_by_either() {
        assert!(finds("重庆路改造", "cql") && finds("重庆路改造", "zql"));
        assert!(finds("长安5G基站", "ca5gjz"));
    }

    #[test]
    fn a_project_is_found_by_its_units_its_place_and_its_region() {
        let (fixture, known) = Fixture::with_a_project("2026-04-10");
        let facts = ProjectFacts {
            place: Some(name("九龙街道翔凤大道")),
            ..fixture.board.projects[&known].facts.as_ref().clone()
        };
        let of = |facts: ProjectFacts| {
            SearchWords::of(&fixture.board, &Project::new(ProjectId(9), None, facts, Seq(1)))
        };
        let finds = |words: &SearchWords, typed: &str| words.are(&SearchTerm::new(typed).unwrap());
        let words = of(facts.clone());
        for typed in ["发展改革局", "翔凤大道", "xfdd", "岳池县"] {
            assert!(finds(&words, typed), "{typed}");
        }
        assert!(!finds(&words, "武胜"), "another county");
        let bare = ProjectFacts { responsible_unit: None, ..facts };
        assert!(!finds(&of(bare.clone()), "发展改革局"));
        let owned = of(ProjectFacts { owner: Some(UnitId(1)), ..bare.clone() });
        assert!(finds(&owned, "发展改革局"), "the owner counts, too");
        let assisted = of(ProjectFacts { assisting_units: vec![UnitId(1)], ..bare });
        assert!(finds(&assisted, "发展改革局"), "who assists counts, too");
    }

    #[test]
    fn nothing_typed_looks_for_nothing() {
        assert!(SearchTerm::new("  ").is_none());
    }
}
