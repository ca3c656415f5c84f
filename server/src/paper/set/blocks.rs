//! The notice itself, block by block.

use battle_map::view::notice_paper::Block;

use super::{Broken, Setter, TEXT};
use crate::paper::{
    PaperError,
    fonts::FaceKind,
    ink::Ink,
    line::Align,
    measure::{ABOVE_HEAD, ABOVE_RULE, BODY, CHAR, HEAD, HEIGHT, LINE, RED_RULE, TITLE, WIDTH},
    text::{ShapedText, Style},
};

/// Lines kept free above the signature: the seal is pressed over it.
const SEAL: f32 = 2.0;

impl Setter<'_> {
    /// The notice from its head to its contact.
    pub(super) fn notice(&mut self, blocks: &[Block]) -> Result<(), PaperError> {
        for (index, block) in blocks.iter().enumerate() {
            let signs = matches!(blocks.get(index + 1), Some(Block::Signature(..)));
            self.block(block, signs)?;
        }
        Ok(())
    }

    /// One block; the last one before the signature takes room for it along.
    fn block(&mut self, block: &Block, signs: bool) -> Result<(), PaperError> {
        match block {
            Block::Mark(text) => {
                let style = Style { face: FaceKind::Bold, ink: Ink::RED, ..TEXT };
                self.page_mark(text, style);
                Ok(())
            }
            Block::Head(text) => self.head(text),
            Block::Number(text) => self.number(text),
            Block::Title(text) => self.title(text, LINE * 2.0),
            Block::Addressee(text) => {
                let broken = self.broken(text, TEXT, WIDTH, 0.0, LINE);
                self.text(&broken, 0.0, Align::Filled)
            }
            Block::Paragraph(text) | Block::Note(text) => self.paragraph(text),
            Block::Lead(text) => self.lead(text),
            Block::Facts(facts) => self.facts(facts),
            Block::AnnexList(label, titles) => self.annex_list(label, titles, signs),
            Block::Signature(signer, day) => self.signature(signer, day.as_deref()),
        }
    }

    /// Stands in the free room above the head.
    fn page_mark(&mut self, text: &str, style: Style) {
        let broken = self.broken(text, style, WIDTH, 0.0, LINE);
        self.line(&broken, 0, (0.0, 0.0), Align::Middle);
    }

    /// As large as fits on one line; a name longer than that takes several.
    fn head(&mut self, text: &str) -> Result<(), PaperError> {
        let one = Style { size: 1.0, face: FaceKind::Bold, tracking: 0.0, ink: Ink::RED };
        let ems = ShapedText::new(text, one, self.fonts).width();
        let size = (WIDTH / ems.max(1.0)).clamp(HEAD.1, HEAD.0);
        self.y = ABOVE_HEAD;
        let broken = self.broken(text, Style { size, ..one }, WIDTH, 0.0, size * 1.3);
        self.text(&broken, 0.0, Align::Middle)
    }

    fn number(&mut self, text: &str) -> Result<(), PaperError> {
        self.skip(LINE);
        let broken = self.broken(text, TEXT, WIDTH, 0.0, LINE);
        self.text(&broken, 0.0, Align::Middle)?;
        // From the foot of the characters, which end above that of their line.
        self.y += ABOVE_RULE - (LINE - BODY) / 2.0;
        self.rule(self.y, RED_RULE, Ink::RED);
        Ok(())
    }

    /// A title in the middle, `above` points below what went before, and a free line after it.
    pub(super) fn title(&mut self, text: &str, above: f32) -> Result<(), PaperError> {
        self.skip(above);
        // A short one is spread a little, as it is on official forms.
        let tracking = if text.chars().count() <= 6 { TITLE * 0.25 } else { 0.0 };
        let style = Style { size: TITLE, face: FaceKind::Bold, tracking, ink: Ink::BLACK };
        let broken = self.broken(text, style, WIDTH, 0.0, TITLE * 1.45);
        self.text(&broken, 0.0, Align::Middle)?;
        self.y += LINE;
        Ok(())
    }

    pub(super) fn paragraph(&mut self, text: &str) -> Result<(), PaperError> {
        let broken = self.broken(text, TEXT, WIDTH, 2.0 * CHAR, LINE);
        self.text(&broken, 0.0, Align::Filled)
    }

    /// Stays with the first two lines of what it introduces.
    fn lead(&mut self, text: &str) -> Result<(), PaperError> {
        let broken = self.broken(text, TEXT, WIDTH, 2.0 * CHAR, LINE);
        self.need(LINE * (lines_of(broken.lines.len()) + 2.0))?;
        self.text(&broken, 0.0, Align::Filled)
    }

    /// The titles hang behind the heading; the list stays with the signature.
    fn annex_list(
        &mut self,
        label: &str,
        titles: &[String],
        signs: bool,
    ) -> Result<(), PaperError> {
        let heading = self.broken(label, TEXT, WIDTH, 0.0, LINE);
        let hang = 2.0 * CHAR + heading.lines.first().map_or(0.0, |line| line.width);
        let room = WIDTH - hang - CHAR;
        let titles: Vec<Broken> =
            titles.iter().map(|title| self.broken(title, TEXT, room, 0.0, LINE)).collect();
        let count = titles.iter().map(|title| title.lines.len()).sum::<usize>();
        let list = LINE * lines_of(count);
        let together = list + if signs { LINE * (SEAL + 2.0) } else { 0.0 };
        self.skip(LINE);
        if together <= HEIGHT / 2.0 {
            self.need(together)?;
        } else {
            self.need(LINE * 2.0)?;
        }
        self.line(&heading, 0, (2.0 * CHAR, self.y), Align::Filled);
        for title in &titles {
            self.text(title, hang, Align::Filled)?;
        }
        Ok(())
    }

    /// Signer and date on one axis: the date four characters from the right edge, a signer that is
    /// longer two.
    fn signature(&mut self, signer: &str, day: Option<&str>) -> Result<(), PaperError> {
        let room = WIDTH - 2.0 * CHAR;
        let signer = self.broken(signer, TEXT, room, 0.0, LINE);
        let day = day.map(|day| self.broken(day, TEXT, room, 0.0, LINE));
        let widest =
            |broken: &Broken| broken.lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let day_width = day.as_ref().map_or(0.0, widest);
        let by_day = WIDTH - 4.0 * CHAR - day_width / 2.0;
        let by_signer = WIDTH - 2.0 * CHAR - widest(&signer) / 2.0;
        let axis = by_day.min(by_signer);
        let lines = signer.lines.len() + day.as_ref().map_or(0, |day| day.lines.len());
        self.need(LINE * (SEAL + lines_of(lines)))?;
        self.skip(LINE * SEAL);
        for broken in std::iter::once(&signer).chain(day.as_ref()) {
            self.text(broken, axis - broken.room / 2.0, Align::Middle)?;
        }
        Ok(())
    }
}

#[expect(clippy::cast_precision_loss, reason = "a page has fewer lines than 2^24")]
const fn lines_of(count: usize) -> f32 {
    count as f32
}
