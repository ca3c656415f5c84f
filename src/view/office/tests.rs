use super::*;
use crate::{
    command::Command,
    decide::stand::{Stand, actor, date, month},
    model::{
        actor::Role,
        milestone::{MilestoneCommand, MoveReason},
        period::PeriodCommand,
        recognition::RecognitionCommand,
        report::{Figures, ReportCommand},
    },
    value::{MilestoneId, RegionId, UnitId},
};

fn desk(stand: &Stand, role: Role) -> Option<OfficeView> {
    office(&Standing::of(&stand.board), &actor(role), stand.now)
}

#[test]
fn an_open_period_names_who_has_not_reported() {
    let (mut stand, project) = Stand::with_a_project("2026-04-20");
    stand.register("武胜实验学校新建", RegionId(2));
    let month = month("2026-04");
    let last = month.last_day();
    stand.accept(Command::Period(PeriodCommand::Open { month, cut_off: last, deadline: last }));
    let (figures, confirmed) = (Figures::default(), false);
    stand.accept(Command::Report(ReportCommand::Record { project, month, figures, confirmed }));
    let view = desk(&stand, Role::Office).unwrap();
    let period = &view.periods[0];
    assert_eq!((period.reported, period.expected), (1, 2));
    assert_eq!(period.missing.len(), 1);
    assert_eq!(period.missing[0].name, "武胜实验学校新建");
    assert_eq!(period.missing[0].unit, "岳池县发展改革局");
    let regions: Vec<_> = period.regions.iter().map(|r| (r.reported, r.expected)).collect();
    assert_eq!(regions, [(1, 1), (0, 1)]);
    assert_eq!(view.next, None, "May has not begun");
}

#[test]
fn claims_wait_until_a_batch_takes_them_up_and_wishes_until_they_are_answered() {
    let (mut stand, project) = Stand::with_a_project("2026-04-20");
    stand.plan_start(project, "2026-04");
    let (milestone, day) = (MilestoneId(1), date("2026-04-02"));
    let evidence = Vec::new();
    let claim = MilestoneCommand::Claim { project, milestone, date: day, evidence };
    stand.accept(Command::Milestone(claim));
    let (date, reason, words) = (date("2026-06"), MoveReason::Land, None);
    let ask = MilestoneCommand::AskMove { project, milestone, date, reason, words };
    stand.accept(Command::Milestone(ask));
    let view = desk(&stand, Role::Leader).unwrap();
    assert!(!view.may_act, "a leader reads");
    assert_eq!((view.claims.len(), view.batches.len(), view.moves.len()), (1, 0, 1));
    let claims = vec![(project, milestone)];
    stand.accept(Command::Recognition(RecognitionCommand::Open { claims }));
    let view = desk(&stand, Role::Office).unwrap();
    assert_eq!((view.claims.len(), view.batches[0].claims.len()), (0, 1));
}

#[test]
fn others_have_no_business_here() {
    let (stand, _) = Stand::with_a_project("2026-04-20");
    let strangers =
        [Role::Viewer, Role::Display, Role::Unit(UnitId(1)), Role::RegionOffice(RegionId(1))];
    for role in strangers {
        assert_eq!(desk(&stand, role), None, "{role:?}");
    }
}
