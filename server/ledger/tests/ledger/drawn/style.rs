//! How a ledger is written: the words of its headers, its units, its spellings, its file.

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
}

impl Extra {
    const ALL: [Self; 8] = [
        Self::Title,
        Self::TwoRows,
        Self::Serial,
        Self::TotalRow,
        Self::Headings,
        Self::BlankRows,
        Self::Remark,
        Self::OtherSheets,
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

const NAMES: [&str; 4] = ["项目名称", "工程名称", "项 目 名 称", "建设项目名称"];
const REGIONS: [&str; 4] = ["所在县区", "县（市、区）", "属地", "区县"];
const TOTALS: [&str; 4] = ["总投资", "计划总投资", "估算总投资", "投资总额"];
const PLANS: [&str; 4] =
    ["2026年度计划投资", "2026年计划投资", "2026年投资计划", "2026年度投资计划"];
const DONE: [&str; 4] =
    ["截至10月底累计完成投资", "1-10月累计完成投资", "2026年1-10月完成投资", "本年累计完成投资"];
const ENDS: [&str; 4] = ["计划竣工时间", "竣工时间", "预计竣工时间", "计划完工时间"];
const UNITS: [&str; 4] = ["责任单位", "项目责任单位", "推进单位", "责任主体"];
const PROBLEMS: [&str; 4] = ["存在问题", "存在的困难和问题", "主要问题", "需协调解决的问题"];
const FORMER: [&str; 4] =
    ["2025年完成投资", "2025年度完成投资", "截至2025年底累计完成投资", "上年完成投资"];
const SINCE_START: [&str; 4] = [
    "开工以来累计完成投资",
    "自开工累计完成投资",
    "开工至今累计完成投资",
    "自开工以来累计完成投资",
];
const STATUSES: [&str; 4] = ["建设状态", "项目阶段", "目前状态", "工程状态"];
const NATURES: [&str; 4] = ["建设性质", "项目性质", "性质", "项目属性"];
const CODES: [&str; 4] = ["项目代码", "投资项目代码", "统一代码", "在线审批代码"];

impl Style {
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
    let dates = [Dates::Dashes, Dates::Slashes, Dates::Dots, Dates::Chinese, Dates::Numerals];
    (
        select(&FileKind::ALL[..]),
        columns(),
        vec(0..4_usize, 13),
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
