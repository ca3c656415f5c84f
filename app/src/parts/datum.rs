//! The datum of a file's coordinates, as a field in which it is chosen.

use battle_map::geometry::Datum;

use crate::{
    form::{Choices, Reading},
    texts::Texts,
};

/// The datums in degrees to choose from; the empty one means that the file states it.
const DATUMS: [&str; 3] = ["", "gcj02", "bd09"];

/// The central meridian of most local plans, in degrees east; offered first.
const COMMON: u8 = 105;

/// The central meridians of the country's zones of three degrees, the common one first.
fn meridians() -> impl Iterator<Item = u8> {
    let others = (75..=135).step_by(3).filter(|meridian| *meridian != COMMON);
    std::iter::once(COMMON).chain(others)
}

/// Datums in degrees, and plane coordinates by their central meridian.
#[must_use]
pub fn choices(texts: Texts) -> Choices {
    let degrees = DATUMS.map(|code| {
        let key = if code.is_empty() { "wgs84" } else { code };
        (code.to_owned(), texts.get(&format!("import.crs.{key}")))
    });
    let metres = meridians().map(|meridian| {
        let words = texts.fill("import.crs.metres", &[("meridian", &meridian.to_string())]);
        (format!("cgcs2000-gk:{meridian}"), words)
    });
    degrees.into_iter().chain(metres).collect()
}

/// The datum that was chosen in `field`: the inner option is none where the file states it, the
/// outer one for what cannot be read.
pub fn read(typed: &mut Reading<'_>, field: &str) -> Option<Option<Datum>> {
    if typed.raw(field).trim().is_empty() {
        return Some(None);
    }
    typed.read(field, "import.unreadable.crs", |text| text.parse().ok()).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_the_country_can_be_chosen_and_the_common_one_stands_first() {
        let offered: Vec<_> = meridians().collect();
        assert_eq!((offered.len(), offered[0]), (21, 105));
        let datum = |meridian| format!("cgcs2000-gk:{meridian}").parse::<Datum>();
        assert!(offered.into_iter().all(|meridian| datum(meridian).is_ok()));
    }
}
