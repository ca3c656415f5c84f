//! A module of the browser's half as small as it packs: without what only people with a debugger read,
//! its numbers as short as they can be written, and functions of one origin side by side.
//!
//! Linker and splitter write every index in five bytes, so that it can be changed in place, and every
//! part has the types of all. And gzip looks back 32 KB: the copies that a compiler makes of one
//! generic function are found to be alike only where they stand close together.

use std::{
    collections::{BTreeSet, HashMap},
    convert::Infallible,
};

use wasm_encoder::{
    CodeSection, FunctionSection, Module, TypeSection,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionSectionReader, KnownCustom, Name, Parser,
    Payload, TypeRef, TypeSectionReader,
};

/// The letters that begin the hash at the end of a symbol, its digits, and the letter that ends it.
const HASH: (&str, usize, &str) = ("17h", 16, "E");

/// Writes `module` anew.
///
/// # Errors
/// When it is not one.
pub fn compacted(module: &[u8]) -> Result<Vec<u8>, Error> {
    let mut uses = Uses::default();
    uses.parse_core_module(&mut Module::new(), Parser::new(0), module)?;
    let mut writer = ModuleWriter::of(&functions(module)?, uses.types);
    let mut compact = Module::new();
    writer.parse_core_module(&mut compact, Parser::new(0), module)?;
    Ok(compact.finish())
}

/// Which types a module uses.
#[derive(Default)]
struct Uses {
    types: BTreeSet<u32>,
}

impl Reencode for Uses {
    type Error = Infallible;

    fn type_index(&mut self, index: u32) -> Result<u32, Error> {
        self.types.insert(index);
        Ok(index)
    }
}

/// The functions of a module, in its order.
#[derive(Default)]
struct Functions<'a> {
    /// How many are imported; they come first and have no body.
    imported: u32,
    /// How many bytes the body of each other has.
    sizes: Vec<u64>,
    /// Symbols by index.
    names: HashMap<u32, &'a str>,
}

fn functions(module: &[u8]) -> Result<Functions<'_>, wasmparser::Error> {
    let mut found = Functions::default();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function =
                        matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    found.imported += u32::from(is_function);
                }
            }
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                found.sizes.push(range.end.saturating_sub(range.start));
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { continue };
                for name in names {
                    if let Name::Function(names) = name? {
                        for naming in names {
                            let naming = naming?;
                            found.names.insert(naming.index, naming.name);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// A symbol without what tells apart the copies of one generic function.
fn origin(symbol: &str) -> &str {
    let symbol = symbol.split_once(".llvm.").map_or(symbol, |(symbol, _)| symbol);
    let (begin, digits, end) = HASH;
    let place = symbol.len().saturating_sub(begin.len() + digits + end.len());
    match symbol.split_at_checked(place) {
        Some((origin, hash)) if hash.starts_with(begin) && hash.ends_with(end) => origin,
        _ => symbol,
    }
}

/// Writes a module with its functions in another order, and with the types that it uses.
struct ModuleWriter {
    /// The types that are used, in their order.
    types: Vec<u32>,
    imported: u32,
    /// The functions with a body in their new order, by their place in the old.
    order: Vec<usize>,
    /// The new place of each, by the old.
    places: Vec<u32>,
}

impl ModuleWriter {
    fn of(functions: &Functions<'_>, types: BTreeSet<u32>) -> Self {
        let mut order: Vec<usize> = (0..functions.sizes.len()).collect();
        order.sort_by_cached_key(|&place| {
            let index = u32::try_from(place).map_or(u32::MAX, |place| functions.imported + place);
            let symbol = functions.names.get(&index).copied().unwrap_or_default();
            (origin(symbol), functions.sizes.get(place))
        });
        let mut places = vec![0; order.len()];
        for (new, &old) in (0..).zip(&order) {
            places[old] = new;
        }
        let types = types.into_iter().collect();
        Self { types, imported: functions.imported, order, places }
    }

    /// What a section says of each function, in the new order.
    fn ordered<T: Clone>(&self, said: &[T]) -> Vec<T> {
        self.order.iter().filter_map(|&place| said.get(place).cloned()).collect()
    }
}

impl Reencode for ModuleWriter {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error> {
        let place = index.checked_sub(self.imported).and_then(|place| usize::try_from(place).ok());
        let new = place.and_then(|place| self.places.get(place));
        Ok(new.map_or(index, |place| self.imported + place))
    }

    fn type_index(&mut self, index: u32) -> Result<u32, Error> {
        let place = self.types.binary_search(&index).ok();
        Ok(place.and_then(|place| u32::try_from(place).ok()).unwrap_or(index))
    }

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: TypeSectionReader<'_>,
    ) -> Result<(), Error> {
        for (index, group) in (0..).zip(section) {
            if self.types.contains(&index) {
                self.parse_recursive_type_group(types.ty(), group?)?;
            }
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for kind in self.ordered(&types) {
            functions.function(self.type_index(kind)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for body in self.ordered(&bodies) {
            utils::parse_function_body(self, code, body)?;
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _module: &mut Module,
        _section: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ExportKind, ExportSection, Function, Instruction, NameMap, NameSection, ValType,
    };

    use super::*;

    /// A module of functions of these names that answer 0, 1, 2 …; the first calls the last.
    fn module(names: &[&str]) -> Vec<u8> {
        let count = u32::try_from(names.len()).unwrap();
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        types.ty().function([ValType::I64], []);
        types.ty().function([], [ValType::I32]);
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        let mut symbols = NameMap::new();
        for (index, name) in (0..count).zip(names) {
            functions.function(1);
            exports.export(&format!("f{index}"), ExportKind::Func, index);
            let mut body = Function::new([]);
            let instruction = match index {
                0 => Instruction::Call(count - 1),
                _ => Instruction::I32Const(i32::try_from(index).unwrap()),
            };
            body.instruction(&instruction).instruction(&Instruction::End);
            code.function(&body);
            symbols.append(index, name);
        }
        let mut names = NameSection::new();
        names.functions(&symbols);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code).section(&names);
        module.finish()
    }

    /// What each exported function of a module does, in the order of their bodies.
    fn bodies(module: &[u8]) -> Vec<(String, String)> {
        let (mut names, mut bodies) = (HashMap::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => {
                    names.extend(exports.into_iter().map(|export| {
                        let export = export.unwrap();
                        (export.index, export.name.to_owned())
                    }));
                }
                Payload::CodeSectionEntry(body) => {
                    bodies.push(format!(
                        "{:?}",
                        body.get_operators_reader().unwrap().read().unwrap()
                    ));
                }
                _ => {}
            }
        }
        (0..).zip(bodies).map(|(index, body)| (names.remove(&index).unwrap(), body)).collect()
    }

    #[test]
    fn functions_of_one_origin_stand_side_by_side_and_are_called_where_they_went() {
        let symbol = |origin: &str, hash: u64| format!("_ZN{origin}17h{hash:016x}E");
        let (a, b) = (symbol("1a", 1), symbol("1b", 2));
        let (b_again, a_again) = (symbol("1b", 3), format!("{}.llvm.77", symbol("1a", 4)));
        let module = module(&[&b, &a, &b_again, &a_again]);
        let compact = bodies(&compacted(&module).unwrap());
        let says = |name: &str, body: &str| (name.to_owned(), body.to_owned());
        assert_eq!(
            compact,
            [
                says("f1", "I32Const { value: 1 }"),
                says("f3", "I32Const { value: 3 }"),
                says("f0", "Call { function_index: 1 }"),
                says("f2", "I32Const { value: 2 }"),
            ]
        );
    }

    #[test]
    fn types_that_nothing_uses_are_gone() {
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(&compacted(&module(&["one", "other"])).unwrap()) {
            match payload.unwrap() {
                Payload::TypeSection(types) => found.push(types.count()),
                Payload::FunctionSection(functions) => {
                    assert!(functions.into_iter().all(|kind| kind.unwrap() == 0));
                }
                _ => {}
            }
        }
        assert_eq!(found, [1]);
    }

    #[test]
    fn names_are_gone_and_indices_are_short() {
        let module = module(&["one", "other"]);
        let compact = compacted(&module).unwrap();
        assert!(!compact.windows(5).any(|bytes| bytes == b"other"));
        assert_eq!(compacted(&compact).unwrap(), compact);

        // An index as a linker writes it, in five bytes.
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut body = Function::new([]);
        body.raw([0x10, 0x80, 0x80, 0x80, 0x80, 0x00]).instruction(&Instruction::End);
        let mut code = CodeSection::new();
        code.function(&body);
        let mut padded = Module::new();
        padded.section(&types).section(&functions).section(&code);
        let padded = padded.finish();
        assert_eq!(compacted(&padded).unwrap().len(), padded.len() - 4);
    }
}
