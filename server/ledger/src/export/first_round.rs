//! The first round of cards as a workbook: what would be proposed once cards begin, with the rule and
//! its arithmetic in words, so that it can be gone through before anybody is accused.

use battle_map::{
    model::card::CardLevel,
    view::rules::{FirstCard, FirstRound},
};
use rust_xlsxwriter::Workbook;

use super::{
    month::sheet,
    pieces::{self, Pieces},
    standard::OutputCell,
};
use crate::LedgerError;

/// Why a card would be proposed, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleWords {
    /// The rule with the threshold that is reached.
    pub rule: String,
    /// What is wrong, as a headline.
    pub headline: String,
    /// The arithmetic, with where its figures come from.
    pub arithmetic: String,
}

/// The columns; they are the ledger's own words, hence Chinese.
const COLUMNS: [&str; 10] =
    ["序号", "牌", "项目编号", "警示对象名称", "县区", "责任单位", "规则", "事由", "依据", "账号"];

/// The workbook; `words` puts into words why a card would be proposed, `title` says when cards begin.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(
    round: &FirstRound,
    title: &str,
    words: &dyn Fn(&FirstCard) -> RuleWords,
) -> Result<Pieces, LedgerError> {
    let mut workbook = Workbook::new();
    let rows = (1_u32..).zip(&round.cards).map(|(place, card)| row(place, card, words(card)));
    sheet(workbook.add_worksheet_with_low_memory()?, "首轮试算", title, &COLUMNS, rows)?;
    pieces::of_workbook(workbook)
}

fn row(place: u32, card: &FirstCard, words: RuleWords) -> Vec<OutputCell> {
    let level = match card.level {
        CardLevel::Yellow => "黄牌",
        CardLevel::Red => "红牌",
    };
    let name = if card.warned.name.is_empty() { "指挥部办公室" } else { &card.warned.name };
    let heard = if card.heard { "有" } else { "没有账号，不算默认同意" };
    let project = card.warned.project.map(|project| OutputCell::Number(project.to_string()));
    vec![
        OutputCell::Number(place.to_string()),
        text(level),
        project.unwrap_or(OutputCell::Empty),
        text(name),
        text(&card.warned.region_name),
        text(&card.warned.unit_name),
        OutputCell::Text(words.rule),
        OutputCell::Text(words.headline),
        OutputCell::Text(words.arithmetic),
        text(heard),
    ]
}

fn text(words: &str) -> OutputCell {
    OutputCell::Text(words.to_owned())
}
