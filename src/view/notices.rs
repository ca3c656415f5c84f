//! 点球 as screens show them: the register, one notice with its timeline, the form that writes one,
//! the lines on wall and desk, and the record of every unit.

use serde::{Deserialize, Serialize};

use super::{
    assessment::Assessment,
    head::Frame,
    paged::{Paged, Part},
};
use crate::{
    access,
    board::Board,
    event::Subject,
    model::{
        actor::Actor,
        notice::{Addressee, Mover, Notice, Side},
    },
    value::{NoticeId, ProjectId, Timestamp, Year},
};

mod documents;
mod file;
mod form;
mod line;
mod print;
mod query;
mod record;
mod row;

pub use documents::{DocumentsView, documents};
pub use file::{Allowed, IssueWarning, IssuedNotice, NoticeBody, NoticeFile, notice_file};
pub use form::{AddresseeChoice, DocumentChoice, NoticeForm, notice_form};
pub use line::{FRESH, NoticeLine, due_from, foremost, issued_in, of_project, running, unsigned};
pub use print::notice_print;
pub use query::{NoticeProgress, NoticeQuery};
pub use record::{UnitRecord, records};
pub use row::NoticeRow;
use row::row;

/// The register of notices, as far as its reader may see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoticesView {
    /// City, period, data age.
    pub frame: Frame,
    /// The rows that pass: those longest overdue first, then the latest.
    pub rows: Paged<NoticeRow>,
    /// How many notices of the whole register are not over.
    pub open: u32,
    /// How many of those are overdue.
    pub overdue: u32,
    /// What the filter offers.
    pub choices: NoticeChoices,
    /// Every unit's record; none for those whom it is no business of.
    pub records: Option<Paged<UnitRecord>>,
    /// Whether whoever looks writes notices.
    pub writes: bool,
}

/// What the register can be narrowed to: what occurs in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NoticeChoices {
    /// Addressees with their parameter.
    pub addressees: Vec<(String, String)>,
    /// Regions with their parameter.
    pub regions: Vec<(String, String)>,
    /// In whose names they were issued.
    pub signatories: Vec<String>,
    /// The years of their numbers.
    pub years: Vec<Year>,
}

/// The register as `actor` sees it at `now`.
pub fn notices(
    assessment: &Assessment,
    actor: &Actor,
    query: &NoticeQuery,
    now: Timestamp,
) -> NoticesView {
    shown(assessment, actor, query, Part::Page(query.page), now)
}

/// The same with all rows that pass, for a file.
pub fn whole_register(
    assessment: &Assessment,
    actor: &Actor,
    query: &NoticeQuery,
    now: Timestamp,
) -> NoticesView {
    shown(assessment, actor, query, Part::Whole, now)
}

fn shown(
    assessment: &Assessment,
    actor: &Actor,
    query: &NoticeQuery,
    part: Part,
    now: Timestamp,
) -> NoticesView {
    let board = &assessment.board;
    let seen: Vec<&Notice> = board
        .notices
        .values()
        .map(AsRef::as_ref)
        .filter(|notice| access::may_see_notice(actor, notice))
        .collect();
    let runs = |notice: &&&Notice| notice.reached().is_some_and(|reached| !reached.is_over());
    let running: Vec<_> = seen.iter().filter(runs).collect();
    let late = running.iter().filter(|notice| notice.turn().overdue(now).is_some());
    let (open, overdue) = (count(running.len()), count(late.count()));
    let passing = seen.iter().filter(|notice| query.passes(board, notice, now));
    let mut passing: Vec<&Notice> = passing.copied().collect();
    // What is not issued yet waits for whoever writes it, and stands above what was.
    let place = |notice: &&Notice| {
        let issued = notice.outline().map(|known| known.issued_on);
        std::cmp::Reverse((notice.turn().overdue(now), issued.is_none(), issued, notice.id))
    };
    passing.sort_by_cached_key(place);
    let rows = Paged::part(&passing, part, |notice| row(board, notice, now));
    NoticesView {
        frame: Frame::of(assessment, now),
        rows,
        open,
        overdue,
        choices: choices(board, &seen),
        records: actor.is_office().then(|| {
            let part = if part == Part::Whole { part } else { Part::Page(query.records) };
            records(&seen, part, now)
        }),
        writes: access::writes_notices(actor),
    }
}

fn choices(board: &Board, seen: &[&Notice]) -> NoticeChoices {
    let outlines: Vec<_> = seen.iter().filter_map(|notice| notice.outline()).collect();
    let papers = seen.iter().filter_map(|notice| Some(&notice.issued()?.paper));
    let mut addressees: Vec<_> = outlines
        .iter()
        .map(|known| (addressee_code(known.addressee), known.addressee_name.to_string()))
        .collect();
    addressees.sort();
    addressees.dedup_by(|a, b| a.0 == b.0);
    let projects = seen.iter().filter_map(|notice| board.projects.get(&notice.project));
    let ids = projects.flat_map(|project| project.facts.regions.iter().map(|share| share.region));
    let ids: std::collections::BTreeSet<_> = ids.collect();
    let regions = ids.into_iter().filter_map(|id| board.regions.get(&id));
    let mut signatories: Vec<_> = papers.map(|paper| paper.signatory.to_string()).collect();
    signatories.sort();
    signatories.dedup();
    let mut years: Vec<_> = outlines.iter().map(|known| known.number.year).collect();
    years.sort();
    years.dedup();
    NoticeChoices {
        addressees,
        regions: regions.map(|r| (r.id.to_string(), r.name.to_string())).collect(),
        signatories,
        years,
    }
}

/// The parameter of an addressee in URLs and forms: `unit-3`, `region-2`.
pub fn addressee_code(addressee: Addressee) -> String {
    match addressee.side {
        Side::Unit(unit) => format!("unit-{unit}"),
        Side::Region(region) => format!("region-{region}"),
    }
}

/// The addressee of a parameter.
pub fn addressee_of(code: &str) -> Option<Addressee> {
    let (kind, id) = code.split_once('-')?;
    match kind {
        "unit" => id.parse().ok().map(Addressee::unit),
        "region" => id.parse().ok().map(Addressee::region),
        _ => None,
    }
}

/// What a command about a notice names as read: a draft is no part of its project yet.
pub const fn subject(notice: NoticeId, project: ProjectId, issued: bool) -> Subject {
    if issued { Subject::Notice(project, notice) } else { Subject::Draft(notice) }
}

fn count(number: usize) -> u32 {
    super::assessment::count(number)
}

/// Whether the addressee has the move.
const fn waits_for_addressee(mover: Mover) -> bool {
    mover.is_addressee()
}

#[cfg(test)]
mod tests;
