//! Every command × every role × own and other unit and region.

use super::*;
use crate::{
    decide::stand::{Stand, actor, date, month, name, text},
    geometry::Point,
    model::{
        checklist::ChecklistCommand,
        city::CityCommand,
        evidence::{EvidenceFile, FileKind},
        ledger::Ledger,
        milestone::{MilestoneKind, MoveReason},
        period::PeriodCommand,
        person::PersonCommand,
        problem::{Level, ProblemFile, ProblemKind},
        project::ProjectCommand,
        recognition::{ClaimDecision, RecognitionCommand},
        report::Figures,
        target::{Aim, Goal, TargetCommand, TargetScope},
        unit::UnitCommand,
    },
    value::{
        BatchId, ContentHash, EvidenceId, MilestoneId, PersonId, ProblemId, RegionId, TargetId,
        Timestamp, UnitId,
    },
};

/// Who may give a command about a project of the first unit and county, whose problem the second
/// unit must solve.
#[derive(Debug, Clone, Copy)]
enum Who {
    /// Administrators only.
    Admins,
    /// The office, and administrators.
    Office,
    /// The county's own office too.
    County,
    /// The project's own unit too.
    Theirs,
    /// The unit that must solve the problem too.
    Solvers,
}

const OWN_UNIT: Role = Role::Unit(UnitId(1));
const SOLVER: Role = Role::Unit(UnitId(2));
const OTHER_UNIT: Role = Role::Unit(UnitId(3));
const OWN_COUNTY: Role = Role::RegionOffice(RegionId(1));
const OTHER_COUNTY: Role = Role::RegionOffice(RegionId(2));

const ROLES: [Role; 10] = [
    Role::Viewer,
    Role::Display,
    Role::Leader,
    OTHER_UNIT,
    OTHER_COUNTY,
    SOLVER,
    OWN_UNIT,
    OWN_COUNTY,
    Role::Office,
    Role::Admin,
];

impl Who {
    fn includes(self, role: Role) -> bool {
        let allowed: &[Role] = match self {
            Self::Admins => &[Role::Admin],
            Self::Office => &[Role::Admin, Role::Office],
            Self::County => &[Role::Admin, Role::Office, OWN_COUNTY],
            Self::Theirs => &[Role::Admin, Role::Office, OWN_COUNTY, OWN_UNIT],
            Self::Solvers => &[Role::Admin, Role::Office, OWN_COUNTY, OWN_UNIT, SOLVER],
        };
        allowed.contains(&role)
    }
}

fn report(project: ProjectId) -> Command {
    let month = month("2026-03");
    let figures = Figures::default();
    Command::Report(ReportCommand::Record { project, month, figures, confirmed: false })
}

fn ledger() -> Ledger {
    Ledger {
        file: name("x"),
        list: None,
        year: month("2026-03").year(),
        period: None,
        rows: Vec::new(),
        columns: Vec::new(),
        shape: None,
        partial: false,
        renames: Vec::new(),
        added: Vec::new(),
    }
}

fn photo() -> EvidenceFile {
    EvidenceFile {
        milestone: None,
        name: name("x.jpg"),
        kind: FileKind::Jpeg,
        bytes: 1,
        hash: ContentHash::new([0; 32]),
        taken: Some(Timestamp(0)),
        position: Some(Point::clamped(106.0, 30.0)),
    }
}

fn problem() -> ProblemFile {
    ProblemFile {
        kind: ProblemKind::Power,
        text: text("x"),
        since: month("2026-03").first_day(),
        solver: Some(UnitId(2)),
        level: Level::City,
        deadline: None,
    }
}

fn of_the_administration(project: ProjectId) -> Vec<(Who, Command)> {
    let month = month("2026-03");
    let goal = Goal {
        year: month.year(),
        scope: TargetScope::City,
        sector: None,
        size: None,
        due: month,
        aim: Aim::Starts(1),
    };
    let rule = crate::model::period::PeriodRule::default();
    let calendar = crate::value::workday::Calendar::default();
    vec![
        (Who::Admins, Command::City(CityCommand::Configure { name: name("x"), demo: false })),
        (Who::Admins, Command::City(CityCommand::SetPeriodRule { rule })),
        (Who::Admins, Command::City(CityCommand::SetCalendar { calendar })),
        (Who::Admins, Command::Person(PersonCommand::Deactivate { person: PersonId(1) })),
        (Who::Office, Command::Import(Box::new(ledger()))),
        (Who::Office, Command::Unit(UnitCommand::Register { name: name("x") })),
        (Who::Office, Command::Period(PeriodCommand::Remind { month })),
        (Who::Office, Command::Period(PeriodCommand::Close { month })),
        (Who::Office, Command::Period(PeriodCommand::Reopen { month, reason: text("x") })),
        (Who::Office, Command::Project(ProjectCommand::Resume { project })),
        (Who::Office, Command::Target(TargetCommand::Set(goal))),
        (Who::Office, Command::Target(TargetCommand::Remove { target: TargetId(1) })),
    ]
}

fn of_milestones(project: ProjectId) -> Vec<(Who, Command)> {
    let (milestone, date, kind) = (MilestoneId(1), date("2026-03"), MilestoneKind::Start);
    let (reason, evidence) = (text("x"), Vec::new());
    let wish = MoveReason::Land;
    let commands = [
        (Who::Office, MilestoneCommand::Add { project, kind, name: None, plan: None }),
        (Who::Office, MilestoneCommand::Plan { project, milestone, plan: date, reason: None }),
        (Who::Office, MilestoneCommand::GrantMove { project, milestone }),
        (Who::Office, MilestoneCommand::RefuseMove { project, milestone, reason: reason.clone() }),
        (Who::Office, MilestoneCommand::ReturnClaim { project, milestone, reason }),
        (Who::Office, MilestoneCommand::Recognise { project, milestone, date }),
        (Who::Office, MilestoneCommand::Weigh { project, milestone, weight: 1 }),
        (Who::Theirs, MilestoneCommand::Forecast { project, milestone, date }),
        (Who::Theirs, MilestoneCommand::Claim { project, milestone, date, evidence }),
        (
            Who::Theirs,
            MilestoneCommand::AskMove { project, milestone, date, reason: wish, words: None },
        ),
    ];
    commands.into_iter().map(|(who, command)| (who, Command::Milestone(command))).collect()
}

fn of_recognition(project: ProjectId) -> Vec<(Who, Command)> {
    let (batch, milestone, unit) = (BatchId(1), MilestoneId(1), UnitId(1));
    let decision = ClaimDecision::Returned { reason: text("x") };
    let kind = MilestoneKind::Start;
    vec![
        (Who::Office, Command::Checklist(ChecklistCommand::Set { kind, items: Vec::new() })),
        (Who::Office, Command::Recognition(RecognitionCommand::Open { claims: Vec::new() })),
        (
            Who::Office,
            Command::Recognition(RecognitionCommand::Opine {
                batch,
                unit,
                agrees: true,
                remark: None,
            }),
        ),
        (
            Who::Office,
            Command::Recognition(RecognitionCommand::Decide {
                batch,
                project,
                milestone,
                decision,
            }),
        ),
        (Who::Office, Command::Recognition(RecognitionCommand::Close { batch })),
    ]
}

fn of_the_project(project: ProjectId) -> Vec<(Who, Command)> {
    let (month, reason) = (month("2026-03"), text("x"));
    let (id, words) = (ProblemId(1), text("x"));
    let back = ReportCommand::Return { project, month, reason };
    let problem = |who, command| (who, Command::Problem(command));
    vec![
        (Who::Theirs, report(project)),
        (Who::County, Command::Report(back)),
        (Who::Theirs, Command::Evidence(EvidenceCommand::Attach { project, file: photo() })),
        (
            Who::Theirs,
            Command::Evidence(EvidenceCommand::Withdraw {
                evidence: EvidenceId(1),
                reason: words.clone(),
            }),
        ),
        problem(Who::Theirs, ProblemCommand::Raise { project, file: self::problem() }),
        problem(Who::Theirs, ProblemCommand::Revise { problem: id, file: self::problem() }),
        problem(Who::Solvers, ProblemCommand::AddStep { problem: id, text: words.clone() }),
        problem(Who::Office, ProblemCommand::Close { problem: id, text: words.clone() }),
        problem(Who::Office, ProblemCommand::Reopen { problem: id, reason: words }),
    ]
}

/// A project of the first unit and county with a problem and a photograph.
fn stand() -> (Stand, ProjectId) {
    let (mut stand, project) = Stand::with_a_project("2026-04-10");
    for unit in ["国网广安供电公司", "武胜县发展改革局"] {
        stand.accept(Command::Unit(UnitCommand::Register { name: name(unit) }));
    }
    stand.accept(Command::Problem(ProblemCommand::Raise { project, file: problem() }));
    stand.accept(Command::Evidence(EvidenceCommand::Attach { project, file: photo() }));
    (stand, project)
}

#[test]
fn every_role_may_exactly_what_the_table_says() {
    let (stand, project) = stand();
    let table = [
        of_the_administration(project),
        of_milestones(project),
        of_recognition(project),
        of_the_project(project),
    ];
    for (who, command) in table.into_iter().flatten() {
        for role in ROLES {
            let may = may(&stand.board, &actor(role), &command);
            assert_eq!(may, who.includes(role), "{role:?}: {command:?}");
        }
    }
}

#[test]
fn what_does_not_exist_is_nobodys() {
    let (stand, _) = stand();
    let reason = text("x");
    let unknown = [
        report(ProjectId(99)),
        Command::Problem(ProblemCommand::AddStep { problem: ProblemId(99), text: text("x") }),
        Command::Evidence(EvidenceCommand::Withdraw { evidence: EvidenceId(99), reason }),
    ];
    for command in unknown {
        for role in [OWN_UNIT, OWN_COUNTY, SOLVER] {
            assert!(!may(&stand.board, &actor(role), &command), "{role:?}: {command:?}");
        }
    }
}

#[test]
fn what_happens_together_is_allowed_only_when_every_part_is() {
    let (stand, project) = stand();
    let unit = actor(OWN_UNIT);
    let stranger = report(ProjectId(99));
    let together = Command::Together(vec![report(project), stranger]);
    assert!(!may(&stand.board, &unit, &together));
    assert!(may(&stand.board, &unit, &Command::Together(vec![report(project)])));
}
