//! What was built on an import since, and keeps it from being taken back.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    board::{
        Board,
        imports::{Before, ImportRecord},
    },
    event::Subject,
    model::{
        list::{List, ListEntry},
        rule::RuleScope,
    },
    value::{ListId, Month, ProjectId, RegionId, Seq, UnitId},
};

mod named;
mod parts;

/// The things that changed since the import, or name what it added.
pub fn built_on(board: &Board, record: &ImportRecord) -> BTreeSet<Subject> {
    let mut search = Search::new(board, record);
    for before in &record.before {
        search.changed(before);
    }
    search.parts_of_projects();
    search.things_of_projects();
    search.papers();
    search.editions();
    search.entries();
    search.names_of_units_and_regions();
    search.found
}

/// The search under way: what the import touched, and what was found.
struct Search<'a> {
    board: &'a Board,
    record: &'a ImportRecord,
    /// Projects that it added.
    added: BTreeSet<ProjectId>,
    /// Projects that it added or changed.
    touched: BTreeSet<ProjectId>,
    regions: BTreeSet<RegionId>,
    units: BTreeSet<UnitId>,
    lists: BTreeSet<ListId>,
    /// The months that it opened and closed.
    months: BTreeSet<Month>,
    /// Entries as it set them.
    set: BTreeMap<(ListId, ProjectId), &'a ListEntry>,
    found: BTreeSet<Subject>,
}

impl<'a> Search<'a> {
    fn new(board: &'a Board, record: &'a ImportRecord) -> Self {
        let mut search = Self {
            board,
            record,
            added: BTreeSet::new(),
            touched: BTreeSet::new(),
            regions: BTreeSet::new(),
            units: BTreeSet::new(),
            lists: BTreeSet::new(),
            months: BTreeSet::new(),
            set: BTreeMap::new(),
            found: BTreeSet::new(),
        };
        for before in &record.before {
            search.touch(before);
        }
        search
    }

    fn touch(&mut self, before: &'a Before) {
        match before {
            Before::Absent(subject) => {
                self.touched.extend(subject.project());
                match subject {
                    Subject::Project(id) => _ = self.added.insert(*id),
                    Subject::Region(id) => _ = self.regions.insert(*id),
                    Subject::Unit(id) => _ = self.units.insert(*id),
                    Subject::List(id) => _ = self.lists.insert(*id),
                    Subject::Period(month) => _ = self.months.insert(*month),
                    _ => {}
                }
            }
            Before::Project(id, _)
            | Before::Milestone(id, _)
            | Before::Plan(id, ..)
            | Before::Report(id, ..) => _ = self.touched.insert(*id),
            Before::Entry(list, project, entry) => {
                self.set.insert((*list, *project), &entry.set);
            }
            Before::Shape(..) => {}
        }
    }

    /// Whether something changed after the import, the taking back of later imports left aside.
    fn is_later(&self, version: Seq) -> bool {
        self.board.imports.standing(version) > self.record.last
    }

    fn later(&mut self, subject: Subject, version: Option<Seq>) {
        // What is gone was taken away by something else.
        if version.is_none_or(|version| self.is_later(version)) {
            self.found.insert(subject);
        }
    }

    /// The thing itself, where it changed since.
    fn changed(&mut self, before: &Before) {
        let subject = match before {
            // Entries are compared one by one.
            Before::Absent(Subject::List(_)) | Before::Entry(..) => return,
            Before::Absent(subject) => *subject,
            Before::Project(id, _) => Subject::Project(*id),
            Before::Milestone(id, milestone) => Subject::Milestone(*id, milestone.id),
            Before::Plan(id, year, _) => Subject::Plan(*id, *year),
            Before::Report(id, month, _) => Subject::Report(*id, *month),
            Before::Shape(list, shape) => {
                let known = self.board.lists.get(list).and_then(|list| list.shape.as_ref());
                if known != Some(&shape.set) {
                    self.found.insert(Subject::List(*list));
                }
                return;
            }
        };
        self.later(subject, self.board.version(subject));
    }

    /// Lists on which the import's entries changed, or that name what it added.
    fn entries(&mut self) {
        let mut found = BTreeSet::new();
        for ((list, project), set) in &self.set {
            let known = self.board.lists.get(list).and_then(|list| list.entries.get(project));
            if known != Some(*set) {
                found.insert(Subject::List(*list));
            }
        }
        for list in self.board.lists.values() {
            if self.is_on(list) {
                found.insert(Subject::List(list.id));
            }
        }
        self.found.extend(found);
    }

    fn is_on(&self, list: &List) -> bool {
        let own = self.lists.contains(&list.id);
        let altered = own && (list.plans_until.is_some() || self.scopes_name(list.id));
        let others = list.entries.keys().any(|project| {
            !self.set.contains_key(&(list.id, *project)) && (own || self.added.contains(project))
        });
        altered || others
    }

    fn scopes_name(&self, list: ListId) -> bool {
        self.board.rules.assigned.iter().any(|assigned| match &assigned.scope {
            RuleScope::List(id) | RuleScope::Campaign { list: Some(id), .. } => *id == list,
            _ => false,
        })
    }
}
