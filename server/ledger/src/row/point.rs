//! The coordinates of a row: two columns or one, in the datum that the person or the header names.

use battle_map::{
    geometry::{Datum, GeometryError, Point, gauss_kruger::is_metres},
    model::{ledger::IssueCode, project::WrittenCoordinates},
    value::Name,
};

use super::{
    RowReader,
    cell::{self, Coordinate},
};
use crate::{header::Column, words::Field};

impl<'a> RowReader<'a> {
    /// The place in CGCS2000, and as it was written where it was converted.
    pub(super) fn point(&mut self) -> (Option<Point>, Option<WrittenCoordinates>) {
        let Some((column, [first, second])) = self.coordinates() else { return (None, None) };
        let datum = self.context.datum.or(column.meaning.datum).unwrap_or_default();
        let value = format!("{},{}", first.written, second.written);
        let located = match datum.locate(first.value, second.value) {
            Ok(located) => located,
            Err(error) => {
                let code = refusal(&error, datum, &first, &second);
                self.rejected.push(self.issue(&column.label, code, &value));
                return (None, None);
            }
        };
        if first.value == 0.0 && second.value == 0.0 {
            let code = IssueCode::OutsideAllRegions;
            self.rejected.push(self.issue(&column.label, code, &value));
            return (None, None);
        }
        // Metres have two usual orders; degrees just one.
        if located.swapped && datum.meridian().is_none() {
            self.warnings.push(self.issue(&column.label, IssueCode::SwappedCoordinates, &value));
        }
        let converted = !matches!(datum, Datum::Cgcs2000 | Datum::Wgs84)
            || first.sexagesimal
            || second.sexagesimal;
        let (lon, lat) = if located.swapped { (second, first) } else { (first, second) };
        let written = Name::new(&lon.written).ok().zip(Name::new(&lat.written).ok());
        let written = written.filter(|_| converted);
        (Some(located.point), written.map(|(lon, lat)| WrittenCoordinates { lon, lat, datum }))
    }

    /// Both coordinates, from two columns or one, and the column by which they are named.
    fn coordinates(&mut self) -> Option<(&'a Column, [Coordinate; 2])> {
        let columns = (self.cell(Field::Longitude), self.cell(Field::Latitude));
        let column = columns.0.or(columns.1).or_else(|| self.cell(Field::Point));
        let column = column.map(|(column, _)| column);
        if let Some(pair) = self.pair_in_one_column() {
            return column.zip(Some(pair));
        }
        let before = self.rejected.len();
        let lon = self.get(Field::Longitude, cell::degrees);
        let lat = self.get(Field::Latitude, cell::degrees);
        let pair = match (lon, lat) {
            (None, None) => self.get(Field::Point, cell::pair),
            (Some(lon), Some(lat)) => Some([lon, lat]),
            _ => self.refuse_point(column, before),
        };
        column.zip(pair)
    }

    /// Both coordinates in one of the two columns, the other being empty.
    fn pair_in_one_column(&self) -> Option<[Coordinate; 2]> {
        let (lon, lat) = (self.cell(Field::Longitude), self.cell(Field::Latitude));
        let ((Some((_, cell)), None) | (None, Some((_, cell)))) = (lon, lat) else { return None };
        cell::pair(cell).ok().flatten()
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

/// What a pair is refused for that is no place in its datum.
fn refusal(
    error: &GeometryError,
    datum: Datum,
    first: &Coordinate,
    second: &Coordinate,
) -> IssueCode {
    if *error == GeometryError::OtherZone {
        IssueCode::ZoneContradictsMeridian
    } else if datum.meridian().is_none() && is_metres(first.value, second.value) {
        IssueCode::ProjectedCoordinates
    } else {
        IssueCode::UnreadablePoint
    }
}
