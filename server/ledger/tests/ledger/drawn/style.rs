//! How a ledger is written: the words of its headers, its units, its spellings, its file. The last word of
//! each header is one of the city's own.

use battle_map::model::ledger::ProjectStatus;
use proptest::{
    collection::vec,
    prelude::*,
    sample::{select, subsequence},
    strategy::Just,
};

use super::file::FileKind;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Name,
    Region,
    Total,
    Plan,
    Done,
    /// What was done last year: not this year's.
    Former,
    SinceStart,
    Status,
    /// One of three columns of status, of which one is ticked.
    Ticked(&'static str, ProjectStatus),
    Nature,
    Code,
    End,
    Unit,
    Problem,
    /// Words that mean nothing to the board.
    Unknown,
}

/// The unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    Yuan,
    Wan,
    Yi,
}

impl Scale {
    pub const fn words(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Wan => "万元",
            Self::Yi => "亿元",
        }
    }
}

/// Where the unit of money is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitPlace {
    Header,
    /// In a line above the header.
    Above,
    /// In every cell.
    Cells,
    /// In the number format of cells that hold yuan.
    Format,
}

/// How numbers are spelt where they are text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    Plain,
    Thousands,
    FullWidth,
}

/// How dates are spelt where they are text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    Dashes,
    Slashes,
    Dots,
    Chinese,
    Numerals,
    /// What web portals write: midnight in China as a moment of universal time.
    Universal,
    /// What programs write that count from another midnight: the last minute of the day before.
    LastMinute,
    /// 2027年第四季度, where the month is the last of one.
    Quarters,
}

/// What a ledger may have beside its projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    Title,
    /// A header of two rows: money stands under one word.
    TwoRows,
    Serial,
    TotalRow,
    Headings,
    BlankRows,
    Remark,
    /// A cover before the sheet, sums and a hidden sheet behind it, where the file has sheets.
    OtherSheets,
    /// A sheet a county instead of a column of counties, where the file has sheets.
    SheetACounty,
    /// Days counted from 1904, where the file counts days.
    From1904,
    /// A status that is ticked in one of three columns.
    Ticks,
}

impl Extra {
    const ALL: [Self; 11] = [
        Self::Title,
        Self::TwoRows,
        Self::Serial,
        Self::TotalRow,
        Self::Headings,
        Self::BlankRows,
        Self::Remark,
        Self::OtherSheets,
        Self::SheetACounty,
        Self::From1904,
        Self::Ticks,
    ];
}

/// How a ledger is written.
#[derive(Debug, Clone)]
pub struct Style {
    pub file: FileKind,
    /// The columns in their order.
    pub columns: Vec<Column>,
    /// The words of each kind of header, by number.
    pub words: [usize; 13],
    pub scale: Scale,
    pub unit: UnitPlace,
    pub digits: Digits,
    pub dates: Dates,
    pub extras: Vec<Extra>,
}

const NAMES: [&str; 5] = ["项目名称", "工程名称", "项 目 名 称", "建设项目名称", "事项全称"];
const REGIONS: [&str; 5] = ["所在县区", "县（市、区）", "属地", "区县", "片区归属"];
const TOTALS: [&str; 5] = ["总投资", "计划总投资", "估算总投资", "投资总额", "总盘子"];
const PLANS: [&str; 5] =
    ["2026年度计划投资", "2026年计划投资", "2026年投资计划", "2026年度投资计划", "2026年度盘子"];
const DONE: [&str; 5] = [
    "截至10月底累计完成投资",
    "1-10月累计完成投资",
    "2026年1-10月完成投资",
    "本年累计完成投资",
    "1-10月已干盘子",
];
const ENDS: [&str; 5] = ["计划竣工时间", "竣工时间", "预计竣工时间", "计划完工时间", "交卷日期"];
const UNITS: [&str; 5] = ["责任单位", "项目责任单位", "推进单位", "责任主体", "扛旗单位"];
const PROBLEMS: [&str; 5] =
    ["存在问题", "存在的困难和问题", "主要问题", "需协调解决的问题", "卡点堵点"];
const FORMER: [&str; 5] = [
    "2025年完成投资",
    "2025年度完成投资",
    "截至2025年底累计完成投资",
    "上年完成投资",
    "2024年完成投资",
];
const SINCE_START: [&str; 5] = [
    "开工以来累计完成投资",
    "自开工累计完成投资",
    "开工至今累计完成投资",
    "自开工以来累计完成投资",
    "开干以来盘子",
];
const STATUSES: [&str; 5] = ["建设状态", "项目阶段", "目前状态", "工程状态", "干到哪步"];
const NATURES: [&str; 5] = ["建设性质", "项目性质", "性质", "项目属性", "干法"];
const CODES: [&str; 5] = ["项目代码", "投资项目代码", "统一代码", "在线审批代码", "赋码串"];

/// The columns of a status that is ticked.
const TICKED: [Column; 3] = [
    Column::Ticked("前期", ProjectStatus::Early),
    Column::Ticked("在建", ProjectStatus::Building),
    Column::Ticked("竣工", ProjectStatus::Completed),
];

impl Style {
    /// The columns that are written, in their order.
    pub fn written(&self) -> Vec<Column> {
        let written = |column: &Column| match column {
            Column::Region if self.sheet_a_county() => Vec::new(),
            Column::Status if self.has(Extra::Ticks) => TICKED.to_vec(),
            column => vec![*column],
        };
        self.columns.iter().flat_map(written).collect()
    }

    /// Whether every county has a sheet.
    pub fn sheet_a_county(&self) -> bool {
        self.has(Extra::SheetACounty) && self.file == FileKind::Xlsx
    }

    /// Whether its days are counted from 1904.
    pub fn counts_from_1904(&self) -> bool {
        self.has(Extra::From1904) && self.file == FileKind::Xlsx
    }

    /// Whether it has something beside its projects.
    pub fn has(&self, extra: Extra) -> bool {
        self.extras.contains(&extra)
    }

    /// The words of a header, without its unit.
    pub fn header(&self, column: Column) -> &'static str {
        let (place, words) = match column {
            Column::Name => (0, NAMES),
            Column::Region => (1, REGIONS),
            Column::Total => (2, TOTALS),
            Column::Plan => (3, PLANS),
            Column::Done => (4, DONE),
            Column::End => (5, ENDS),
            Column::Unit => (6, UNITS),
            Column::Problem => (7, PROBLEMS),
            Column::Former => (8, FORMER),
            Column::SinceStart => (9, SINCE_START),
            Column::Status => (10, STATUSES),
            Column::Nature => (11, NATURES),
            Column::Code => (12, CODES),
            Column::Unknown => return "备用栏",
            Column::Ticked(word, _) => return word,
        };
        words[self.words[place] % words.len()]
    }

    /// Whether the ledger says up to which month its money counts.
    pub fn says_period(&self) -> bool {
        self.header(Column::Done).contains("10月")
    }

    /// Where the unit stands: text has no formats.
    pub fn unit_place(&self) -> UnitPlace {
        match self.unit {
            UnitPlace::Format if !self.file.is_workbook() => UnitPlace::Header,
            place => place,
        }
    }
}

/// The columns in any order, those of money side by side.
fn columns() -> impl Strategy<Value = Vec<Column>> {
    let money =
        Just([Column::Total, Column::Plan, Column::Done, Column::Former, Column::SinceStart])
            .prop_shuffle();
    let others = Just(vec![
        vec![Column::Name],
        vec![Column::Region],
        vec![Column::End],
        vec![Column::Unit],
        vec![Column::Problem],
        vec![Column::Unknown],
        vec![Column::Status],
        vec![Column::Nature],
        vec![Column::Code],
        Vec::new(),
    ]);
    (money, others).prop_flat_map(|(money, mut blocks)| {
        if let Some(last) = blocks.last_mut() {
            *last = money.to_vec();
        }
        Just(blocks).prop_shuffle().prop_map(|blocks| blocks.concat())
    })
}

/// Every way of writing.
pub fn styles() -> impl Strategy<Value = Style> {
    let scale = select(&[Scale::Yuan, Scale::Wan, Scale::Yi][..]);
    let places = [UnitPlace::Header, UnitPlace::Above, UnitPlace::Cells, UnitPlace::Format];
    let digits = select(&[Digits::Plain, Digits::Thousands, Digits::FullWidth][..]);
    let dates = [
        Dates::Dashes,
        Dates::Slashes,
        Dates::Dots,
        Dates::Chinese,
        Dates::Numerals,
        Dates::Universal,
        Dates::LastMinute,
        Dates::Quarters,
    ];
    (
        select(&FileKind::ALL[..]),
        columns(),
        vec(0..5_usize, 13),
        (scale, select(places.to_vec()), digits, select(dates.to_vec())),
        subsequence(Extra::ALL.to_vec(), 0..=Extra::ALL.len()),
    )
        .prop_map(|(file, columns, words, (scale, unit, digits, dates), extras)| Style {
            file,
            columns,
            words: words.try_into().unwrap_or_default(),
            scale,
            unit,
            digits,
            dates,
            extras,
        })
}
