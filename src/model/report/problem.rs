//! 存在问题 as reports write it: many write 无 into a cell that may not stay empty, and mean none.

use crate::value::Text;

/// What is written where there is no problem, without spaces and full stops, in lower case.
const NONE: [&str; 17] = [
    "无",
    "无问题",
    "无存在问题",
    "暂无",
    "暂无问题",
    "没有",
    "没有问题",
    "目前无",
    "目前暂无",
    "无困难",
    "正常",
    "-",
    "—",
    "/",
    "none",
    "no",
    "n/a",
];

/// Whether the words say that nothing stands in the way.
pub fn says_none(words: &Text) -> bool {
    let kept = |c: &char| !c.is_whitespace() && !"。.．，,；;！!".contains(*c);
    let plain: String = words.as_str().chars().filter(kept).flat_map(char::to_lowercase).collect();
    let plain = plain.trim_matches(['-', '—', '－']);
    plain.is_empty() || NONE.contains(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::text;

    #[test]
    fn no_problem_is_told_from_a_problem_however_it_is_written() {
        for none in ["无", "无。", " 暂 无 ", "没有问题！", "——", "/", "None.", "N/A", "目前暂无。"]
        {
            assert!(says_none(&text(none)), "{none}");
        }
        for some in ["无电", "无法进场", "用地未批", "没有资金", "暂无施工许可"]
        {
            assert!(!says_none(&text(some)), "{some}");
        }
    }
}
