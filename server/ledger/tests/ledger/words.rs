//! What is said where a file cannot be taken: in both languages, with nothing left to fill in.

use std::io;

use battle_map::{geometry::GeometryError, model::ledger::IssueCode};
use battle_map_ledger::{
    LedgerError, Unreadable,
    error::Quantity,
    feature_fault::{FeatureFault, FeatureWhat},
    format::Foreign,
};
use rust_xlsxwriter::XlsxError;

use crate::support::Words;

fn is_worded(error: &LedgerError) {
    for language in [Words::chinese(), Words::english()] {
        let words = error.words(&language);
        let keys = ["file.", "geometry.", "issue."];
        let unworded = keys.iter().any(|key| words.contains(key)) || words.contains('{');
        assert!(!unworded, "{words}");
    }
}

#[test]
fn every_error_has_words_in_both_languages() {
    let foreign = Foreign::ALL.map(Unreadable::UnknownFormat);
    let large = Quantity::ALL.map(|what| Unreadable::TooLarge { what, limit: 64 });
    let others = [
        Unreadable::Empty,
        Unreadable::PasswordProtected,
        Unreadable::CutOff,
        Unreadable::Damaged("x".into()),
    ];
    for error in foreign.into_iter().chain(large).chain(others) {
        is_worded(&error.into());
    }
    let source = || io::Error::other("x");
    is_worded(&LedgerError::Read { path: "a.xlsx".into(), source: source() });
    is_worded(&LedgerError::Write { path: "a.xlsx".into(), source: source() });
    is_worded(&LedgerError::Reader(source()));
    for what in [
        FeatureWhat::NotJson("x".into()),
        FeatureWhat::NoFeatures,
        FeatureWhat::CutOff,
        FeatureWhat::NoGeometry,
        FeatureWhat::Metres("x".into()),
        FeatureWhat::Swapped,
        FeatureWhat::Crossing("x".into()),
        FeatureWhat::Untangled("x".into()),
        FeatureWhat::Empty,
        FeatureWhat::Nameless,
        FeatureWhat::Geometry(GeometryError::NotANumber),
        FeatureWhat::Geometry(GeometryError::LongitudeOutOfRange),
        FeatureWhat::Geometry(GeometryError::LatitudeOutOfRange),
        FeatureWhat::Geometry(GeometryError::UnknownDatum("x".into())),
        FeatureWhat::Geometry(GeometryError::UnknownMeridian("x".into())),
        FeatureWhat::Geometry(GeometryError::OtherZone),
        FeatureWhat::Geometry(GeometryError::OutsideZone),
        FeatureWhat::Geometry(GeometryError::NotAGeometry),
        FeatureWhat::Geometry(GeometryError::UnsupportedType("x".into())),
        FeatureWhat::Geometry(GeometryError::Empty),
        FeatureWhat::Geometry(GeometryError::RingTooShort),
        FeatureWhat::Geometry(GeometryError::LineTooShort),
        FeatureWhat::Rejected(IssueCode::TooManyCorners, "x".into()),
    ] {
        is_worded(&LedgerError::Geometry(FeatureFault::of_file(what.clone())));
        is_worded(&LedgerError::Boundaries(FeatureFault::at(1, what.clone())));
        is_worded(&LedgerError::Boundaries(FeatureFault::at(1, what).named(Some("x"))));
    }
    is_worded(&LedgerError::Workbook(XlsxError::RowColumnLimitError));
}
