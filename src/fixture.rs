//! For tests: a board in memory, and typed people who give commands to it.

use crate::{
    board::Board,
    command::{Asked, Command, CommandResult, ReadVersion, Request},
    event::{Recorded, Subject},
    geometry::{Boundary, Point},
    model::{
        actor::{Actor, Role},
        evidence::{EvidenceFile, FileKind},
        list::ListAction,
        milestone::{MilestoneAction, MilestoneKind},
        paper::PaperReference,
        period::PeriodAction,
        plan::{PlanAction, PlanVersion},
        project::{ProjectAction, ProjectFacts, RegionShare},
        region::{RegionAction, RegionKind},
        report::{Figures, ReportAction},
        schedule::Curve,
        unit::UnitAction,
    },
    refusal::Refusal,
    rules::decide,
    value::{
        CommandId, ContentHash, Day, LedgerDate, MilestoneId, Money, Month, Name, ProjectId,
        RegionId, Seq, Text, Timestamp, UnitId,
    },
};

pub mod ledger;

/// A board with a clock.
#[derive(Clone)]
pub struct Fixture {
    pub board: Board,
    pub now: Timestamp,
    pub log: Vec<Recorded>,
    given: u32,
}

pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

/// A document with a number, as everything that happens on paper needs one.
pub fn document() -> PaperReference {
    PaperReference { scan: None, document: Some(name("岳府发〔2026〕9号")) }
}

/// A photograph of the first milestone, with where and when it was taken.
pub fn photo() -> EvidenceFile {
    EvidenceFile {
        milestone: Some(MilestoneId(1)),
        name: name("开工现场.jpg"),
        kind: FileKind::Jpeg,
        bytes: 2_400_000,
        hash: ContentHash::new([7; 32]),
        taken: Some(Timestamp(1_767_589_201_000)),
        position: Some(point(106.85, 30.405)),
    }
}

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub fn date(text: &str) -> LedgerDate {
    text.parse().unwrap()
}

pub fn actor(role: Role) -> Actor {
    Actor { name: name("测试"), role, post: None }
}

pub fn office() -> Actor {
    actor(Role::Office)
}

/// A square of a tenth of a degree with its lower left corner there.
pub fn square(lon: f64, lat: f64) -> Boundary {
    let (east, north) = (lon + 0.1, lat + 0.1);
    let ring = [[lon, lat], [east, lat], [east, north], [lon, north], [lon, lat]];
    let geometry = serde_json::json!({ "type": "Polygon", "coordinates": [ring] });
    Boundary::from_geojson(&geometry).unwrap()
}

pub fn point(lon: f64, lat: f64) -> Point {
    Point::new(lon, lat).unwrap()
}

impl Fixture {
    /// An empty board on `day` at nine in the morning.
    pub fn on(day: &str) -> Self {
        let day: Day = day.parse().unwrap();
        let now = Timestamp(Timestamp::start_of(day).0 + 9 * 3_600_000);
        let mut board = Board::default();
        // Its cards have begun long ago.
        board.city.cards_from = Some(month("2020-01").first_day());
        Self { board, now, log: Vec::new(), given: 0 }
    }

    /// A board with two neighbouring counties, a unit, a list of 2026 and one project in the first.
    pub fn with_a_project(day: &str) -> (Self, ProjectId) {
        let mut fixture = Self::on(day);
        for (county, lon) in [("岳池县", 106.0), ("武胜县", 106.1)] {
            fixture.accept(Command::new(
                Subject::City,
                RegionAction::Register {
                    name: name(county),
                    kind: RegionKind::District,
                    boundary: Some(square(lon, 30.0).into()),
                },
            ));
        }
        let unit = UnitAction::Register { name: name("岳池县发展改革局") };
        fixture.accept(Command::new(Subject::City, unit));
        let project = fixture.register("岳池人民医院迁建", RegionId(1));
        let year = month("2026-01").year();
        let list = ListAction::Create { name: name("省市重点"), year, curve: Curve::Linear };
        fixture.accept(Command::new(Subject::City, list));
        (fixture, project)
    }

    pub fn register(&mut self, project: &str, region: RegionId) -> ProjectId {
        let facts = ProjectFacts {
            regions: vec![RegionShare { region, share: 1000 }],
            responsible_unit: Some(UnitId(1)),
            total: Some(Money::from_wan(100_000)),
            ..ProjectFacts::named(&name(project))
        };
        let command = Command::new(Subject::City, ProjectAction::Register { facts });
        let created = self.accept(command).created;
        match created[0] {
            Subject::Project(project) => project,
            other => panic!("{other} is not a project"),
        }
    }

    /// Opens a month in which money counts, and reports are due, until `deadline`.
    pub fn open(&mut self, month: Month, deadline: Day) {
        let open = PeriodAction::Open { cut_off: deadline, deadline };
        self.accept(Command::new(Subject::Period(month), open));
    }

    /// Gives a year's plan and one month's cumulative figure, in 万元, and closes the month.
    pub fn invest(&mut self, project: ProjectId, plan: i64, closed: &str, done: i64) {
        let month = month(closed);
        let last = month.last_day();
        self.open(month, last);
        self.report(project, plan, month, done);
        self.accept(Command::new(Subject::Period(month), PeriodAction::Close {}));
    }

    /// The same, also of a month that another project's figures closed.
    pub fn invest_again(&mut self, project: ProjectId, plan: i64, closed: &str, done: i64) {
        let month = month(closed);
        if self.board.periods.contains_key(&month) {
            let (period, reason) = (Subject::Period(month), text("补报"));
            self.accept(Command::new(period, PeriodAction::Reopen { reason }));
            self.report(project, plan, month, done);
            self.accept(Command::new(period, PeriodAction::Close {}));
        } else {
            self.invest(project, plan, closed, done);
        }
    }

    fn report(&mut self, project: ProjectId, plan: i64, month: Month, done: i64) {
        let since = month.first_day();
        let amount = Money::from_wan(plan);
        let plan = PlanVersion { amount, monthly: None, since, document: None, reason: None };
        self.accept(Command::new(Subject::Plan(project, month.year()), PlanAction::Set { plan }));
        let year_to_date = Some(Money::from_wan(done));
        let figures = Figures { year_to_date, ..Figures::default() };
        self.accept(Command::new(
            Subject::Report(project, month),
            ReportAction::Record { figures, confirmed: true },
        ));
    }

    pub fn plan_start(&mut self, project: ProjectId, plan: &str) {
        let kind = MilestoneKind::Start;
        let plan = Some(date(plan));
        let add = MilestoneAction::Add { kind, name: None, plan };
        self.accept(Command::new(Subject::Project(project), add));
    }

    /// The events of a subject, newest first.
    pub fn history(&self, subject: Subject) -> Vec<Recorded> {
        let of_it = self.log.iter().rev().filter(|recorded| recorded.event.subject == subject);
        of_it.cloned().collect()
    }

    /// Gives a command as the admin, who may everything.
    pub fn accept(&mut self, command: Command) -> CommandResult {
        self.give(&actor(Role::Admin), Vec::new(), command).unwrap()
    }

    pub fn give(
        &mut self,
        actor: &Actor,
        reads: Vec<ReadVersion>,
        command: impl Into<Asked>,
    ) -> Result<CommandResult, Refusal> {
        self.given += 1;
        let id = CommandId::try_from(format!("command-{}", self.given)).unwrap();
        let request = Request { id: id.clone(), reads, command: command.into() };
        let decision = decide(&self.board, actor, &request, self.now)?;
        for event in decision.events {
            let seq = Seq(self.board.seq.0 + 1);
            let (actor, command) = (actor.clone(), id.clone());
            let recorded = Recorded { seq, at: self.now, actor, command, event };
            self.board.apply(&recorded);
            self.log.push(recorded);
        }
        Ok(decision.result)
    }
}
