//! Templates of official papers: words with fields such as `{项目}`. The fields are Chinese, like
//! the papers; there are only these.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// What a template can name; its code is the word that stands between the brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
pub enum Field {
    /// The project's name.
    #[strum(serialize = "项目")]
    Project,
    /// Its main region.
    #[strum(serialize = "县区")]
    Region,
    /// To whom the paper goes.
    #[strum(serialize = "受文单位")]
    Addressee,
    /// The project's sponsors.
    #[strum(serialize = "联系领导")]
    Sponsors,
    /// The word by which people call the paper.
    #[strum(serialize = "文种")]
    Word,
    /// The last closed month.
    #[strum(serialize = "截至")]
    Month,
    /// What should be done by then.
    #[strum(serialize = "序时进度")]
    Scheduled,
    /// What is done.
    #[strum(serialize = "实际进度")]
    Actual,
    /// The points between the two.
    #[strum(serialize = "差距")]
    Lag,
    /// How long there is to sign for it.
    #[strum(serialize = "签收时限")]
    SignTerm,
    /// The day by which it is to be answered.
    #[strum(serialize = "反馈期限")]
    AnswerBy,
}

codes!(Field);

/// What stands where a field has no value: room to write.
const BLANK: &str = "＿＿";

/// A piece of a template.
enum Piece<'a> {
    Words(&'a str),
    Field(&'a str),
}

/// Whether a template names only fields there are, in brackets that close.
///
/// ```
/// use battle_map::model::document::template::knows;
/// assert!(knows("{项目}进度滞后"));
/// assert!(!knows("{天气}不好") && !knows("{项目"));
/// ```
pub fn knows(template: &str) -> bool {
    pieces(template).is_some_and(|pieces| {
        pieces.iter().all(|piece| match piece {
            Piece::Words(_) => true,
            Piece::Field(name) => Field::from_code(name).is_some(),
        })
    })
}

/// The template with its fields filled in; what has no value leaves room to write it.
pub fn fill(template: &str, value: impl Fn(Field) -> Option<String>) -> String {
    let Some(pieces) = pieces(template) else { return template.to_owned() };
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Field(name) => match Field::from_code(name) {
                Some(field) => value(field).unwrap_or_else(|| BLANK.to_owned()),
                None => format!("{{{name}}}"),
            },
        })
        .collect()
}

/// None where a bracket does not close, or closes what never opened.
fn pieces(template: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((words, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        pieces.extend([Piece::Words(words), Piece::Field(name)]);
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    let stray = pieces.iter().any(|piece| matches!(piece, Piece::Words(w) if w.contains('}')));
    (!stray).then_some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_filled_and_unknown_ones_leave_room() {
        let value = |field| (field == Field::Project).then(|| "医院".to_owned());
        assert_eq!(fill("请{项目}于{反馈期限}前", value), "请医院于＿＿前");
    }

    #[test]
    fn every_field_is_known_by_its_name_and_nothing_else_is() {
        for field in Field::ALL {
            assert!(knows(&format!("a{{{}}}b", field.code())));
        }
        for wrong in ["{}", "{project}", "}", "{项目}}", "{{项目}"] {
            assert!(!knows(wrong), "{wrong}");
        }
    }
}
