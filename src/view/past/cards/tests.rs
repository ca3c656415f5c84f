//! Ledgers of cards against a small board.
