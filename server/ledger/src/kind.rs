//! What a row is: nothing in a sheet is dropped without having been called something.

use battle_map::{model::project::FactField, value::text::normalised};

use super::{
    cell::is_figure,
    header::{Header, meaning::Meaning},
    sheet::{CellValue, Sheet, SheetRow},
    words::{Field, WORDS},
};

/// What a row below the header is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A project, or what should have been one.
    Project,
    /// A heading over the projects that follow, as written.
    Group(String),
    /// The sum of projects.
    Total,
    /// Words about the ledger.
    Note(String),
    /// The header again, column numbers, or a prepared empty line.
    Nothing,
}

/// Tells what a row is.
#[must_use]
pub fn kind(sheet: &Sheet, header: &Header, row: &SheetRow) -> Kind {
    let place = |field| header.column(field).map(|column| column.index);
    let (name, serial) = (place(Field::Fact(FactField::Name)), place(Field::Serial));
    let named = |column| Some(column) == name || Some(column) == place(Field::Part);
    let texts: Vec<(u16, &str)> = texts(header, row);
    if is_numbered(header, row) {
        return Kind::Project;
    }
    if repeats_header(row) || numbers_columns(row) || only_serial(header, row) {
        return Kind::Nothing;
    }
    if texts.iter().take(2).any(|(_, text)| is_total(text, &texts)) {
        return Kind::Total;
    }
    match texts.as_slice() {
        [(_, only)] if starts_remark(only) => Kind::Note((*only).to_owned()),
        [(column, only)] => lone(sheet, row, *column, only, named(*column)),
        [(first, number), (second, words)]
            if serial == Some(*first)
                && name == Some(*second)
                && numeral(number).is_some_and(str::is_empty) =>
        {
            Kind::Group(format!("{}、{words}", number.trim_end_matches(['、', '.', '．'])))
        }
        [(_, first), ..] if starts_remark(first) => {
            Kind::Note(texts.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" "))
        }
        _ => Kind::Project,
    }
}

/// What has our number is a project, whatever it is called.
fn is_numbered(header: &Header, row: &SheetRow) -> bool {
    let number = header.column(Field::Number).and_then(|column| row.get(column.index));
    let name = header.column(Field::Fact(FactField::Name)).and_then(|column| row.get(column.index));
    let is_number = |value: &CellValue| value.text().parse::<u32>().is_ok();
    number.is_some_and(is_number) && !name.is_none_or(is_number)
}

/// A row in which a single cell holds words.
fn lone(sheet: &Sheet, row: &SheetRow, column: u16, text: &str, in_name: bool) -> Kind {
    let wide = |area: &super::sheet::Merged| {
        area.covers(row.number, column) && area.columns.1 - area.columns.0 >= 2
    };
    let number =
        |value: &CellValue| *value == CellValue::FormulaWithoutValue || is_figure(&value.text());
    let numbered = row.cells.iter().any(|(_, value)| number(value));
    if numeral(text).is_some()
        || counts(text)
        || sheet.merged_from(row.number, row.number).iter().any(wide)
    {
        Kind::Group(text.to_owned())
    } else if in_name || numbered {
        Kind::Project
    } else {
        Kind::Note(text.to_owned())
    }
}

/// The cells that hold words, those of computed columns left out.
fn texts<'a>(header: &Header, row: &'a SheetRow) -> Vec<(u16, &'a str)> {
    let computed =
        |index: u16| header.columns_of(Field::Computed).any(|column| column.index == index);
    let words = |(index, value): &'a (u16, CellValue)| match value {
        CellValue::Text(text) if !computed(*index) && !is_figure(text) => {
            Some((*index, text.trim()))
        }
        _ => None,
    };
    row.cells.iter().filter_map(words).collect()
}

fn is_total(text: &str, texts: &[(u16, &str)]) -> bool {
    let word = normalised(text);
    let word =
        word.split_once('(').map_or(word.as_str(), |(before, _)| before).trim_end_matches(':');
    let lists = ["subtotal", "total-row"];
    lists.iter().any(|list| {
        WORDS.is(list, word)
            || (texts.len() <= 2 && (WORDS.ends(list, word) || WORDS.begins(list, word)))
    })
}

fn starts_remark(text: &str) -> bool {
    let word = normalised(text);
    let first = word.split_once([':', '.', '、']).map_or(word.as_str(), |(first, _)| first);
    let first = first.trim_end_matches(|c: char| c.is_ascii_digit());
    WORDS.is("remark", first) || WORDS.is("filled-in", first) || first == "单位"
}

/// Page breaks repeat the header.
fn repeats_header(row: &SheetRow) -> bool {
    let means = |(_, value): &(u16, CellValue)| Meaning::of(&[&*value.text()]).field.is_some();
    row.cells.len() >= 2
        && row.cells.first().is_some_and(means)
        && row.cells.iter().filter(|cell| means(cell)).count() * 2 > row.cells.len()
}

/// A line under the header that numbers the columns.
fn numbers_columns(row: &SheetRow) -> bool {
    let number = |value: &CellValue| value.text().parse::<usize>().ok();
    row.cells.len() >= 3
        && row.cells.iter().enumerate().all(|(index, (_, value))| number(value) == Some(index + 1))
}

fn only_serial(header: &Header, row: &SheetRow) -> bool {
    let passed = |index: u16| {
        let field = header
            .columns
            .iter()
            .find(|column| column.index == index)
            .and_then(|column| column.meaning.field);
        matches!(field, Some(Field::Computed)) || matches!(field, Some(Field::Serial))
    };
    let plain = |value: &CellValue| !matches!(value, CellValue::Text(text) if text.trim().parse::<f64>().is_err());
    row.cells.iter().all(|(index, value)| passed(*index) && plain(value))
}

/// What follows the numeral of a heading: `一、产业项目`, `（二）工业`, `第三类 民生`, or `一` alone.
fn numeral(text: &str) -> Option<&str> {
    const DIGITS: &str = "一二三四五六七八九十百";
    let text = text.trim();
    let opened = text.strip_prefix(['(', '（']);
    let inner = opened.or_else(|| text.strip_prefix('第')).unwrap_or(text);
    let rest = inner.trim_start_matches(|c| DIGITS.contains(c));
    if rest.len() == inner.len() {
        return None;
    }
    let closers: &[char] = if opened.is_some() {
        &[')', '）']
    } else {
        &['、', '.', '．', '，', ',', '类', ' ', '\u{3000}']
    };
    if rest.is_empty() && opened.is_none() {
        Some(rest)
    } else {
        rest.strip_prefix(closers).map(str::trim)
    }
}

/// Whether a heading counts its projects: `(40个)`, `（共12项）`.
fn counts(text: &str) -> bool {
    let word = normalised(text);
    word.strip_suffix(')').and_then(|word| word.rsplit_once('(')).is_some_and(|(_, inside)| {
        let number = inside.trim_start_matches('共').trim_end_matches(['个', '项', '目']);
        number != inside && number.parse::<u32>().is_ok()
    })
}

/// A heading's own words: neither its numeral nor its count.
#[must_use]
pub fn heading_words(heading: &str) -> &str {
    let words = numeral(heading).unwrap_or(heading).trim();
    if counts(words) {
        words.rsplit_once(['(', '（']).map_or(words, |(before, _)| before.trim())
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{csv, sheet::builder::Limits};

    fn kinds(rows: &str) -> Vec<Kind> {
        let text = format!("序号,项目名称,责任单位,总投资(万元),完成率\n{rows}");
        let sheet = csv::read(text.as_bytes(), Limits::default()).unwrap();
        let header = Header::find(&sheet).unwrap();
        sheet
            .rows
            .iter()
            .filter(|row| row.number > 1)
            .map(|row| kind(&sheet, &header, row))
            .collect()
    }

    #[test]
    fn headings_are_known_by_numeral_or_count_with_or_without_sums() {
        let group = |text: &str| Kind::Group(text.into());
        assert_eq!(kinds("一、产业项目(40个),,,,"), [group("一、产业项目(40个)")]);
        assert_eq!(kinds(",交通（共3项）,,500,12%"), [group("交通（共3项）")]);
        assert_eq!(kinds("二,民生工程,,500,"), [group("二、民生工程")]);
        assert_eq!(kinds("（一）工业,,,,"), [group("（一）工业")]);
    }

    #[test]
    fn a_heading_keeps_its_own_words() {
        for (heading, words) in [
            ("一、产业项目(40个)", "产业项目"),
            ("（二）工业（共12项）", "工业"),
            ("三江新区", "三江新区"),
            ("第一类 民生", "民生"),
        ] {
            assert_eq!(heading_words(heading), words);
        }
    }

    #[test]
    fn totals_notes_and_prepared_lines_are_no_projects() {
        assert_eq!(kinds("小计,,,100,"), [Kind::Total]);
        assert_eq!(kinds(",合 计（3个）,,100,"), [Kind::Total]);
        assert_eq!(kinds(",岳池县小计,,100,"), [Kind::Total]);
        assert_eq!(kinds("\"1,250\",合计,,\"１２,500万元\","), [Kind::Total]);
        assert_eq!(kinds("备注：本表不含,,,,"), [Kind::Note("备注：本表不含".into())]);
        assert_eq!(
            kinds("填表人：张三,,审核人：李四,,"),
            [Kind::Note("填表人：张三 审核人：李四".into())]
        );
        assert_eq!(kinds("7,,,,"), [Kind::Nothing]);
        assert_eq!(kinds("序号,项目名称,责任单位,总投资(万元),完成率"), [Kind::Nothing]);
        assert_eq!(kinds("1,2,3,4,5"), [Kind::Nothing]);
    }

    #[test]
    fn a_name_alone_and_figures_without_a_name_are_projects() {
        assert_eq!(kinds(",注塑机生产线,,,"), [Kind::Project]);
        assert_eq!(kinds("3,,,500,"), [Kind::Project]);
        assert_eq!(kinds("3,,住建局,500,"), [Kind::Project]);
        assert_eq!(kinds("一,三江大桥,交通局,500,"), [Kind::Project]);
    }
}
