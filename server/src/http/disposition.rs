//! How a file that is sent is to be saved: the `Content-Disposition` of RFC 6266, with the name in
//! Chinese as an office would give it, and a plain one for programs that read no other.

use battle_map::{model::period::PeriodName, value::Day};
use battle_map_app::paper::PAPER_WORDS;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// What RFC 8187 encodes in the name of a file, and a little more.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// What a file is of, so that its name can say it.
#[derive(Debug, Clone, Copy)]
pub enum FileOf {
    /// What stood on a day.
    Day(Day),
    /// What a month said, or a period of two.
    Period(PeriodName),
}

/// `attachment` under the name `file-name.<key>` of the catalogue, with the ending of `plain`.
pub fn download(key: &str, of: FileOf, plain: &str) -> String {
    disposition("attachment", plain, &name(key, of, plain))
}

/// The same of a file that a browser shows, and saves when it is told to.
pub fn shown(key: &str, of: FileOf, plain: &str) -> String {
    disposition("inline", plain, &name(key, of, plain))
}

fn name(key: &str, of: FileOf, plain: &str) -> String {
    let when = match of {
        FileOf::Day(day) => date(day),
        FileOf::Period(name) => PAPER_WORDS.fill(
            "file-name.month",
            &[("year", &name.month.year().to_string()), ("month", &name.numbers())],
        ),
    };
    let stem = PAPER_WORDS.fill(&format!("file-name.{key}"), &[("when", &when)]);
    let ending = plain.rsplit_once('.').map_or("", |(_, ending)| ending);
    format!("{stem}.{ending}")
}

fn date(day: Day) -> String {
    let date = day.civil();
    let [year, month, day] =
        [i32::from(date.year()), date.month().into(), date.day().into()].map(|n| n.to_string());
    PAPER_WORDS.fill("paper.day", &[("year", &year), ("month", &month), ("day", &day)])
}

/// `way` (`inline` or `attachment`) under `name`; `plain` is ASCII and needs no escaping.
pub fn disposition(way: &str, plain: &str, name: &str) -> String {
    let name = harmless(name);
    format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(&name))
}

/// The name without what leads into another folder or means something to a file system: separators,
/// signs that Windows keeps for itself, control characters, marks of direction, and dots that begin it or stand
/// two together.
fn harmless(name: &str) -> String {
    let harms = |c: char| {
        c.is_control()
            || r#"/\:*?"<>|"#.contains(c)
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let kept = |c: char| if harms(c) { '_' } else { c };
    let name: String = name.trim_start_matches(['.', ' ']).chars().map(kept).collect();
    name.replace("..", "_")
}

/// The name as RFC 8187 writes it.
fn encoded(name: &str) -> PercentEncode<'_> {
    utf8_percent_encode(name, ENCODED)
}

#[cfg(test)]
mod tests {
    use battle_map::{model::period::Span, value::Month};

    use super::*;

    #[test]
    fn a_download_is_named_as_an_office_would_name_it() {
        let month: Month = "2026-11".parse().unwrap();
        let told = download("cards", FileOf::Period(PeriodName::of(month)), "cards-2026-11.xlsx");
        let expected = format!(
            "attachment; filename=\"cards-2026-11.xlsx\"; filename*=UTF-8''{}",
            encoded("黄红牌台账2026年11月.xlsx")
        );
        assert_eq!(told, expected);
        let up = disposition("inline", "notice-1.pdf", "../../etc/挂战点球\\1\u{202e}fdp.exe");
        assert!(!up.contains("%2F") && !up.contains("%5C") && !up.contains(".."), "{up}");
        let name = PeriodName { month: "2027-02".parse().unwrap(), span: Span::JanuaryAndFebruary };
        let told = download("figures", FileOf::Period(name), "month-2027-02-1.xlsx");
        assert!(told.ends_with(&encoded("月度数据2027年1—2月.xlsx").to_string()), "{told}");
        let day = "2026-11-29".parse().unwrap();
        let told = download("ledger", FileOf::Day(day), "ledger.csv");
        assert!(told.ends_with(&encoded("项目台账2026年11月29日.csv").to_string()), "{told}");
    }
}
