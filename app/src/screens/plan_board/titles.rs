//! What stands above the board where it leaves the screen, in the words of the papers.

use battle_map::{
    value::LedgerDate,
    view::{
        ledger_table::SortKey,
        plan_board::{PlanBoard, PlanQuery, PlanTitles},
    },
};

use super::flags::years_words;
use crate::{format, paper::PAPER_WORDS, parts::filter::told};

/// The titles of a whole board.
#[must_use]
pub fn plan_titles(board: &PlanBoard, query: &PlanQuery) -> PlanTitles {
    let (texts, frame) = (PAPER_WORDS, &board.frame);
    let years = years_words(texts, board.years);
    let title = texts.fill("plan.heading", &[("city", &frame.city), ("years", &years)]);
    let joint = texts.get("plan.comma");
    let mut chosen = told(texts, &query.table.filter, &board.options);
    chosen.extend(query.mine.then(|| texts.get("plan.mine")));
    let filter = if chosen.is_empty() {
        texts.get("plan.filtered-none")
    } else {
        texts.fill("plan.filtered", &[("words", &chosen.join(&joint))])
    };
    let group = query.group.map(|by| texts.get(&format!("plan.group.by.{}", by.code())));
    let order = (query.table.sort != SortKey::Order).then(|| {
        let column = texts.get(&format!("ledger.column.{}", query.table.sort.code()));
        texts.fill("plan.order", &[("words", &column)])
    });
    let day = format::date(texts, LedgerDate::Day(board.today));
    let parts = [
        Some(texts.fill("plan.count", &[("count", &board.rows.count.to_string())])),
        Some(filter),
        group,
        order,
        Some(format::period(texts, frame)),
        Some(texts.fill("plan.made", &[("day", &day)])),
    ];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    PlanTitles { title, said }
}
