//! The plan board as a workbook, read back with another library and held against the view it was made of.

use std::io::Cursor;

use battle_map::{
    board::Board,
    model::{
        actor::{Actor, Role},
        milestone::MilestoneKind,
    },
    value::{LedgerDate, MilestoneId, Month, Name, Year},
    view::{
        assessment::Assessment,
        ledger_table::{SortKey, TableQuery},
        plan_board::{
            Flag, FlagCounts, PlanBoard, PlanGrouping, PlanMilestone, PlanQuery, PlanTitles,
            Standing, whole_board,
        },
    },
};
use battle_map_ledger::{
    export::{
        plan::{PlanWords, workbook},
        whole,
    },
    read,
};
use calamine::{Data, Range, Reader as _, Style, StyleRange, Xlsx};

use crate::support::{NOW, Words, import, options};

const SAMPLE: &[u8] = include_bytes!("../../../tests/data/guangan-ledger.xlsx");
/// Title, what was asked for, and the heads of the columns.
const ABOVE: usize = 3;
/// The columns before the months.
const FIRST: usize = 5;

/// The sample's board with milestones of every flag, in a cell alone and together, some of them moved and
/// some expected elsewhere.
fn board(query: &PlanQuery) -> PlanBoard {
    let ledger = read(SAMPLE, &options("台账.xlsx")).unwrap().ledger.unwrap();
    let mut board = Board::default();
    import(&mut board, &ledger);
    let actor = Actor { name: Name::new("office").unwrap(), role: Role::Office, post: None };
    let mut board = whole_board(&Assessment::of(&board), query, &actor, NOW);
    board.flags = FlagCounts::default();
    for (number, row) in (0..).zip(&mut board.rows.lines) {
        row.milestones = (0..6).map(|step| milestone(number, step)).collect();
        for milestone in row.milestones.iter().filter(|m| board.years.contain(m.date)) {
            board.flags.add(milestone.flag);
        }
    }
    board
}

fn milestone(row: i32, step: i32) -> PlanMilestone {
    let first = Month::new(2025, 1).unwrap();
    let month = |ahead: i32| LedgerDate::Month(first.plus((row * 5 + step * 3 + ahead) % 30));
    let number = usize::try_from(row + step).unwrap();
    PlanMilestone {
        id: MilestoneId(u32::try_from(row * 6 + step).unwrap()),
        kind: MilestoneKind::Step,
        name: Some(format!("节点{step}")),
        flag: Flag::ALL[number % Flag::ALL.len()],
        date: month(0),
        first_planned: (step % 3 == 1).then(|| month(29)),
        reached: (number % 5 < 2).then(|| month(1)),
        by_ledger: false,
        forecast: (step % 4 == 2).then(|| month(2)),
    }
}

fn of_years(from: i16, to: i16) -> PlanQuery {
    let years = [from, to].map(|year| Year::try_from(year).unwrap());
    PlanQuery { years: Some((years[0], years[1]).into()), ..PlanQuery::default() }
}

fn written(board: &PlanBoard) -> Xlsx<Cursor<Vec<u8>>> {
    let titles = PlanTitles { title: "作战图".to_owned(), said: "共 100 个项目".to_owned() };
    let catalogue = Words::chinese();
    let words = PlanWords { titles: &titles, words: &catalogue };
    Xlsx::new(Cursor::new(whole(workbook(board, &words).unwrap()).unwrap())).unwrap()
}

fn text(sheet: &Range<Data>, row: usize, column: usize) -> String {
    sheet.get((row, column)).map(ToString::to_string).unwrap_or_default()
}

fn style(styles: &StyleRange, row: usize, column: usize) -> Style {
    let place = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
    styles.get(place).cloned().unwrap_or_default()
}

/// What the view says stands in a cell, as the workbook words it.
fn expected(board: &PlanBoard, row: usize, column: usize) -> String {
    let words = Words::chinese();
    let columns = board.years.columns();
    let stands = board.rows.lines[row].in_column(columns[column]);
    let line = |(milestone, standing): &(&PlanMilestone, Standing)| {
        let flag = match standing {
            Standing::Forecast => "预计",
            Standing::Former => "原计划",
            Standing::Flag => match milestone.flag {
                Flag::Done => "红旗",
                Flag::DoneLate => "补红旗",
                Flag::Claimed => "已申报",
                Flag::Overdue => "黑旗",
                Flag::ToCome => "未到期",
            },
        };
        format!("{flag} {}", milestone.named(&words))
    };
    stands.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_cell_of_the_workbook_says_what_the_board_shows() {
    for query in [of_years(2026, 2026), of_years(2025, 2026), of_years(2024, 2028)] {
        let board = board(&query);
        let sheet = written(&board).worksheet_range("作战图").unwrap();
        let columns = board.years.columns().len();
        assert!(board.flags.all() > 20, "there is something to compare");
        for (place, row) in board.rows.lines.iter().enumerate() {
            let at = ABOVE + place;
            assert_eq!(text(&sheet, at, 2), row.name);
            for column in 0..columns {
                let shown = text(&sheet, at, FIRST + column);
                assert_eq!(shown, expected(&board, place, column), "{} {column}", row.name);
            }
        }
    }
}

#[test]
fn a_flag_is_told_by_its_colour_and_its_edge_as_by_its_words() {
    let board = board(&of_years(2026, 2026));
    let mut workbook = written(&board);
    let sheet = workbook.worksheet_range("作战图").unwrap();
    let styles = workbook.worksheet_style("作战图").unwrap();
    let (mut black, mut red) = (0, 0);
    for (row, column, value) in sheet.used_cells() {
        let words = value.to_string();
        let style = style(&styles, row, column);
        if row < ABOVE || column < FIRST || !words.contains(' ') || words.contains('，') {
            continue;
        }
        let fill = style.fill.as_ref().and_then(calamine::Fill::get_color);
        if words.contains("黑旗") {
            assert!(fill.is_some_and(|fill| fill.is_black()), "{words}");
            black += 1;
        } else if words.starts_with("红旗") && !words.contains('\n') {
            assert!(fill.is_some_and(|fill| !fill.is_black() && !fill.is_white()), "{words}");
            red += 1;
        }
    }
    assert!(black > 0 && red > 0, "{black} black, {red} red");
}

#[test]
fn groups_stand_above_their_rows_with_their_sums_and_the_last_line_has_them_all() {
    let table = TableQuery { sort: SortKey::Name, ..TableQuery::default() };
    let query = PlanQuery { table, group: Some(PlanGrouping::Region), ..of_years(2026, 2026) };
    let board = board(&query);
    let sheet = written(&board).worksheet_range("作战图").unwrap();
    let mut at = ABOVE;
    for (place, row) in board.rows.lines.iter().enumerate() {
        for group in board.groups.iter().filter(|group| group.at as usize == place) {
            let head =
                format!("{}（{} 个项目）", group.name.words(&Words::chinese()), group.projects);
            assert_eq!(text(&sheet, at, 2), head);
            at += 1;
        }
        assert_eq!(text(&sheet, at, 2), row.name);
        at += 1;
    }
    assert!(board.groups.len() > 3);
    assert_eq!(text(&sheet, at, 2), "合计");
    let overdue = format!("黑旗 {}", board.flags.of(Flag::Overdue));
    assert!(text(&sheet, at, FIRST).contains(&overdue));
}

#[test]
fn every_milestone_is_a_row_of_its_own_and_the_legend_has_the_counts() {
    let board = board(&of_years(2026, 2026));
    let mut workbook = written(&board);
    let milestones: usize = board.rows.lines.iter().map(|row| row.milestones.len()).sum();
    let sheet = workbook.worksheet_range("节点").unwrap();
    assert_eq!(sheet.height(), 2 + milestones);
    let legend = workbook.worksheet_range("图例").unwrap();
    for (row, flag) in (3..).zip(Flag::ALL) {
        assert_eq!(text(&legend, row, 2), board.flags.of(flag).to_string(), "{flag:?}");
    }
}
