//! The annexes, each from the head of a page.

use battle_map::view::notice_paper::{Annex, AnnexContent, PaperAnnex, PaperMap, ReceiptSheet};

use super::{HAIR, Setter, TEXT};
use crate::paper::{
    PaperError, Pictures,
    fonts::FaceKind,
    item::{PageItem, Picture},
    line::Align,
    map,
    measure::{HEIGHT, LEFT, LINE, SMALL, TOP, WIDTH},
    picture,
    text::Style,
};

impl Setter<'_> {
    /// One annex: its number, its title, and what it shows.
    pub(super) fn annex(
        &mut self,
        annex: &Annex,
        pictures: Pictures<'_>,
    ) -> Result<(), PaperError> {
        let label = Style { face: FaceKind::Bold, ..TEXT };
        let broken = self.broken(&annex.label, label, WIDTH, 0.0, LINE);
        self.text(&broken, 0.0, Align::Filled)?;
        self.title(&annex.title, LINE)?;
        match &annex.content {
            AnnexContent::Receipt(receipt) => self.receipt(receipt),
            AnnexContent::Map(map) => self.map(map),
            AnnexContent::Picture(annex) => self.picture(annex, pictures),
        }
    }

    fn receipt(&mut self, receipt: &ReceiptSheet) -> Result<(), PaperError> {
        let broken = self.broken(&receipt.addressee, TEXT, WIDTH, 0.0, LINE);
        self.text(&broken, 0.0, Align::Filled)?;
        self.paragraph(&receipt.text)?;
        self.skip(LINE * 0.5);
        self.form(&receipt.fields)?;
        self.skip(LINE * 0.5);
        receipt.note.as_deref().map_or(Ok(()), |note| self.paragraph(note))
    }

    fn map(&mut self, map: &PaperMap) -> Result<(), PaperError> {
        let at = (LEFT, TOP + self.y);
        if let Some(drawing) = map::drawing(&map.svg, at, WIDTH, self.fonts) {
            self.y += drawing.size.1 * drawing.scale + LINE * 0.5;
            self.page.push(PageItem::Drawing(drawing));
        }
        let style = Style { size: SMALL, tracking: 0.0, ..TEXT };
        let broken = self.broken(&map.caption, style, WIDTH, 0.0, LINE);
        self.text(&broken, 0.0, Align::Middle)
    }

    fn picture(&mut self, annex: &PaperAnnex, pictures: Pictures<'_>) -> Result<(), PaperError> {
        let Some((image, turn)) =
            pictures(annex).and_then(|file| picture::picture(annex.kind, file))
        else {
            return self.paragraph(&self.words.get("paper.picture-missing"));
        };
        let (width, height) = image.size();
        let turned = turn.quarters % 2 == 1;
        let (width, height) = if turned { (height, width) } else { (width, height) };
        let (width, height) = (pixels(width), pixels(height));
        let scale = (WIDTH / width).min((HEIGHT - self.y - HAIR) / height);
        let size = (width * scale, height * scale);
        let at = (LEFT + (WIDTH - size.0) / 2.0, TOP + self.y);
        self.page.push(PageItem::Picture(Picture { image, at, size, turn }));
        Ok(())
    }
}

#[expect(clippy::cast_precision_loss, reason = "a rounded number of pixels is close enough")]
fn pixels(number: u32) -> f32 {
    number.max(1) as f32
}
