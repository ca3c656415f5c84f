//! Parts made one: the splitter makes a part for every set of areas that share something, hundreds of
//! them, and each costs a request.
//!
//! Two are joined where the request that their areas save is worth more than what some of them then
//! load without need. A part imports memory, table and stack alone and calls what is elsewhere through
//! the table, so that several are one by standing in one file.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    convert::Infallible,
};

use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, FunctionSection, ImportSection,
    Module, NameMap, NameSection, TypeSection, reencode::Reencode,
};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::failure::{Context, Failure};

/// The files of each area, in the order in which they are named.
pub type Parts = HashMap<String, Vec<String>>;

/// What a request costs in bytes: its answer's head and the part's own, and the wait for it.
const REQUEST: i64 = 1_500;
/// How many bytes of a part, its names included, gzip makes one of.
const PACKED: i64 = 7;

/// How much a byte of an area counts: the wall's and the map's more, whose pages are the lightest and
/// the most often opened; less that of forms, which are loaded once and by few.
fn weight(area: &str) -> i64 {
    match area.split_once('_').map_or(area, |(name, _)| name) {
        "wall" => 9,
        "map" => 6,
        "forms" | "work" | "desk" => 1,
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
    let mut groups: Vec<Group> = sizes.iter().map(group).collect();
    while let Some((one, other)) = best(&groups, &weights) {
        let other = groups.remove(other);
        groups[one].take(other);
    }
    Ok(groups)
}

/// The two whose joining saves most, the first of them first; `None` where none saves anything.
fn best(groups: &[Group], weights: &Weights) -> Option<(usize, usize)> {
    let mut best = None;
    let mut most = 0;
    for (place, other) in groups.iter().enumerate() {
        for (before, one) in groups.iter().enumerate().take(place) {
            let saved = one.saved_with(other, weights);
            if saved > most {
                (most, best) = (saved, Some((before, place)));
            }
        }
    }
    best
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

/// The names without those that come again, each as it is now.
pub fn listed<'a>(
    names: impl Iterator<Item = &'a str>,
    now: impl Fn(&'a str) -> &'a str,
) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    names.map(now).filter(|name| seen.insert(*name)).collect()
}

/// The script that loads the parts, once they are one: it defines a constant for each, named
/// `__chunk_…` after the file, and lists for each area those that it waits for.
pub fn loader(script: &str, renamed: &HashMap<&str, &str>) -> String {
    let now = |name: &'_ str| {
        let file = name.strip_prefix("__").and_then(|file| renamed.get(file));
        file.map_or_else(|| name.to_owned(), |file| format!("__{file}"))
    };
    let (mut written, mut is_gone) = (Vec::new(), false);
    for line in script.lines().filter(|line| !line.starts_with("/* ")) {
        if let Some((name, _)) = line.strip_prefix("const ").and_then(|rest| rest.split_once(" = "))
        {
            is_gone = name.strip_prefix("__").is_some_and(|file| renamed.contains_key(file));
        }
        let waits = line.strip_prefix(", [").and_then(|rest| rest.split_once(']'));
        match waits {
            Some((names, end)) if !is_gone => {
                let names: Vec<String> = names.split(", ").map(now).collect();
                let names = listed(names.iter().map(String::as_str), |name| name);
                written.push(format!(", [{}]{end}", names.join(", ")));
            }
            Some(_) => is_gone = false,
            None if is_gone => {}
            None => written.push(line.to_owned()),
        }
    }
    written.push(String::new());
    written.join("\n")
}

/// One module of several parts.
///
/// # Errors
/// When one is no part as the splitter makes them.
pub fn joined(parts: &[Vec<u8>]) -> Result<Vec<u8>, Failure> {
    let mut joint = Joint::default();
    for part in parts {
        joint.add(part)?;
    }
    Ok(joint.finish())
}

/// The sections of the module, and how much of each kind is in it before the part that is being
/// added.
#[derive(Default)]
struct Joint {
    types: TypeSection,
    imports: ImportSection,
    imported: BTreeSet<String>,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    names: NameMap,
    before: Before,
}

/// How much stands before a part.
#[derive(Default, Clone, Copy)]
struct Before {
    types: u32,
    functions: u32,
    elements: u32,
    data: u32,
}

impl Joint {
    fn add(&mut self, part: &[u8]) -> Result<(), Failure> {
        const READING: &str = "reading a part of the browser's half";
        let mut shift = self.before;
        for payload in Parser::new(0).parse_all(part) {
            match payload.context(READING)? {
                Payload::TypeSection(section) => {
                    self.before.types += section.count();
                    shift.parse_type_section(&mut self.types, section).context(READING)?;
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.context(READING)?;
                        if matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                            return Err(Failure::new("a part imports a function"));
                        }
                        if self.imported.insert(import.name.to_owned()) {
                            shift.parse_import(&mut self.imports, import).context(READING)?;
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    self.before.functions += section.count();
                    shift.parse_function_section(&mut self.functions, section).context(READING)?;
                }
                Payload::ElementSection(section) => {
                    self.before.elements += section.count();
                    shift.parse_element_section(&mut self.elements, section).context(READING)?;
                }
                Payload::CodeSectionEntry(body) => {
                    shift.parse_function_body(&mut self.code, body).context(READING)?;
                }
                Payload::DataSection(section) => {
                    self.before.data += section.count();
                    shift.parse_data_section(&mut self.data, section).context(READING)?;
                }
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(names) = section.as_known() else { continue };
                    for name in names {
                        let Name::Function(names) = name.context(READING)? else { continue };
                        for naming in names {
                            let naming = naming.context(READING)?;
                            self.names.append(shift.functions + naming.index, naming.name);
                        }
                    }
                }
                Payload::ExportSection(section) if section.count() == 0 => {}
                Payload::Version { .. }
                | Payload::DataCountSection { .. }
                | Payload::CodeSectionStart { .. }
                | Payload::End(_) => {}
                other => return Err(Failure::new(format!("a part has {other:?}"))),
            }
        }
        Ok(())
    }

    fn finish(self) -> Vec<u8> {
        let mut names = NameSection::new();
        names.functions(&self.names);
        let mut module = Module::new();
        module
            .section(&self.types)
            .section(&self.imports)
            .section(&self.functions)
            .section(&self.elements)
            .section(&DataCountSection { count: self.before.data })
            .section(&self.code)
            .section(&self.data)
            .section(&names);
        module.finish()
    }
}

impl Reencode for Before {
    type Error = Infallible;

    fn type_index(&mut self, index: u32) -> Result<u32, wasm_encoder::reencode::Error> {
        Ok(self.types + index)
    }

    fn function_index(&mut self, index: u32) -> Result<u32, wasm_encoder::reencode::Error> {
        Ok(self.functions + index)
    }

    fn element_index(&mut self, index: u32) -> Result<u32, wasm_encoder::reencode::Error> {
        Ok(self.elements + index)
    }

    fn data_index(&mut self, index: u32) -> Result<u32, wasm_encoder::reencode::Error> {
        Ok(self.data + index)
    }
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

    #[test]
    fn the_loader_waits_for_each_file_once() {
        let script = "\
let shared = 1;
/* a, b */
const __chunk_1 = makeLoad(() => {
    const src = fetch(\"./chunk_1.wasm\");
}
, []);
/* a */
const __chunk_2 = makeLoad(() => {
    const src = fetch(\"./chunk_2.wasm\");
}
, []);
export const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => {
}
, [__chunk_1, __chunk_2]));
";
        let expected = "\
let shared = 1;
const __chunk_1 = makeLoad(() => {
    const src = fetch(\"./chunk_1.wasm\");
}
, []);
export const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => {
}
, [__chunk_1]));
";
        assert_eq!(loader(script, &HashMap::from([("chunk_2", "chunk_1")])), expected);
    }

    /// A part of one function that answers `answer` by calling itself, named `name`.
    fn part(name: &str, answer: i32) -> Vec<u8> {
        let mut joint = Joint::default();
        joint.types.ty().function([], [wasm_encoder::ValType::I32]);
        joint.functions.function(0);
        let mut body = wasm_encoder::Function::new([]);
        body.instruction(&wasm_encoder::Instruction::Call(0))
            .instruction(&wasm_encoder::Instruction::Drop)
            .instruction(&wasm_encoder::Instruction::I32Const(answer))
            .instruction(&wasm_encoder::Instruction::End);
        joint.code.function(&body);
        joint.names.append(0, name);
        joint.finish()
    }

    #[test]
    fn the_functions_of_parts_stand_one_after_the_other() {
        let one = joined(&[part("one", 1), part("other", 2)]).unwrap();
        let mut calls = Vec::new();
        for payload in Parser::new(0).parse_all(&one) {
            if let Payload::CodeSectionEntry(body) = payload.unwrap() {
                calls.push(format!("{:?}", body.get_operators_reader().unwrap().read().unwrap()));
            }
        }
        assert_eq!(calls, ["Call { function_index: 0 }", "Call { function_index: 1 }"]);
    }
}
