//! Loading a ledger of cards: where its file is sent, and what goes with it: the answers about projects
//! that it writes otherwise than the city does.

use std::collections::BTreeMap;

use battle_map::{value::ProjectId, view::past::PastCards};

use super::wire::PastCardsAbout;
use crate::{form::Reading, preview_file::FileJob};

/// With what the name of an answer's field begins; the key of the question follows.
pub const FIELD: &str = "project/";

/// The answer that the rows are left out.
pub const LEFT_OUT: &str = "none";

/// What was said so far, by the key of the question.
fn chosen(typed: &Reading<'_>) -> BTreeMap<String, Option<ProjectId>> {
    let answered = typed.beginning(FIELD).into_iter().filter_map(|(key, text)| {
        let project = if text == LEFT_OUT { None } else { Some(text.parse().ok()?) };
        Some((key.to_owned(), project))
    });
    answered.collect()
}

/// Loading a ledger of cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardsJob;

impl FileJob for CardsJob {
    type About = PastCardsAbout;
    type Preview = PastCards;
    const ADDRESS: &'static str = "/api/past-cards";

    fn form(self) -> &'static str {
        "past-cards"
    }

    fn about(self, typed: &mut Reading<'_>) -> Option<PastCardsAbout> {
        Some(PastCardsAbout { chosen: chosen(typed) })
    }
}
