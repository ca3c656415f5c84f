//! One edition opened: what it says, what differs from the one before, and for the office whether its
//! closed month has become another since.

use serde::{Deserialize, Serialize};

use super::{
    line::{EditionLine, line},
    part,
};
use crate::{
    access::Screen,
    evaluation::month,
    event::Recorded,
    model::{
        edition::{
            Difference, Edition, EditionKind, EditionMark, MonthFigures, ProjectRow, differences,
        },
        rule::Lamp,
    },
    query::queries,
    value::{EditionId, ProjectId, Seq, Timestamp},
    view::{
        assessment::{Assessment, count},
        bulletin::Bulletin,
        figures::{Investment, ShownFinding},
        frozen::{bulletin, differs, figures, rows_of},
        head::Frame,
        month_tables::MonthTables,
        paged::Part,
        seen::{Answer, Needs, Seen, Unanswered},
    },
};

/// How many projects, and how many rows that differ, a page shows; the rest is counted.
const SHOWN: usize = 200;

/// One edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OneEdition {
    /// The edition's identifier.
    pub id: EditionId,
    /// Whether all that was overdue is listed, as for a file: only the server itself asks so.
    #[serde(skip)]
    pub whole: bool,
}

queries! {
    OneEdition => EditionView = "edition",
}

/// What the board says now of a closed month, where that is not what its last edition says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outdated {
    /// The first of the rows that a further edition would change.
    pub differs: Vec<Difference>,
    /// How many rows it would change.
    pub rows: u32,
    /// The version of the period that a command must name.
    pub version: Seq,
}

/// One project of an edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditionProject {
    /// The project.
    pub id: ProjectId,
    /// The name it had.
    pub name: String,
    /// The name of its region then.
    pub region: String,
    /// The name of the unit that was responsible.
    pub unit: String,
    /// What the rules came to.
    pub lamp: Lamp,
    /// Its investment against the schedule; none where it could not be judged.
    pub investment: Option<Investment>,
    /// What the rules that judge months had found, the gravest first.
    pub findings: Vec<ShownFinding>,
}

/// One edition, opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditionView {
    /// City, period, data age.
    pub frame: Frame,
    /// Which edition it is.
    pub line: EditionLine,
    /// The other editions of the same kind and month, newest first.
    pub others: Vec<EditionMark>,
    /// What it says.
    pub said: EditionBody,
    /// For the office, of the last edition: what has become another since.
    pub outdated: Option<Outdated>,
}

/// What an edition says, by its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum EditionBody {
    /// 月度数据.
    Month(Box<MonthSaid>),
    /// 通报.
    Bulletin(Box<Bulletin>),
}

/// What the edition of a closed month says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MonthSaid {
    /// Its tables.
    pub tables: MonthTables,
    /// The first of the projects of which the rules had found something, the farthest behind first.
    pub found: Vec<EditionProject>,
    /// Of how many projects the rules had found something.
    pub found_in_all: u32,
    /// The first of the rows in which it differs from the edition before.
    pub differs: Vec<Difference>,
    /// The last bulletin of the month that is out.
    pub bulletin: Option<EditionMark>,
    /// For the office, of the last edition: the version of the period whose bulletin may go out now,
    /// because none is out with these figures.
    pub unpublished: Option<Seq>,
}

impl Answer for OneEdition {
    const SCREEN: Screen = Screen::Projects;

    fn needs(&self, _seen: &Seen) -> Needs {
        rows_of(self.id)
    }

    fn answer(
        &self,
        seen: &Seen,
        history: &[Recorded],
        now: Timestamp,
    ) -> Result<Self::View, Unanswered> {
        let (assessment, board) = (&seen.assessment, &seen.assessment.board);
        let edition = board.editions.get(&self.id).ok_or(Unanswered::NotFound)?;
        let line = line(board, edition);
        let said = said(seen, edition, line.superseded, history, part(self.whole));
        let said = said.ok_or(Unanswered::NotFound)?;
        let others = board.editions.values().rev().filter(|other| {
            (other.kind, other.period) == (edition.kind, edition.period) && other.id != edition.id
        });
        Ok(EditionView {
            frame: Frame::of(assessment, now),
            line,
            others: others.map(|other| other.mark()).collect(),
            said,
            outdated: (seen.actor.is_office() && !line.superseded)
                .then(|| outdated(assessment, edition))
                .flatten(),
        })
    }
}

fn said(
    seen: &Seen,
    edition: &Edition,
    superseded: bool,
    history: &[Recorded],
    part: Part,
) -> Option<EditionBody> {
    let mark = edition.mark();
    if edition.kind == EditionKind::Bulletin {
        let bulletin = Bulletin::out(mark, bulletin(history)?)?;
        return Some(EditionBody::Bulletin(Box::new(bulletin)));
    }
    let board = &seen.assessment.board;
    let figures = figures(history)?;
    let last = board.edition(EditionKind::Bulletin, edition.period);
    let waits =
        seen.actor.is_office() && !superseded && last.is_none_or(|last| last.id < edition.id);
    let period = board.periods.get(&edition.period).filter(|period| period.is_closed() && waits);
    Some(EditionBody::Month(Box::new(MonthSaid {
        tables: MonthTables::of(mark, figures, part)?,
        found: found(figures),
        found_in_all: count(figures.projects.iter().filter(|row| is_found(row)).count()),
        differs: differs(history).iter().take(SHOWN).cloned().collect(),
        bulletin: last.map(Edition::mark),
        unpublished: period.map(|period| period.version),
    })))
}

/// What a further edition would change; none where nothing has become another, and while the month is
/// open again.
pub(in crate::view) fn outdated(assessment: &Assessment, edition: &Edition) -> Option<Outdated> {
    let board = &assessment.board;
    if edition.kind != EditionKind::Month {
        return None;
    }
    let period = board.periods.get(&edition.period).filter(|period| period.is_closed())?;
    let now = month::figures(board, edition.period, assessment.context.day);
    let mut differs = differences(&edition.outline, &now);
    let rows = count(differs.len());
    differs.truncate(SHOWN);
    (rows > 0).then_some(Outdated { differs, rows, version: period.version })
}

/// The projects of which something was found, the farthest behind first.
fn found(figures: &MonthFigures) -> Vec<EditionProject> {
    let mut rows: Vec<&ProjectRow> = figures.projects.iter().filter(|row| is_found(row)).collect();
    let month = figures.month;
    let behind = |row: &ProjectRow| row.measure(month).map(|measure| measure.lag());
    rows.sort_by(|a, b| {
        a.lamp.cmp(&b.lamp).then_with(|| behind(b).cmp(&behind(a))).then(a.project.cmp(&b.project))
    });
    let project = |row: &ProjectRow| EditionProject {
        id: row.project,
        name: row.name.clone(),
        region: row.region.and_then(|id| figures.region_name(id)).unwrap_or_default().to_owned(),
        unit: row.unit.clone(),
        lamp: row.lamp,
        investment: row.measure(month).as_ref().map(Investment::of),
        findings: row.findings(month).map(|finding| ShownFinding::from(&finding)).collect(),
    };
    rows.into_iter().take(SHOWN).map(project).collect()
}

const fn is_found(row: &ProjectRow) -> bool {
    !row.findings.is_empty()
}
