//! The form for a new notice, and what a draft tells before it is issued.

use super::*;

#[test]
fn the_form_begins_with_the_projects_own_unit_and_offers_no_day_off() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.invest(project, 1_000, "2026-03", 100);
    let assessment = Assessment::of(&fixture.board);
    let form = notice_form(&assessment, &actor(Role::Leader), project, fixture.now).unwrap();
    let names: Vec<_> = form.addressees.iter().take(form.own).map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["岳池县发展改革局", "岳池县人民政府"]);
    assert!(form.addressees.iter().all(|addressee| !addressee.signs));
    let document = &form.documents[0];
    assert!(fixture.board.city.calendar.is_working(document.answer_by));
    assert!(
        document.facts.contains("截至3月底，序时进度25.0%，实际进度10.0%"),
        "{}",
        document.facts
    );
    assert!(notice_form(&assessment, &actor(UNIT), project, fixture.now).is_none());
}

#[test]
fn a_draft_tells_of_what_runs_already_and_of_a_deadline_on_a_day_off() {
    let mut fixture = city();
    let warnings = |fixture: &Fixture| {
        let assessment = Assessment::of(&fixture.board);
        let file =
            notice_file(&assessment, &actor(Role::Office), NoticeId(4), fixture.now).unwrap();
        let NoticeBody::Draft { warnings, .. } = file.shown else { panic!("a draft") };
        warnings
    };
    let running = |id| matches!(warnings(&fixture)[id], IssueWarning::Running(of, _) if of.0 as usize == id + 1);
    assert!((0..3).all(running) && warnings(&fixture).len() == 4);
    let saturday: Day = "2026-04-18".parse().unwrap();
    let content = Box::new(NoticeContent { answer_by: Some(saturday), ..content() });
    let revise = NoticeAction::Revise { content };
    give(&mut fixture, Role::Office, Subject::Draft(NoticeId(4)), revise);
    assert!(warnings(&fixture).contains(&IssueWarning::DayOff(saturday)));
    assert_eq!(warnings(&fixture).last(), Some(&IssueWarning::NoContact));
}
