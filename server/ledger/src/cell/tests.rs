use super::*;

fn cell(text: &str) -> CellValue {
    CellValue::Text(text.into())
}

#[test]
fn money_is_exact_and_its_own_unit_wins() {
    let yi = |value: CellValue| money(&value, MoneyUnit::Yi).unwrap().unwrap();
    assert_eq!(yi(CellValue::Number("9.039999999999999".into())), Money::from_wan(90_400));
    assert_eq!(yi(cell("1,234.5万元")).fen(), 1_234_500_000);
    assert_eq!(yi(cell("３．５")), Money::from_wan(35_000));
    assert_eq!(money(&cell("约3亿"), MoneyUnit::Yi), Err(IssueCode::UnreadableNumber));
    assert_eq!(money(&cell("/"), MoneyUnit::Yi), Ok(None));
}

#[test]
fn vague_or_double_amounts_are_never_made_exact() {
    for text in [
        "约3亿",
        "近5000",
        "5000左右",
        "3-5亿",
        "≈5",
        "5000+",
        ">5000",
        "1e5",
        "12,34",
        "1,5",
        "5000 3000",
        "5000\n3000",
        "5000（其中2000）",
        "一亿",
        "3亿5000",
        "45%",
        "(5000)",
    ] {
        let refused = Err(IssueCode::UnreadableNumber);
        assert_eq!(money(&cell(text), MoneyUnit::Wan), refused, "{text}");
    }
}

#[test]
fn progress_as_a_bare_number_is_a_share() {
    let number = |text: &str| {
        let read = progress(&CellValue::Number(text.into())).unwrap();
        read.map(|text| text.as_str().to_owned()).unwrap_or_default()
    };
    for (written, meant) in [
        ("0.45", "45%"),
        ("45", "45%"),
        ("0.1234", "12.34%"),
        ("0", "0%"),
        ("1", "1"),
        ("250", "250"),
    ] {
        assert_eq!(number(written), meant, "{written}");
    }
    assert_eq!(progress(&cell("45%")).unwrap().unwrap().as_str(), "45%");
    assert_eq!(shares(&cell("45%")), [0.45]);
    assert_eq!(shares(&cell("0.5")), [0.5, 0.005]);
    assert!(shares(&cell("一半")).is_empty());
}

#[test]
fn answers_are_yes_no_or_not_given() {
    for (text, meant) in [
        ("√", Some(true)),
        ("已开工", Some(true)),
        ("×", Some(false)),
        ("未开工", Some(false)),
        ("待定", None),
    ] {
        assert_eq!(answer(&cell(text)), Ok(meant), "{text}");
    }
    assert_eq!(answer(&CellValue::Bool(true)), Ok(Some(true)));
    assert_eq!(answer(&cell("大概")), Err(IssueCode::UnreadableAnswer));
}

#[test]
fn a_formula_without_value_is_named_whatever_the_column() {
    let formula = CellValue::FormulaWithoutValue;
    assert_eq!(name(&formula), Err(IssueCode::FormulaWithoutValue));
    assert_eq!(money(&formula, MoneyUnit::Wan), Err(IssueCode::FormulaWithoutValue));
    assert_eq!(date(&formula, None, false), Err(IssueCode::FormulaWithoutValue));
}

#[test]
fn names_lose_the_line_breaks_of_narrow_columns() {
    assert_eq!(name(&cell("岳池\n九龙镇 ")).unwrap().unwrap().as_str(), "岳池九龙镇");
    assert_eq!(names(&cell("张三、李四\n王五")).unwrap().unwrap().len(), 3);
    assert_eq!(name(&cell("a\u{7}")), Err(IssueCode::UnreadableText));
}
