use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, month, name, office, text},
    model::{
        person::PersonAction,
        report::{Figures, ReportAction},
    },
    view::paged::PAGE,
};

const UNIT: Role = Role::Unit(UnitId(1));
const COUNTY: Role = Role::RegionOffice(RegionId(1));

/// January closed with 50, February with 100 万元 for the first project, March open; the county has an office.
fn city() -> (Fixture, [ProjectId; 3]) {
    let (mut fixture, first) = Fixture::with_a_project("2026-03-20");
    let second = fixture.register("岳池大桥", RegionId(1));
    let third = fixture.register("武胜水库", RegionId(2));
    fixture.invest(first, 1_000, "2026-01", 50);
    fixture.invest(first, 1_000, "2026-02", 150);
    fixture.open(month("2026-03"), "2026-03-25".parse().unwrap());
    for region in [1, 2] {
        let role = Role::RegionOffice(RegionId(region));
        let register = PersonAction::Register { name: name(&format!("{region}县办")), role };
        fixture.accept(Command::new(Subject::City, register));
    }
    (fixture, [first, second, third])
}

fn report(project: ProjectId, action: ReportAction) -> Command {
    Command::new(Subject::Report(project, month("2026-03")), action)
}

fn record(project: ProjectId, wan: i64) -> Command {
    let figures = Figures {
        month: Some(Money::from_wan(wan)),
        progress: Some(text("主体施工")),
        ..Figures::default()
    };
    report(project, ReportAction::Record { figures, confirmed: true })
}

fn shown(fixture: &Fixture, role: Role, query: &ReviewQuery) -> ReviewView {
    review(&Assessment::of(&fixture.board), &actor(role), query, fixture.now).unwrap()
}

fn listed(fixture: &Fixture, role: Role, query: &ReviewQuery) -> Vec<ProjectId> {
    shown(fixture, role, query).rows.lines.iter().map(|row| row.project).collect()
}

fn handed_in() -> (Fixture, [ProjectId; 3]) {
    let (mut fixture, projects) = city();
    for (project, wan) in projects.into_iter().zip([1_200, 30, 40]) {
        fixture.give(&actor(UNIT), Vec::new(), record(project, wan)).unwrap();
    }
    (fixture, projects)
}

#[test]
fn a_report_that_waits_stands_beside_the_last_month_with_who_handed_it_in() {
    let (fixture, [first, ..]) = handed_in();
    let view = shown(&fixture, COUNTY, &ReviewQuery::default());
    assert_eq!(view.whose.as_deref(), Some("岳池县"));
    assert_eq!(view.counts, ReviewCounts { waiting: 2, ..ReviewCounts::default() });
    let row = &view.rows.lines[0];
    assert_eq!((row.project, &row.state), (first, &ReviewState::WithCounty));
    let submitted = row.submitted.as_ref().unwrap();
    assert_eq!((submitted.by.as_str(), submitted.at.day()), ("测试", fixture.now.day()));
    assert_eq!(row.figures.year_to_date, Some(Money::from_wan(1_350)));
    assert_eq!((row.last_month, row.share), (Some(Money::from_wan(100)), Some(1_350)));
    assert_eq!(row.differences, [Difference::Unusual]);
    assert!(row.may_accept && row.may_return);
    assert_eq!(Some(row.version), fixture.board.version(Subject::Report(first, row.month)));
}

#[test]
fn those_that_differ_come_first_and_the_filters_narrow() {
    let (fixture, [first, second, third]) = handed_in();
    let all = ReviewQuery::default();
    assert_eq!(listed(&fixture, COUNTY, &all), [first, second]);
    assert_eq!(listed(&fixture, Role::Office, &all), [first, third, second]);
    let only = |difference| ReviewQuery { difference: Some(difference), ..all.clone() };
    assert_eq!(listed(&fixture, COUNTY, &only(DifferenceFilter::Any)), [first]);
    assert_eq!(listed(&fixture, COUNTY, &only(DifferenceFilter::None)), [second]);
    let drops = DifferenceFilter::Kind(Difference::Drop);
    assert_eq!(listed(&fixture, COUNTY, &only(drops)), []);
    let region = ReviewQuery { region: Some(RegionId(2)), ..all.clone() };
    assert_eq!(listed(&fixture, Role::Office, &region), [third]);
    for text in ["大桥", "yc", "测试"] {
        let found = listed(&fixture, COUNTY, &ReviewQuery { text: text.into(), ..all.clone() });
        assert!(found.contains(&second), "{text}");
    }
    let nothing = ReviewQuery { text: "查无此人".into(), ..all };
    assert_eq!(listed(&fixture, COUNTY, &nothing), []);
}

#[test]
fn what_is_filed_or_given_back_leaves_the_waiting_ones() {
    let (mut fixture, [first, second, third]) = handed_in();
    fixture.give(&actor(COUNTY), Vec::new(), record(second, 30)).unwrap();
    let reason = text("与上月差距过大，请核实");
    let back = report(first, ReportAction::Return { reason: reason.clone() });
    fixture.give(&actor(COUNTY), Vec::new(), back).unwrap();
    assert_eq!(listed(&fixture, COUNTY, &ReviewQuery::default()), []);
    let of = |scope| ReviewQuery { scope, ..ReviewQuery::default() };
    let returned = &shown(&fixture, COUNTY, &of(ReviewScope::Returned)).rows.lines[0];
    assert_eq!(returned.state, ReviewState::Returned { by: Returner::County, reason });
    assert!(returned.submitted.is_some() && !returned.may_accept && !returned.may_return);
    let filed = shown(&fixture, COUNTY, &of(ReviewScope::Filed));
    assert_eq!((filed.rows.lines[0].project, filed.rows.lines[0].may_return), (second, false));
    let office = shown(&fixture, Role::Office, &of(ReviewScope::Filed));
    assert!(office.rows.lines[0].may_return, "headquarters gives back what is filed");
    assert_eq!(listed(&fixture, Role::Office, &of(ReviewScope::All)), [first, third, second]);
}

#[test]
fn only_those_who_review_have_the_page_and_leaders_only_look() {
    let (fixture, _) = handed_in();
    let assessment = Assessment::of(&fixture.board);
    let query = ReviewQuery::default();
    for role in [UNIT, Role::Viewer, Role::Display] {
        assert_eq!(review(&assessment, &actor(role), &query, fixture.now), None, "{role:?}");
    }
    let leader = shown(&fixture, Role::Leader, &query);
    assert!(leader.rows.lines.iter().all(|row| !row.may_accept && !row.may_return));
    let office = review(&assessment, &office(), &query, fixture.now).unwrap();
    assert!(office.rows.lines.iter().all(|row| row.may_accept && row.may_return));
    assert_eq!(listed(&fixture, Role::RegionOffice(RegionId(2)), &query).len(), 1);
}

#[test]
fn a_closed_month_is_reviewed_no_more() {
    let (mut fixture, _) = handed_in();
    let close = crate::model::period::PeriodAction::Close {};
    fixture.accept(Command::new(Subject::Period(month("2026-03")), close));
    let view = shown(&fixture, COUNTY, &ReviewQuery::default());
    assert_eq!((view.open, view.rows.count), (Vec::new(), 0));
}

#[test]
fn a_query_survives_the_url() {
    let query = ReviewQuery {
        text: "大桥".into(),
        region: Some(RegionId(3)),
        unit: Some(UnitId(4)),
        difference: Some(DifferenceFilter::Kind(Difference::SameWords)),
        scope: ReviewScope::Filed,
        page: 2,
    };
    let parameters = query.parameters();
    let get = |key: &str| parameters.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone());
    assert_eq!(ReviewQuery::read(get), query);
    assert_eq!(ReviewQuery::read(|_| Some("x".into())).difference, None);
    for choice in DifferenceFilter::all() {
        assert_eq!(DifferenceFilter::from_code(choice.code()), Some(choice));
    }
}

#[test]
fn a_long_review_is_read_page_by_page_and_counted_whole() {
    let (mut fixture, projects) = handed_in();
    for number in 0..PAGE {
        let project = fixture.register(&format!("岳池第{number}号工程"), RegionId(1));
        fixture.give(&actor(UNIT), Vec::new(), record(project, 30)).unwrap();
    }
    let page =
        |page| shown(&fixture, Role::Office, &ReviewQuery { page, ..ReviewQuery::default() });
    let (first, second) = (page(0), page(1));
    assert_eq!((first.rows.lines.len(), second.rows.lines.len()), (PAGE, projects.len()));
    assert_eq!((first.rows.count, first.counts.waiting), (103, 103));
}
