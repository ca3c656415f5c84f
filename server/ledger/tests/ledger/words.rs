//! What is said where a file cannot be taken: in both languages, with nothing left to fill in.

use std::io;

use battle_map_ledger::{LedgerError, Unreadable, error::Quantity, format::Foreign};
use rust_xlsxwriter::XlsxError;

use crate::support::Words;

fn is_worded(error: &LedgerError) {
    for language in [Words::chinese(), Words::english()] {
        let words = error.words(&language);
        assert!(!words.contains("file.") && !words.contains('{'), "{words}");
    }
}

#[test]
fn every_error_has_words_in_both_languages() {
    let foreign = Foreign::ALL.map(Unreadable::UnknownFormat);
    let large = Quantity::ALL.map(|what| Unreadable::TooLarge { what, limit: 64 });
    let others =
        [Unreadable::Empty, Unreadable::PasswordProtected, Unreadable::Damaged("x".into())];
    for error in foreign.into_iter().chain(large).chain(others) {
        is_worded(&error.into());
    }
    let source = || io::Error::other("x");
    is_worded(&LedgerError::Read { path: "a.xlsx".into(), source: source() });
    is_worded(&LedgerError::Write { path: "a.xlsx".into(), source: source() });
    is_worded(&LedgerError::Reader(source()));
    is_worded(&LedgerError::Boundaries("x".into()));
    is_worded(&LedgerError::Geometry("x".into()));
    is_worded(&LedgerError::Workbook(XlsxError::RowColumnLimitError));
}
