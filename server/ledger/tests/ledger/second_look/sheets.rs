//! A sheet a county is one ledger; sums, covers, hidden sheets and other months are told apart.

use battle_map::{board::Board, model::ledger::LedgerRow, value::Name};
use battle_map_ledger::{ReadLedger, ReadOptions, intake, read};
use rust_xlsxwriter::Workbook;

use super::{day, rows, wan, warned};
use crate::support::{NOW, Words, codes, import, options};

/// A sheet: its name, whether it is hidden, and its rows with cells between bars.
type Tab<'a> = (&'a str, bool, &'a [&'a str]);

fn book(tabs: &[Tab<'_>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, hidden, lines) in tabs {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        sheet.set_hidden(*hidden);
        for (row, line) in (0..).zip(*lines) {
            for (column, cell) in (0..).zip(line.split('|')).filter(|(_, cell)| !cell.is_empty()) {
                match cell.parse::<f64>() {
                    Ok(number) => drop(sheet.write_number(row, column, number).unwrap()),
                    Err(_) => drop(sheet.write_string(row, column, cell).unwrap()),
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn read_book(tabs: &[Tab<'_>]) -> ReadLedger {
    read(&book(tabs), &options("台账.xlsx")).unwrap()
}

/// What each sheet was taken for.
fn kinds(read: &ReadLedger) -> Vec<&str> {
    read.sheets.iter().map(|sheet| sheet.kind.code()).collect()
}

/// What stands on the board once a ledger went in: name, county, total.
fn board(read: &ReadLedger) -> Vec<String> {
    let mut board = Board::default();
    let plan = import(&mut board, read.ledger.as_ref().unwrap());
    assert_eq!(plan.rejected, []);
    let region = |id| board.regions.get(&id).map_or("-", |region| region.name.as_str());
    let told = board.projects.values().map(|project| {
        let county = project.region().map_or("-", region);
        format!("{} {county} {}", project.facts.name, wan(project.facts.total))
    });
    told.collect()
}

const HEADER: &str = "序号|项目名称|建设地点|总投资(万元)|2026年度计划投资(万元)|\
    截至10月底累计完成投资(万元)|计划开工时间|计划竣工时间|责任单位|联系领导|经度|纬度|存在问题";

fn county<'a>(name: &'a str, title: &'a str, first: &'a str, second: &'a str) -> Vec<&'a str> {
    assert!(title.starts_with(name));
    vec![title, "填报单位：广安市重大项目办|单位：万元", HEADER, first, second]
}

#[test]
fn one_sheet_a_county_is_one_ledger_of_all_counties() {
    let sums = [
        "广安市2026年重点项目汇总表",
        "序号|县区|项目个数|总投资(万元)|2026年度计划投资(万元)",
        "1|广安区|2|148800|41600",
        "2|岳池县|2|230000|61000",
        "合计||4|378800|102600",
    ];
    let guangan = county(
        "广安区",
        "广安区2026年重点项目推进情况台账",
        "1|渠江智造产业园一期|枣山街道|125000|32000|26400|45734|46568|广安区发展改革局|王某|106.802592|30.740071|",
        "2|城南污水处理厂扩建|浓洄街道|23800|9600|8200|45992|46376|广安区住房城乡建设局|郑某|106.667824|30.431187|",
    );
    let yuechi = county(
        "岳池县",
        "岳池县2026年重点项目推进情况台账",
        "1|输变电配套产业园|九龙街道|152000|41000|30200|45608|46387|岳池县发展改革局|赵某|106.26329|30.548603|",
        "2|县人民医院新院区|朝阳街道|78000|20000|12300|45792|46691|岳池县卫生健康局|冯某|106.195554|30.633865|电力迁改未完成",
    );
    let tabs =
        [("汇总", false, &sums[..]), ("广安区", false, &guangan), ("岳池县", false, &yuechi)];
    let read = read_book(&tabs);
    assert_eq!((codes(&read.rejected), warned(&read)), (vec![], vec![]));
    assert_eq!(kinds(&read), ["summary", "data", "data"]);
    assert_eq!(read.sheets[2].rows, 2);
    let line = |row: &LedgerRow| {
        let figures = wan(row.figures.year_to_date);
        let (start, end) = (day(row.planned_start), day(row.planned_completion));
        let sheet = row.sheet.as_ref().map_or("-", Name::as_str);
        format!("{sheet} {} {} {} {figures} {start} {end}", row.row, row.facts.name, wan(row.plan))
    };
    assert_eq!(
        rows(&read).iter().map(line).collect::<Vec<_>>(),
        [
            "广安区 4 渠江智造产业园一期 32000 26400 2025-03-18 2027-06-30",
            "广安区 5 城南污水处理厂扩建 9600 8200 2025-12-01 2026-12-20",
            "岳池县 4 输变电配套产业园 41000 30200 2024-11-12 2026-12-31",
            "岳池县 5 县人民医院新院区 20000 12300 2025-05-15 2027-10-31",
        ]
    );
    assert_eq!(
        board(&read),
        [
            "渠江智造产业园一期 广安区 125000",
            "城南污水处理厂扩建 广安区 23800",
            "输变电配套产业园 岳池县 152000",
            "县人民医院新院区 岳池县 78000",
        ]
    );
    let ledger = read.ledger.as_ref().unwrap();
    assert_eq!(ledger.list.as_ref().unwrap().as_str(), "2026年重点项目推进情况台账");
    assert_eq!(ledger.period.unwrap().to_string(), "2026-10");
    let fields: Vec<_> = read.sheets[1].columns.iter().map(|it| it.field.as_deref()).collect();
    assert_eq!(fields[..4], ["serial", "name", "place", "total"].map(Some));
}

#[test]
fn every_sheet_has_its_own_header_and_sums_below() {
    let read = read_book(&[
        ("封面", false, &["某市2026年重点项目台账", "填报单位：重大项目办"]),
        ("岳池县", false, &["项目名称|总投资（亿元）|责任单位", "甲|1.5|水务局", "合计|1.5|"]),
        (
            "武胜县",
            false,
            &["序号|责任单位|总投资(万元)|项目名称", "1|交通局|800|乙", "小计||900|"],
        ),
        ("字典", true, &["项目名称|总投资", "丙|1"]),
        ("Sheet4", false, &[]),
    ]);
    assert_eq!(codes(&read.rejected), []);
    let warned: Vec<_> = read
        .warnings
        .iter()
        .map(|it| (it.sheet.as_ref().map(Name::as_str), it.row, it.code.code()))
        .collect();
    assert_eq!(warned, [(Some("武胜县"), 3, "total-differs")]);
    assert_eq!(board(&read), ["甲 岳池县 15000", "乙 武胜县 800"]);
    assert_eq!(kinds(&read), ["cover", "data", "data", "hidden", "empty"]);
}

#[test]
fn sums_whose_header_seems_to_name_projects_are_none() {
    let county = ["项目名称|总投资(万元)", "甲|500"];
    let other = ["项目名称|总投资(万元)", "乙|600"];
    for sums in [
        &["名称|总投资(万元)", "岳池县|500", "武胜县|600"][..],
        &["项目类别|项目|总投资(万元)", "产业|1|500", "民生|1|600"],
        &["项目名称|项目个数|总投资(万元)", "产业项目|1|500", "民生项目|1|600"],
    ] {
        let tabs = [("总表", false, sums), ("岳池县", false, &county), ("武胜县", false, &other)];
        let read = read_book(&tabs);
        assert_eq!(kinds(&read)[0], "summary", "{sums:?}");
        assert_eq!(board(&read), ["甲 岳池县 500", "乙 武胜县 600"]);
    }
}

#[test]
fn one_project_on_two_sheets_is_asked_about() {
    let read = read_book(&[
        ("一组", false, &["项目名称|县区|总投资(万元)", "甲|岳池县|500", "乙|岳池县|100"]),
        ("二组", false, &["项目名称|县区|总投资(万元)", "甲|岳池县|700", "丙|岳池县|100"]),
    ]);
    let plan = import(&mut Board::default(), read.ledger.as_ref().unwrap());
    let rejected = intake::rejected(&read, plan.rejected);
    assert_eq!(codes(&rejected), [(2, "项目名称", "duplicate-name")]);
    assert_eq!(rejected[0].sheet.as_ref().unwrap().as_str(), "二组");
    let back = intake::hand_back(&read, &rejected, &Words::chinese()).unwrap().unwrap();
    let back = read_named(&back, &[]);
    assert_eq!(rows(&back).len(), 1);
    assert_eq!(rows(&back)[0].facts.name.as_str(), "甲");
    assert_eq!(back.sources[0].sheet.name, "二组");
}

fn read_named(file: &[u8], sheets: &[&str]) -> ReadLedger {
    let sheets = sheets.iter().map(|name| Name::new(name).unwrap()).collect();
    read(file, &ReadOptions { sheets, ..options("台账.xlsx") }).unwrap()
}

#[test]
fn a_list_of_all_projects_beside_the_counties_counts_once() {
    let all = ["项目名称|县区|总投资(万元)", "甲|岳池县|500", "乙|武胜县|600"];
    let tabs = [
        ("总表", false, &all[..]),
        ("岳池县", false, &["项目名称|总投资(万元)", "甲|500"]),
        ("武胜县", false, &["项目名称|总投资(万元)", "乙|600"]),
    ];
    let read = read_book(&tabs);
    assert_eq!(kinds(&read), ["data", "repeat", "repeat"]);
    let ignored = [(0, "", "sheet-ignored"); 2];
    assert_eq!((rows(&read).len(), warned(&read)), (2, ignored.to_vec()));
}

#[test]
fn a_second_sheet_with_further_columns_is_not_left_out_in_silence() {
    let plans = ["项目名称|县区|总投资(万元)", "甲|岳池县|500", "乙|武胜县|600"];
    let done = ["项目名称|县区|累计完成投资(万元)", "甲|岳池县|50", "乙|武胜县|60"];
    let file = book(&[("基本情况", false, &plans), ("投资完成", false, &done)]);
    let read = read_named(&file, &[]);
    assert_eq!(codes(&read.rejected), [(0, "", "sheet-says-more")]);
    assert_eq!(read.rejected[0].value, "投资完成（累计完成投资(万元)）");
    for (name, total) in [("基本情况", "500"), ("投资完成", "-")] {
        let one = read_named(&file, &[name]);
        assert_eq!(
            (codes(&one.rejected), wan(rows(&one)[0].facts.total).as_str()),
            (vec![], total)
        );
    }
}

#[test]
fn months_of_one_list_are_not_added_up_and_one_can_be_chosen() {
    let month = |done: &'static str| ["项目名称|县区|累计完成投资(万元)", done];
    let (nine, ten) = (month("甲|岳池县|300"), month("甲|岳池县|400"));
    let file = book(&[("2026年9月", false, &nine), ("2026年10月", false, &ten)]);
    let done = |read: &ReadLedger| {
        rows(read).iter().map(|row| wan(row.figures.year_to_date)).collect::<Vec<_>>()
    };
    let first = read_named(&file, &[]);
    assert_eq!((done(&first), kinds(&first)), (vec!["300".into()], vec!["data", "repeat"]));
    let chosen = read_named(&file, &["2026年10月"]);
    assert_eq!(done(&chosen), ["400"]);
    assert_eq!(kinds(&chosen), ["not-chosen", "data"]);
    let period = "2026-10".parse().ok();
    let asked = read(&file, &ReadOptions { period, ..options("台账.xlsx") }).unwrap();
    assert_eq!(done(&asked), ["400"]);
    let missing = read_named(&file, &["2026年8月"]);
    assert_eq!(codes(&missing.rejected), [(0, "", "unknown-sheet")]);
}

#[test]
fn sheets_of_different_years_go_in_only_when_somebody_says_which() {
    let sheet =
        |title: &'static str, row: &'static str| [title, "项目名称|县区|年度计划(万元)", row];
    let (old, new) =
        (sheet("2025年重点项目", "甲|岳池县|1"), sheet("2026年重点项目", "乙|岳池县|2"));
    let file = book(&[("上报", false, &old), ("新增", false, &new)]);
    let read = read_named(&file, &[]);
    assert_eq!(codes(&read.rejected), [(0, "", "sheets-differ")]);
    assert_eq!(read.rejected[0].value, "上报 2025 ≠ 新增 2026");
    let chosen = read_named(&file, &["新增"]);
    assert_eq!((codes(&chosen.rejected), rows(&chosen).len()), (vec![], 1));
    assert_eq!(chosen.ledger.unwrap().year, NOW.day().year());
}

fn named(header: &str) -> ReadOptions {
    ReadOptions { headers: vec![header.parse().unwrap()], ..options("台账.xlsx") }
}

#[test]
fn a_header_is_named_for_one_sheet_and_without_its_name_for_the_only_one() {
    let lines: &[&str] = &["项目名称|县区", "见附件", "项目名称|总投资(万元)", "甲|5000"];
    let two = book(&[("岳池县", false, lines), ("武胜县", false, lines), ("旧", true, lines)]);
    let read_with = |file: &[u8], header: &str| read(file, &named(header)).unwrap();
    for header in ["岳池县=3", " 岳池县 =3"] {
        let headers = read_with(&two, header).sheets;
        let headers: Vec<_> = headers[..2].iter().map(|sheet| sheet.header).collect();
        assert_eq!(headers, [Some((3, 3)), Some((1, 1))], "{header}");
    }
    for (header, code) in [
        ("3", "header-of-several"),
        ("旧=3", "header-without-sheet"),
        ("武胜县=9", "header-not-there"),
    ] {
        let unread = read_with(&two, header);
        assert_eq!(
            (codes(&unread.rejected), unread.ledger),
            (vec![(0, "", code)], None),
            "{header}"
        );
    }
    let chosen = ReadOptions { sheets: vec![Name::new("武胜县").unwrap()], ..named("3") };
    assert_eq!(read(&two, &chosen).unwrap().sheets[1].header, Some((3, 3)));
    let one = book(&[("Sheet1", false, lines), ("Sheet2", false, &[])]);
    assert_eq!(read_with(&one, "3").sheets[0].header, Some((3, 3)));
}
