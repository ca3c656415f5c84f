//! The lines of a drawn ledger: what stands in each cell.

use battle_map::{
    model::ledger::Issue,
    value::{Day, Name},
};

use super::{
    fault::Fault,
    style::{Column, Dates, Digits, Extra, Scale, Style, UnitPlace},
    truth::{Truth, When, county, decimal},
};

/// What is written into a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Words(String),
    /// A number, what a workbook shows it as, and how text spells it.
    Number {
        number: f64,
        format: &'static str,
        spelt: String,
    },
    /// A day or month, and how text spells it.
    Date(When, String),
    /// A day that a workbook holds as the last minute of the day before, and how text spells that.
    LastMinute(Day, String),
}

impl Cell {
    fn words(text: &str) -> Self {
        Self::Words(text.to_owned())
    }

    /// The cell where everything is text.
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text)
            | Self::Date(_, text)
            | Self::LastMinute(_, text)
            | Self::Number { spelt: text, .. } => text,
        }
    }
}

/// A line of cells; a hidden one is not seen.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub cells: Vec<Cell>,
    pub hidden: bool,
}

/// Where a project stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The sheet, where several hold projects.
    pub sheet: Option<String>,
    pub row: u32,
}

impl Place {
    /// Where an issue is.
    pub fn of(issue: &Issue) -> Self {
        Self { sheet: issue.sheet.as_ref().map(Name::to_string), row: issue.row }
    }
}

/// A sheet before it becomes part of a file.
#[derive(Debug, Default)]
pub struct Tab {
    pub name: &'static str,
    pub lines: Vec<Line>,
    rows: Vec<u32>,
}

/// A ledger before it becomes a file.
#[derive(Debug)]
pub struct Drawn {
    pub tabs: Vec<Tab>,
    /// Where each project stands.
    pub places: Vec<Place>,
}

/// Writes projects in a style, with a fault; with a sheet a county they are in the order of these.
pub fn draw(truths: &[Truth], style: &Style, fault: Fault) -> Drawn {
    if !style.sheet_a_county() {
        let tab = draw_tab("台账", truths, 0, style, fault);
        let places = tab.rows.iter().map(|row| Place { sheet: None, row: *row }).collect();
        return Drawn { tabs: vec![tab], places };
    }
    let mut drawn = Drawn { tabs: Vec::new(), places: Vec::new() };
    let counties: Vec<&[Truth]> =
        truths.chunk_by(|one, other| county(one.region) == county(other.region)).collect();
    for of_county in &counties {
        let name = county(of_county[0].region);
        let tab = draw_tab(name, of_county, drawn.places.len(), style, fault);
        let sheet = (counties.len() > 1).then(|| name.to_owned());
        let places = tab.rows.iter().map(|row| Place { sheet: sheet.clone(), row: *row });
        drawn.places.extend(places);
        drawn.tabs.push(tab);
    }
    drawn
}

/// One sheet; its first project is so many after the first of all.
fn draw_tab(
    name: &'static str,
    truths: &[Truth],
    first: usize,
    style: &Style,
    fault: Fault,
) -> Tab {
    let mut drawn = Tab { name, ..Tab::default() };
    let width = style.written().len() + usize::from(style.has(Extra::Serial));
    let above = style.unit_place() == UnitPlace::Above;
    if style.has(Extra::Title) {
        drawn.line(width, &["某市2026年重点项目台账"]);
    }
    if above {
        drawn.line(width, &[&format!("单位：{}", style.scale.words())]);
    }
    drawn.headers(style);
    let half = truths.len() / 2;
    for (place, truth) in truths.iter().enumerate() {
        if style.has(Extra::Headings) && place == 0 {
            drawn.line(width, &[&format!("一、产业项目（{half}个）")]);
        } else if style.has(Extra::Headings) && place == half {
            drawn.line(width, &[&format!("二、民生项目（{}个）", truths.len() - half)]);
        } else if style.has(Extra::BlankRows) && place == half {
            drawn.line(width, &[]);
        }
        drawn.project(truth, style, fault, (first + place, place));
    }
    if style.has(Extra::TotalRow) {
        drawn.total(truths, style, fault);
    }
    if style.has(Extra::Remark) {
        drawn.line(width, &["备注：本表由各县区填报"]);
    }
    drawn
}

impl Tab {
    fn line(&mut self, width: usize, words: &[&str]) {
        let mut cells: Vec<Cell> = words.iter().map(|text| Cell::words(text)).collect();
        cells.resize(width, Cell::words(""));
        self.lines.push(Line { cells, hidden: false });
    }

    fn headers(&mut self, style: &Style) {
        let unit = format!("（{}）", style.scale.words());
        let stated = if style.unit_place() == UnitPlace::Header { unit.as_str() } else { "" };
        let words = |column: &Column| style.header(*column).to_owned();
        if style.has(Extra::TwoRows) {
            let columns = style.written();
            let first = columns.iter().position(|column| is_money(*column));
            let upper = |(place, column): (usize, &Column)| match is_money(*column) {
                true if Some(place) == first => format!("投资情况{stated}"),
                true => String::new(),
                false => words(column),
            };
            let upper = columns.iter().enumerate().map(upper).collect();
            self.header(style, "序号", upper);
            let lower =
                |column: &Column| if is_money(*column) { words(column) } else { String::new() };
            self.header(style, "", columns.iter().map(lower).collect());
        } else {
            let label = |column: &Column| {
                let stated = if is_money(*column) { stated } else { "" };
                format!("{}{stated}", words(column))
            };
            self.header(style, "序号", style.written().iter().map(label).collect());
        }
    }

    fn header(&mut self, style: &Style, serial: &str, labels: Vec<String>) {
        let serial = style.has(Extra::Serial).then(|| serial.to_owned());
        let cells = serial.into_iter().chain(labels).map(Cell::Words).collect();
        self.lines.push(Line { cells, hidden: false });
    }

    /// `place` is the project's place among all, and on its sheet.
    fn project(
        &mut self,
        truth: &Truth,
        style: &Style,
        fault: Fault,
        (place, here): (usize, usize),
    ) {
        let serial = u32::try_from(here + 1).unwrap();
        let serial = style.has(Extra::Serial).then(|| number(serial.into(), serial.to_string()));
        let cells = style.written().into_iter().map(|column| {
            let cell = cell(truth, style, column);
            fault.instead(place, column, cell.text()).unwrap_or(cell)
        });
        let cells = serial.into_iter().chain(cells).collect();
        self.lines.push(Line { cells, hidden: fault == Fault::Hidden(place) });
        self.rows.push(u32::try_from(self.lines.len()).unwrap());
    }

    fn total(&mut self, truths: &[Truth], style: &Style, fault: Fault) {
        let sum = |of: fn(&Truth) -> u32| {
            money(truths.iter().map(|truth| u64::from(of(truth))).sum(), style)
        };
        let cells = style.written().into_iter().map(|column| match column {
            Column::Name if !style.has(Extra::Serial) => Cell::words("合计"),
            Column::Total => sum(|truth| truth.total),
            // One amount of it cannot be read, so that its sum would not be right.
            Column::Plan if matches!(fault, Fault::NoNumber(_)) => Cell::words(""),
            Column::Plan => sum(|truth| truth.plan),
            Column::Done => sum(|truth| truth.done),
            Column::Former => sum(|truth| truth.former),
            Column::SinceStart => sum(Truth::since_start),
            _ => Cell::words(""),
        });
        let serial = style.has(Extra::Serial).then(|| Cell::words("合计"));
        self.lines.push(Line { cells: serial.into_iter().chain(cells).collect(), hidden: false });
    }
}

const fn is_money(column: Column) -> bool {
    use Column::{Done, Former, Plan, SinceStart, Total};
    matches!(column, Total | Plan | Done | Former | SinceStart)
}

fn cell(truth: &Truth, style: &Style, column: Column) -> Cell {
    match column {
        Column::Name => Cell::words(&truth.name),
        Column::Region => Cell::words(truth.region),
        Column::Total => money(truth.total.into(), style),
        Column::Plan => money(truth.plan.into(), style),
        Column::Done => money(truth.done.into(), style),
        Column::Former => money(truth.former.into(), style),
        Column::SinceStart => money(truth.since_start().into(), style),
        Column::Status => Cell::words(truth.status.0),
        Column::Nature => Cell::words(truth.nature.0),
        Column::Code => Cell::words(&truth.code),
        Column::End => date(truth.end, style.dates),
        Column::Ticked(_, status) if truth.status.1 == status => Cell::words("√"),
        Column::Ticked(..) => Cell::words(""),
        Column::Unit => Cell::Words(truth.unit()),
        Column::Problem => Cell::words(truth.problem.unwrap_or_default()),
        Column::Unknown => Cell::words("见附件"),
    }
}

fn number(number: f64, spelt: String) -> Cell {
    Cell::Number { number, format: "General", spelt }
}

/// Money in the unit of the style.
fn money(tenths: u64, style: &Style) -> Cell {
    let yuan = decimal(tenths * 1000, 0);
    let amount = match style.scale {
        Scale::Yuan => yuan.clone(),
        Scale::Wan => decimal(tenths, 1),
        Scale::Yi => decimal(tenths, 5),
    };
    match style.unit_place() {
        UnitPlace::Cells => {
            Cell::Words(format!("{}{}", digits(&amount, style.digits), style.scale.words()))
        }
        UnitPlace::Format => {
            Cell::Number { number: yuan.parse().unwrap(), format: "0!.0,\"万元\"", spelt: yuan }
        }
        _ => number(amount.parse().unwrap(), digits(&amount, style.digits)),
    }
}

fn digits(number: &str, digits: Digits) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    match digits {
        Digits::Plain => number.to_owned(),
        Digits::FullWidth => {
            let wide = |c: char| {
                if c == '.' { '．' } else { char::from_u32(u32::from(c) + 0xfee0).unwrap() }
            };
            number.chars().map(wide).collect()
        }
        Digits::Thousands => {
            let mut grouped = String::new();
            for (index, digit) in whole.chars().enumerate() {
                if index > 0 && (whole.len() - index) % 3 == 0 {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            if fraction.is_empty() { grouped } else { format!("{grouped}.{fraction}") }
        }
    }
}

/// A date as a workbook holds it, or in words that only text has.
fn date(when: When, dates: Dates) -> Cell {
    let before = when.day.map(|day| Day::new(when.year, when.month, day).unwrap().plus(-1));
    match (dates, before) {
        (Dates::Universal, Some(before)) => Cell::Words(format!("{before}T16:00:00.000Z")),
        (Dates::LastMinute, Some(before)) => Cell::LastMinute(before, format!("{before} 23:59:17")),
        (Dates::Quarters, None) if when.month % 3 == 0 => {
            let quarter = ["一", "二", "三", "四"][usize::try_from(when.month / 3 - 1).unwrap()];
            Cell::Words(format!("{}年第{quarter}季度", when.year))
        }
        _ => Cell::Date(when, spelt(when, dates)),
    }
}

fn spelt(when: When, dates: Dates) -> String {
    let When { year, month, day } = when;
    let parts = |between: &str| match day {
        Some(day) => format!("{year}{between}{month}{between}{day}"),
        None => format!("{year}{between}{month:02}"),
    };
    match (dates, day) {
        (Dates::Dashes | Dates::Universal | Dates::LastMinute, _) => when.to_string(),
        (Dates::Slashes, _) => parts("/"),
        (Dates::Dots, Some(_)) => parts("."),
        (Dates::Numerals, None) => numerals(year, month),
        (_, Some(day)) => format!("{year}年{month}月{day}日"),
        (_, None) => format!("{year}年{month}月"),
    }
}

/// `二〇二七年十一月`.
fn numerals(year: i16, month: i8) -> String {
    const DIGITS: [&str; 13] =
        ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let digit = |c: char| DIGITS[c.to_digit(10).unwrap() as usize];
    let year: String = year.to_string().chars().map(digit).collect();
    format!("{year}年{}月", DIGITS[usize::try_from(month).unwrap()])
}
