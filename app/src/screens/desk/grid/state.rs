//! The grid of a page: where its cursor stands, what was done, and which lines are open below.

use std::collections::{BTreeMap, BTreeSet};

use battle_map::{
    value::{ProjectId, Seq},
    view::{
        desk::DeskRow,
        report_draft::{ReportColumn, ReportDraft},
        report_paste::PastePlan,
    },
};
use leptos::prelude::*;

use super::{
    column::GridColumn,
    cursor::{Place, Selection},
    face::{Face, Meanwhile, Progress, Standing, changed},
    keys::Mode,
    undo::History,
};
use crate::screens::desk::DraftSheet;

/// The drafts of some projects before and after something was done.
pub(super) type Change = Vec<(ProjectId, Option<ReportDraft>, Option<ReportDraft>)>;

/// The state of the grid.
#[derive(Clone, Copy)]
pub struct Grid {
    /// Its lines, in an order that stays.
    pub rows: Memo<Vec<DeskRow>>,
    /// What is typed for the month; none while none is open.
    pub sheet: Memo<Option<DraftSheet>>,
    /// Whether a county's office looks, which reviews.
    pub reviews: Memo<bool>,
    pub(super) selection: RwSignal<Selection>,
    pub(super) mode: RwSignal<Mode>,
    /// The line that is being typed in, as its draft was before.
    pub(super) begun: StoredValue<Option<(ProjectId, Option<ReportDraft>)>>,
    pub(super) history: StoredValue<History<Change>>,
    /// Lines whose milestones and forms are shown below.
    pub(super) unfolded: RwSignal<BTreeSet<ProjectId>>,
    /// A pasted block that is to be looked at before it lands.
    pub(super) plan: RwSignal<Option<PastePlan>>,
    /// What is said to the eye and the ear about the last act.
    pub(super) said: RwSignal<String>,
    /// Reports that somebody else changed, with the version before.
    changed: RwSignal<BTreeMap<ProjectId, Seq>>,
}

impl Grid {
    /// The grid of a page.
    #[must_use]
    pub fn new(
        rows: Memo<Vec<DeskRow>>,
        sheet: Memo<Option<DraftSheet>>,
        reviews: Memo<bool>,
    ) -> Self {
        let start = Place { row: 0, column: GridColumn::FIRST };
        let grid = Self {
            rows,
            sheet,
            reviews,
            selection: RwSignal::new(Selection::of(start)),
            mode: RwSignal::default(),
            begun: StoredValue::default(),
            history: StoredValue::default(),
            unfolded: RwSignal::default(),
            plan: RwSignal::default(),
            said: RwSignal::default(),
            changed: RwSignal::default(),
        };
        grid.follow();
        grid
    }

    fn follow(self) {
        // What was done in one month is not taken back in another.
        Effect::new(move |before: Option<Option<DraftSheet>>| {
            let sheet = self.sheet.get();
            if before.is_some_and(|before| before != sheet) {
                self.begun.set_value(None);
                self.history.update_value(History::clear);
                self.mode.set(Mode::Ready);
                self.plan.set(None);
                self.changed.update(BTreeMap::clear);
            }
            sheet
        });
        Effect::new(move |before: Option<(Option<DraftSheet>, Vec<DeskRow>)>| {
            let now = (self.sheet.get(), self.rows.get());
            if let Some((_, rows)) = before.filter(|(sheet, _)| *sheet == now.0) {
                let changed = changed(&rows, &now.1);
                if !changed.is_empty() {
                    self.changed.update(|all| all.extend(changed));
                }
            }
            now
        });
        Effect::new(move |_| {
            let Some(row) = self.row_at(self.selection.get().anchor) else { return };
            // Every line follows what changed: they are not woken by each step of the cursor.
            if self.changed.with_untracked(|all| all.contains_key(&row.id)) {
                self.changed.update(|all| {
                    all.remove(&row.id);
                });
            }
        });
    }

    /// How many lines there are.
    pub(super) fn count(self) -> usize {
        self.rows.with_untracked(Vec::len)
    }

    /// The line at a place, as it stands.
    pub(super) fn row_at(self, place: Place) -> Option<DeskRow> {
        self.rows.with_untracked(|rows| rows.get(place.row).cloned())
    }

    /// The cell of the cursor, where one may type into it.
    pub(super) fn typed_column(self) -> Option<ReportColumn> {
        let place = self.selection.get_untracked().anchor;
        GridColumn::at(place.column).typed().filter(|_| self.sheet.get_untracked().is_some())
    }

    /// What a row shows, followed.
    pub(super) fn face(self, row: &DeskRow) -> Face {
        Face::of(row, self.standing(row))
    }

    /// What is known of a row beside what it says, followed.
    pub(super) fn standing(self, row: &DeskRow) -> Standing {
        let Some(sheet) = self.sheet.get() else { return Standing::default() };
        let progress = match (sheet.is_typed(row.id), sheet.is_accepted(row)) {
            (true, _) => Progress::Typed,
            (false, true) => Progress::Accepted,
            (false, false) => Progress::Reported,
        };
        let before = self.changed.with(|all| all.get(&row.id).copied());
        let changed = before.is_some_and(|before| !sheet.is_own(row.id, before));
        let meanwhile = match (sheet.is_overtaken(row), changed) {
            (true, _) => Meanwhile::Overtaken,
            (false, true) => Meanwhile::Changed,
            (false, false) => Meanwhile::Nothing,
        };
        Standing {
            draft: sheet.draft(row),
            progress,
            sending: sheet.is_sending(row.id),
            meanwhile,
            refused: sheet.fault(row.id),
            open: true,
        }
    }

    /// Whether the line is being typed in at this moment.
    pub(super) fn is_being_typed(self, project: ProjectId) -> bool {
        self.mode.get() != Mode::Ready
            && self.begun.with_value(|begun| begun.as_ref().is_some_and(|(id, _)| *id == project))
    }

    /// Opens a line below, or closes it; on a phone the others are closed.
    pub(super) fn unfold(self, project: ProjectId) {
        let narrow = window().match_media("(max-width: 60rem)").ok().flatten();
        let alone = narrow.is_some_and(|query| query.matches());
        self.unfolded.update(|all| {
            let was_open = all.remove(&project);
            if alone {
                all.clear();
            }
            if !was_open {
                all.insert(project);
            }
        });
    }
}
