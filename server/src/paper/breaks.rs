//! Where a line of Chinese text may end: no line begins with a closing mark or ends with an opening one,
//! and words and figures stay whole.

/// Whether a line may end after `before` and the next one begin with `after`.
pub fn may_break(before: char, after: char) -> bool {
    if after.is_whitespace() || opens(before) || closes(after) {
        return false;
    }
    if before.is_whitespace() {
        return true;
    }
    let word = joins(before) && joins(after);
    !(is_pair(before, after) || word || is_mark(after))
}

/// Whether room may be added between two characters to fill a line.
pub fn may_stretch(before: char, after: char) -> bool {
    let word = joins(before) && joins(after);
    !(word || is_pair(before, after))
}

/// Marks that belong to what stands before them.
fn closes(c: char) -> bool {
    const CLOSING: &str = "，。、；：！？）》〉」』】〕〗”’…—～·％‰℃°,.;:!?)]}%";
    CLOSING.contains(c)
}

/// Marks that belong to what stands behind them.
fn opens(c: char) -> bool {
    const OPENING: &str = "（《〈「『【〔〖“‘￥¥$№([{";
    OPENING.contains(c)
}

/// Characters of words and figures, and what joins them.
fn joins(c: char) -> bool {
    c.is_ascii_graphic() && !opens(c) || matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}')
}

/// Dashes and dots that come in twos.
fn is_pair(before: char, after: char) -> bool {
    before == after && matches!(before, '—' | '…')
}

/// Signs that alter the character before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{20d0}'..='\u{20ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places in a text where a line may end, as bars.
    fn bars(text: &str) -> String {
        let chars: Vec<_> = text.chars().collect();
        let mut shown = String::new();
        for (index, c) in chars.iter().enumerate() {
            shown.push(*c);
            if chars.get(index + 1).is_some_and(|after| may_break(*c, *after)) {
                shown.push('|');
            }
        }
        shown
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        assert_eq!(bars("项目（一期），停工。"), "项|目|（一|期），|停|工。");
        assert_eq!(bars("规则“百分点制”第"), "规|则|“百|分|点|制”|第");
    }

    #[test]
    fn figures_and_words_stay_whole() {
        assert_eq!(bars("达83.3%，约0826-2345678号"), "达|83.3%，|约|0826-2345678|号");
        assert_eq!(bars("Guang'an city"), "Guang'an |city");
    }

    #[test]
    fn dashes_and_dots_are_never_parted() {
        assert_eq!(bars("即——是……吗"), "即——|是……|吗");
    }
}
