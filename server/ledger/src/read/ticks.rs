//! A status spread over columns: 前期, 在建 and 竣工 stand side by side as headers, and a tick below one
//! of them says which it is.

use battle_map::{model::ledger::ProjectStatus, value::text::normalised};

use crate::{
    cell,
    header::Header,
    kind::{self, Kind},
    sheet::Sheet,
    words::{Field, WORDS},
};

/// Makes columns nobody knows ones of status where two or more are headed by one and all of them hold nothing
/// but ticks; a sheet with a column of status has no use for them.
pub fn settle(sheet: &Sheet, header: &mut Header) {
    if header.column(Field::Status).is_some() {
        return;
    }
    let unknown = header.columns.iter().filter(|column| column.meaning.field.is_none());
    let headed = unknown.filter_map(|column| {
        let label = normalised(column.label.rsplit('/').next().unwrap_or_default());
        let word = label.split('(').next().unwrap_or_default().to_owned();
        WORDS.status(&word, false).map(|status| (column.index, word, status))
    });
    let headed: Vec<_> = headed.collect();
    // Beside 续建 and 新开工, 竣工 is what is to become of a project within the year.
    let planned = headed
        .iter()
        .any(|(.., status)| matches!(status, ProjectStatus::CarriedOver | ProjectStatus::Starting));
    if headed.len() < 2 || !headed.iter().all(|(index, ..)| holds_ticks(sheet, header, *index)) {
        return;
    }
    for (index, word, _) in headed {
        let columns = header.columns.iter_mut().filter(|column| column.index == index);
        for column in columns {
            column.meaning.field = Some(Field::Status);
            column.meaning.ticked = WORDS.status(&word, planned);
        }
    }
}

/// Whether the cells of projects in a column are ticked, not ticked or empty.
fn holds_ticks(sheet: &Sheet, header: &Header, index: u16) -> bool {
    let below = sheet.rows.iter().filter(|row| row.number > header.last_row);
    let filled = below.filter_map(|row| Some((row, normalised(&row.get(index)?.text()))));
    let of_projects =
        filled.filter(|(row, _)| matches!(kind::kind(sheet, header, row), Kind::Project));
    of_projects
        .map(|(_, word)| word)
        .all(|word| WORDS.is("tick", &word) || WORDS.is("untick", &word) || cell::is_nothing(&word))
}
