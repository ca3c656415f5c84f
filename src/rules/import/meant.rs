//! Which project each row means, worked out for all rows together before any is compared, so that
//! nothing depends on their order.

use std::collections::HashMap;

use super::{
    Question, facts, issue,
    match_rows::{Home, Index},
    place,
    register::Register,
    rename,
};
use crate::{
    board::Board,
    model::ledger::{Issue, IssueCode, Ledger, LedgerRow},
    value::{ProjectId, RegionId, text::normalised},
};

mod entry;

/// What a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant {
    /// Its region.
    pub region: RegionId,
    /// The project it names; none for a new one.
    pub known: Option<ProjectId>,
    /// Where its name has to be the only one.
    pub home: Home,
}

/// What all rows mean, and what is wrong with the decisions about renames.
pub struct Meanings {
    /// Row by row, in the order of the ledger.
    pub rows: Vec<Result<Meant, Issue>>,
    /// Faults of the ledger as a whole.
    pub whole: Vec<Issue>,
    /// Rows that somebody has to decide on; each is rejected until then.
    pub questions: Vec<Question>,
}

/// Works out what the rows mean: entries first, then the sub-projects within them.
pub fn of(board: &Board, ledger: &Ledger, register: &mut Register<'_>) -> Meanings {
    let index = Index::of(board);
    let mut matcher = Matcher {
        board,
        ledger,
        index: &index,
        register,
        rows: ledger.rows.iter().map(|_| None).collect(),
        claimed: HashMap::new(),
        entries: HashMap::new(),
        numbered: HashMap::new(),
    };
    let (entries, parts): (Vec<usize>, Vec<usize>) =
        (0..ledger.rows.len()).partition(|at| ledger.rows[*at].parent.is_none());
    let mut whole = Vec::new();
    for some in [entries, parts] {
        matcher.identify(&some);
        matcher.claim_names(&some);
        matcher.note_entries(&some);
    }
    let questions = rename::ask(&mut matcher, &mut whole);
    Meanings { rows: matcher.finish(), whole, questions }
}

/// The matching under way.
pub struct Matcher<'a, 'b> {
    pub board: &'a Board,
    pub ledger: &'a Ledger,
    pub index: &'a Index,
    register: &'a mut Register<'b>,
    /// What is known of each row; nothing before it was looked at.
    pub rows: Vec<Option<Result<Meant, Issue>>>,
    /// Which row names a project.
    pub claimed: HashMap<ProjectId, usize>,
    /// Rows of entries by their normalised name, for sub-projects that name them.
    entries: HashMap<String, Vec<usize>>,
    /// Rows of entries by the spreadsheet's row number.
    numbered: HashMap<u32, usize>,
}

impl Matcher<'_, '_> {
    /// Reads region and home of each row, and claims what is named by number or code.
    fn identify(&mut self, some: &[usize]) {
        for at in some.iter().copied() {
            let meant = self.identified(&self.ledger.rows[at]);
            self.rows[at] = Some(meant);
        }
        for at in some.iter().copied() {
            if let Some(id) = self.meant(at).and_then(|meant| meant.known) {
                self.claim(at, id);
            }
        }
        self.refuse_namesakes(some);
    }

    fn identified(&mut self, row: &LedgerRow) -> Result<Meant, Issue> {
        facts::check(row)?;
        let known = self.index.numbered_or_coded(self.board, row)?;
        let entry = row.parent.as_ref().map(|parent| self.entry(row, parent)).transpose()?;
        let standing = known.and_then(|id| self.board.projects.get(&id)?.region());
        let inherited = entry.as_ref().map(|(_, region)| *region);
        let region = match place::region(self.board, self.register, row) {
            Ok(region) => region,
            Err(issue) if row.region.is_none() => standing.or(inherited).ok_or(issue)?,
            Err(issue) => return Err(issue),
        };
        let home = entry.map_or(Home::Region(region), |(home, _)| home);
        Ok(Meant { region, known, home })
    }

    /// Of two rows with one name in one home the later cannot go in.
    fn refuse_namesakes(&mut self, some: &[usize]) {
        let mut names: HashMap<(Home, String), usize> = HashMap::new();
        for at in some.iter().copied() {
            let Some(meant) = self.meant(at) else { continue };
            if let Some(first) = names.insert((meant.home, self.name(at)), at) {
                names.insert((meant.home, self.name(at)), first);
                self.refuse(at, IssueCode::DuplicateName);
            }
        }
    }

    /// Gives rows without number and code the project that is called so, else the one that somebody
    /// decided on.
    fn claim_names(&mut self, some: &[usize]) {
        self.claim_by(some, |this, at| {
            let meant = this.meant(at)?;
            this.index.named(meant.home, meant.region, &this.name(at))
        });
        self.claim_by(some, |this, at| {
            rename::decided(this, at).filter(|id| !this.claimed.contains_key(id))
        });
    }

    fn claim_by(&mut self, some: &[usize], find: impl Fn(&Self, usize) -> Option<ProjectId>) {
        for at in some.iter().copied() {
            let found = if self.is_open(at) { find(self, at) } else { None };
            if let Some(id) = found {
                self.claim(at, id);
            }
        }
    }

    fn note_entries(&mut self, some: &[usize]) {
        for at in some.iter().copied().filter(|at| self.ledger.rows[*at].parent.is_none()) {
            self.entries.entry(self.name(at)).or_default().push(at);
            self.numbered.insert(self.ledger.rows[at].row, at);
        }
    }

    /// Two rows cannot mean one project.
    fn claim(&mut self, at: usize, id: ProjectId) {
        match self.claimed.get(&id) {
            Some(other) if *other != at => self.refuse(at, IssueCode::DuplicateName),
            _ => {
                self.claimed.insert(id, at);
                if let Some(Some(Ok(meant))) = self.rows.get_mut(at) {
                    meant.known = Some(id);
                }
            }
        }
    }

    fn refuse(&mut self, at: usize, code: IssueCode) {
        let row = &self.ledger.rows[at];
        self.reject(at, issue(row, "", code, row.name.as_str()));
    }

    /// Puts a row out.
    pub fn reject(&mut self, at: usize, issue: Issue) {
        self.rows[at] = Some(Err(issue));
    }

    /// What a row means as far as that is known.
    pub fn meant(&self, at: usize) -> Option<Meant> {
        self.rows.get(at)?.as_ref()?.as_ref().ok().copied()
    }

    /// Whether a row may go in and names no project that is there.
    pub fn is_open(&self, at: usize) -> bool {
        self.meant(at).is_some_and(|meant| meant.known.is_none())
    }

    /// A row's name in the form in which names are compared.
    pub fn name(&self, at: usize) -> String {
        normalised(self.ledger.rows[at].name.as_str())
    }

    fn finish(self) -> Vec<Result<Meant, Issue>> {
        let rows = self.rows.into_iter().zip(&self.ledger.rows);
        rows.map(|(meant, row)| {
            meant.unwrap_or_else(|| Err(issue(row, "", IssueCode::ParentRejected, "")))
        })
        .collect()
    }
}
