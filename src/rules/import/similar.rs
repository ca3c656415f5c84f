//! How alike two names are, for asking whether one project merely changed its name.
//!
//! Names are compared without what says nothing: the county in front, 项目 or 工程 at the end.
//! Names that number or point to different things (一期 and 二期, 城东 and 城西) are never alike.
//!
//! The edit distance is that of `strsim`. Shared pairs are counted here: its `sorensen_dice` collects
//! the pairs of both texts anew at every call, while a ledger of thousands of rows compares each name
//! with thousands; here each name is taken apart once.

use strsim::generic_levenshtein;

use crate::value::text::normalised;

/// From here on, in thousandths, two names are worth a question.
pub const ALIKE: usize = 600;

const TAILS: [&str; 4] = ["建设项目", "建设工程", "项目", "工程"];

/// A name made ready for comparing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    chars: Vec<char>,
    sorted: Vec<char>,
    pairs: Vec<(char, char)>,
    marks: Vec<char>,
}

impl Likeness {
    /// Of a name; `places` are normalised words that every name of its region may begin with.
    pub fn of(name: &str, places: &[String]) -> Self {
        let name = normalised(name);
        let place = places.iter().filter_map(|word| name.strip_prefix(word.as_str()));
        let rest = place.min_by_key(|rest| rest.len()).unwrap_or(&name);
        let rest = TAILS.iter().find_map(|tail| rest.strip_suffix(tail)).unwrap_or(rest);
        let rest = if rest.chars().count() >= 2 { rest } else { &name };
        let chars: Vec<char> = rest.chars().collect();
        let mut sorted = chars.clone();
        sorted.sort_unstable();
        let mut pairs: Vec<_> = chars.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        let marks = chars.iter().copied().filter(|c| is_mark(*c)).collect();
        Self { chars, sorted, pairs, marks }
    }

    /// How alike two names are in thousandths: by the pairs of characters they share, or by the
    /// single characters to be changed, whichever says more. Of names that are not [`ALIKE`] it may be
    /// less.
    pub fn with(&self, other: &Self) -> usize {
        if !self.marks.is_empty() && !other.marks.is_empty() && self.marks != other.marks {
            return 0;
        }
        let (mine, theirs) = (self.chars.len(), other.chars.len());
        let longer = mine.max(theirs);
        if longer == 0 {
            return 0;
        }
        // No more is kept than is shared in any order, which costs little to count.
        let most = shared(&self.sorted, &other.sorted) * 1_000;
        if most * 2 < ALIKE * longer {
            return 0;
        }
        let pairs = self.pairs.len() + other.pairs.len();
        let by_pairs =
            (shared(&self.pairs, &other.pairs) * 2_000).checked_div(pairs).unwrap_or_default();
        if most < ALIKE * longer || most / longer <= by_pairs {
            return by_pairs;
        }
        let kept = longer - generic_levenshtein(&self.chars, &other.chars);
        by_pairs.max(kept * 1_000 / longer)
    }
}

/// What tells apart things that are otherwise called alike: digits, numerals, letters, directions.
const fn is_mark(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
        || matches!(c, '东' | '南' | '西' | '北' | '甲' | '乙' | '丙' | '丁')
}

/// How many elements two sorted lists share.
fn shared<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                one.next();
                other.next();
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        let places = ["岳池县".to_owned(), "岳池".to_owned()];
        Likeness::of(one, &places).with(&Likeness::of(other, &places)) >= ALIKE
    }

    #[test]
    fn a_name_with_words_added_or_left_out_is_alike() {
        assert!(alike("岳池人民医院迁建", "岳池县人民医院整体迁建项目"));
        assert!(alike("人民医院迁建", "人民医院迁建及配套道路工程"));
        assert!(alike("岳池县老旧小区改造工程", "岳池老旧小区提升改造项目"));
    }

    #[test]
    fn one_county_and_one_trade_do_not_make_names_alike() {
        assert!(!alike("岳池县水库工程", "岳池县光伏工程"));
        assert!(!alike("岳池园区", "岳池人民医院迁建"));
    }

    #[test]
    fn phases_numbers_and_directions_tell_projects_apart() {
        assert!(!alike("光伏发电一期", "光伏发电二期"));
        assert!(!alike("G244改建工程", "G245改建工程"));
        assert!(!alike("城东污水处理厂", "城西污水处理厂"));
        assert!(alike("光伏发电项目", "光伏发电一期"));
    }

    #[test]
    fn a_changed_or_added_character_takes_its_share_of_the_longer_name() {
        let likeness = |one, other| Likeness::of(one, &[]).with(&Likeness::of(other, &[]));
        assert_eq!(likeness("人民医院", "人民病院"), 750);
        assert_eq!(likeness("人民医院", "人民新医院"), 800);
    }

    proptest! {
        #[test]
        fn what_is_not_looked_at_closely_is_not_alike(
            one in "[城乡水电路桥建改]{2,12}", other in "[城乡水电路桥建改]{2,12}",
        ) {
            let (a, b) = (Likeness::of(&one, &[]), Likeness::of(&other, &[]));
            let longer = a.chars.len().max(b.chars.len());
            let kept = longer - generic_levenshtein(&a.chars, &b.chars);
            let pairs = shared(&a.pairs, &b.pairs) * 2_000 / (a.pairs.len() + b.pairs.len());
            let closely = pairs.max(kept * 1_000 / longer);
            prop_assert_eq!(a.with(&b) >= ALIKE, closely >= ALIKE);
            prop_assert!(closely < ALIKE || a.with(&b) == closely);
        }

        #[test]
        fn likeness_is_mutual_and_a_name_is_like_itself(one in "\\PC{1,12}", other in "\\PC{1,12}") {
            let (a, b) = (Likeness::of(&one, &[]), Likeness::of(&other, &[]));
            prop_assert_eq!(a.with(&b), b.with(&a));
            prop_assert_eq!(a.with(&a), if a.chars.is_empty() { 0 } else { 1_000 });
        }
    }
}
