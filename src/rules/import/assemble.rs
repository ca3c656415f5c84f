//! The plan of an import put together row by row: events in the order in which they can be applied.

use std::collections::HashSet;

use super::{
    facts, list_entry,
    match_rows::Home,
    matcher::RowMatch,
    place,
    plan::{ImportPlan, RowPlan},
    progress,
    register::ImportRegistry,
    remember,
    row::{RowChanges, RowTarget, issue},
    status,
};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        ledger::{Issue, IssueCode, Ledger, LedgerChange, LedgerRow, RenameAnswer, RowOutcome},
        list::{ListChange, ListEntry},
        period::PeriodChange,
        schedule::Curve,
    },
    rules::period,
    value::{ListId, Month, ProjectId, Timestamp},
};

/// An import under way.
pub struct Import<'a> {
    board: &'a Board,
    ledger: &'a Ledger,
    now: Timestamp,
    register: ImportRegistry<'a>,
    list: Option<ListId>,
    /// The project of each row that went in.
    projects: Vec<Option<ProjectId>>,
    seen: HashSet<ProjectId>,
    pub plan: ImportPlan,
    /// What was decided about rows that resemble projects.
    pub given: Vec<RenameAnswer>,
    reported: bool,
}

impl<'a> Import<'a> {
    /// An import of which no row is in yet.
    pub fn new(
        board: &'a Board,
        ledger: &'a Ledger,
        now: Timestamp,
        mut register: ImportRegistry<'a>,
    ) -> Self {
        let list = ledger.list.as_ref().map(|name| register.list(name, ledger.year, Curve::Linear));
        Self {
            board,
            ledger,
            now,
            register,
            list,
            projects: vec![None; ledger.rows.len()],
            seen: HashSet::new(),
            plan: ImportPlan::default(),
            given: Vec::new(),
            reported: false,
        }
    }

    /// Takes in one row, or says why it cannot go in.
    pub fn row(&mut self, index: usize, row: &LedgerRow, matched: RowMatch) -> Result<(), Issue> {
        let known = matched.known.and_then(|id| self.board.projects.get(&id)).map(AsRef::as_ref);
        let parent = match matched.home {
            Home::Region(_) => None,
            Home::Entry(id) => Some(id),
            Home::NewEntry(entry) => {
                let rejected =
                    || issue(row, "所属项目", IssueCode::ParentRejected, row.facts.name.as_str());
                Some(self.projects[entry].ok_or_else(rejected)?)
            }
        };
        let mut changes = RowChanges::default();
        place::check_point(self.board, row, matched.region, &mut changes.warnings)?;
        let matched = RowTarget { region: matched.region, known, parent };
        let project = self.compare(index, row, matched, &mut changes)?;
        self.projects[index] = Some(project);
        self.take(index, row, project, known.is_none(), changes);
        Ok(())
    }

    /// Compares one row with the project it names, or drafts a new one.
    fn compare(
        &mut self,
        index: usize,
        row: &LedgerRow,
        named: RowTarget<'_>,
        changes: &mut RowChanges,
    ) -> Result<ProjectId, Issue> {
        let known = named.known;
        let project = facts::compare(&mut self.register, row, named, changes)?;
        progress::milestones(&mut self.register, row, project, known, self.ledger, changes);
        let (board, ledger) = (self.board, self.ledger);
        status::condition(board, row, project, known, ledger, self.now, changes);
        progress::plan(row, project, known, self.ledger, self.now, changes)?;
        progress::report(row, project, known, self.ledger, changes);
        if let Some(list) = self.list {
            let standing = self.entry(list, project);
            list_entry::compare(list, standing, index, row, project, changes);
        }
        Ok(project)
    }

    fn entry(&self, list: ListId, project: ProjectId) -> Option<&'a ListEntry> {
        self.board.lists.get(&list)?.entries.get(&project)
    }

    fn take(
        &mut self,
        index: usize,
        row: &LedgerRow,
        project: ProjectId,
        new: bool,
        changes: RowChanges,
    ) {
        let outcome = match (new, changes.events.is_empty()) {
            (true, _) => RowOutcome::New,
            (false, false) => RowOutcome::Changed,
            (false, true) => RowOutcome::Unchanged,
        };
        let tally = &mut self.plan.tally;
        match outcome {
            RowOutcome::New => tally.new += 1,
            RowOutcome::Changed => tally.changed += 1,
            RowOutcome::Unchanged => tally.unchanged += 1,
        }
        tally.subprojects += u32::from(row.parent.is_some());
        self.reported |= changes.reported;
        self.seen.insert(project);
        self.plan.warnings.extend(changes.warnings);
        let first = self.plan.events.len();
        self.plan.events.extend(changes.events);
        let events = first..self.plan.events.len();
        let fields = changes.fields;
        let (sheet, row) = (row.sheet.clone(), row.row);
        self.plan.rows.push(RowPlan { index, sheet, row, project, outcome, fields, events });
    }

    /// Puts new regions, units and lists before the rows that name them, closes the period the
    /// figures stand for, and puts the import itself before them all.
    pub fn finish(mut self) -> ImportPlan {
        self.plan.rows.sort_by_key(|row| row.index);
        self.plan.rejected.sort_by_key(|issue| issue.row);
        self.plan.warnings.append(&mut self.register.warnings);
        self.plan.absent = self.absent();
        self.plan.tally.absent = u32::try_from(self.plan.absent.len()).unwrap_or(u32::MAX);
        self.plan.tally.mended = self.ledger.mended;
        let shape = self.shape();
        let remembered = remember::events(self.board, self.ledger, &self.given);
        if self.plan.tally.new + self.plan.tally.changed == 0 {
            let known = self.list.is_some_and(|list| self.board.lists.contains_key(&list));
            self.plan.events = shape.into_iter().filter(|_| known).chain(remembered).collect();
            return self.plan;
        }
        let imported = LedgerChange::Imported {
            file: self.ledger.file.clone(),
            list: self.ledger.list.clone(),
            period: self.ledger.period,
            tally: self.plan.tally,
        };
        // First, so that the board keeps what each thing was before the events that follow.
        let mut events = vec![Event::new(Subject::Ledger, imported)];
        events.append(&mut self.register.events);
        for row in &mut self.plan.rows {
            row.events = row.events.start + events.len()..row.events.end + events.len();
        }
        events.append(&mut self.plan.events);
        events.extend(shape);
        events.extend(remembered);
        if let Some(month) = self.ledger.period.filter(|_| self.reported) {
            events.extend(self.period(month));
        }
        self.plan.events = events;
        self.plan
    }

    /// The shape the list came in, where it is another than the one that was kept.
    fn shape(&self) -> Option<Event> {
        let (list, shape) = (self.list?, self.ledger.shape.as_ref()?);
        let kept = self.board.lists.get(&list).and_then(|list| list.shape.as_ref());
        let change = ListChange::ShapeKept { shape: shape.clone() };
        (kept != Some(shape)).then(|| Event::new(Subject::List(list), change))
    }

    /// An office's import stands as that period's closed figures unless the period is open.
    fn period(&self, month: Month) -> Vec<Event> {
        if self.board.periods.contains_key(&month) {
            return Vec::new();
        }
        // A January reported together with its February is no period of its own.
        let Some(span) = period::span(self.board, month) else { return Vec::new() };
        let last = month.last_day();
        let opened = PeriodChange::Opened { cut_off: last, deadline: last, span };
        [opened, PeriodChange::Closed {}]
            .map(|change| Event::new(Subject::Period(month), change))
            .into()
    }

    /// Projects of the list (of the whole board, for a table without list) that no row names.
    fn absent(&self) -> Vec<ProjectId> {
        let unnamed = |id: &ProjectId| !self.seen.contains(id);
        let Some(list) = self.list else {
            let live = self.board.projects.values().filter(|project| project.is_live());
            return live.map(|project| project.id).filter(unnamed).collect();
        };
        let listed = self.board.lists.get(&list).map(|list| list.entries.keys().copied());
        listed.into_iter().flatten().filter(unnamed).collect()
    }
}
