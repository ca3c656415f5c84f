//! Which rows stand on which page, and how large everything may be without costing a page more.

use super::{
    Block, Chart,
    measure::{Measures, SheetSize},
};

/// Scales to be tried, the largest first.
const SCALES: [f32; 10] = [3.4, 2.9, 2.4, 2.0, 1.7, 1.5, 1.3, 1.2, 1.1, 1.0];
/// A chart with more lines is set as small as it may be: it takes many sheets anyhow.
const FEW: usize = 400;

/// The lines of a page with their heights.
pub type PageRows<'a> = Vec<(Block<'a>, f32)>;

/// The measures of the chart on sheets of that size, and its pages.
pub fn fitted<'a>(chart: &Chart<'a>, size: SheetSize) -> (Measures, Vec<PageRows<'a>>) {
    let blocks = chart.blocks();
    let at = |scale: f32| {
        let measures = Measures::new(size, scale, chart.board.years);
        let pages = chart.paginated(&measures, &blocks);
        (measures, pages)
    };
    let least = at(1.0);
    if blocks.len() > FEW {
        return least;
    }
    let tried = SCALES.into_iter().filter(|scale| *scale > 1.0 && *scale <= size.largest());
    let mut larger = tried.map(at);
    let fits =
        larger.find(|(measures, pages)| measures.is_legible() && pages.len() <= least.1.len());
    fits.unwrap_or(least)
}

impl<'a> Chart<'a> {
    /// The lines of each page: the head of a group never stands last, and a group that goes on says so.
    fn paginated(&self, measures: &Measures, blocks: &[Block<'a>]) -> Vec<PageRows<'a>> {
        let room = measures.sheet.1
            - 2.0 * measures.margin
            - self.above(measures)
            - measures.head()
            - measures.foot();
        let (mut pages, mut page, mut left) = (Vec::new(), Vec::new(), room);
        let mut group = None;
        let mut blocks = blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            let height = self.height(measures, block);
            let together = match block {
                Block::Group(..) => {
                    height + blocks.peek().map_or(0.0, |next| self.height(measures, next))
                }
                Block::Row(..) => height,
            };
            if together > left && !page.is_empty() {
                pages.push(std::mem::take(&mut page));
                left = room;
                if let (Block::Row(..), Some(group)) = (block, group) {
                    page.push((Block::Group(group, true), measures.group()));
                    left -= measures.group();
                }
            }
            if let Block::Group(head, _) = block {
                group = Some(*head);
            }
            page.push((*block, height));
            left -= height;
        }
        pages.push(page);
        pages
    }

    fn height(&self, measures: &Measures, block: &Block<'_>) -> f32 {
        match block {
            Block::Group(..) => measures.group(),
            Block::Row(place, row) => self.row(measures, *place, row).height,
        }
    }
}
