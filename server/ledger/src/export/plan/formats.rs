//! How flags look in a workbook: told apart by fill, edge and weight, so that they are in grey, too.

use battle_map::view::plan_board::{Flag, PlanMilestone, Standing};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const RED: u32 = 0x00b0_1822;
const PALE_RED: u32 = 0x00f7_d4d6;
const GREY: u32 = 0x006b_7686;
const PALE: u32 = 0x00e9_edf2;

/// What colours a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A milestone's flag.
    Flag(Flag),
    /// What is expected there.
    Forecast,
    /// What was first planned there.
    Former,
}

/// The gravest of what stands in a cell, which gives it its colour.
pub fn gravest(stands: &[(&PlanMilestone, Standing)]) -> Option<Mark> {
    const ORDER: [Mark; 7] = [
        Mark::Flag(Flag::Overdue),
        Mark::Flag(Flag::Claimed),
        Mark::Flag(Flag::DoneLate),
        Mark::Flag(Flag::Done),
        Mark::Flag(Flag::ToCome),
        Mark::Forecast,
        Mark::Former,
    ];
    let mark = |(milestone, standing): &(&PlanMilestone, Standing)| match standing {
        Standing::Flag => Mark::Flag(milestone.flag),
        Standing::Forecast => Mark::Forecast,
        Standing::Former => Mark::Former,
    };
    ORDER.into_iter().find(|wanted| stands.iter().any(|stand| mark(stand) == *wanted))
}

/// The formats of a workbook.
pub struct Formats {
    pub title: Format,
    pub head: Format,
    pub head_today: Format,
    pub group: Format,
    pub today: Format,
    flags: [Format; Flag::ALL.len()],
    forecast: Format,
    former: Format,
}

impl Formats {
    pub fn new() -> Self {
        let head = Format::new().set_bold().set_border_bottom(FormatBorder::Medium);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            head_today: head.clone().set_background_color(Color::RGB(PALE)),
            head,
            group: Format::new().set_bold().set_background_color(Color::RGB(PALE)),
            today: Format::new().set_background_color(Color::RGB(PALE)),
            flags: Flag::ALL.map(flag),
            forecast: cell(FormatBorder::Dotted).set_italic().set_font_color(Color::RGB(GREY)),
            former: cell(FormatBorder::None)
                .set_font_strikethrough()
                .set_font_color(Color::RGB(GREY)),
        }
    }

    /// The format of a cell with that mark.
    pub fn of(&self, mark: Mark) -> &Format {
        match mark {
            Mark::Flag(flag) => &self.flags[flag as usize],
            Mark::Forecast => &self.forecast,
            Mark::Former => &self.former,
        }
    }
}

fn cell(edge: FormatBorder) -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter).set_border(edge)
}

fn flag(flag: Flag) -> Format {
    let red = Color::RGB(RED);
    match flag {
        Flag::Done => cell(FormatBorder::Thin)
            .set_font_color(red)
            .set_border_color(red)
            .set_background_color(Color::RGB(PALE_RED)),
        Flag::DoneLate => cell(FormatBorder::Medium)
            .set_font_color(red)
            .set_border_color(Color::Black)
            .set_background_color(Color::RGB(PALE_RED)),
        Flag::Claimed => cell(FormatBorder::Double).set_font_color(red).set_border_color(red),
        Flag::Overdue => cell(FormatBorder::Medium)
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(Color::Black),
        Flag::ToCome => cell(FormatBorder::Dashed),
    }
}
