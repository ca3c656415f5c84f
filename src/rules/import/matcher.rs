//! The matching of rows with projects under way: which row means which project, which are put out.

use std::collections::{HashMap, HashSet};

use super::{
    answers::Answers,
    facts,
    match_rows::{self, Home, Index},
    place,
    register::ImportRegistry,
    row::issue,
};
use crate::{
    board::Board,
    model::ledger::{Issue, IssueCode, Ledger, LedgerRow},
    value::{Name, ProjectId, RegionId, text::normalised},
};

mod code;
mod entry;

pub use code::warnings as code_warnings;

/// What a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowMatch {
    /// The region that the row belongs to.
    pub region: RegionId,
    /// The project it names; none for a new one.
    pub known: Option<ProjectId>,
    /// The project that has its code, but neither its name nor its region: somebody has to say
    /// which of the two is wrong.
    pub doubted: Option<ProjectId>,
    /// The region or entry within which its name has to be unique.
    pub home: Home,
}

/// The matching under way.
pub struct Matcher<'a, 'b> {
    pub board: &'a Board,
    pub ledger: &'a Ledger,
    pub index: &'a Index,
    register: &'a mut ImportRegistry<'b>,
    /// What is known of each row; nothing before it was looked at.
    pub rows: Vec<Option<Result<RowMatch, Issue>>>,
    /// The row that names each project, by its index.
    pub claimed: HashMap<ProjectId, usize>,
    /// Rows of entries by their normalised name, for sub-projects that name them.
    entries: HashMap<String, Vec<usize>>,
    /// Rows of entries by their sheet and the spreadsheet's row number.
    numbered: HashMap<(Option<&'a Name>, u32), usize>,
    /// Codes that several rows give, in normalised form: they name no project.
    doubled: HashSet<String>,
    /// What was decided for earlier ledgers.
    pub answers: Answers<'a>,
    /// Normalised names that were decided to be new projects.
    added: HashSet<String>,
}

impl<'a, 'b> Matcher<'a, 'b> {
    /// The matching of a ledger, before any row was looked at.
    pub fn new(
        board: &'a Board,
        ledger: &'a Ledger,
        index: &'a Index,
        register: &'a mut ImportRegistry<'b>,
    ) -> Self {
        Self {
            board,
            ledger,
            index,
            register,
            rows: ledger.rows.iter().map(|_| None).collect(),
            claimed: HashMap::new(),
            entries: HashMap::new(),
            numbered: HashMap::new(),
            doubled: code::doubled(ledger),
            answers: Answers::of(board),
            added: ledger.added.iter().map(|name| normalised(name.as_str())).collect(),
        }
    }

    /// Reads region and home of each row, and claims what is named by number or code.
    pub fn identify(&mut self, some: &[usize]) {
        for at in some.iter().copied() {
            let matched = self.identified(&self.ledger.rows[at]);
            self.rows[at] = Some(matched);
        }
        // What is called by the number of a project that was merged comes after what has its own.
        let (former, own): (Vec<_>, Vec<_>) =
            some.iter().copied().partition(|at| self.is_former(*at));
        for at in own.into_iter().chain(former) {
            if let Some(id) = self.matched(at).and_then(|matched| matched.known) {
                self.claim(at, id);
            }
        }
        self.refuse_namesakes(some);
    }

    fn identified(&mut self, row: &LedgerRow) -> Result<RowMatch, Issue> {
        facts::check(row)?;
        let known = match_rows::numbered(self.board, row)?;
        let coded = if row.number.is_none() { self.coded(row) } else { None };
        let entry = row.parent.as_ref().map(|parent| self.entry(row, parent)).transpose()?;
        let standing = known.or(coded).and_then(|id| self.board.projects.get(&id)?.region());
        let inherited = entry.as_ref().map(|(_, region)| *region);
        let (told, region) = match place::region(self.board, self.register, row) {
            Ok(region) => (Some(region), region),
            Err(issue) if row.facts.regions.is_none() => {
                (None, standing.or(inherited).ok_or(issue)?)
            }
            Err(issue) => return Err(issue),
        };
        let home = entry.map_or(Home::Region(region), |(home, _)| home);
        let sure = coded.filter(|id| self.agrees(*id, row, told));
        let doubted = coded.filter(|_| sure.is_none());
        Ok(RowMatch { region, known: known.or(sure), doubted, home })
    }

    /// Of two rows with one name in one home the later cannot go in.
    fn refuse_namesakes(&mut self, some: &[usize]) {
        let mut names: HashMap<(Home, String), usize> = HashMap::new();
        for at in some.iter().copied() {
            let Some(matched) = self.matched(at) else { continue };
            if let Some(first) = names.insert((matched.home, self.name(at)), at) {
                names.insert((matched.home, self.name(at)), first);
                self.refuse(at, IssueCode::DuplicateName);
            }
        }
    }

    /// Gives each row that names no project yet the one that is found for it.
    pub fn claim_by(&mut self, some: &[usize], find: impl Fn(&Self, usize) -> Option<ProjectId>) {
        for at in some.iter().copied() {
            let found = if self.is_open(at) { find(self, at) } else { None };
            if let Some(id) = found {
                self.claim(at, id);
            }
        }
    }

    /// Notes which rows are entries, for the sub-projects that name them.
    pub fn note_entries(&mut self, some: &[usize]) {
        for at in some.iter().copied().filter(|at| self.ledger.rows[*at].parent.is_none()) {
            self.entries.entry(self.name(at)).or_default().push(at);
            let row = &self.ledger.rows[at];
            self.numbered.insert((row.sheet.as_ref(), row.row), at);
        }
    }

    /// Two rows cannot mean one project.
    fn claim(&mut self, at: usize, id: ProjectId) {
        match self.claimed.get(&id) {
            Some(other) if *other != at => self.refuse(at, self.twice(at, id)),
            _ => {
                self.claimed.insert(id, at);
                if let Some(Some(Ok(matched))) = self.rows.get_mut(at) {
                    matched.known = Some(id);
                }
            }
        }
    }

    fn is_former(&self, at: usize) -> bool {
        self.ledger.rows[at].number.is_some_and(|number| self.board.merged.contains_key(&number))
    }

    /// Why a row cannot go in that means a project which another row means: its own name or number is
    /// that of a project that was merged, or the two rows say the same.
    fn twice(&self, at: usize, id: ProjectId) -> IssueCode {
        let known = self.board.projects.get(&id);
        let called = known.is_some_and(|it| normalised(it.facts.name.as_str()) == self.name(at));
        let former = !called && !self.board.merged_into(id).is_empty();
        if former { IssueCode::MergedProject } else { IssueCode::DuplicateName }
    }

    fn refuse(&mut self, at: usize, code: IssueCode) {
        let row = &self.ledger.rows[at];
        self.reject(at, issue(row, "", code, row.facts.name.as_str()));
    }

    /// Rejects a row because of `issue`.
    pub fn reject(&mut self, at: usize, issue: Issue) {
        self.rows[at] = Some(Err(issue));
    }

    /// What a row means as far as that is known.
    pub fn matched(&self, at: usize) -> Option<RowMatch> {
        self.rows.get(at)?.as_ref()?.as_ref().ok().copied()
    }

    /// Whether a row may go in and names no project that is there.
    pub fn is_open(&self, at: usize) -> bool {
        self.matched(at).is_some_and(|matched| matched.known.is_none())
    }

    /// Whether rows of that normalised name were decided to be new projects.
    pub fn is_added(&self, name: &str) -> bool {
        self.added.contains(name)
    }

    /// A row's name in the form in which names are compared.
    pub fn name(&self, at: usize) -> String {
        normalised(self.ledger.rows[at].facts.name.as_str())
    }

    /// What each row means; a sub-project whose entry is out is out itself.
    pub fn finish(self) -> Vec<Result<RowMatch, Issue>> {
        let rows = self.rows.into_iter().zip(&self.ledger.rows);
        rows.map(|(matched, row)| {
            matched.unwrap_or_else(|| Err(issue(row, "", IssueCode::ParentRejected, "")))
        })
        .collect()
    }
}
