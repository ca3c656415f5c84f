//! A stream out of a compound file (MS-CFB), the container of old workbooks. The parser of workbooks
//! keeps its own to itself; whatever is wrong with the file is for that parser to say.

/// Ids from here on name no sector.
const RESERVED: u32 = 0xffff_fffa;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;
/// Shorter streams lie in small sectors.
const SMALL: usize = 4_096;

/// The first stream of one of these names.
pub fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let file = Sectors { bytes, shift: u16_at(bytes, 30)?.into() };
    let fat = file.allocation()?;
    let directory = file.chain(u32_at(bytes, 48)?, &fat)?;
    let root = directory.get(..ENTRY)?;
    let entry = names
        .iter()
        .find_map(|name| directory.chunks_exact(ENTRY).find(|entry| is_called(entry, name)))?;
    let (start, length) = (u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?);
    let mut stream = if length < SMALL {
        let small_fat = words(&file.chain(u32_at(bytes, 60)?, &fat)?);
        let small = file.chain(u32_at(root, 116)?, &fat)?;
        chain(start, &small_fat, |id| small.get(id * 64..id * 64 + 64))?
    } else {
        file.chain(start, &fat)?
    };
    stream.truncate(length);
    Some(stream)
}

/// Whether an entry of the directory has that name, in UTF-16 and with its length behind it.
fn is_called(entry: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    entry.starts_with(&wide) && u16_at(entry, 64).map(usize::from) == Some(wide.len())
}

struct Sectors<'a> {
    bytes: &'a [u8],
    shift: u32,
}

impl<'a> Sectors<'a> {
    /// A sector; the first comes after the header, which is as long as one.
    fn get(&self, id: usize) -> Option<&'a [u8]> {
        let size = 1_usize.checked_shl(self.shift).filter(|size| matches!(size, 512 | 4096))?;
        let start = (id + 1) * size;
        let end = (start + size).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, start: u32, fat: &[u32]) -> Option<Vec<u8>> {
        chain(start, fat, |id| self.get(id))
    }

    /// Which sector follows each.
    fn allocation(&self) -> Option<Vec<u32>> {
        let mut listed = words(self.bytes.get(76..512)?);
        let mut next = u32_at(self.bytes, 68)?;
        // No file has more sectors than bytes.
        let most = self.bytes.len() / 512;
        while next < RESERVED && listed.len() <= most {
            let mut more = words(self.get(usize::try_from(next).ok()?)?);
            next = more.pop()?;
            listed.extend(more);
        }
        let sectors = listed.into_iter().filter(|id| *id < RESERVED).take(most);
        let sectors = sectors.map(|id| self.get(usize::try_from(id).ok()?).map(words));
        sectors.collect::<Option<Vec<_>>>().map(|fats| fats.concat())
    }
}

/// The bytes of a chain of sectors, which never comes back to itself.
fn chain<'a>(
    start: u32,
    fat: &[u32],
    sector: impl Fn(usize) -> Option<&'a [u8]>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut id, mut passed) = (start, 0);
    while id < RESERVED {
        let at = usize::try_from(id).ok()?;
        bytes.extend_from_slice(sector(at)?);
        id = *fat.get(at)?;
        passed += 1;
        if passed > fat.len() {
            return None;
        }
    }
    Some(bytes)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|word| u32_at(word, 0)).collect()
}

/// The two bytes at a place, as a number.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

/// The four bytes at a place, as a number.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
