//! Templates of official papers: text with fields such as `{项目}`. The names of the fields are
//! Chinese, like the papers, and form a closed list.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// A field that a template may contain; its code is the word between the brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
pub enum TemplateField {
    /// The name of the project.
    #[strum(serialize = "项目")]
    Project,
    /// The project's main region, a county or district.
    #[strum(serialize = "县区")]
    Region,
    /// The unit to which the paper is addressed.
    #[strum(serialize = "受文单位")]
    Addressee,
    /// The names of the project's sponsors (联系领导).
    #[strum(serialize = "联系领导")]
    Sponsors,
    /// The short name of the document type, such as 点球.
    #[strum(serialize = "文种")]
    Word,
    /// The last closed month, up to which the figures count.
    #[strum(serialize = "截至")]
    Month,
    /// The share of the work that should be done by that month.
    #[strum(serialize = "序时进度")]
    Scheduled,
    /// The share of the work that is done by that month.
    #[strum(serialize = "实际进度")]
    Actual,
    /// The difference between the two, in percentage points.
    #[strum(serialize = "差距")]
    Lag,
    /// The time allowed for signing, such as `24小时内`.
    #[strum(serialize = "签收时限")]
    SignTerm,
    /// The day by which the addressee must answer.
    #[strum(serialize = "反馈期限")]
    AnswerBy,
}

codes!(TemplateField);

/// Printed in place of a field without a value, so that it can be filled in by hand.
const BLANK: &str = "＿＿";

/// A piece of a parsed template: plain words or the name of a field.
enum Piece<'a> {
    Words(&'a str),
    Field(&'a str),
}

/// Whether a template contains only known fields and every bracket is closed.
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
            Piece::Field(name) => TemplateField::from_code(name).is_some(),
        })
    })
}

/// The template with its fields filled in; a field without a value becomes a blank to write on.
pub fn fill(template: &str, value: impl Fn(TemplateField) -> Option<String>) -> String {
    let Some(pieces) = pieces(template) else { return template.to_owned() };
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Field(name) => match TemplateField::from_code(name) {
                Some(field) => value(field).unwrap_or_else(|| BLANK.to_owned()),
                None => format!("{{{name}}}"),
            },
        })
        .collect()
}

/// Splits a template at its fields; `None` where brackets are not paired.
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
        let value = |field| (field == TemplateField::Project).then(|| "医院".to_owned());
        assert_eq!(fill("请{项目}于{反馈期限}前", value), "请医院于＿＿前");
    }

    #[test]
    fn every_field_is_known_by_its_name_and_nothing_else_is() {
        for field in TemplateField::ALL {
            assert!(knows(&format!("a{{{}}}b", field.code())));
        }
        for wrong in ["{}", "{project}", "}", "{项目}}", "{{项目}"] {
            assert!(!knows(wrong), "{wrong}");
        }
    }
}
