//! A list goes out in its own shape and comes back with nothing changed, the shape included.

use std::sync::Arc;

use battle_map::{
    board::Board,
    model::shape::ListShape,
    value::ListId,
    view::own_shape::{OwnCell, OwnKind, OwnTable},
};
use battle_map_ledger::{ReadLedger, export::own, read};

use crate::support::{NOW, codes, import, options, read_csv};

const SAMPLE: &[u8] = include_bytes!("../../../tests/data/guangan-ledger.xlsx");

fn board(ledger: &ReadLedger) -> Board {
    let mut board = Board::default();
    let plan = import(&mut board, ledger.ledger.as_ref().unwrap());
    assert_eq!(plan.rejected, []);
    board
}

fn comes_back(board: &Board) -> OwnTable {
    let table = OwnTable::of(board, ListId(1)).unwrap();
    let back = read(&own::workbook(&table).unwrap(), &options("清单.xlsx")).unwrap();
    assert_eq!(codes(&back.rejected), []);
    let plan = import(&mut board.clone(), &back.ledger.unwrap());
    let changed: Vec<_> = plan.rows.iter().filter(|row| !row.fields.is_empty()).collect();
    assert!(changed.is_empty(), "{changed:?}");
    assert_eq!(plan.tally.unchanged as usize, board.projects.len());
    assert_eq!(plan.tally.absent, 0);
    table
}

fn words(table: &OwnTable, number: u32) -> Vec<String> {
    let row = table.rows.iter().find(|row| row.number == number).unwrap();
    let text = |cell: &OwnCell| match cell {
        OwnCell::Text(text) | OwnCell::Number(text) => text.clone(),
        OwnCell::Day(day) => day.to_string(),
    };
    row.cells.iter().map(|(_, cell)| text(cell)).collect()
}

#[test]
fn the_sample_comes_back_unchanged_with_its_titles_groups_and_sums() {
    let board = board(&read(SAMPLE, &options("台账.xlsx")).unwrap());
    let table = comes_back(&board);
    assert_eq!((table.projects, table.rows.last().unwrap().number), (100, 114));
    assert_eq!(words(&table, 2), ["填报时间:2022年4月26日", "单位:亿元、万元"]);
    assert_eq!(words(&table, 5), ["一、产业项目(40个)"]);
    assert_eq!(words(&table, 46), ["小计", "848.51", "2757007", "1362442"]);
    assert_eq!(words(&table, 114), ["合计", "2292.79", "7399476", "3731778"]);
    assert_eq!(words(&table, 6)[6..10], ["30.61", "65863", "11833", "18.0%"]);
}

#[test]
fn the_shape_read_back_is_the_shape_kept() {
    let board = board(&read(SAMPLE, &options("台账.xlsx")).unwrap());
    let table = OwnTable::of(&board, ListId(1)).unwrap();
    let back = read(&own::workbook(&table).unwrap(), &options("清单.xlsx")).unwrap();
    let (kept, again) = (&table.shape, back.ledger.unwrap().shape.unwrap());
    assert_eq!((kept.header, &kept.head, &kept.joined), (again.header, &again.head, &again.joined));
    assert_eq!(kept.lines, again.lines);
}

/// The shape of a list's own workbook, read back.
fn shape_of(table: &OwnTable) -> ListShape {
    let back = read(&own::workbook(table).unwrap(), &options("清单.xlsx")).unwrap();
    Arc::unwrap_or_clone(back.ledger.unwrap().shape.unwrap())
}

#[test]
fn columns_keep_their_width_and_write_numbers_as_their_file_does() {
    let board = board(&read(SAMPLE, &options("台账.xlsx")).unwrap());
    let mut table = OwnTable::of(&board, ListId(1)).unwrap();
    let mut stated = shape_of(&table);
    assert!(stated.columns.iter().all(|column| column.width.is_some()));
    for (field, format) in [("plan", "#,##0"), ("total", "0.00_ ")] {
        let mut columns = stated.columns.iter_mut();
        let column = columns.find(|column| column.field.as_deref() == Some(field)).unwrap();
        (column.format, column.width) = (Some(format.to_owned()), Some(91));
    }
    table.shape = stated.clone().into();
    assert_eq!(shape_of(&table).columns, stated.columns);
}

#[test]
fn a_list_of_before_gets_its_shape_when_its_ledger_comes_again() {
    let ledger = read(SAMPLE, &options("台账.xlsx")).unwrap();
    let mut old = ledger.clone();
    old.ledger.as_mut().unwrap().shape = None;
    let mut board = board(&old);
    assert!(OwnTable::of(&board, ListId(1)).is_none());
    let plan = import(&mut board, ledger.ledger.as_ref().unwrap());
    let kinds: Vec<_> = plan.events.iter().map(battle_map::event::Event::kind).collect();
    assert_eq!((plan.tally.unchanged, kinds), (100, vec!["list-shape-kept"]));
    assert!(OwnTable::of(&board, ListId(1)).is_some());
    assert_eq!(import(&mut board, ledger.ledger.as_ref().unwrap()).events, []);
}

const OTHER: &str = "附件2\n某市2022年重点项目清单\n\
    序号,项目名称,县区,总投资（亿元）,年度计划（万元）,1-4月累计完成（万元）,完成率,计划开工,是否开工,备注\n\
    ,合计,,3.5,350,175,50%,,,\n\
    一、产业（2个）,,,1.5,150,75,50%,,,\n\
    1,甲项目,岳池县,1,100,50,50%,2022.3,√,省级\n\
    2,乙项目,岳池县,0.5,50,25,50%,2022.4.6,×,007\n\
    二、民生,,,2,200,100,50%,,,\n\
    3,丙项目,武胜县,2,200,100,50%,2022.12,√,\n\
    注：本表由办公室汇总,,,,,,,,,\n";

#[test]
fn sums_follow_the_figures_wherever_they_stand() {
    let mut board = board(&read_csv(OTHER));
    let table = comes_back(&board);
    assert_eq!(words(&table, 4), ["合计", "3.5", "350", "175", "50%"]);
    assert_eq!(words(&table, 7)[7..], ["2022.4.6", "×", "007"]);
    assert_eq!(table.rows.last().unwrap().kind, OwnKind::Note);
    import(
        &mut board,
        &read_csv(&OTHER.replace("0.5,50,25,50%", "0.7,50,50,100%")).ledger.unwrap(),
    );
    let table = comes_back(&board);
    assert_eq!(words(&table, 4), ["合计", "3.7", "350", "200", "57%"]);
    assert_eq!(words(&table, 5), ["一、产业（2个）", "1.7", "150", "100", "67%"]);
}

#[test]
fn packages_go_out_as_they_came() {
    for text in [
        "某市2022年清单\n序号,项目名称,子项目名称,县区,总投资（万元）\n1,供水打包,一段,岳池县,4\n,,二段,岳池县,5\n2,大桥,,武胜县,1\n",
        "某市2022年清单\n序号,项目名称,县区,总投资（万元）\n1,供水打包,岳池县,9\n1.1,一段,岳池县,4\n1.2,二段,岳池县,5\n2,大桥,武胜县,1\n",
        "某市2022年清单\n序号,项目名称,县区,所属项目,总投资（万元）\n1,一段,岳池县,供水打包,4\n2,大桥,武胜县,,1\n3,供水打包,岳池县,,9\n",
    ] {
        let table = comes_back(&board(&read_csv(text)));
        assert_eq!(table.rows.len(), text.lines().count(), "{text}");
    }
    assert_eq!(NOW.day().to_string(), "2026-11-22");
}

/// A ledger with a dress of its own: a red title, a grey header, groups in blue, framed projects.
fn dressed() -> Vec<u8> {
    use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook};
    let framed = || Format::new().set_border(FormatBorder::Thin).set_font_name("仿宋");
    let title = Format::new()
        .set_font_name("方正小标宋简体")
        .set_font_size(22)
        .set_font_color(Color::RGB(0x00c0_0000))
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    let header = framed()
        .set_bold()
        .set_background_color(Color::RGB(0x00d9_d9d9))
        .set_align(FormatAlign::Center)
        .set_text_wrap();
    let group = framed().set_italic().set_font_color(Color::RGB(0x0000_20a0));
    let words = framed().set_font_size(10.5);
    let amount = words.clone().set_align(FormatAlign::Right).set_num_format("#,##0.00");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 3, "某市2022年重点项目清单", &title).unwrap();
    for (at, text) in (0..).zip(["序号", "项目名称", "县区", "总投资（万元）"]) {
        sheet.write_with_format(1, at, text, &header).unwrap();
    }
    sheet.merge_range(2, 0, 2, 3, "一、产业项目（2个）", &group).unwrap();
    for (row, (name, total)) in (3..).zip([("甲项目", 1_200.0), ("乙项目", 3_400.5)]) {
        sheet.write_with_format(row, 0, row - 2, &words).unwrap();
        sheet.write_with_format(row, 1, name, &words).unwrap();
        sheet.write_with_format(row, 2, "岳池县", &words).unwrap();
        sheet.write_with_format(row, 3, total, &amount).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_list_leaves_in_the_dress_in_which_its_ledger_came() {
    use battle_map::model::shape::{BorderLine, FormattedRow, HorizontalAlign};
    let came = read(&dressed(), &options("台账.xlsx")).unwrap();
    let board = board(&came);
    let table = OwnTable::of(&board, ListId(1)).unwrap();
    let (kept, again) = (table.shape.looks.clone(), shape_of(&table).looks);
    let title = kept.of(FormattedRow::Head(1), 0).unwrap();
    assert_eq!(title.font.as_ref().unwrap().as_str(), "方正小标宋简体");
    assert_eq!(
        (title.size, title.colour, title.across),
        (Some(220), Some(0xc0_0000), HorizontalAlign::Middle)
    );
    let header = kept.of(FormattedRow::Head(2), 1).unwrap();
    assert!(header.emphasis.0 && header.wraps);
    assert_eq!((header.fill, header.edges), (Some(0xd9_d9d9), [BorderLine::Thin; 4]));
    assert_eq!(kept.of(FormattedRow::Group, 0).unwrap().colour, Some(0x20a0));
    assert_eq!(kept.of(FormattedRow::Project, 3).unwrap().across, HorizontalAlign::Right);
    let cells = [(FormattedRow::Head(1), 0), (FormattedRow::Head(2), 1), (FormattedRow::Group, 0)];
    let projects = (0..4).map(|column| (FormattedRow::Project, column));
    for (row, column) in cells.into_iter().chain(projects) {
        assert_eq!(again.of(row, column), kept.of(row, column), "{row:?} {column}");
    }
}

#[test]
fn a_ledger_without_looks_is_dressed_as_before() {
    let board = board(&read_csv(OTHER));
    let table = OwnTable::of(&board, ListId(1)).unwrap();
    assert!(table.shape.looks.is_empty());
    comes_back(&board);
}
