//! What the decisions about cards and notices need to know, gathered from the board.

pub mod card;
pub mod paper;
