//! The plan board as a workbook: the board itself with its flags as text and as colour, every milestone as
//! a row to be filtered by, and what the flags mean.

use battle_map::{
    value::LedgerDate,
    view::{
        catalogue::Catalogue,
        plan_board::{
            Flag, FlagCounts, PlanBoard, PlanColumn, PlanMilestone, PlanRow, PlanTitles, Standing,
        },
    },
};
use rust_xlsxwriter::{Workbook, Worksheet};

use super::{
    month,
    pieces::{self, Pieces},
    put,
    standard::OutputCell,
};
use crate::LedgerError;

mod formats;

use formats::Formats;

/// The columns before those of the months; they are the ledger's own words, hence Chinese.
const COLUMNS: [(&str, f64); 5] =
    [("序号", 6.0), ("预警", 10.0), ("项目名称", 34.0), ("责任单位", 24.0), ("低于序时(点)", 12.0)];
/// How many of them stay while the others scroll.
const FROZEN: u16 = 4;
/// The row of the heads; title and what was asked for stand above.
const HEAD: u32 = 2;
/// A3, as the format of workbooks numbers it.
const A3: u8 = 8;

/// The columns of the sheet of milestones.
const MILESTONES: [&str; 13] = [
    "项目编号",
    "项目名称",
    "责任单位",
    "预警",
    "低于序时(点)",
    "节点名称",
    "旗",
    "现计划",
    "原计划",
    "完成",
    "申报",
    "预计",
    "依据",
];

/// The words of a workbook.
pub struct PlanWords<'a> {
    /// What the board is called, and what of it was asked for.
    pub titles: &'a PlanTitles,
    /// The catalogue of the papers.
    pub words: &'a dyn Catalogue,
}

/// The workbook of a whole board.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(board: &PlanBoard, words: &PlanWords<'_>) -> Result<Pieces, LedgerError> {
    let mut workbook = Workbook::new();
    // Rows leave memory as soon as the next begins: they are written from top to bottom.
    BoardSheet { board, words, formats: Formats::new(), columns: board.years.columns() }
        .write(workbook.add_worksheet_with_low_memory()?)?;
    let rows = board.rows.lines.iter().flat_map(|row| milestones(row, words));
    let sheet = workbook.add_worksheet_with_low_memory()?;
    month::sheet(sheet, "节点", &words.titles.said, &MILESTONES, rows)?;
    legend(workbook.add_worksheet_with_low_memory()?, board, words)?;
    pieces::of_workbook(workbook)
}

/// The sheet that looks as the board does.
struct BoardSheet<'a> {
    board: &'a PlanBoard,
    words: &'a PlanWords<'a>,
    formats: Formats,
    columns: Vec<PlanColumn>,
}

impl BoardSheet<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), LedgerError> {
        let titles = self.words.titles;
        sheet.set_name("作战图")?;
        sheet.set_landscape().set_paper_size(A3).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, HEAD)?;
        sheet.set_footer("&L&A&R&P/&N");
        sheet.set_freeze_panes(HEAD + 1, FROZEN)?;
        sheet.write_string_with_format(0, 0, &titles.title, &self.formats.title)?;
        sheet.write_string(1, 0, &titles.said)?;
        self.heads(sheet)?;
        let mut groups = self.board.groups.iter().peekable();
        let mut at = HEAD + 1;
        for (place, row) in (0_u32..).zip(&self.board.rows.lines) {
            while let Some(group) = groups.next_if(|group| group.at == place) {
                let name = group.name.words(self.words.words);
                let count = [("count", &*group.projects.to_string())];
                let name = format!("{name}（{}）", self.words.words.fill("plan.counted", &count));
                self.group(sheet, at, &name, &group.flags)?;
                at += 1;
            }
            self.row(sheet, at, place + 1, row)?;
            at += 1;
        }
        let total = self.words.words.get("plan.total");
        self.group(sheet, at, &total, &self.board.flags)
    }

    fn heads(&self, sheet: &mut Worksheet) -> Result<(), LedgerError> {
        for (place, (name, width)) in (0..).zip(COLUMNS) {
            sheet.write_string_with_format(HEAD, place, name, &self.formats.head)?;
            sheet.set_column_width(place, width)?;
        }
        let today = self.board.today.month();
        for (place, column) in (first()..).zip(&self.columns) {
            let now = column.contains(today);
            let format = if now { &self.formats.head_today } else { &self.formats.head };
            sheet.write_string_with_format(HEAD, place, self.named(*column), format)?;
            sheet.set_column_width(place, 16)?;
        }
        Ok(())
    }

    /// The name of a column, with its year where there are several.
    fn named(&self, column: PlanColumn) -> String {
        let words = self.words.words;
        let name = match column.quarter() {
            Some(quarter) => words.fill("plan.quarter", &[("quarter", &quarter.to_string())]),
            None => words.fill("plan.month", &[("month", &column.first().number().to_string())]),
        };
        let several = self.board.years.first() != self.board.years.last();
        if several { format!("{}年{name}", column.year()) } else { name }
    }

    /// The head of a group, or the last line: a name, and how many flags of each kind.
    fn group(
        &self,
        sheet: &mut Worksheet,
        at: u32,
        name: &str,
        flags: &FlagCounts,
    ) -> Result<(), LedgerError> {
        let format = &self.formats.group;
        for place in 0..first() + self.count() {
            match place {
                2 => sheet.write_string_with_format(at, place, name, format)?,
                // The sum stands over the months, which are wide enough together.
                5 => sheet.write_string_with_format(at, place, self.sums(flags), format)?,
                _ => sheet.write_blank(at, place, format)?,
            };
        }
        Ok(())
    }

    fn sums(&self, flags: &FlagCounts) -> String {
        let there = Flag::ALL.into_iter().filter(|flag| flags.of(*flag) > 0);
        let sum = |flag: Flag| format!("{} {}", self.short(flag.code()), flags.of(flag));
        there.map(sum).collect::<Vec<_>>().join("，")
    }

    fn short(&self, code: &str) -> String {
        self.words.words.get(&format!("plan.short.{code}"))
    }

    fn count(&self) -> u16 {
        u16::try_from(self.columns.len()).unwrap_or(u16::MAX)
    }

    fn row(
        &self,
        sheet: &mut Worksheet,
        at: u32,
        place: u32,
        row: &PlanRow,
    ) -> Result<(), LedgerError> {
        let lamp = self.words.words.get(&format!("lamp.{}", row.lamp.code()));
        let cells = [
            OutputCell::Number(place.to_string()),
            OutputCell::Text(lamp),
            OutputCell::Text(row.name.clone()),
            OutputCell::Text(row.unit.clone()),
            behind(row),
        ];
        for (place, cell) in (0..).zip(&cells) {
            put(sheet, at, place, cell)?;
        }
        let today = self.board.today.month();
        for (place, column) in (first()..).zip(&self.columns) {
            let stands = row.in_column(*column);
            let line = |(milestone, standing): &(&PlanMilestone, Standing)| {
                self.line(milestone, *standing)
            };
            let text = stands.iter().map(line).collect::<Vec<_>>().join("\n");
            match formats::gravest(&stands) {
                Some(mark) => {
                    let format = self.formats.of(mark);
                    sheet.write_string_with_format(at, place, text, format)?;
                }
                None if column.contains(today) => {
                    sheet.write_blank(at, place, &self.formats.today)?;
                }
                None => {}
            }
        }
        Ok(())
    }

    /// A milestone in its cell: `黑旗 安装`.
    fn line(&self, milestone: &PlanMilestone, standing: Standing) -> String {
        let flag = match standing {
            Standing::Flag => self.short(milestone.flag.code()),
            Standing::Forecast => self.words.words.get("plan.expected"),
            Standing::Former => self.words.words.get("plan.former"),
        };
        format!("{flag} {}", milestone.named(self.words.words))
    }
}

/// The first column of the months.
fn first() -> u16 {
    u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX)
}

fn behind(row: &PlanRow) -> OutputCell {
    row.lag.filter(|lag| *lag > 0).map_or(OutputCell::Empty, OutputCell::tenths)
}

/// The rows of a project's milestones.
fn milestones<'a>(
    row: &'a PlanRow,
    words: &'a PlanWords<'_>,
) -> impl Iterator<Item = Vec<OutputCell>> + 'a {
    let day = |day: Option<LedgerDate>| {
        day.map_or(OutputCell::Empty, |day| OutputCell::Text(day.to_string()))
    };
    row.milestones.iter().map(move |milestone| {
        let claimed = milestone.flag == Flag::Claimed;
        let reached = milestone.reached;
        let by = milestone.by_ledger.then(|| words.words.get("plan.by-ledger"));
        vec![
            OutputCell::Number(row.id.to_string()),
            OutputCell::Text(row.name.clone()),
            OutputCell::Text(row.unit.clone()),
            OutputCell::Text(words.words.get(&format!("lamp.{}", row.lamp.code()))),
            behind(row),
            OutputCell::Text(milestone.named(words.words)),
            OutputCell::Text(words.words.get(&format!("plan.flag.{}", milestone.flag.code()))),
            day(Some(milestone.date)),
            day(milestone.first_planned),
            day(reached.filter(|_| !claimed)),
            day(reached.filter(|_| claimed)),
            day(milestone.forecast),
            by.map_or(OutputCell::Empty, OutputCell::Text),
        ]
    })
}

/// What the flags mean, each as it looks on the board, with its count.
fn legend(
    sheet: &mut Worksheet,
    board: &PlanBoard,
    words: &PlanWords<'_>,
) -> Result<(), LedgerError> {
    let formats = Formats::new();
    sheet.set_name(words.words.get("plan.legend-sheet"))?;
    sheet.set_column_width(0, 20)?;
    sheet.set_column_width(1, 44)?;
    sheet.write_string_with_format(0, 0, &words.titles.title, &formats.title)?;
    sheet.write_string(1, 0, &words.titles.said)?;
    let flags = Flag::ALL.map(|flag| {
        let (short, long) = ("plan.short", "plan.flag");
        let name = words.words.get(&format!("{short}.{}", flag.code()));
        let says = words.words.get(&format!("{long}.{}", flag.code()));
        (formats::Mark::Flag(flag), name, says, Some(board.flags.of(flag)))
    });
    let others =
        [(formats::Mark::Forecast, "plan.expected"), (formats::Mark::Former, "plan.former")];
    let others = others.map(|(mark, key)| {
        let name = words.words.get(key);
        (mark, name, words.words.get(&format!("{key}.says")), None)
    });
    for (row, (mark, name, says, count)) in (3..).zip(flags.into_iter().chain(others)) {
        sheet.write_string_with_format(row, 0, name, formats.of(mark))?;
        sheet.write_string(row, 1, says)?;
        if let Some(count) = count {
            sheet.write_number(row, 2, count)?;
        }
    }
    Ok(())
}
