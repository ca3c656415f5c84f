//! The grid of a page: where its cursor stands, what was done, and which lines are open below.

use std::collections::{BTreeSet, HashMap};

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
    narrow::is_narrow,
    tally::{Tally, tally},
    undo::History,
    window::{PAGE, Window},
};
use crate::screens::desk::{DraftSheet, by_project::ByProject};

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
    derived: StoredValue<Derived>,
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
    changed: ByProject<Seq>,
}

/// What follows from the lines and what is typed in them; apart from the grid, which is handed to every part
/// of it.
#[derive(Clone, Copy)]
struct Derived {
    window: Window,
    places: Memo<HashMap<ProjectId, usize>>,
    tally: Memo<Tally>,
    here: Memo<Option<(DeskRow, Face)>>,
}

impl Grid {
    /// The grid of a page; `page` is that of its lines in the address.
    #[must_use]
    pub fn new(
        rows: Memo<Vec<DeskRow>>,
        sheet: Memo<Option<DraftSheet>>,
        reviews: Memo<bool>,
        page: Memo<usize>,
    ) -> Self {
        let row = page.get_untracked() * PAGE;
        let start = Selection::of(Place { row, column: GridColumn::FIRST });
        let (selection, unfolded) = (RwSignal::new(start), RwSignal::default());
        let changed = ByProject::default();
        let place = |(place, row): (usize, &DeskRow)| (row.id, place);
        let here = Memo::new(move |_| {
            let place = selection.get().anchor.row;
            let row = rows.with(|rows| rows.get(place).cloned())?;
            let face = Face::of(&row, standing(sheet.get(), changed, &row));
            Some((row, face))
        });
        let derived = Derived {
            window: Window::new(rows, page, selection, unfolded),
            places: Memo::new(move |_| {
                rows.with(|rows| rows.iter().enumerate().map(place).collect())
            }),
            tally: tally(rows, sheet, reviews),
            here,
        };
        let grid = Self {
            rows,
            sheet,
            reviews,
            derived: StoredValue::new(derived),
            selection,
            mode: RwSignal::default(),
            begun: StoredValue::default(),
            history: StoredValue::default(),
            unfolded,
            plan: RwSignal::default(),
            said: RwSignal::default(),
            changed,
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
                self.changed.clear();
            }
            sheet
        });
        Effect::new(move |before: Option<(Option<DraftSheet>, Vec<DeskRow>)>| {
            let now = (self.sheet.get(), self.rows.get());
            if let Some((_, rows)) = before.filter(|(sheet, _)| *sheet == now.0) {
                for (project, version) in changed(&rows, &now.1) {
                    self.changed.set(project, Some(version));
                }
            }
            now
        });
        Effect::new(move |_| {
            if let Some(row) = self.row_at(self.selection.get().anchor) {
                self.changed.set(row.id, None);
            }
        });
    }

    /// Which of its lines stand in the page.
    pub fn window(self) -> Window {
        self.derived.get_value().window
    }

    /// The places of the lines.
    pub(super) fn places(self) -> Memo<HashMap<ProjectId, usize>> {
        self.derived.get_value().places
    }

    /// What all lines come to.
    pub(super) fn tally(self) -> Memo<Tally> {
        self.derived.get_value().tally
    }

    /// The line of the cursor, with what it shows.
    pub(super) fn here(self) -> Memo<Option<(DeskRow, Face)>> {
        self.derived.get_value().here
    }

    /// Whether a pasted block is to be looked at.
    pub fn is_pasting(self) -> bool {
        self.plan.with(Option::is_some)
    }

    /// How many lines there are.
    pub(super) fn count(self) -> usize {
        self.rows.with_untracked(Vec::len)
    }

    /// The line at a place, as it stands.
    pub(super) fn row_at(self, place: Place) -> Option<DeskRow> {
        self.rows.with_untracked(|rows| rows.get(place.row).cloned())
    }

    /// The place of a project's line.
    pub(super) fn place_of(self, project: ProjectId) -> Option<usize> {
        self.places().with_untracked(|places| places.get(&project).copied())
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
        standing(self.sheet.get(), self.changed, row)
    }

    /// Whether the line is being typed in at this moment.
    pub(super) fn is_being_typed(self, project: ProjectId) -> bool {
        self.mode.get() != Mode::Ready
            && self.begun.with_value(|begun| begun.as_ref().is_some_and(|(id, _)| *id == project))
    }

    /// Opens a line below, or closes it; on a phone the others are closed.
    pub(super) fn unfold(self, project: ProjectId) {
        let alone = is_narrow();
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

fn standing(sheet: Option<DraftSheet>, changed: ByProject<Seq>, row: &DeskRow) -> Standing {
    let Some(sheet) = sheet else { return Standing::default() };
    let progress = match (sheet.is_typed(row.id), sheet.is_accepted(row)) {
        (true, _) => Progress::Typed,
        (false, true) => Progress::Accepted,
        (false, false) => Progress::Reported,
    };
    let before = changed.get(row.id);
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
