//! Figures, money, sizes and dates as they are written in both languages.

use super::*;

const CHINESE: Texts = Texts(Language::Chinese);
const ENGLISH: Texts = Texts(Language::English);

#[test]
fn tenths_are_written_as_decimals_with_a_true_minus() {
    assert_eq!(percent(833), "83.3%");
    assert_eq!(
        (signed(17), signed(-142), signed(0)),
        ("+1.7".into(), "−14.2".into(), "0.0".into())
    );
    assert_eq!(gap(CHINESE, 88), "低 8.8 点");
}

#[test]
fn money_takes_the_unit_that_suits_it() {
    assert_eq!(money(CHINESE, Money::from_wan(2_958_000)), "295.8 亿元");
    assert_eq!(money(CHINESE, Money::from_wan(199_500)), "19.95 亿元");
    assert_eq!(money(CHINESE, Money::from_wan(3_420)), "3420 万元");
    assert_eq!(money(ENGLISH, Money::from_wan(2_958_000)), "29.58 bn yuan");
    assert_eq!(money(ENGLISH, Money::from_wan(3_420)), "34.2 m yuan");
}

#[test]
fn a_column_keeps_one_unit() {
    let amount = Money::from_wan(3_420);
    assert_eq!(money_in_column(CHINESE, amount), "0.34");
    assert_eq!(money_in_column(ENGLISH, amount), "34");
}

#[test]
fn a_pair_of_amounts_shares_one_unit() {
    let pair = money_pair(CHINESE, Money::from_wan(3_420), Money::from_wan(64_700));
    assert_eq!(pair, ("0.34".into(), "6.47".into(), "亿元".into()));
}

#[test]
fn a_size_takes_the_unit_that_suits_it() {
    assert_eq!([900, 850_000, 2_516_582].map(bytes), ["900 B", "830 KB", "2.4 MB"]);
}

#[test]
fn a_sum_says_what_it_leaves_out_and_what_it_includes() {
    let covered =
        |unplanned, suspended| covered(CHINESE, Coverage { unplanned, suspended, underspent: 0 });
    assert_eq!(covered(4, 3).as_deref(), Some("无计划 4 个未计，停缓建 3 个在内"));
    assert_eq!(covered(0, 0), None);
}

#[test]
fn dates_keep_their_precision() {
    let month: LedgerDate = "2026-10".parse().unwrap();
    let day: LedgerDate = "2026-10-31".parse().unwrap();
    assert_eq!((date(CHINESE, month), date(CHINESE, day)), ("2026.10".into(), "2026.10.31".into()));
    assert_eq!(super::day(ENGLISH, day.due()), "31 Oct");
    assert_eq!(month_end(CHINESE, month.month()), "10月底");
}

#[test]
fn a_moment_is_a_clock_time_today_and_a_day_later_on() {
    let at = Timestamp(1_650_900_599_999); // 2022-04-25 23:29 at UTC+08:00
    let hour = 3_600_000;
    assert_eq!(moment(CHINESE, at, at), "23:29");
    assert_eq!(moment(CHINESE, at, Timestamp(at.0 + hour)), "昨 23:29");
    assert_eq!(moment(CHINESE, at, Timestamp(at.0 + 30 * hour)), "4月25日");
}
