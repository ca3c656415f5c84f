//! Sizes of sheets, and the measures of a chart on one, in points.

use battle_map::view::plan_board::{PlanColumn, PlanYears};

use crate::paper::measure::MM;

/// A sheet of paper, lying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SheetSize {
    /// 420 × 297 mm.
    A3,
    /// 594 × 420 mm.
    A2,
    /// 841 × 594 mm.
    A1,
    /// 1,189 × 841 mm.
    A0,
}

impl SheetSize {
    /// The one of a code as it stands in addresses: `a3`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "a3" => Self::A3,
            "a2" => Self::A2,
            "a1" => Self::A1,
            "a0" => Self::A0,
            _ => return None,
        })
    }

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::A3 => "a3",
            Self::A2 => "a2",
            Self::A1 => "a1",
            Self::A0 => "a0",
        }
    }

    /// Width and height in points.
    #[must_use]
    pub fn points(self) -> (f32, f32) {
        let (width, height) = match self {
            Self::A3 => (420.0, 297.0),
            Self::A2 => (594.0, 420.0),
            Self::A1 => (841.0, 594.0),
            Self::A0 => (1189.0, 841.0),
        };
        (width * MM, height * MM)
    }

    /// Whether it is so wide that the months leave room.
    const fn is_wide(self) -> bool {
        matches!(self, Self::A1 | Self::A0)
    }

    /// How much larger than the smallest the text may become: what is read from one metre at A3 is read
    /// from three at A0.
    pub(super) const fn largest(self) -> f32 {
        match self {
            Self::A3 => 1.3,
            Self::A2 => 1.7,
            Self::A1 => 2.4,
            Self::A0 => 3.4,
        }
    }
}

/// The measures of a chart at one scale.
pub struct Measures {
    /// How much larger than the smallest everything is.
    pub scale: f32,
    /// Width and height of the sheet.
    pub sheet: (f32, f32),
    /// From each edge of the sheet to the chart.
    pub margin: f32,
    /// Number, lamp, project, unit and lag: how wide each is; the unit stands below the project where it
    /// has no width of its own.
    pub first: [f32; 5],
    /// The months or quarters.
    pub columns: Vec<PlanColumn>,
    /// How wide each of those is.
    pub column: f32,
    /// Whether the years stand above their columns.
    pub several: bool,
}

/// Sizes of text at the smallest scale.
pub const TITLE: f32 = 17.0;
pub const NAME: f32 = 9.0;
pub const FLAG: f32 = 8.0;
pub const SMALL: f32 = 7.0;
/// From the top of a line to that of the next, in sizes of its text.
pub const PITCH: f32 = 1.28;

impl Measures {
    /// Those of a sheet.
    pub fn new(size: SheetSize, scale: f32, years: PlanYears) -> Self {
        let (sheet, columns) = (size.points(), years.columns());
        // Printers leave a margin of their own; a large sheet is trimmed.
        let margin = 11.0 * MM * scale.sqrt();
        // A wide sheet has room for the unit beside the project, and so for more rows.
        let [project, unit] = if size.is_wide() { [62.0, 44.0] } else { [54.0, 0.0] };
        let first = [9.0, 15.0, project, unit, 15.0].map(|width| width * MM * scale);
        let rest = sheet.0 - 2.0 * margin - first.iter().sum::<f32>();
        let column = rest / count(columns.len());
        let several = years.first() != years.last();
        Self { scale, sheet, margin, first, columns, column, several }
    }

    /// Whether the unit has a column of its own.
    pub fn unit_beside(&self) -> bool {
        self.first[3] > 0.0
    }

    /// Whether a month has room for its flag and a word.
    pub fn is_legible(&self) -> bool {
        self.column >= 12.5 * MM * self.scale
    }

    /// A size of text.
    pub fn text(&self, size: f32) -> f32 {
        size * self.scale
    }

    /// The room around the text of a cell.
    pub fn pad(&self) -> f32 {
        0.9 * MM * self.scale
    }

    /// The width of the chart.
    pub fn width(&self) -> f32 {
        self.sheet.0 - 2.0 * self.margin
    }

    /// Where the months begin.
    pub fn months(&self) -> f32 {
        self.margin + self.first.iter().sum::<f32>()
    }

    /// Where a column of the months begins, by its number.
    pub fn column_at(&self, index: usize) -> f32 {
        self.months() + self.column * count(index)
    }

    /// The height of the table's head.
    pub fn head(&self) -> f32 {
        let row = 6.4 * MM * self.scale;
        if self.several { 2.0 * row } else { row }
    }

    /// The height of the head of a group.
    pub fn group(&self) -> f32 {
        6.4 * MM * self.scale
    }

    /// The height of the line at the foot of the sheet.
    pub fn foot(&self) -> f32 {
        5.0 * MM * self.scale
    }
}

#[expect(clippy::cast_precision_loss, reason = "a chart has fewer columns than 2^24")]
pub const fn count(number: usize) -> f32 {
    number as f32
}
