//! What is linked into the browser's half and never called, left out before it is split.
//!
//! A view whose type is erased carries two ways to take over what the server rendered: at once, and
//! waiting for parts that are still on their way. The router waits for the part of its route and then
//! takes over the page at once, so that only what stands around the routes, in the module that every
//! page loads, is ever waited for. For all other views that code, a tenth of each area, would be loaded
//! for nothing. It becomes a trap: a page that called it would fail at once, and every browser test
//! with it.

use std::{borrow::Cow, collections::HashSet, ops::Range};

use wasm_encoder::{CustomSection, Encode, Module, RawSection};
use wasmparser::{
    BinaryReader, CustomSectionReader, KnownCustom, Name, Parser, Payload, RelocSectionReader,
    TypeRef,
};

use crate::failure::{Context, Failure};

/// How a symbol goes on that takes over an erased view while it waits.
const WAITING: &str = "any_view..IntoAny$GT$8into_any13hydrate_async17h";
/// The relocations of the code, by which the splitter knows which function uses which.
const RELOCATIONS: &str = "reloc.CODE";
const READING: &str = "reading the browser's half";

/// The symbols of a module's functions.
pub fn symbols(module: &[u8]) -> Result<HashSet<String>, Failure> {
    let named = functions(module)?.symbols;
    Ok(named.into_iter().map(|(_, symbol)| symbol.to_owned()).collect())
}

/// The module without the code that waits for erased views, but for those in `kept`.
///
/// # Errors
/// When it is no module with relocations, or nothing is left out: the framework's names have changed.
pub fn left_out(module: &[u8], kept: &HashSet<String>) -> Result<Vec<u8>, Failure> {
    let functions = functions(module)?;
    let unused = |symbol: &str| symbol.contains(WAITING) && !kept.contains(symbol);
    let mut bodies: Vec<Range<usize>> = Vec::new();
    for (index, symbol) in &functions.symbols {
        if unused(symbol) {
            let place =
                index.checked_sub(functions.imported).and_then(|place| usize::try_from(place).ok());
            bodies.extend(place.and_then(|place| functions.bodies.get(place)).cloned());
        }
    }
    if bodies.is_empty() {
        return Err(Failure::new("no code that waits for erased views was found to leave out"));
    }
    bodies.sort_by_key(|body| body.start);
    let mut module = module.to_vec();
    for body in &bodies {
        trap(&mut module[body.clone()]);
    }
    let from_code = |body: &Range<usize>| body.start - functions.code..body.end - functions.code;
    let bodies: Vec<_> = bodies.iter().map(from_code).collect();
    without_relocations(&module, &bodies)
}

/// Makes the body of a function, of the same length, one that traps.
fn trap(body: &mut [u8]) {
    const NO_LOCALS: u8 = 0;
    const UNREACHABLE: u8 = 0x00;
    const NOTHING: u8 = 0x01;
    const END: u8 = 0x0b;
    body.fill(NOTHING);
    if let [locals, first, .., last] = body {
        (*locals, *first, *last) = (NO_LOCALS, UNREACHABLE, END);
    }
}

/// The functions of a module.
#[derive(Default)]
struct Functions<'a> {
    /// How many are imported; they come first and have no body.
    imported: u32,
    /// Where the code begins, from which relocations count.
    code: usize,
    /// Where the body of each other stands.
    bodies: Vec<Range<usize>>,
    /// Symbols with the index of their function.
    symbols: Vec<(u32, &'a str)>,
}

fn functions(module: &[u8]) -> Result<Functions<'_>, Failure> {
    let mut found = Functions::default();
    for payload in Parser::new(0).parse_all(module) {
        match payload.context(READING)? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let kind = import.context(READING)?.ty;
                    let is_function = matches!(kind, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    found.imported += u32::from(is_function);
                }
            }
            Payload::CodeSectionStart { range, .. } => found.code = place(range.start),
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                found.bodies.push(place(range.start)..place(range.end));
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { continue };
                for name in names {
                    let Name::Function(names) = name.context(READING)? else { continue };
                    for naming in names {
                        let naming = naming.context(READING)?;
                        found.symbols.push((naming.index, naming.name));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The module without the relocations of the bodies, which count from the code's begin and are in
/// their order.
fn without_relocations(module: &[u8], bodies: &[Range<usize>]) -> Result<Vec<u8>, Failure> {
    let mut written = Module::new();
    let mut found = false;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context(READING)?;
        let Some((id, range)) = payload.as_section() else { continue };
        match &payload {
            Payload::CustomSection(section) if section.name() == RELOCATIONS => {
                found = true;
                let data = Cow::Owned(remaining(section, module, bodies)?);
                written.section(&CustomSection { name: RELOCATIONS.into(), data });
            }
            _ => {
                let data = &module[place(range.start)..place(range.end)];
                written.section(&RawSection { id, data });
            }
        }
    }
    if found {
        Ok(written.finish())
    } else {
        Err(Failure::new("the browser's half has no relocations"))
    }
}

/// The contents of the relocations' section without those of the bodies.
fn remaining(
    section: &CustomSectionReader<'_>,
    module: &[u8],
    bodies: &[Range<usize>],
) -> Result<Vec<u8>, Failure> {
    let reader = BinaryReader::new(section.data(), section.data_offset());
    let relocations = RelocSectionReader::new(reader).context(READING)?;
    let entries = relocations.entries().into_iter_with_offsets();
    let entries = entries.collect::<Result<Vec<_>, _>>().context(READING)?;
    let ends = entries.iter().skip(1).map(|(offset, _)| *offset);
    let (mut count, mut kept) = (0_u32, Vec::new());
    for ((begin, entry), end) in entries.iter().zip(ends.chain([section.range().end])) {
        let offset = usize::try_from(entry.offset).unwrap_or(usize::MAX);
        let body = bodies.get(bodies.partition_point(|body| body.end <= offset));
        if body.is_none_or(|body| offset < body.start) {
            count += 1;
            kept.extend_from_slice(&module[place(*begin)..place(end)]);
        }
    }
    let mut data = Vec::new();
    relocations.section_index().encode(&mut data);
    count.encode(&mut data);
    data.extend(kept);
    Ok(data)
}

fn place(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, Function, FunctionSection, Instruction, NameMap, NameSection, TypeSection,
    };

    use super::*;

    const WAITS: &str = "_ZN73_$LT$T$u20$as$u20$tachys..view..any_view..IntoAny$GT$8into_any13hydrate_async17h0123456789abcdefE";

    /// A module of functions of these names, each of which calls the first, with a relocation of each
    /// call.
    fn module(names: &[&str]) -> Vec<u8> {
        let count = u32::try_from(names.len()).unwrap();
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        types.ty().function([], []);
        let (mut code, mut symbols) = (CodeSection::new(), NameMap::new());
        let mut relocations = Vec::new();
        3_u32.encode(&mut relocations);
        count.encode(&mut relocations);
        for (index, name) in (0..count).zip(names) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instruction(&Instruction::Call(0)).instruction(&Instruction::End);
            // The count, then a size before each body of four bytes, in which the call is the third.
            let offset = 1 + index * 5 + 3;
            relocations.push(0);
            offset.encode(&mut relocations);
            0_u32.encode(&mut relocations);
            code.function(&body);
            symbols.append(index, name);
        }
        let mut names = NameSection::new();
        names.functions(&symbols);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code).section(&names);
        module.section(&CustomSection { name: RELOCATIONS.into(), data: relocations.into() });
        module.finish()
    }

    /// Where the relocations of a module are, and the first instruction of each of its functions.
    fn told(module: &[u8]) -> (Vec<u32>, Vec<String>) {
        let (mut places, mut begins) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::CodeSectionEntry(body) => {
                    let first = body.get_operators_reader().unwrap().read().unwrap();
                    begins.push(format!("{first:?}"));
                }
                Payload::CustomSection(section) if section.name() == RELOCATIONS => {
                    let reader = BinaryReader::new(section.data(), section.data_offset());
                    let entries = RelocSectionReader::new(reader).unwrap().entries();
                    places.extend(entries.into_iter().map(|entry| entry.unwrap().offset));
                }
                _ => {}
            }
        }
        (places, begins)
    }

    #[test]
    fn what_is_never_called_is_a_trap_that_uses_nothing() {
        let whole = module(&["first", WAITS, "last"]);
        let without = left_out(&whole, &HashSet::new()).unwrap();
        let call = "Call { function_index: 0 }";
        let expected = (vec![4, 14], [call, "Unreachable", call].map(str::to_owned).to_vec());
        assert_eq!(told(&without), expected);
        assert_eq!(symbols(&without).unwrap(), symbols(&whole).unwrap());
    }

    #[test]
    fn what_every_page_loads_stays_and_a_framework_with_other_names_is_noticed() {
        let whole = module(&["first", WAITS]);
        let kept = HashSet::from([WAITS.to_owned()]);
        assert!(left_out(&whole, &kept).is_err());
        assert!(left_out(&module(&["first"]), &HashSet::new()).is_err());
    }
}
