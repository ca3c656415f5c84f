//! The paper put together: its fixed words filled in, its sections numbered, its annexes listed, in
//! the order in which it is read. Print view and PDF only set these blocks.

mod annexes;
mod notice;

use super::{NoticePaper, PaperAnnex, PaperFact, PaperMap, words::plain};
use crate::view::catalogue::Catalogue;

/// The whole paper: the notice, its foot and its annexes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeSheet {
    /// The notice itself, from its head to its contact.
    pub notice: Vec<Block>,
    /// 版记: stands at the foot of the notice's last page.
    pub imprint: Imprint,
    /// The annexes, each on a page of its own; the receipt is the first.
    pub annexes: Vec<Annex>,
}

/// A piece of the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Stands above all else: says that the paper is a draft, or that it was withdrawn.
    Mark(String),
    /// 发文机关标志: the name of the issuer, in red.
    Head(String),
    /// 发文字号, and the red rule under it.
    Number(String),
    /// 标题: the title of the paper.
    Title(String),
    /// 主送机关, from the left edge.
    Addressee(String),
    /// A paragraph, indented by two characters.
    Paragraph(String),
    /// A paragraph that only introduces the next one and never ends a page.
    Lead(String),
    /// The table of facts, two to a line.
    Facts(Vec<PaperFact>),
    /// 附件说明: its heading and the numbered titles.
    AnnexList(String, Vec<String>),
    /// 发文机关署名 and 成文日期, with room for the seal.
    Signature(String, Option<String>),
    /// 附注: whom to ask.
    Note(String),
}

/// 版记: copies and imprint between rules; empty lines are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imprint {
    /// 抄送: the line that names who gets copies.
    pub copies: Option<String>,
    /// Who issued it, and when.
    pub issued: Option<(String, String)>,
}

/// A page of annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// The number of the annex, such as `附件1`.
    pub label: String,
    /// The title of the annex.
    pub title: String,
    /// What stands on it.
    pub content: AnnexContent,
}

/// What stands on a page of annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnexContent {
    /// 签收回执, to sign and return.
    Receipt(ReceiptSheet),
    /// The map of the place.
    Map(PaperMap),
    /// A photograph that shows the facts.
    Picture(PaperAnnex),
}

/// 签收回执: the receipt, on which the addressee acknowledges the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptSheet {
    /// To whom it goes back.
    pub addressee: String,
    /// The sentence by which the addressee acknowledges the notice.
    pub text: String,
    /// The fields to fill in, each on a line of its own.
    pub fields: Vec<String>,
    /// Until when it has to be back, and with whom.
    pub note: Option<String>,
}

impl NoticeSheet {
    /// Puts a paper together in the words of `words`.
    pub fn of(paper: &NoticePaper, words: &dyn Catalogue) -> Self {
        let writer = PaperWriter { paper, words };
        Self { notice: writer.notice(), imprint: writer.imprint(), annexes: writer.annexes() }
    }

    /// Every text of the paper in the order in which it is read.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        for block in &self.notice {
            block.texts(&mut texts);
        }
        texts.extend(self.imprint.copies.as_deref());
        texts.extend(self.imprint.issued.iter().flat_map(|(who, when)| [&**who, &**when]));
        for annex in &self.annexes {
            texts.extend([&*annex.label, &*annex.title]);
            match &annex.content {
                AnnexContent::Receipt(receipt) => {
                    texts.extend([&*receipt.addressee, &*receipt.text]);
                    texts.extend(receipt.fields.iter().map(String::as_str));
                    texts.extend(receipt.note.as_deref());
                }
                AnnexContent::Map(map) => texts.push(&map.caption),
                AnnexContent::Picture(_) => {}
            }
        }
        texts
    }
}

impl Block {
    fn texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        match self {
            Self::Mark(text)
            | Self::Head(text)
            | Self::Number(text)
            | Self::Title(text)
            | Self::Addressee(text)
            | Self::Paragraph(text)
            | Self::Lead(text)
            | Self::Note(text) => texts.push(text),
            Self::Facts(facts) => {
                texts.extend(facts.iter().flat_map(|fact| [&*fact.label, &*fact.value]));
            }
            Self::AnnexList(label, titles) => {
                texts.push(label);
                texts.extend(titles.iter().map(String::as_str));
            }
            Self::Signature(signer, day) => {
                texts.push(signer);
                texts.extend(day.as_deref());
            }
        }
    }
}

/// What is written, and in which words.
struct PaperWriter<'a> {
    paper: &'a NoticePaper,
    words: &'a dyn Catalogue,
}

impl PaperWriter<'_> {
    fn get(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// The number, or the words that stand for it.
    fn number(&self) -> String {
        let draft = || self.get("paper.draft-number");
        self.paper.state.number().map_or_else(draft, plain)
    }
}
