//! The plan board as a chart for the wall of an office: one or several sheets from A3 to A0, as large as
//! the sheet allows, and readable in black and white: flags differ by shape and outline, not by colour alone.
//!
//! Everything is measured before anything is set: how high each row is, hence which rows stand on which
//! page, hence how large the text may be without costing a page more ([`fit`]).

use battle_map::view::{
    catalogue::Catalogue,
    plan_board::{PlanBoard, PlanGroup, PlanRow, PlanTitles},
};
use krilla::metadata::Metadata;

use super::{
    PaperError, Pdf,
    fonts::{FontFiles, Fonts},
    write::{PdfWriter, beginning},
};

mod fit;
mod head;
mod measure;
mod page;
mod row;
mod sign;
mod type_setting;

pub use measure::SheetSize;

use fit::{PageRows, fitted};
use measure::Measures;

/// More sheets than these nobody hangs.
const MOST_PAGES: usize = 1_000;

/// What a chart is made of.
struct Chart<'a> {
    board: &'a PlanBoard,
    titles: &'a PlanTitles,
    words: &'a dyn Catalogue,
    fonts: &'a Fonts,
}

/// A line of the chart.
#[derive(Clone, Copy)]
enum Block<'a> {
    /// The head of a group; on a further page it says that the group goes on.
    Group(&'a PlanGroup, bool),
    /// A project, with its place in the whole list.
    Row(usize, &'a PlanRow),
}

/// The chart as PDF, in the words of `words`.
///
/// # Errors
/// When a font cannot be read, or there would be more sheets than anybody hangs.
pub fn plan_pdf(
    board: &PlanBoard,
    titles: &PlanTitles,
    size: SheetSize,
    words: &dyn Catalogue,
    fonts: &FontFiles,
) -> Result<Pdf, PaperError> {
    let fonts = fonts.open()?;
    let chart = Chart { board, titles, words, fonts: &fonts };
    let (measures, pages) = fitted(&chart, size);
    if pages.len() > MOST_PAGES {
        return Err(PaperError::TooLong { most: MOST_PAGES });
    }
    let metadata = Metadata::new()
        .title(titles.title.clone())
        .authors(vec![board.frame.city.clone()])
        .description(titles.said.clone())
        .creation_date(beginning(board.today));
    let mut writer = PdfWriter::new(metadata, size.points());
    let count = pages.len();
    for (number, rows) in (1..).zip(&pages) {
        writer.page(&chart.page(&measures, rows, (number, count)), &fonts)?;
    }
    Ok(Pdf { bytes: writer.finish()?, pages: count, missing: fonts.missing() })
}

impl<'a> Chart<'a> {
    /// Heads of groups and rows in their order.
    fn blocks(&self) -> Vec<Block<'a>> {
        let mut heads = self.board.groups.iter().peekable();
        let mut blocks = Vec::new();
        for (place, row) in self.board.rows.lines.iter().enumerate() {
            while let Some(head) = heads.next_if(|head| head.at as usize == place) {
                blocks.push(Block::Group(head, false));
            }
            blocks.push(Block::Row(place + 1, row));
        }
        blocks
    }
}
