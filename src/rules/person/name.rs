//! The name of an account: the log names people by it, so that nobody may have one that reads like
//! another's, or like what is no person at all.
//!
//! Unicode Technical Standard 39 says which characters look alike; the tables are those of
//! `unicode-security`. Chinese names keep every character that is no sign of layout.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_security::{
    GeneralSecurityProfile, confusable_detection::skeleton,
    general_security_profile::IdentifierType,
};

use crate::{
    board::Board,
    model::person::PersonRefusal,
    value::{Name, text::normalised},
};

pub use crate::model::actor::TOKEN;

/// Names of what is no person: the system, and the command line.
const RESERVED: [&str; 6] = ["系统", "命令行", "令牌", "system", "token", "command-line"];

/// The name under which somebody may be registered: in composed form, full-width letters and the like
/// as their plain twins.
///
/// # Errors
/// When it holds what cannot be seen, is that of a token or the system, or is taken by somebody whose
/// name reads the same.
pub fn registered(board: &Board, name: &Name) -> Result<Name, PersonRefusal> {
    let plain: String = name.as_str().nfkc().collect();
    let name = Name::new(&plain).map_err(|_| PersonRefusal::NameHidden)?;
    let word = normalised(name.as_str());
    if !is_seen(name.as_str()) {
        Err(PersonRefusal::NameHidden)
    } else if RESERVED.contains(&word.as_str()) || word.starts_with(TOKEN) {
        Err(PersonRefusal::NameReserved)
    } else if board.person_called(name.as_str()).is_some() {
        Err(PersonRefusal::NameTaken)
    } else if reads_like_another(board, &name) {
        Err(PersonRefusal::NameConfusable)
    } else {
        Ok(name)
    }
}

/// Whether a reader sees every character of a name, also of one that is no person's. What joins or
/// selects pictures (👷‍♀️) is seen as part of them, and of them alone.
pub fn is_seen(name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let picture = |at: Option<usize>| {
        at.and_then(|at| letters.get(at)).is_some_and(|c| !c.is_alphanumeric() && !c.is_ascii())
    };
    letters.iter().enumerate().all(|(at, c)| match c {
        '\u{fe0f}' => picture(at.checked_sub(1)),
        '\u{200d}' => picture(at.checked_sub(1)) && picture(at.checked_add(1)),
        c => has_a_shape(*c),
    })
}

/// Whether a character is one that a reader sees by itself: no joiner, no mark of direction, nothing
/// that no font has.
fn has_a_shape(c: char) -> bool {
    use IdentifierType as Kind;
    match c.identifier_type() {
        None
        | Some(
            Kind::Not_Character
            | Kind::Deprecated
            | Kind::Default_Ignorable
            | Kind::Exclusion
            | Kind::Obsolete
            | Kind::Limited_Use,
        ) => false,
        Some(_) => !c.is_control(),
    }
}

fn reads_like_another(board: &Board, name: &Name) -> bool {
    let looks = looks(name.as_str());
    board.people.values().any(|person| self::looks(person.name.as_str()) == looks)
}

/// Equal for names that look alike, in whatever script and case and with whatever accents.
fn looks(name: &str) -> String {
    let plain: String = normalised(name).nfd().filter(|c| !is_combining_mark(*c)).collect();
    skeleton(&plain).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, name},
        model::{actor::Role, person::PersonAction},
    };

    fn with(names: &[&str]) -> Fixture {
        let mut fixture = Fixture::on("2026-03-20");
        for called in names {
            let register = PersonAction::Register { name: name(called), role: Role::Viewer };
            fixture.accept(Command::new(Subject::City, register));
        }
        fixture
    }

    #[test]
    fn who_looks_like_another_is_refused_in_every_script() {
        let board = with(&["admin", "office", "unit1", "岳池县发改局"]).board;
        for (called, refusal) in [
            ("аdmin", PersonRefusal::NameConfusable),
            ("admin\u{301}", PersonRefusal::NameConfusable),
            ("òffice", PersonRefusal::NameConfusable),
            ("0ffice", PersonRefusal::NameConfusable),
            ("unitl", PersonRefusal::NameConfusable),
            ("ＡＤＭＩＮ", PersonRefusal::NameTaken),
            ("岳池县 发改局", PersonRefusal::NameTaken),
            ("ad\u{200b}min", PersonRefusal::NameHidden),
            ("\u{202e}nimda", PersonRefusal::NameHidden),
            ("岳池\u{2060}县", PersonRefusal::NameHidden),
            ("张\u{3164}三", PersonRefusal::NameHidden),
            ("张\u{200d}三", PersonRefusal::NameHidden),
            ("office\u{fe0f}", PersonRefusal::NameHidden),
            ("系统", PersonRefusal::NameReserved),
            ("Token", PersonRefusal::NameReserved),
            ("令牌＃3 大厅", PersonRefusal::NameReserved),
        ] {
            assert_eq!(registered(&board, &name(called)), Err(refusal), "{called:?}");
        }
    }

    #[test]
    fn names_of_people_and_offices_pass_in_their_plain_form() {
        let board = with(&["unit2"]).board;
        for (called, kept) in [
            ("unit3", "unit3"),
            ("张三（发改局）", "张三(发改局)"),
            ("阿卜杜拉·买买提", "阿卜杜拉·买买提"),
            ("𠮷田", "𠮷田"),
            ("Ｌｉ Ｍｉｎｇ", "Li Ming"),
            ("🏗️岳池👷‍♀️", "🏗️岳池👷‍♀️"),
            ("o'brien@city.gov.cn", "o'brien@city.gov.cn"),
        ] {
            assert_eq!(registered(&board, &name(called)), Ok(name(kept)), "{called:?}");
        }
    }
}
