//! Which passwords are good enough: none that is guessed by whoever tries what people take first, or
//! what they know of its owner.

use std::{collections::HashSet, sync::LazyLock};

use battle_map::{board::Board, model::actor::Role, value::text::normalised};
use pinyin::ToPinyin;

/// The fewest characters of a password.
pub const MIN_LENGTH: usize = 8;
/// The most characters of a password; more would only cost time.
pub const MAX_LENGTH: usize = 128;
/// A name of fewer Latin letters is in too many words to be held against them.
const SHORT_NAME: usize = 4;
/// The longest part that a password of repetitions is made of.
const LONGEST_PART: usize = 4;

/// The passwords and words that are tried first; `common.txt` names their source.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("common.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Why a password is not good enough for the owner of these `names`: a stable code, key of the
/// `password.*` texts.
#[must_use]
pub fn fault<'a>(password: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'static str> {
    let length = password.chars().count();
    if length < MIN_LENGTH {
        Some("password-too-short")
    } else if length > MAX_LENGTH {
        Some("password-too-long")
    } else if names.into_iter().any(|name| holds(&normalised(password), name)) {
        Some("password-holds-name")
    } else if is_common(&normalised(password)) {
        Some("password-too-common")
    } else {
        None
    }
}

/// What is known of the holder of `name` and `role`: the names of the account, of their unit or county,
/// and of the city.
pub fn names<'a>(board: &'a Board, name: &'a str, role: Role) -> Vec<&'a str> {
    let bound = match role {
        Role::Unit(unit) => board.unit_name(unit),
        Role::RegionOffice(id) => board.regions.get(&id).map(|region| region.name.as_str()),
        _ => None,
    };
    let city = board.city.name.as_ref().map(AsRef::as_ref);
    [Some(name), bound, city].into_iter().flatten().collect()
}

/// What a place is, which people leave out of its name.
const KINDS_OF_PLACES: [char; 6] = ['省', '市', '州', '县', '区', '旗'];

/// Whether a password has a name in it, as it is written or as it sounds; a place's also without what
/// the place is.
fn holds(password: &str, name: &str) -> bool {
    let name = normalised(name);
    let bare = name.strip_suffix(KINDS_OF_PLACES).filter(|bare| bare.chars().count() > 1);
    [Some(name.as_str()), bare].into_iter().flatten().any(|name| holds_as_it_is(password, name))
}

fn holds_as_it_is(password: &str, name: &str) -> bool {
    let sounds: Vec<&str> = name.chars().filter_map(sound).collect();
    let initials = sounds.iter().filter_map(|sound| sound.chars().next()).collect();
    let latin = [name.to_owned(), sounds.concat(), initials];
    let written = !name.is_ascii() && !name.is_empty() && password.contains(name);
    let short = |word: &String| word.chars().count() < SHORT_NAME;
    written || latin.iter().any(|word| !short(word) && password.contains(word.as_str()))
}

/// How a Chinese character sounds, in letters without tones.
fn sound(c: char) -> Option<&'static str> {
    c.to_pinyin().map(pinyin::Pinyin::plain)
}

/// Whether it is among what is tried first: a common password, one in disguise or with a number behind
/// it, a run or a repetition.
fn is_common(word: &str) -> bool {
    let plain: String = word.chars().map(undisguised).collect();
    let bare = |word: &str| word.trim_end_matches(|c: char| !c.is_alphabetic()).to_owned();
    let forms = [word.to_owned(), plain.clone(), bare(word), bare(&plain)];
    forms.iter().any(|form| COMMON.contains(form.as_str())) || is_run(word) || is_repetition(word)
}

/// The letter that a digit or sign stands for, as in `p@ssw0rd`.
const fn undisguised(c: char) -> char {
    match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    }
}

/// Whether each character follows the one before, or precedes it, as in `23456789`.
fn is_run(word: &str) -> bool {
    let codes: Vec<i64> = word.chars().map(|c| i64::from(u32::from(c))).collect();
    [1, -1].iter().any(|step| codes.windows(2).all(|pair| pair[1] - pair[0] == *step))
}

/// Whether it is one short part again and again, as in `abcabcabc`.
fn is_repetition(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    (1..=LONGEST_PART)
        .any(|part| letters.iter().zip(letters.iter().skip(part)).all(|(one, next)| one == next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_have_their_fault_named() {
        let fault = |password: &str| fault(password, ["office"]);
        assert_eq!(fault("short"), Some("password-too-short"));
        assert_eq!(fault(&"x1".repeat(65)), Some("password-too-long"));
        assert_eq!(fault("Office2026!"), Some("password-holds-name"));
        assert_eq!(fault("three kicks"), None);
    }

    #[test]
    fn what_is_tried_first_is_too_common_in_disguise_too() {
        for word in [
            "Password1",
            "P@ssw0rd",
            "password2026",
            "Admin123",
            "admin@2026",
            "aa123456",
            "Aa123456",
            "qwer1234",
            "1qaz2wsx",
            "woaini1314",
            "5201314520",
            "ssssssssss",
            "abcabcabc",
            "12121212",
            "abcdefghij",
            "98765432",
            "iloveyou!!",
            "Qwertyuiop",
            "sunshine",
            "147258369",
            "88888888",
            "dragon2026",
            "monkey123456",
        ] {
            assert_eq!(fault(word, ["office"]), Some("password-too-common"), "{word}");
        }
        for word in ["longer words", "挂图作战2026", "correct horse", "tFz8-kq2m", "gxj-2038-bd"]
        {
            assert_eq!(fault(word, ["office"]), None, "{word}");
        }
        assert!(COMMON.len() >= 3_000, "{}", COMMON.len());
    }

    #[test]
    fn a_name_is_found_as_it_is_written_and_as_it_sounds() {
        for word in ["岳池县-2026!", "yuechixian88", "Yuechi Xian 88", "yuechi2026", "岳池-2026-kq"]
        {
            assert_eq!(fault(word, ["岳池县"]), Some("password-holds-name"), "{word}");
        }
        assert_eq!(fault("guangan2026", ["广安市"]), Some("password-holds-name"));
        assert_eq!(fault("ycxfgj-2026", ["岳池县发改局"]), Some("password-holds-name"));
        assert_eq!(fault("yc-2026-kq", ["岳池"]), None, "two letters are in many words");
    }
}
