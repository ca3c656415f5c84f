//! 合并重复项目: which projects are probably one, and what merging two of them would join.

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    facts::{self, FactWords},
    figures::ShownFinding,
    head::Frame,
    named::Named,
    seen::{Answer, Seen, Unanswered},
};
use crate::{
    access::Screen,
    board::{Board, merges::Belongings},
    command::ReadVersion,
    event::{Recorded, Subject},
    model::{
        card::{Card, CardLevel, CardStep},
        milestone::{Milestone, MilestoneKind},
        notice::{Notice, NoticeState},
        project::{Contradictions, FactField, Project, counterpart},
    },
    query::queries,
    rules::project::merge::hindrance,
    value::{CardId, LedgerDate, MilestoneId, Money, Month, NoticeId, ProjectId, Timestamp, Year},
};

mod doubles;
#[cfg(test)]
mod tests;

pub use doubles::{Double, Likely};

/// The page on which doubles are merged.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Merging {
    /// The project that stays; `None` while it is to be chosen from all that are probably doubled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stays: Option<ProjectId>,
    /// The project that is to be retired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retires: Option<ProjectId>,
}

queries! {
    Merging => MergingView = "merging",
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MergingView {
    /// City, period, data age.
    pub frame: Frame,
    /// The project that stays, once it is chosen.
    pub stays: Option<Named<ProjectId>>,
    /// Projects that are probably one: those like the one that stays, else those of the whole city.
    pub doubles: Vec<Double>,
    /// What merging the two would join; `None` until both are chosen.
    pub sheet: Option<Box<MergeSheet>>,
    /// The project that was to be retired, if it was: it is merged into the one that stays.
    pub merged: Option<Named<ProjectId>>,
}

/// What merging two projects would join.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MergeSheet {
    /// The project that stays.
    pub stays: Named<ProjectId>,
    /// The project that is retired.
    pub retires: Named<ProjectId>,
    /// The code of the refusal that stands in the way; `None` where the two can be merged.
    pub hindrance: Option<String>,
    /// In what the two contradict each other.
    pub differs: Vec<Differing>,
    /// Fields that only the retired one states, with what it says.
    pub fills: Vec<(FactField, FactWords)>,
    /// How much comes along, by the codes of the catalogue's `merge.joins.*` texts; what there is none of
    /// is left out.
    pub joins: Vec<(String, u32)>,
    /// The cards among it, ended ones too.
    pub cards: Vec<JoiningCard>,
    /// The notices among it, drafts too.
    pub notices: Vec<JoiningNotice>,
    /// What a command about it is based on.
    pub reads: Vec<ReadVersion>,
}

/// A card that comes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningCard {
    /// The card.
    pub id: CardId,
    /// Its colour; of one that is escalated, that on its way.
    pub level: CardLevel,
    /// The step of its course that it has reached.
    pub step: CardStep,
    /// What it rests on.
    pub finding: ShownFinding,
}

/// A notice that comes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningNotice {
    /// The notice.
    pub id: NoticeId,
    /// Its whole number; `None` before it is issued.
    pub number: Option<String>,
    /// 事由: what it is about; `None` where its draft does not say yet.
    pub subject: Option<String>,
    /// The code of its state, by the catalogue's `notice-state.*` texts.
    pub state: String,
}

/// One thing in which the two contradict each other, with what each of them says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Differing {
    /// A field of the facts.
    Field(FactField, FactWords, FactWords),
    /// The plan of a year.
    Plan(Year, Money, Money),
    /// The report of a month, by its money since January.
    Report(Month, Option<Money>, Option<Money>),
    /// A milestone of the retired one and its counterpart.
    Milestone(MilestoneId, Box<MilestonePair>),
}

/// Two milestones that mean the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestonePair {
    /// What kind they are of.
    pub kind: MilestoneKind,
    /// The name of a step.
    pub name: Option<String>,
    /// The one of the project that stays.
    pub stays: MilestoneWords,
    /// The one of the project that is retired.
    pub retires: MilestoneWords,
}

/// What stands of a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneWords {
    /// The planned date in force.
    pub plan: Option<LedgerDate>,
    /// Whether it was reached; `None` while nobody said.
    pub reached: Option<bool>,
    /// The date on which it was reached.
    pub on: Option<LedgerDate>,
}

impl Answer for Merging {
    const SCREEN: Screen = Screen::Office;

    fn answer(
        &self,
        seen: &Seen,
        _history: &[Recorded],
        now: Timestamp,
    ) -> Result<MergingView, Unanswered> {
        if !seen.actor.is_office() {
            return Err(Unanswered::NotAllowed);
        }
        merging(&seen.assessment, self, now)
    }
}

fn merging(
    assessment: &Assessment,
    asked: &Merging,
    now: Timestamp,
) -> Result<MergingView, Unanswered> {
    let board = &assessment.board;
    let stays = asked.stays.map(|id| known(board, board.standing(id))).transpose()?;
    let merged = asked.retires.filter(|id| {
        let into = board.merged.contains_key(id).then(|| board.standing(*id));
        into.is_some() && into == stays.map(|stays| stays.id)
    });
    let retires = asked.retires.filter(|_| merged.is_none());
    let retires = retires.map(|id| known(board, board.standing(id))).transpose()?;
    let sheet = stays.zip(retires).map(|(stays, retires)| Box::new(sheet(board, stays, retires)));
    let doubles = if sheet.is_some() { Vec::new() } else { doubles::of(board, stays) };
    Ok(MergingView {
        frame: Frame::of(assessment, now),
        stays: stays.map(named),
        doubles,
        sheet,
        merged: merged
            .and_then(|id| Some(Named { id, name: board.merged.get(&id)?.facts.name.to_string() })),
    })
}

fn known(board: &Board, id: ProjectId) -> Result<&Project, Unanswered> {
    board.projects.get(&id).map(AsRef::as_ref).ok_or(Unanswered::NotFound)
}

fn named(project: &Project) -> Named<ProjectId> {
    Named { id: project.id, name: project.facts.name.to_string() }
}

fn sheet(board: &Board, stays: &Project, retires: &Project) -> MergeSheet {
    let words = |project: &Project, field| facts::words(&project.facts, field, board);
    let fills = FactField::ALL.into_iter().filter(|field| stays.facts.get(*field).is_none());
    let reads = [stays, retires].map(|project| ReadVersion {
        subject: Subject::Project(project.id),
        version: project.version,
    });
    let belongings = Belongings::of(board, retires.id);
    let cards = belongings.cards.iter().filter_map(|id| board.cards.get(id));
    let notices = belongings.notices.iter().filter_map(|id| board.notices.get(id));
    MergeSheet {
        cards: cards.map(|card| joining_card(card)).collect(),
        notices: notices.map(|notice| joining_notice(notice)).collect(),
        stays: named(stays),
        retires: named(retires),
        hindrance: hindrance(board, stays, retires).map(|refusal| refusal.code().to_owned()),
        differs: differs(board, stays, retires),
        fills: fills.filter_map(|field| Some((field, words(retires, field)?))).collect(),
        joins: joins(board, stays, retires, &belongings),
        reads: reads.into(),
    }
}

fn differs(board: &Board, stays: &Project, retires: &Project) -> Vec<Differing> {
    let found = Contradictions::between(stays, retires);
    let words = |project: &Project, field| facts::words(&project.facts, field, board);
    let fields = found.fields.into_iter().filter_map(|field| {
        Some(Differing::Field(field, words(stays, field)?, words(retires, field)?))
    });
    let milestones = found.milestones.into_iter().filter_map(|(other, own)| {
        let (own, other) = (stays.milestone_by_id(own)?, retires.milestone_by_id(other)?);
        Some(Differing::Milestone(other.id, Box::new(pair(own, other))))
    });
    let plan = |project: &Project, year| Some(project.plans.get(&year)?.current().amount);
    let years = found
        .years
        .into_iter()
        .filter_map(|year| Some(Differing::Plan(year, plan(stays, year)?, plan(retires, year)?)));
    let report = |project: &Project, month| project.reports.get(&month)?.figures.year_to_date;
    let months = found
        .months
        .into_iter()
        .map(|month| Differing::Report(month, report(stays, month), report(retires, month)));
    fields.chain(milestones).chain(years).chain(months).collect()
}

fn pair(own: &Milestone, other: &Milestone) -> MilestonePair {
    let words = |milestone: &Milestone| MilestoneWords {
        plan: milestone.schedule.map(|schedule| schedule.plan),
        reached: milestone.recognised.known(),
        on: milestone.recognised.date(),
    };
    MilestonePair {
        kind: own.kind,
        name: own.name.as_ref().map(ToString::to_string),
        stays: words(own),
        retires: words(other),
    }
}

/// How much of the retired project comes along to the one that stays.
fn joins(
    board: &Board,
    stays: &Project,
    retires: &Project,
    belongings: &Belongings,
) -> Vec<(String, u32)> {
    let milestones = retires.milestones.iter().filter(|it| counterpart(stays, it).is_none());
    let plans = retires.plans.keys().filter(|year| !stays.plans.contains_key(year));
    let reports = retires.reports.keys().filter(|month| !stays.reports.contains_key(month));
    let lists = board.lists.values().filter(|list| list.entries.contains_key(&retires.id));
    let counts = [
        ("milestones", milestones.count()),
        ("plans", plans.count()),
        ("reports", reports.count()),
        ("parts", belongings.parts.len()),
        ("lists", lists.count()),
        ("cards", belongings.cards.len()),
        ("notices", belongings.notices.len()),
        ("problems", belongings.problems.len()),
        ("evidence", belongings.evidence.len()),
        ("flags", belongings.flags.len()),
    ];
    let some = counts.into_iter().filter(|(_, number)| *number > 0);
    some.map(|(code, number)| (code.to_owned(), count(number))).collect()
}

fn joining_card(card: &Card) -> JoiningCard {
    JoiningCard {
        id: card.id,
        level: card.state.level(),
        step: card.state.step(),
        finding: ShownFinding::from(&card.basis().finding),
    }
}

fn joining_notice(notice: &Notice) -> JoiningNotice {
    let outline = notice.outline();
    let draft = notice.draft().and_then(|draft| draft.content.subject.as_ref());
    let state = match &notice.state {
        NoticeState::Draft(_) => "draft",
        NoticeState::Discarded => "discarded",
        NoticeState::Issued(_) | NoticeState::Outlined(_) => {
            outline.as_ref().map_or("issued", |outline| outline.reached.code())
        }
    };
    JoiningNotice {
        id: notice.id,
        number: outline.as_ref().map(|outline| outline.number.to_string()),
        subject: outline.as_ref().map(|it| &it.subject).or(draft).map(ToString::to_string),
        state: state.to_owned(),
    }
}
