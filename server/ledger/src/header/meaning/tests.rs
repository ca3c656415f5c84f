//! What headers mean, by their words, brackets and parents.

use super::*;

fn field(levels: &[&str]) -> Option<Field> {
    Meaning::of(levels).field
}

#[test]
fn units_stand_in_brackets_after_the_words_or_in_the_parent() {
    for (levels, unit) in [
        (&["总投资（亿元）"][..], MoneyUnit::Yi),
        (&["总投资万元"], MoneyUnit::Wan),
        (&["投资情况(单位:元)", "年度计划"], MoneyUnit::Yuan),
        (&["投资(万元)", "总投资(亿元)"], MoneyUnit::Yi),
    ] {
        assert_eq!(Meaning::of(levels).unit, Some(unit), "{levels:?}");
    }
}

#[test]
fn parents_and_children_read_together_where_that_says_more() {
    assert_eq!(field(&["年度投资", "年度计划(万元)"]), Some(Field::Plan));
    assert_eq!(field(&["实际", "开工时间"]), Some(Field::Start));
    assert_eq!(field(&["竣工时间", "计划"]), Some(Field::PlannedCompletion));
    assert_eq!(field(&["2022年", "计划"]), Some(Field::Plan));
    assert_eq!(field(&["坐标(CGCS2000)", "经 度"]), Some(Field::Longitude));
    assert_eq!(Meaning::of(&["坐标(GCJ-02)", "纬度"]).datum, Some(Datum::Gcj02));
    let metres = Meaning::of(&["坐标(2000，中央子午线：105°)", "X"]);
    assert_eq!(metres.field, Some(Field::Longitude));
    assert_eq!(metres.datum, "cgcs2000-gk:105".parse().ok());
}

#[test]
fn money_of_another_time_is_not_taken_for_this_year() {
    assert_eq!(field(&["截至上年底", "累计完成投资"]), None);
    assert_eq!(field(&["截至2021年底累计完成投资(万元)"]), None);
    assert_eq!(field(&["上半年完成投资"]), None);
    assert_eq!(field(&["5月计划投资"]), None);
    assert_eq!(field(&["一季度计划"]), None);
}

#[test]
fn a_month_alone_means_that_month_and_a_span_the_year_to_date() {
    assert_eq!(field(&["4月完成投资"]), Some(Field::Month));
    let span = Meaning::of(&["2022年1-4月累计完成(万元)"]);
    assert_eq!(span.field, Some(Field::YearToDate));
    assert_eq!(span.when.month_in(None).map(|month| month.to_string()), Some("2022-04".into()));
    assert_eq!(field(&["截至4月底", "完成投资"]), Some(Field::YearToDate));
}

#[test]
fn brackets_that_belong_to_the_words_are_kept() {
    assert_eq!(field(&["县（区）"]), Some(Field::Fact(FactField::Regions)));
    assert_eq!(field(&["业主（建设）单位"]), Some(Field::Fact(FactField::Owner)));
    assert_eq!(field(&["是否开工(是/否)"]), Some(Field::Started));
}
