//! 台账载明: what a ledger states of a card from before, with the place where it is written.

use battle_map::model::finding::Stated;

use crate::{format::day, texts::Texts};

/// Where it is written: `台账载明（黄红牌台账.xlsx 第 5 行）`.
pub(super) fn line(texts: Texts, stated: &Stated) -> String {
    let row = stated.row.to_string();
    let mut values = vec![("file", stated.file.as_str()), ("row", row.as_str())];
    let key = match &stated.sheet {
        Some(sheet) => {
            values.push(("sheet", sheet.as_str()));
            "finding.line.stated-on-sheet"
        }
        None => "finding.line.stated",
    };
    texts.fill(key, &values)
}

/// The same with all that is said beside the reason: the paper, the deadline, the answer.
pub(super) fn unfolded(texts: Texts, stated: &Stated) -> String {
    let on = |key: &str, on| texts.fill(key, &[("day", &day(texts, on))]);
    let remark = |words: &str| texts.fill("finding.stated.remark", &[("remark", words)]);
    let parts = [
        Some(line(texts, stated)),
        stated.document.as_ref().map(ToString::to_string),
        stated.answer_by.map(|day| on("finding.stated.deadline", day)),
        stated.answered_on.map(|day| on("finding.stated.answered", day)),
        stated.remark.as_ref().map(|words| remark(words.as_str())),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(&texts.get("finding.stated.joint"))
}
