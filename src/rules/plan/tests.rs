use super::*;
use crate::{
    command::Command,
    fixture::{Fixture, office, text},
    model::plan::PlanVersion,
    value::{Timestamp, Year},
};

/// Sets the plan of 2026; says whether anything changed, or why it was refused.
fn set(fixture: &mut Fixture, wan: i64, reason: Option<&str>) -> Result<bool, &'static str> {
    let plan = PlanVersion {
        amount: Money::from_wan(wan),
        monthly: None,
        since: "2026-01-05".parse().unwrap(),
        document: None,
        reason: reason.map(text),
    };
    let project = *fixture.board.projects.keys().next().unwrap();
    let subject = Subject::Plan(project, Year::try_from(2026).unwrap());
    let (before, command) = (fixture.board.seq, Command::new(subject, PlanAction::Set { plan }));
    let outcome = fixture.give(&office(), Vec::new(), command);
    outcome.map(|_| fixture.board.seq != before).map_err(|refusal| refusal.code())
}

#[test]
fn a_second_version_needs_a_reason_and_the_same_figures_change_nothing() {
    let (mut fixture, _) = Fixture::with_a_project("2026-06-01");
    assert_eq!(set(&mut fixture, 100, None), Ok(true));
    assert_eq!(set(&mut fixture, 100, None), Ok(false));
    assert_eq!(set(&mut fixture, 90, None), Err("plan-reason-missing"));
    assert_eq!(set(&mut fixture, 90, Some("调整")), Ok(true));
}

#[test]
fn on_the_first_of_january_the_old_year_freezes() {
    let (mut fixture, _) = Fixture::with_a_project("2026-06-01");
    assert_eq!(set(&mut fixture, 100, None), Ok(true));
    fixture.now = Timestamp::start_of("2027-01-01".parse().unwrap());
    assert_eq!(set(&mut fixture, 90, Some("调整")), Err("plan-year-frozen"));
}
