use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, date, month, name, photo, text},
    model::{
        checklist::{ChecklistAction, ChecklistItem},
        evidence::{EvidenceAction, EvidenceFile},
        milestone::{MilestoneAction, MilestoneKind, MoveAnswer, MoveReason},
        period::{PeriodAction, PeriodName},
        person::PersonAction,
        report::{Figures, ReportAction, Returner},
    },
    value::{EvidenceId, MilestoneId, Money, ProjectId, RegionId, UnitId},
};

const UNIT: Role = Role::Unit(UnitId(1));
const COUNTY: Role = Role::RegionOffice(RegionId(1));

/// February closed with money and words, March open; the county has an office.
fn city() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-03-20");
    fixture.invest(project, 1_000, "2026-02", 100);
    let march = month("2026-03");
    let deadline = "2026-03-25".parse().unwrap();
    fixture.open(march, deadline);
    let register = PersonAction::Register { name: name("县办"), role: COUNTY };
    fixture.accept(Command::new(Subject::City, register));
    (fixture, project)
}

fn report(project: ProjectId, done: i64) -> Command {
    let figures = Figures { month: Some(Money::from_wan(done)), ..Figures::default() };
    let record = ReportAction::Record { figures, confirmed: true };
    Command::new(Subject::Report(project, month("2026-03")), record)
}

fn view(fixture: &Fixture, role: Role) -> DeskView {
    desk(&Assessment::of(&fixture.board), &actor(role), fixture.now).unwrap()
}

fn due(fixture: &Fixture, role: Role, project: ProjectId) -> Option<DueView> {
    let assessment = Assessment::of(&fixture.board);
    due_of(&assessment, &actor(role), project, fixture.now.day())
}

#[test]
fn a_unit_sees_its_projects_with_what_the_months_before_came_to() {
    let (fixture, project) = city();
    let desk = view(&fixture, UNIT);
    assert_eq!(desk.period.unwrap().days_left, 5);
    let row = &desk.rows[0];
    assert_eq!((row.id, &row.state), (project, &ReportState::Missing));
    assert_eq!(row.before, Some(Money::from_wan(100)));
    assert_eq!(row.version, None);
    assert_eq!(desk.counts, DeskCounts { all: 1, missing: 1, ..DeskCounts::default() });
}

#[test]
fn after_a_silent_month_the_desk_shows_the_total_that_its_report_will_be_added_to() {
    let (mut fixture, project) = Fixture::with_a_project("2026-03-20");
    let other = fixture.register("武胜中学", RegionId(1));
    fixture.invest(project, 1_000, "2026-01", 100);
    for open in ["2026-02", "2026-03"] {
        fixture.open(month(open), month(open).last_day());
    }
    let before = |fixture: &Fixture, id| {
        view(fixture, UNIT).rows.into_iter().find(|row| row.id == id).unwrap().before
    };
    assert_eq!(before(&fixture, project), Some(Money::from_wan(100)));
    assert_eq!(before(&fixture, other), Some(Money::ZERO));
    fixture.give(&actor(UNIT), Vec::new(), report(project, 50)).unwrap();
    let row = view(&fixture, UNIT).rows.into_iter().find(|row| row.id == project).unwrap();
    assert_eq!(row.figures.year_to_date, Some(Money::from_wan(150)));
}

#[test]
fn a_reopened_month_is_filled_in_beside_the_newest_and_a_closed_one_is_not() {
    let (mut fixture, project) = city();
    let february = month("2026-02");
    let shown = |fixture: &Fixture, asked| {
        let assessment = Assessment::of(&fixture.board);
        let desk = desk_of(&assessment, &actor(UNIT), Some(asked), fixture.now).unwrap();
        (desk.period.map(|period| period.month), desk.open, desk.rows[0].figures.year_to_date)
    };
    assert_eq!(shown(&fixture, february), (None, vec![PeriodName::of(month("2026-03"))], None));
    let reopen = PeriodAction::Reopen { reason: text("补报") };
    fixture.accept(Command::new(Subject::Period(february), reopen));
    let both = vec![february, month("2026-03")].into_iter().map(PeriodName::of).collect::<Vec<_>>();
    let reported = Some(Money::from_wan(100));
    assert_eq!(shown(&fixture, february), (Some(february), both.clone(), reported));
    let newest = view(&fixture, UNIT);
    assert_eq!((newest.period.unwrap().month, newest.open), (month("2026-03"), both));
    assert_eq!((newest.rows[0].id, newest.rows[0].before), (project, reported));
}

#[test]
fn nobody_else_has_a_desk_and_nobody_sees_anothers_projects() {
    let (fixture, project) = city();
    let assessment = Assessment::of(&fixture.board);
    for role in [Role::Viewer, Role::Office, Role::Leader, Role::Admin, Role::Display] {
        assert_eq!(desk(&assessment, &actor(role), fixture.now), None, "{role:?}");
    }
    let other = Role::RegionOffice(RegionId(2));
    assert_eq!(view(&fixture, other).rows, []);
    assert!(due(&fixture, COUNTY, project).is_some());
    assert_eq!(due(&fixture, other, project), None);
    assert_eq!(due(&fixture, Role::Leader, project), None);
}

#[test]
fn what_was_submitted_waits_on_the_countys_desk_and_comes_back_with_its_reason() {
    let (mut fixture, project) = city();
    fixture.give(&actor(UNIT), Vec::new(), report(project, 50)).unwrap();
    let county = view(&fixture, COUNTY);
    assert_eq!(county.rows[0].state, ReportState::Pending(PendingState::WithCounty));
    assert_eq!(county.rows[0].figures.year_to_date, Some(Money::from_wan(150)));
    assert_eq!(county.counts.with_county, 1);

    let reason = text("形象进度未填");
    let back = ReportAction::Return { reason: reason.clone() };
    let back = Command::new(Subject::Report(project, month("2026-03")), back);
    fixture.give(&actor(COUNTY), Vec::new(), back).unwrap();
    let unit = view(&fixture, UNIT);
    let by = Returner::County;
    let returned = ReportState::Pending(PendingState::Returned { by, reason });
    assert_eq!(unit.rows[0].state, returned);
    assert_eq!(unit.counts.returned, 1);
}

#[test]
fn what_a_county_gave_back_is_its_units_move_and_not_its_own() {
    let (mut fixture, project) = city();
    fixture.give(&actor(UNIT), Vec::new(), report(project, 50)).unwrap();
    let back = ReportAction::Return { reason: text("形象进度未填") };
    let back = Command::new(Subject::Report(project, month("2026-03")), back);
    fixture.give(&actor(COUNTY), Vec::new(), back).unwrap();
    let counts = |role| view(&fixture, role).counts;
    assert_eq!(counts(UNIT), DeskCounts { all: 1, returned: 1, ..DeskCounts::default() });
    assert_eq!(counts(COUNTY), DeskCounts { all: 1, with_unit: 1, ..DeskCounts::default() });
}

#[test]
fn after_the_month_is_closed_the_desk_says_how_it_came_out() {
    let (mut fixture, project) = city();
    let march = month("2026-03");
    fixture.give(&actor(UNIT), Vec::new(), report(project, 50)).unwrap();
    fixture.give(&actor(COUNTY), Vec::new(), report(project, 50)).unwrap();
    fixture.accept(Command::new(Subject::Period(march), PeriodAction::Close {}));
    let desk = view(&fixture, UNIT);
    assert_eq!((desk.period, desk.counted.map(|name| name.month)), (None, Some(march)));
    assert_eq!(desk.counts, DeskCounts { all: 1, filed: 1, ..DeskCounts::default() });
    assert_eq!(desk.rows[0].figures, Figures::default(), "nothing may be typed for it any more");
}

#[test]
fn the_next_milestone_is_always_shown_and_what_was_asked_stays_with_its_answer() {
    let (mut fixture, project) = city();
    fixture.plan_start(project, "2026-12");
    let line = |fixture: &Fixture| due(fixture, UNIT, project).unwrap().milestones[0].clone();
    assert_eq!(line(&fixture).days_left, Some(286), "far off, and yet the next");

    let milestone = Subject::Milestone(project, line(&fixture).line.id);
    let ask = |date| {
        let (reason, words) = (MoveReason::Land, None);
        Command::new(milestone, MilestoneAction::AskMove { date, reason, words })
    };
    fixture.give(&actor(UNIT), Vec::new(), ask(date("2027-02"))).unwrap();
    let reason = text("用地已批");
    let refuse = MilestoneAction::RefuseMove { reason: reason.clone() };
    fixture.accept(Command::new(milestone, refuse));
    let answer = |fixture: &Fixture| line(fixture).line.asked.unwrap().answer;
    assert_eq!(answer(&fixture), Some(MoveAnswer::Refused { reason }));

    fixture.give(&actor(COUNTY), Vec::new(), ask(date("2027-01"))).unwrap();
    assert_eq!(answer(&fixture), None);
    fixture.accept(Command::new(milestone, MilestoneAction::GrantMove {}));
    assert_eq!(answer(&fixture), Some(MoveAnswer::Granted { from: Some(date("2026-12")) }));
    assert_eq!(line(&fixture).line.schedule.unwrap().plan, date("2027-01"));
}

#[test]
fn a_due_milestone_says_what_its_claim_has_to_show_and_what_is_there_already() {
    let (mut fixture, project) = city();
    fixture.plan_start(project, "2026-03");
    let item = |words, evidence_required| ChecklistItem { name: name(words), evidence_required };
    let items = vec![item("现场照片", true), item("施工许可证", false)];
    let kind = MilestoneKind::Start;
    fixture.accept(Command::new(Subject::Checklist(kind), ChecklistAction::Set { items }));
    for milestone in [Some(MilestoneId(1)), Some(MilestoneId(1)), None] {
        let file = EvidenceFile { milestone, ..photo() };
        fixture.accept(Command::new(Subject::Project(project), EvidenceAction::Attach { file }));
    }
    let withdraw = EvidenceAction::Withdraw { reason: text("模糊") };
    fixture.accept(Command::new(Subject::Evidence(project, EvidenceId(1)), withdraw));

    let desk = view(&fixture, UNIT);
    assert_eq!(desk.demands, [Demand { kind, items: vec!["现场照片".to_owned()] }]);
    assert_eq!(desk.rows[0].due, DueCount { count: 1, overdue: false });
    let due = due(&fixture, UNIT, project).unwrap();
    assert_eq!(due.milestones.len(), 1);
    let shown: Vec<_> = due.evidence.iter().map(|line| line.id).collect();
    assert_eq!(shown, [EvidenceId(2)]);
}
