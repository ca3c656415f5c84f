//! What is done to the grid: typing, going on, clearing, taking back, copying and pasting.

use battle_map::{
    value::ProjectId,
    view::{
        desk::DeskRow,
        report_draft::{ReportColumn, ReportDraft},
        report_paste::{GridLine, PastePlan, cells, plan, text},
    },
};
use leptos::prelude::*;

use super::{
    column::GridColumn,
    cursor::{Place, Selection, Step},
    face::Face,
    keys::Mode,
    state::{Change, Grid},
};
use crate::screens::desk::{DraftSheet, ready};

impl Grid {
    /// Takes the text of the field into the cell of the cursor.
    pub(super) fn type_in(self, typed: &str) {
        let place = self.selection.get_untracked().anchor;
        let Some((sheet, row)) = self.sheet.get_untracked().zip(self.row_at(place)) else { return };
        let Some(column) = GridColumn::at(place.column).typed() else { return };
        if self.begun.with_value(Option::is_none) {
            self.begun.set_value(Some((row.id, sheet.typed(row.id))));
        }
        if self.mode.get_untracked() == Mode::Ready {
            self.mode.set(Mode::Typing);
        }
        sheet.type_in(&row, column, typed);
    }

    /// What is being typed stands from now on.
    pub(super) fn commit(self) {
        let begun = self.begun.try_update_value(Option::take).flatten();
        if let Some(((project, before), sheet)) = begun.zip(self.sheet.get_untracked()) {
            self.remember(vec![(project, before)], sheet);
        }
        self.mode.set(Mode::Ready);
    }

    /// What is being typed is let go.
    pub(super) fn cancel(self) {
        let begun = self.begun.try_update_value(Option::take).flatten();
        if let Some(((project, before), sheet)) = begun.zip(self.sheet.get_untracked()) {
            sheet.put(project, before);
        }
        self.mode.set(Mode::Ready);
    }

    fn remember(self, before: Vec<(ProjectId, Option<ReportDraft>)>, sheet: DraftSheet) {
        let change: Change = before
            .into_iter()
            .map(|(project, before)| (project, before, sheet.typed(project)))
            .filter(|(_, before, after)| before != after)
            .collect();
        if !change.is_empty() {
            self.history.update_value(|history| history.push(change));
        }
    }

    /// Does something to some lines as one step.
    fn step(self, rows: &[DeskRow], act: impl FnOnce(DraftSheet)) {
        let Some(sheet) = self.sheet.get_untracked() else { return };
        let before = rows.iter().map(|row| (row.id, sheet.typed(row.id))).collect();
        act(sheet);
        self.remember(before, sheet);
    }

    /// Moves the cursor, after what was typed was taken.
    pub(super) fn select(self, selection: Selection) {
        self.commit();
        self.selection.set(selection.within(self.count()));
    }

    /// Moves the cursor by a step.
    pub(super) fn go(self, step: Step) {
        let place = self.selection.get_untracked().anchor;
        self.select(Selection::of(place.after(step, self.count())));
    }

    /// Stretches the selection to a place.
    pub(super) fn stretch_to(self, head: Place) {
        self.commit();
        let selection = self.selection.get_untracked();
        if selection.head != head {
            self.selection.set(Selection { head, ..selection }.within(self.count()));
        }
    }

    /// The selected cells into which one may type, line by line.
    fn selected(self) -> Vec<(DeskRow, Vec<ReportColumn>)> {
        let places = self.selection.get_untracked().places();
        let line = |places: &Vec<Place>| {
            let row = self.row_at(*places.first()?)?;
            let typed = |place: &Place| GridColumn::at(place.column).typed();
            Some((row, places.iter().filter_map(typed).collect()))
        };
        places.iter().filter_map(line).collect()
    }

    /// Puts one text into all selected cells.
    pub(super) fn fill(self, typed: &str) {
        let selected = self.selected();
        let rows: Vec<_> = selected.iter().map(|(row, _)| row.clone()).collect();
        self.step(&rows, |sheet| {
            for (row, columns) in &selected {
                // Emptied, 当月 and 累计 are emptied together.
                for column in columns {
                    sheet.type_in(row, *column, typed);
                }
            }
        });
    }

    /// The selected cells as a text for the clipboard.
    pub(super) fn copied(self) -> String {
        let places = self.selection.get_untracked().places();
        let line = |places: &Vec<Place>| {
            let face: Face = untrack(|| self.row_at(*places.first()?).map(|row| self.face(&row)))?;
            Some(places.iter().map(|place| face.texts[place.column].clone()).collect())
        };
        text(&places.iter().filter_map(line).collect::<Vec<Vec<String>>>())
    }

    /// Pastes a text from the clipboard; what does not plainly fit is shown first.
    pub(super) fn paste(self, pasted: &str) {
        self.commit();
        let block = cells(pasted);
        let selection = self.selection.get_untracked();
        let single = matches!(block.as_slice(), [row] if row.len() == 1);
        if single {
            return self.fill(block[0][0].trim());
        }
        let (least, _) = selection.corners();
        let mut columns = least.column..GridColumn::ALL.len();
        let column = columns.find_map(|column| GridColumn::at(column).typed());
        let Some(column) = column else { return };
        let line = |row: &DeskRow| GridLine { id: row.id, name: row.name.clone() };
        let lines: Vec<_> = self.rows.with_untracked(|rows| rows.iter().map(line).collect());
        let plan = plan(&block, &lines, (least.row, column));
        if plan.wants_a_look() { self.plan.set(Some(plan)) } else { self.land(&plan) }
    }

    /// Lets a pasted block land as planned.
    pub(super) fn land(self, plan: &PastePlan) {
        self.plan.set(None);
        let rows = self.rows.get_untracked();
        let found = |project: ProjectId| rows.get(self.place_of(project)?);
        let landed: Vec<_> = plan
            .landings
            .iter()
            .filter_map(|landing| Some((found(landing.project)?.clone(), landing)))
            .collect();
        let touched: Vec<_> = landed.iter().map(|(row, _)| row.clone()).collect();
        self.step(&touched, |sheet| {
            for (row, landing) in &landed {
                sheet.land(row, landing);
            }
        });
    }

    /// Takes the last step back, or makes it again.
    pub(super) fn travel(self, back: bool) {
        let step = self
            .history
            .try_update_value(|history| if back { history.undo() } else { history.redo() });
        let Some((change, sheet)) = step.flatten().zip(self.sheet.get_untracked()) else { return };
        for (project, before, after) in &change {
            sheet.put(*project, if back { before.clone() } else { after.clone() });
        }
        // The cursor shows where something changed.
        let first = change.first().map(|(project, ..)| *project);
        let row = first.and_then(|first| self.place_of(first));
        if let Some(row) = row {
            let column = self.selection.get_untracked().anchor.column;
            self.selection.set(Selection::of(Place { row, column }));
        }
    }

    /// Submits what is right; what is not stays, with its faults.
    pub(super) fn submit(self) {
        self.commit();
        let Some(sheet) = self.sheet.get_untracked() else { return };
        let (rows, reviews) = (self.rows.get_untracked(), self.reviews.get_untracked());
        let (good, _) = untrack(|| ready(sheet, &rows, reviews));
        sheet.send(&good);
    }

    /// Moves the cursor to the next cell that `is` one of those looked for, from the cursor on.
    pub(super) fn seek(self, is: fn(&Face, GridColumn) -> bool) {
        let start = self.selection.get_untracked().anchor;
        let count = self.count();
        let columns = 0..GridColumn::ALL.len();
        // The line of the cursor comes first, behind it, and last, before it.
        let found = (0..=count).find_map(|turn| {
            let row = (start.row + turn) % count.max(1);
            let columns = match turn {
                0 => start.column + 1..columns.end,
                _ if turn == count => 0..start.column + 1,
                _ => columns.clone(),
            };
            let shown = self.row_at(Place { row, column: 0 })?;
            let face = untrack(|| self.face(&shown));
            let column = columns.into_iter().find(|column| is(&face, GridColumn::at(*column)))?;
            Some(Place { row, column })
        });
        if let Some(found) = found {
            self.select(Selection::of(found));
        }
    }
}
