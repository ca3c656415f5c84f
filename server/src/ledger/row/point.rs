//! The coordinates of a row: two columns or one, in the datum that the person or the header names.

use battle_map::{
    geometry::{Datum, Point},
    model::{ledger::IssueCode, project::Written},
    value::Name,
};

use super::{RowReader, cell};
use crate::ledger::{header::Column, words::Field};

impl RowReader<'_> {
    /// The place in CGCS2000, and as it was written where it was converted.
    pub(super) fn point(&mut self) -> (Option<Point>, Option<Written>) {
        let columns = (self.cell(Field::Longitude), self.cell(Field::Latitude));
        let column =
            columns.0.or(columns.1).or_else(|| self.cell(Field::Point)).map(|(column, _)| column);
        let before = self.rejected.len();
        let lon = self.get(Field::Longitude, cell::degrees);
        let lat = self.get(Field::Latitude, cell::degrees);
        let pair = match (lon, lat) {
            (None, None) => self.get(Field::Point, cell::pair),
            (lon, lat) => lon
                .zip(lat)
                .map(|(lon, lat)| [lon, lat])
                .or_else(|| self.refuse_point(column, before)),
        };
        let (Some([first, second]), Some(column)) = (pair, column) else { return (None, None) };
        let datum = self.context.datum.or(column.meaning.datum).unwrap_or_default();
        let Ok(located) = datum.locate(first.0, second.0) else {
            let value = format!("{},{}", first.1, second.1);
            self.rejected.push(self.issue(&column.label, IssueCode::UnreadablePoint, &value));
            return (None, None);
        };
        let value = format!("{},{}", first.1, second.1);
        let (lon, lat) = if located.swapped { (second.1, first.1) } else { (first.1, second.1) };
        if located.swapped {
            self.warnings.push(self.issue(&column.label, IssueCode::SwappedCoordinates, &value));
        }
        let converted = matches!(datum, Datum::Gcj02 | Datum::Bd09);
        let written = Name::new(&lon).ok().zip(Name::new(&lat).ok()).filter(|_| converted);
        (Some(located.point), written.map(|(lon, lat)| Written { lon, lat, datum }))
    }

    /// One coordinate without the other is no place, unless a cell was refused already.
    fn refuse_point<T>(&mut self, column: Option<&Column>, before: usize) -> Option<T> {
        if self.rejected.len() == before {
            let label = column.map_or("", |column| &column.label);
            self.rejected.push(self.issue(label, IssueCode::UnreadablePoint, ""));
        }
        None
    }
}
