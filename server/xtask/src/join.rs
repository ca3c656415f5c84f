//! Parts made one file, and the script that loads them.
//!
//! A part imports memory, table and stack alone and calls what is elsewhere through the table, so that
//! several are one by standing in one file.

use std::{
    collections::{BTreeSet, HashMap},
    convert::Infallible,
};

use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, FunctionSection, ImportSection,
    Module, NameMap, NameSection, TypeSection, reencode::Reencode,
};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::failure::{Context, Failure};

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
