//! A city's first ledger: every figure is true at once, before anybody has an account.

use super::*;
use crate::{
    fixture::actor,
    model::{
        actor::Role,
        milestone::MilestoneAction,
        recognition::{ClaimDecision, RecognitionAction},
        rule::Lamp,
        series::Aim,
        stage::StageGroup,
    },
    value::{LedgerDate, RegionId, UnitId},
    view::{
        assessment::Assessment,
        desk::desk,
        evidence::evidence,
        office::{OfficeQuery, office},
        project_file::{MilestoneLine, project_file},
        wall::{LagCounts, WallView, wall},
    },
};

/// A row with a plan of 10,000 万元, of which a third is due by the end of April.
fn of(number: u32, project: &str, county: &str, started: Option<bool>, done: i64) -> LedgerRow {
    let figures = Figures { year_to_date: Some(Money::from_wan(done)), ..Figures::default() };
    let row = row(number, project);
    let facts = LedgerFacts { regions: Some(name(county)), ..row.facts };
    LedgerRow { facts, point: None, started, figures, ..row }
}

fn rows() -> Vec<LedgerRow> {
    let before = LedgerRow {
        start: Some(date("2025-11-20")),
        ..of(6, "岳池公路改建", "岳池县", Some(true), 1_000)
    };
    let completed = LedgerRow {
        start: Some(date("2026-01-10")),
        completed: Some(true),
        completion: Some(date("2026-03-30")),
        ..of(9, "武胜泵站", "武胜县", Some(true), 4_000)
    };
    let unplanned = LedgerRow {
        plan: None,
        planned_start: Some(date("2025-06")),
        figures: Figures::default(),
        ..of(10, "岳池人民医院迁建", "岳池县", Some(true), 0)
    };
    vec![
        of(5, "岳池食品加工园", "岳池县", Some(true), 4_000),
        before,
        of(7, "武胜锂电池项目", "武胜县", Some(false), 4_000),
        of(8, "武胜产业园", "武胜县", None, 200),
        completed,
        unplanned,
    ]
}

fn morning() -> Fixture {
    let mut fixture = project_fixture();
    import(&mut fixture, &ledger(rows()));
    fixture
}

fn shown(fixture: &Fixture) -> WallView {
    wall(&Assessment::of(&fixture.board), fixture.now)
}

fn project(fixture: &Fixture, wanted: &str) -> ProjectId {
    let mut projects = fixture.board.projects.values();
    projects.find(|project| project.facts.name.as_str() == wanted).unwrap().id
}

#[test]
fn stages_lamps_and_lagging_projects_are_true_at_once() {
    let fixture = morning();
    let wall = shown(&fixture);
    assert_eq!(wall.frame.entries, 6);
    assert_eq!((wall.frame.reported, wall.frame.by_ledger), (5, 5));
    let stages = StageGroup::ALL.map(|stage| wall.standing.stage(stage));
    assert_eq!(stages, [1, 3, 1, 1, 0], "未开工 1, 在建 3, 竣工 1, 开工不明 1");
    let lamps = Lamp::ALL.map(|lamp| wall.standing.lamp(lamp));
    assert_eq!(lamps, [2, 1, 0, 1, 1, 1]);
    assert_eq!((wall.standing.by_ledger, wall.standing.recognised), (4, 0));
    let lagging: Vec<_> = wall.lagging.iter().map(|line| line.name.as_str()).collect();
    // 31.3 points ÷ 30, three months ÷ 3, 23.3 points ÷ 30.
    assert_eq!(lagging, ["武胜产业园", "武胜锂电池项目", "岳池公路改建"]);
    assert_eq!(wall.cards, (0, 0));
    assert_eq!((wall.coverage.unplanned, wall.coverage.underspent), (1, 1));
}

#[test]
fn counties_add_up_to_the_city() {
    let wall = shown(&morning());
    let sum =
        |of: fn(&crate::view::wall::WallRegion) -> u32| wall.regions.iter().map(of).sum::<u32>();
    assert_eq!(sum(|line| line.entries), wall.city.entries);
    assert_eq!(sum(|line| line.lag.lagging), wall.city.lag.lagging);
    assert_eq!(sum(|line| line.lag.severe), wall.city.lag.severe);
    let plans = wall.regions.iter().filter_map(|line| line.investment).map(|sum| sum.plan);
    assert_eq!(Some(plans.sum::<Money>()), wall.city.investment.map(|sum| sum.plan));
    assert_eq!(wall.city.lag, LagCounts { lagging: 3, severe: 2, explained: 0 });
}

#[test]
fn what_only_the_ledger_states_is_a_number_of_its_own_until_it_is_recognised() {
    let mut fixture = morning();
    let starts = |fixture: &Fixture| shown(fixture).scores.starts;
    let before = starts(&fixture);
    // An undated start counts where it was planned for; one of last year is none of this year's.
    assert_eq!((before.ledger, before.recognised), (Aim::Starts(2), Aim::Starts(0)));
    assert_eq!((before.aim, before.share, before.behind), (Aim::Starts(4), 500, 500));
    let completions = shown(&fixture).scores.completions;
    assert_eq!(
        (completions.ledger, completions.recognised),
        (Aim::Completions(1), Aim::Completions(0))
    );

    let park = project(&fixture, "岳池食品加工园");
    let start = fixture.board.projects[&park].milestone(MilestoneKind::Start).unwrap().id;
    let recognise = MilestoneAction::Recognise { date: date("2026-03-02") };
    fixture.accept(Command::new(Subject::Milestone(park, start), recognise));
    let after = starts(&fixture);
    assert_eq!((after.ledger, after.recognised), (Aim::Starts(1), Aim::Starts(1)));
    assert_eq!((after.share, after.behind), (before.share, before.behind));

    // A later ledger does not overrule the recognition.
    let denied = LedgerRow { started: Some(false), ..rows().remove(0) };
    let plan = plan(&fixture.board, &ledger(vec![denied.clone()]), fixture.now);
    assert!(codes(&plan.warnings).contains(&(5, "recognised-fact-kept")), "{:?}", plan.warnings);
    import(&mut fixture, &ledger(vec![denied]));
    assert_eq!(starts(&fixture).recognised, Aim::Starts(1));
}

#[test]
fn a_list_of_recognitions_takes_the_place_of_what_the_ledger_stated() {
    let mut fixture = morning();
    let rows = rows().into_iter().map(|row| LedgerRow { start: None, ..row }).collect();
    let list = Ledger { recognised: true, ..ledger(rows) };
    import(&mut fixture, &list);
    let wall = shown(&fixture);
    assert_eq!(
        (wall.scores.starts.ledger, wall.scores.starts.recognised),
        (Aim::Starts(0), Aim::Starts(2))
    );
    assert_eq!(wall.scores.completions.recognised, Aim::Completions(1));
    assert_eq!((wall.standing.by_ledger, wall.standing.recognised), (0, 4));
    let seq = fixture.board.seq;
    import(&mut fixture, &list);
    assert_eq!(fixture.board.seq, seq, "the same list twice changes nothing");
}

#[test]
fn what_only_the_ledger_states_can_still_be_claimed() {
    let mut fixture = morning();
    let park = project(&fixture, "岳池食品加工园");
    let start = fixture.board.projects[&park].milestone(MilestoneKind::Start).unwrap().id;
    let claim = MilestoneAction::Claim { date: date("2026-03-02"), evidence: Vec::new() };
    fixture.accept(Command::new(Subject::Milestone(park, start), claim));
    let starts = shown(&fixture).scores.starts;
    assert_eq!((starts.claimed, starts.ledger), (Aim::Starts(1), Aim::Starts(2)));
}

/// The start of a project as its unit's desk lists it; none where it is not listed.
fn on_the_desk(fixture: &Fixture, project: ProjectId) -> Option<MilestoneLine> {
    let assessment = Assessment::of(&fixture.board);
    let desk = desk(&assessment, &actor(Role::Unit(UnitId(1))), fixture.now).unwrap();
    let row = desk.rows.into_iter().find(|row| row.id == project).unwrap();
    let lines = row.milestones.into_iter().map(|due| due.line);
    lines.filter(|line| line.kind == MilestoneKind::Start).last()
}

#[test]
fn a_unit_turns_what_the_ledger_states_into_a_claim_that_is_recognised_as_any() {
    let mut fixture = morning();
    let unit = actor(Role::Unit(UnitId(1)));
    let park = project(&fixture, "岳池食品加工园");
    let line = on_the_desk(&fixture, park).unwrap();
    assert!(line.awaits_claim && line.recognised.is_by_ledger());
    // A start of last year counts for none to come, so that nobody is asked for it.
    assert_eq!(on_the_desk(&fixture, project(&fixture, "岳池公路改建")), None);

    let start = Subject::Milestone(park, line.id);
    let claim = MilestoneAction::Claim { date: date("2026-03-02"), evidence: Vec::new() };
    fixture.give(&unit, Vec::new(), Command::new(start, claim)).unwrap();
    let line = on_the_desk(&fixture, park).unwrap();
    assert!(!line.awaits_claim && line.claimed.is_some());
    let back = MilestoneAction::ReturnClaim { reason: text("请附照片") };
    fixture.accept(Command::new(start, back));
    let line = on_the_desk(&fixture, park).unwrap();
    assert!(line.awaits_claim && line.returned.is_some());

    let month = MilestoneAction::Claim { date: date("2026-03"), evidence: Vec::new() };
    fixture.give(&unit, Vec::new(), Command::new(start, month)).unwrap();
    let waiting = office_desk(&fixture);
    assert_eq!(waiting, [(park, date("2026-03"))]);
    let open = RecognitionAction::Open { claims: vec![(park, line.id)] };
    fixture.accept(Command::new(Subject::City, open));
    let decision = ClaimDecision::Recognised { date: date("2026-03-02"), ticked: Vec::new() };
    let decide = RecognitionAction::Decide { project: park, milestone: line.id, decision };
    let batch = *fixture.board.batches.keys().next().unwrap();
    fixture.accept(Command::new(Subject::Batch(batch), decide));
    assert_eq!(on_the_desk(&fixture, park), None);
    let starts = shown(&fixture).scores.starts;
    assert_eq!((starts.recognised, starts.ledger), (Aim::Starts(1), Aim::Starts(1)));
}

/// The claims that wait on the office's desk.
fn office_desk(fixture: &Fixture) -> Vec<(ProjectId, LedgerDate)> {
    let assessment = Assessment::of(&fixture.board);
    let office =
        office(&assessment, &fixture::office(), OfficeQuery::default(), fixture.now).unwrap();
    office.claims.lines.into_iter().map(|claim| (claim.project, claim.date)).collect()
}

#[test]
fn the_page_of_a_project_offers_the_claim_to_those_whose_it_is_alone() {
    let fixture = morning();
    let park = project(&fixture, "岳池食品加工园");
    let claims = |role| evidence(&fixture.board, &actor(role), park).and_then(|known| known.claims);
    assert_eq!(claims(Role::Unit(UnitId(1))), Some(Vec::new()));
    assert!(claims(Role::RegionOffice(RegionId(1))).is_some());
    assert_eq!(claims(Role::RegionOffice(RegionId(2))), None);
    assert_eq!(claims(Role::Office), None);
    let file = project_file(&Assessment::of(&fixture.board), park, fixture.now).unwrap();
    assert!(file.milestones.iter().any(|line| line.awaits_claim));
}

#[test]
fn without_boundaries_regions_are_created_by_name_with_a_warning() {
    let mut fixture = Fixture::on("2026-05-08");
    let ledger = ledger(vec![row(5, "岳池园区"), row(6, "岳池水库")]);
    let plan = plan(&fixture.board, &ledger, fixture.now);
    assert_eq!(codes(&plan.warnings), [(5, "region-created")]);
    assert_eq!(import(&mut fixture, &ledger).new, 2);
    assert_eq!(fixture.board.region_called("岳池县").unwrap().name.as_str(), "岳池县");
}
