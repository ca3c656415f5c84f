//! 项目特写: one project filling a wall. By how much it is behind and what that is made of, whose move it
//! is, its milestones with their former dates, and where it stands.

use serde::{Deserialize, Serialize};

use super::{
    assessment::Assessment,
    figures::{Investment, ShownFinding},
    map_page::MapQuery,
    notices::{self, NoticeLine},
    plan_board::{PlanMilestone, on_board},
    problems::agenda::{self, GraveProblem},
    project_file::{ProjectFile, project_file},
};
use crate::{
    geometry::{Boundary, Shape, Viewport},
    model::{card::CardLevel, notice::Mover},
    value::{Day, Money, ProjectId, Timestamp},
};

/// The width and height of the map of the place, in pixels of a wall 1080 pixels high.
pub const MAP_SIZE: (u16, u16) = (660, 588);

/// Everything about one project that a wall shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CloseUp {
    /// Its file, without the names of people: a wall names nobody beside red.
    pub file: Box<ProjectFile>,
    /// The card that is out, and the day on which it went out.
    pub card: Option<(CardLevel, Day)>,
    /// The finding by which it lags most; none while it does not.
    pub finding: Option<ShownFinding>,
    /// What the rest of the year would take; none without a plan, and once it is spent.
    pub rest: Option<RestOfYear>,
    /// Its milestones by date.
    pub milestones: Vec<PlanMilestone>,
    /// The notice about it that is not over, the one that is due first.
    pub notice: Option<NoticeLine>,
    /// What stands most in its way.
    pub problem: Option<GraveProblem>,
    /// How many more problems are open.
    pub more_problems: u32,
    /// What is asked of the map of its place; none where it has no place.
    pub map: Option<MapQuery>,
}

/// What the rest of a year's plan would take every month, beside what the months so far took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestOfYear {
    /// The amount that the plan still wants.
    pub left: Money,
    /// The number of months that are left.
    pub months: i64,
    /// The amount that each of them would have to bring, rounded up to the fen.
    pub needed: Money,
    /// The number of months that have passed.
    pub gone: i64,
    /// The amount that each of them brought on average.
    pub so_far: Money,
    /// How many times as much that is, in tenths; none where nothing was brought so far.
    pub times: Option<i64>,
}

impl RestOfYear {
    /// The rest after the closed month of an investment; none once the plan is spent or the year over.
    #[must_use]
    pub fn after(investment: &Investment) -> Option<Self> {
        let gone = i64::from(investment.month.number());
        let (months, left) = (12 - gone, investment.plan.fen() - investment.done.fen());
        if months <= 0 || left <= 0 {
            return None;
        }
        let needed = left.div_euclid(months) + i64::from(left.rem_euclid(months) > 0);
        let so_far = investment.done.fen() / gone;
        let times = (so_far > 0).then(|| (needed * 10 + so_far / 2) / so_far);
        Some(Self {
            left: Money::from_fen(left),
            months,
            needed: Money::from_fen(needed),
            gone,
            so_far: Money::from_fen(so_far),
            times,
        })
    }
}

/// The close-up of project `id` at `now`, or of the one that it was merged into; none if there is no such
/// project.
pub fn close_up(assessment: &Assessment, id: ProjectId, now: Timestamp) -> Option<CloseUp> {
    let board = &assessment.board;
    let mut file = project_file(assessment, id, now)?;
    file.forget_people();
    let judged = assessment.project(file.id)?;
    let project = judged.project.as_ref();
    let mut milestones: Vec<_> =
        project.milestones.iter().filter_map(|milestone| on_board(milestone, now.day())).collect();
    milestones.sort_by_key(|milestone| (milestone.date.due(), milestone.kind, milestone.id));
    let mut problems = agenda::sum(assessment, 1, now.day(), |of| of == file.id);
    let is_running = |line: &NoticeLine| line.turn.mover != Mover::Nobody;
    Some(CloseUp {
        card: project
            .card_out()
            .and_then(|(level, card)| Some((level, board.cards.get(&card)?.out()?.issue.on))),
        finding: judged.lagging().map(|finding| ShownFinding::live(finding, now.day())),
        rest: file.investment.as_ref().ok().and_then(RestOfYear::after),
        milestones,
        notice: notices::of_project(board, file.id, 0, now).lines.into_iter().find(is_running),
        more_problems: problems.open.saturating_sub(1),
        problem: problems.gravest.pop(),
        map: project.shape().map(|shape| map(assessment, shape, file.id)),
        file: Box::new(file),
    })
}

/// The map around a project: its county's part of the land, in the middle the project itself.
fn map(assessment: &Assessment, shape: &Shape, id: ProjectId) -> MapQuery {
    let (width, height) = MAP_SIZE;
    let at = shape.label_point();
    let region = assessment.board.projects.get(&id).and_then(|project| project.region());
    let region = region.and_then(|region| assessment.board.regions.get(&region));
    let bounds = region.and_then(|region| region.boundary.as_deref()).map(Boundary::bounds);
    let of_shape = shape.bounds().filter(|_| !matches!(shape, Shape::Point(_)));
    let bounds = match (bounds, of_shape) {
        (Some(region), Some(extent)) => Some(region.with(extent)),
        (region, extent) => region.or(extent),
    };
    let zoom =
        bounds.map_or_else(|| 11.0.into(), |bounds| Viewport::fit(bounds, width, height, 0.0).zoom);
    let viewport = Viewport { centre: at, zoom, width, height };
    MapQuery { at: viewport.to_string(), selected: Some(id), ..MapQuery::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, date, name, text},
        model::milestone::{MilestoneAction, MilestoneKind},
        value::Month,
    };

    fn investment(month: i8, done: i64, plan: i64) -> Investment {
        let month = Month::new(2026, month).unwrap();
        Investment {
            month,
            reported: month,
            done: Money::from_wan(done),
            plan: Money::from_wan(plan),
            scheduled: 833,
            actual: 528,
            lag: 305,
            ratio: None,
            fine: None,
        }
    }

    #[test]
    fn the_rest_of_the_year_is_told_by_the_month() {
        let rest = RestOfYear::after(&investment(10, 8_270, 15_666)).unwrap();
        assert_eq!((rest.left, rest.months), (Money::from_wan(7_396), 2));
        assert_eq!((rest.needed, rest.so_far), (Money::from_wan(3_698), Money::from_wan(827)));
        assert_eq!(rest.times, Some(45));
    }

    #[test]
    fn nothing_is_left_of_a_spent_plan_or_a_year_that_is_over() {
        assert_eq!(RestOfYear::after(&investment(10, 100, 100)), None);
        assert_eq!(RestOfYear::after(&investment(12, 50, 100)), None);
        assert_eq!(RestOfYear::after(&investment(6, 0, 100)).unwrap().times, None);
    }

    #[test]
    fn a_close_up_tells_the_milestones_with_their_former_dates_and_names_nobody() {
        let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
        let add = MilestoneAction::Add {
            kind: MilestoneKind::Step,
            name: Some(name("封顶")),
            plan: Some(date("2026-06")),
        };
        fixture.accept(Command::new(Subject::Project(project), add));
        let id = fixture.board.projects[&project].milestones.last().unwrap().id;
        let plan =
            MilestoneAction::Plan { plan: date("2026-09"), reason: Some(text("用地未批")) };
        fixture.accept(Command::new(Subject::Milestone(project, id), plan));
        let assessment = Assessment::of(&fixture.board);
        let shown = close_up(&assessment, project, fixture.now).unwrap();
        let moved = shown.milestones.iter().find(|m| m.name.as_deref() == Some("封顶")).unwrap();
        assert_eq!((moved.date, moved.first_planned), (date("2026-09"), Some(date("2026-06"))));
        assert_eq!(shown.file.fact(crate::model::project::FactField::Sponsors), None);
        assert_eq!(close_up(&assessment, ProjectId(99), fixture.now), None);
    }
}
