//! Which lines are ticked, opened, refused or done with. A tick holds for the version that was looked
//! at: a report that somebody changes meanwhile has to be ticked again.

use std::collections::{BTreeMap, BTreeSet};

use battle_map::{value::Seq, view::review::ReviewRow};
use leptos::prelude::*;

use super::order::{Line, ReportKey};

/// What the reader did to lines.
#[derive(Clone, Copy)]
pub struct Selection {
    /// The ticked reports, with the version that was looked at.
    chosen: RwSignal<BTreeMap<ReportKey, Seq>>,
    opened: RwSignal<BTreeSet<ReportKey>>,
    /// Why the server refused what was asked of a report.
    refused: RwSignal<BTreeMap<ReportKey, String>>,
    /// The versions that were accepted or given back, while the view still shows them.
    done: RwSignal<BTreeMap<ReportKey, Seq>>,
}

impl Selection {
    /// Nothing ticked.
    pub fn begin() -> Self {
        Self {
            chosen: RwSignal::default(),
            opened: RwSignal::default(),
            refused: RwSignal::default(),
            done: RwSignal::default(),
        }
    }

    /// The lines that stay although they leave the list. What was dealt with here does not.
    pub fn held(self) -> BTreeSet<ReportKey> {
        let mut held: BTreeSet<_> = self.chosen.with(|chosen| chosen.keys().copied().collect());
        self.refused.with(|refused| held.extend(refused.keys()));
        self.opened.with(|opened| held.extend(opened));
        self.done.with(|done| held.retain(|key| !done.contains_key(key)));
        held
    }

    /// Whether something may be asked of the line.
    pub fn is_open(self, line: &Line) -> bool {
        line.listed && (line.row.may_accept || line.row.may_return) && !self.is_done(line)
    }

    /// Whether it was dealt with here and the view does not show it yet.
    pub fn is_done(self, line: &Line) -> bool {
        self.done.with(|done| done.get(&line.key()) == Some(&line.row.version))
    }

    /// Whether the line is ticked as it stands.
    pub fn is_chosen(self, line: &Line) -> bool {
        self.is_open(line)
            && self.chosen.with(|chosen| chosen.get(&line.key()) == Some(&line.row.version))
    }

    /// Whether somebody else changed the report since it was ticked.
    pub fn is_overtaken(self, line: &Line) -> bool {
        let chosen = self.chosen.with(|chosen| chosen.get(&line.key()).copied());
        chosen.is_some_and(|version| !line.listed || version != line.row.version)
    }

    /// Why what was asked of the report was refused.
    pub fn refusal(self, line: &Line) -> Option<String> {
        self.refused.with(|refused| refused.get(&line.key()).cloned())
    }

    /// Ticks a line, or takes its tick back.
    pub fn choose(self, line: &Line, chosen: bool) {
        self.choose_all(std::slice::from_ref(line), chosen);
    }

    /// Ticks lines, or takes their ticks back.
    pub fn choose_all(self, lines: &[Line], choose: bool) {
        let lines: Vec<&Line> =
            lines.iter().filter(|line| untrack(|| self.is_open(line))).collect();
        let keys: BTreeSet<_> = lines.iter().map(|line| line.key()).collect();
        self.chosen.update(|chosen| {
            for line in &lines {
                chosen.remove(&line.key());
                if choose {
                    chosen.insert(line.key(), line.row.version);
                }
            }
        });
        self.refused.update(|refused| refused.retain(|key, _| !keys.contains(key)));
        // Handed in again after it was dealt with here.
        self.done.update(|done| done.retain(|key, _| !keys.contains(key)));
    }

    /// Notes whether the words of a line are shown.
    pub fn open(self, key: ReportKey, shown: bool) {
        self.opened.update(|opened| {
            if shown {
                opened.insert(key);
            } else {
                opened.remove(&key);
            }
        });
    }

    /// The reports that are ticked as they stand.
    pub fn picked(self, lines: &[Line]) -> Vec<ReviewRow> {
        lines.iter().filter(|line| self.is_chosen(line)).map(|line| line.row.clone()).collect()
    }

    /// Notes what was dealt with.
    pub fn settle(self, reports: &[(ReportKey, Seq)]) {
        self.done.try_update(|done| done.extend(reports.iter().copied()));
        self.chosen.try_update(|chosen| {
            for (key, _) in reports {
                chosen.remove(key);
            }
        });
    }

    /// Notes what was refused, and takes the ticks back.
    pub fn refuse(self, reports: impl IntoIterator<Item = (ReportKey, String)>) {
        let reports: Vec<_> = reports.into_iter().collect();
        self.chosen.try_update(|chosen| {
            for (key, _) in &reports {
                chosen.remove(key);
            }
        });
        self.refused.try_update(|refused| refused.extend(reports));
    }
}
