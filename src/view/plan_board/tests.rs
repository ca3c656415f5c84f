use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, date, name, office, photo, text},
    model::{actor::Role, evidence::EvidenceAction, milestone::MilestoneAction},
    value::{RegionId, UnitId, Year},
    view::{
        assessment::Assessment,
        ledger_table::{SortKey, TableQuery},
        seen::{Answer, Seen, narrowed},
    },
};

/// A project with steps planned for these dates; the day is 10 April 2026.
fn planned(steps: &[(&str, &str)]) -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    for (step, plan) in steps {
        let (kind, plan) = (MilestoneKind::Step, Some(date(plan)));
        let add = MilestoneAction::Add { kind, name: Some(name(step)), plan };
        fixture.accept(Command::new(Subject::Project(project), add));
    }
    (fixture, project)
}

fn id_of(fixture: &Fixture, project: ProjectId, step: &str) -> MilestoneId {
    let milestones = &fixture.board.projects[&project].milestones;
    milestones.iter().find(|m| m.name.as_ref().is_some_and(|n| n.as_str() == step)).unwrap().id
}

fn change(fixture: &mut Fixture, project: ProjectId, step: &str, action: MilestoneAction) {
    let subject = Subject::Milestone(project, id_of(fixture, project, step));
    fixture.accept(Command::new(subject, action));
}

fn reached(fixture: &mut Fixture, project: ProjectId, step: &str, day: &str) {
    let claim = MilestoneAction::Claim { date: date(day), evidence: Vec::new() };
    change(fixture, project, step, claim);
    change(fixture, project, step, MilestoneAction::Recognise { date: date(day) });
}

fn of_year(year: &str) -> PlanQuery {
    let year: Year = year.parse().unwrap();
    PlanQuery { years: Some(year.into()), ..PlanQuery::default() }
}

fn asked(fixture: &Fixture, query: &PlanQuery) -> PlanBoard {
    plan_board(&Assessment::of(&fixture.board), query, &office(), fixture.now)
}

fn board(fixture: &Fixture, year: Option<&str>) -> PlanBoard {
    asked(fixture, &year.map(of_year).unwrap_or_default())
}

fn flags(board: &PlanBoard) -> Vec<(String, Flag)> {
    let milestones = board.rows.lines.iter().flat_map(|row| &row.milestones);
    milestones.map(|m| (m.name.clone().unwrap_or_default(), m.flag)).collect()
}

#[test]
fn red_in_time_red_on_black_late_black_past_its_date_and_nothing_before() {
    let (mut fixture, project) = planned(&[
        ("场平", "2026-01"),
        ("基础", "2026-02-10"),
        ("主体", "2026-03-31"),
        ("封顶", "2026-04"),
    ]);
    reached(&mut fixture, project, "场平", "2026-01-31");
    reached(&mut fixture, project, "基础", "2026-02-11");
    let board = board(&fixture, None);
    let expected = [
        ("场平", Flag::Done),
        ("基础", Flag::DoneLate),
        ("主体", Flag::Overdue),
        ("封顶", Flag::ToCome),
    ];
    assert_eq!(flags(&board), expected.map(|(step, flag)| (step.to_owned(), flag)));
    assert!(expected.iter().all(|(_, flag)| board.flags.of(*flag) == 1));
}

#[test]
fn what_is_claimed_is_neither_red_nor_black_until_it_is_recognised() {
    let (mut fixture, project) = planned(&[("主体", "2026-03-31")]);
    let claim = MilestoneAction::Claim { date: date("2026-04-02"), evidence: Vec::new() };
    change(&mut fixture, project, "主体", claim);
    assert_eq!(flags(&board(&fixture, None)), [("主体".to_owned(), Flag::Claimed)]);
}

#[test]
fn a_milestone_that_was_moved_stands_in_its_new_month_and_shows_the_first_one() {
    let (mut fixture, project) = planned(&[("主体", "2026-03")]);
    let plan = MilestoneAction::Plan { plan: date("2027-06"), reason: Some(text("用地未批")) };
    change(&mut fixture, project, "主体", plan);
    let moved = |year| board(&fixture, Some(year)).rows.lines[0].milestones.clone();
    let of_2026 = moved("2026");
    assert_eq!(
        (of_2026[0].date, of_2026[0].first_planned),
        (date("2027-06"), Some(date("2026-03")))
    );
    assert_eq!(moved("2027").len(), 1);
    assert!(moved("2028").is_empty());
    assert_eq!(
        board(&fixture, Some("2026")).flags.of(Flag::ToCome),
        0,
        "it counts where it stands"
    );
    assert_eq!(board(&fixture, Some("2027")).flags.of(Flag::ToCome), 1);
}

fn column(board: &PlanBoard, month: &str) -> PlanColumn {
    let month: crate::value::Month = month.parse().unwrap();
    board.years.columns().into_iter().find(|column| column.contains(month)).unwrap()
}

fn standing_in(board: &PlanBoard, month: &str) -> Vec<Standing> {
    let column = column(board, month);
    board.rows.lines[0].in_column(column).into_iter().map(|(_, standing)| standing).collect()
}

#[test]
fn what_is_expected_and_what_was_first_planned_stand_in_columns_of_their_own() {
    let (mut fixture, project) = planned(&[("主体", "2026-03")]);
    let plan = MilestoneAction::Plan { plan: date("2026-06"), reason: Some(text("用地未批")) };
    change(&mut fixture, project, "主体", plan);
    change(&mut fixture, project, "主体", MilestoneAction::Forecast { date: date("2026-09-30") });
    let board = board(&fixture, None);
    let months = ["2026-03", "2026-06", "2026-09", "2026-10"];
    let expected = [&[Standing::Former][..], &[Standing::Flag], &[Standing::Forecast], &[]];
    assert_eq!(months.map(|month| standing_in(&board, month)), expected.map(<[_]>::to_vec));
    reached(&mut fixture, project, "主体", "2026-04-08");
    let board = self::board(&fixture, None);
    assert!(standing_in(&board, "2026-09").is_empty(), "nothing is expected of what is reached");
}

#[test]
fn of_several_years_quarters_hold_what_their_months_held() {
    let (fixture, _) = planned(&[("场平", "2026-02"), ("基础", "2027-05-10"), ("主体", "2028-12")]);
    let years = |from: &str, to: &str| PlanQuery {
        years: Some((from.parse().unwrap(), to.parse().unwrap()).into()),
        ..PlanQuery::default()
    };
    let three = asked(&fixture, &years("2026", "2028"));
    let filled = three.years.columns().into_iter().map(|column| {
        three.rows.lines[0].in_column(column).iter().map(|(m, _)| m.named(&NoWords)).collect()
    });
    let filled: Vec<Vec<String>> = filled.collect();
    assert_eq!(
        (&filled[0], &filled[5], &filled[11]),
        (&vec!["场平".to_owned()], &vec!["基础".to_owned()], &vec!["主体".to_owned()],)
    );
    assert_eq!(three.flags.all(), 3);
    assert_eq!(asked(&fixture, &years("2027", "2028")).flags.all(), 2);
}

/// A catalogue that answers with its keys.
struct NoWords;

impl crate::view::catalogue::Catalogue for NoWords {
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|(_, value)| *value).collect();
        [&[key][..], &values].concat().join(" ")
    }
}

/// Two projects of the first county and one of the second, each with flags of its own.
fn of_two_counties() -> Fixture {
    let (mut fixture, first) = planned(&[("场平", "2026-03"), ("基础", "2026-08")]);
    let school = fixture.register("武胜学校", RegionId(2));
    let dam = fixture.register("岳池水库", RegionId(1));
    for (project, plan) in [(school, "2026-02"), (dam, "2026-11")] {
        let (kind, plan) = (MilestoneKind::Step, Some(date(plan)));
        let add = MilestoneAction::Add { kind, name: Some(name("主体")), plan };
        fixture.accept(Command::new(Subject::Project(project), add));
    }
    reached(&mut fixture, first, "场平", "2026-03-01");
    fixture
}

#[test]
fn groups_have_the_counts_of_their_rows_and_together_those_of_the_board() {
    let fixture = of_two_counties();
    for group in PlanGrouping::ALL {
        let board = asked(&fixture, &PlanQuery { group: Some(group), ..PlanQuery::default() });
        let mut sum = FlagCounts::default();
        board.groups.iter().for_each(|group| sum.add_all(&group.flags));
        assert_eq!(sum, board.flags, "{group:?}");
        let projects: u32 = board.groups.iter().map(|group| group.projects).sum();
        assert_eq!(projects, board.rows.count, "{group:?}");
    }
}

#[test]
fn within_their_groups_rows_keep_the_order_that_is_asked_for() {
    let fixture = of_two_counties();
    let query = |descending| PlanQuery {
        table: TableQuery { sort: SortKey::Name, descending, ..TableQuery::default() },
        group: Some(PlanGrouping::Region),
        ..PlanQuery::default()
    };
    let names = |board: &PlanBoard| -> Vec<String> {
        board.rows.lines.iter().map(|row| row.name.clone()).collect()
    };
    let rising = asked(&fixture, &query(false));
    let falling = asked(&fixture, &query(true));
    assert_eq!(names(&rising), ["岳池人民医院迁建", "岳池水库", "武胜学校"]);
    assert_eq!(names(&falling), ["岳池水库", "岳池人民医院迁建", "武胜学校"]);
    let heads = |board: &PlanBoard| -> Vec<(GroupName, u32)> {
        board.groups.iter().map(|group| (group.name.clone(), group.at)).collect()
    };
    let named = |name: &str| GroupName::Named(name.to_owned());
    assert_eq!(heads(&rising), [(named("岳池县"), 0), (named("武胜县"), 2)]);
    assert_eq!(rising.groups[1].flags.of(Flag::Overdue), 1);
}

#[test]
fn a_group_that_began_on_an_earlier_page_says_so_and_counts_all_of_itself() {
    let (mut fixture, _) = planned(&[("场平", "2026-03")]);
    for number in 0..130 {
        fixture.register(&format!("第{number}号工程"), RegionId(1));
    }
    let query = PlanQuery { group: Some(PlanGrouping::Region), ..PlanQuery::default() };
    let second = asked(&fixture, &query.on_page(1));
    assert_eq!(second.rows.lines.len(), 31);
    let head = &second.groups[0];
    assert!(head.goes_on && head.at == 0 && head.projects == 131);
    assert_eq!(head.flags.of(Flag::Overdue), 1, "the flag stands on the first page");
}

#[test]
fn a_unit_that_asks_for_its_own_gets_what_it_is_responsible_for_and_a_county_its_own() {
    let fixture = of_two_counties();
    let mine = PlanQuery { mine: true, ..PlanQuery::default() };
    let count = |role| {
        let assessment = Assessment::of(&fixture.board);
        plan_board(&assessment, &mine, &actor(role), fixture.now).rows.count
    };
    let roles = [
        Role::Unit(UnitId(1)),
        Role::Unit(UnitId(2)),
        Role::RegionOffice(RegionId(1)),
        Role::RegionOffice(RegionId(2)),
        Role::Viewer,
    ];
    assert_eq!(roles.map(count), [3, 0, 2, 1, 0]);
}

/// A milestone claimed with a photograph and recognised.
fn with_evidence() -> (Fixture, ProjectId) {
    let (mut fixture, project) = planned(&[("主体", "2026-03-31")]);
    let attach = EvidenceAction::Attach { file: photo() };
    fixture.accept(Command::new(Subject::Project(project), attach));
    (fixture, project)
}

fn opened(fixture: &Fixture, project: ProjectId, role: Role) -> OpenedMilestone {
    let (actor, milestone) = (actor(role), MilestoneId(1));
    let board = narrowed(&fixture.board, &actor);
    let seen = Seen { assessment: Assessment::of(&board).into(), actor };
    let history = fixture.history(Subject::Milestone(project, milestone));
    PlanCell { project, milestone }.answer(&seen, &history, fixture.now).unwrap()
}

#[test]
fn an_opened_milestone_shows_its_evidence_to_those_alone_who_may_see_it() {
    let (fixture, project) = with_evidence();
    let seen = |role| opened(&fixture, project, role).evidence.len();
    assert_eq!([Role::Unit(UnitId(1)), Role::Leader, Role::Office].map(seen), [1, 1, 1]);
    assert_eq!([Role::Unit(UnitId(2)), Role::Viewer].map(seen), [0, 0]);
}

#[test]
fn only_those_whose_it_is_are_asked_to_claim_it_and_only_until_they_have() {
    let (mut fixture, project) = with_evidence();
    let claims = |fixture: &Fixture, role| opened(fixture, project, role).claims.is_some();
    let unit = Role::Unit(UnitId(1));
    assert!(claims(&fixture, unit));
    assert!(!claims(&fixture, Role::Unit(UnitId(2))) && !claims(&fixture, Role::Office));
    reached(&mut fixture, project, "主体", "2026-04-02");
    assert!(!claims(&fixture, unit));
    let opened = opened(&fixture, project, Role::Office);
    assert_eq!(opened.flag, Flag::DoneLate);
    assert_eq!(opened.history[0].kind, "milestone-recognised");
}

#[test]
fn a_wall_shows_those_with_flags_alone_and_the_overdue_first() {
    let mut fixture = of_two_counties();
    fixture.register("没有节点的项目", RegionId(1));
    let query = PlanSceneQuery::default();
    let scene = scene::scene(&Assessment::of(&fixture.board), &query, fixture.now);
    assert_eq!((scene.projects, scene.rows.len()), (3, 3));
    assert_eq!(scene.rows[0].name, "武胜学校");
    assert_eq!(scene.flags, asked(&fixture, &PlanQuery::default()).flags);
}
