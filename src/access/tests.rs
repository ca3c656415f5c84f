//! Every command × every role × own and other unit and region.

use super::*;
use crate::{
    decide::stand::{self, Stand, actor, date, month, name, text},
    model::{
        card::{CardCommand, Exemption, InterviewRecord, Rectification, Signature},
        checklist::ChecklistCommand,
        city::CityCommand,
        document::{DocumentCommand, DocumentFile},
        evidence::EvidenceFile,
        layer::LayerCommand,
        ledger::Ledger,
        list::ListCommand,
        milestone::{MilestoneKind, MoveReason},
        notice::{Addressee, NoticeCommand, NoticeContent},
        period::PeriodCommand,
        person::PersonCommand,
        problem::{Level, ProblemFile, ProblemKind},
        project::ProjectCommand,
        recognition::{ClaimDecision, RecognitionCommand},
        region::RegionCommand,
        report::Figures,
        rule::{Preset, RuleCommand, RuleScope, RuleSetId},
        target::{Aim, Goal, TargetCommand, TargetScope},
        unit::UnitCommand,
    },
    value::{
        BatchId, CardId, DocumentId, EvidenceId, ListId, MilestoneId, NoticeId, OwnRulesId,
        PersonId, ProblemId, RegionId, TargetId, UnitId,
    },
};

mod keeping;
mod seeing;

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
    /// The unit that must answer the notice too, and leaders.
    Showing,
    /// The unit that must solve the problem too.
    Solvers,
    /// The office and leaders.
    Issuers,
    /// The unit to which the notice goes, and nobody above it.
    Addressee,
    /// The office, administrators and leaders.
    Leaders,
    /// The project's own unit too, but not its county.
    Answering,
}

const OWN_UNIT: Role = Role::Unit(UnitId(1));
const SOLVER: Role = Role::Unit(UnitId(2));
/// A bureau that has nothing to do with the project but to answer the notice.
const ADDRESSEE: Role = Role::Unit(UnitId(4));
const OTHER_UNIT: Role = Role::Unit(UnitId(3));
const OWN_COUNTY: Role = Role::RegionOffice(RegionId(1));
const OTHER_COUNTY: Role = Role::RegionOffice(RegionId(2));

const ROLES: [Role; 11] = [
    Role::Viewer,
    Role::Display,
    Role::Leader,
    OTHER_UNIT,
    OTHER_COUNTY,
    SOLVER,
    ADDRESSEE,
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
            Self::Showing => {
                &[Role::Admin, Role::Office, Role::Leader, OWN_COUNTY, OWN_UNIT, ADDRESSEE]
            }
            Self::Answering => &[Role::Admin, Role::Office, OWN_UNIT],
            Self::Solvers => &[Role::Admin, Role::Office, OWN_COUNTY, OWN_UNIT, SOLVER],
            Self::Issuers | Self::Leaders => &[Role::Admin, Role::Office, Role::Leader],
            Self::Addressee => &[ADDRESSEE],
        };
        allowed.contains(&role)
    }
}

fn photo() -> EvidenceFile {
    EvidenceFile { milestone: None, ..stand::photo() }
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
        paper: None,
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
        (Who::Office, Command::Unit(UnitCommand::Rename { unit: UnitId(1), name: name("x") })),
        (
            Who::Office,
            Command::Unit(UnitCommand::RemoveAlias { unit: UnitId(1), alias: name("x") }),
        ),
        (
            Who::Office,
            Command::Region(RegionCommand::Rename { region: RegionId(1), name: name("x") }),
        ),
        (
            Who::Office,
            Command::Region(RegionCommand::RemoveAlias { region: RegionId(1), alias: name("x") }),
        ),
        (Who::Office, Command::List(ListCommand::Rename { list: ListId(1), name: name("x") })),
        (
            Who::Office,
            Command::Layer(LayerCommand::Load { name: name("x"), shapes: Vec::new().into() }),
        ),
        (
            Who::Admins,
            Command::Person(PersonCommand::Assign { person: PersonId(1), role: Role::Viewer }),
        ),
        (Who::Office, Command::Period(PeriodCommand::Remind { month })),
        (Who::Office, Command::Period(PeriodCommand::Close { month })),
        (Who::Office, Command::Period(PeriodCommand::Reopen { month, reason: text("x") })),
        (Who::Office, Command::Project(ProjectCommand::Resume { project })),
        (Who::Office, Command::Target(TargetCommand::Set(goal))),
        (Who::Office, Command::Target(TargetCommand::Remove { target: TargetId(1) })),
    ]
}

fn of_rules() -> Vec<(Who, Command)> {
    let (set, scope) = (RuleSetId::Preset(Preset::Ratio), RuleScope::Everything);
    let own = OwnRulesId(1);
    let commands = [
        RuleCommand::Copy { from: set, name: name("x") },
        RuleCommand::Set { set: own, name: name("x"), rules: Vec::new() },
        RuleCommand::Assign { scope: scope.clone(), set },
        RuleCommand::Unassign { scope },
    ];
    commands.into_iter().map(|command| (Who::Office, Command::Rule(command))).collect()
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
        (Who::Showing, Command::Evidence(EvidenceCommand::Attach { project, file: photo() })),
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

fn content() -> NoticeContent {
    NoticeContent {
        addressee: Some(Addressee::Unit(UnitId(4))),
        subject: Some(name("x")),
        facts: Some(text("x")),
        demand: Some(text("x")),
        signatory: Some(name("x")),
        ..NoticeContent::of(DocumentId::STANDARD)
    }
}

/// The first notice is issued to a bureau, the second is a draft.
fn of_notices(project: ProjectId) -> Vec<(Who, Command)> {
    let (issued, draft) = (NoticeId(1), NoticeId(2));
    let (reason, day) = (text("x"), month("2026-05").first_day());
    let (signer, content) = (name("x"), Box::new(content()));
    let (scan, evidence, notice) = (EvidenceId(1), Vec::new(), issued);
    let commands = [
        (Who::Issuers, NoticeCommand::Draft { project, content: content.clone() }),
        (Who::Issuers, NoticeCommand::Revise { notice: draft, content }),
        (Who::Issuers, NoticeCommand::Check { notice: draft }),
        (Who::Issuers, NoticeCommand::Discard { notice: draft }),
        (Who::Issuers, NoticeCommand::Issue { notice: draft }),
        (Who::Addressee, NoticeCommand::Serve { notice }),
        (Who::Addressee, NoticeCommand::Acknowledge { notice, signer: signer.clone() }),
        (
            Who::Addressee,
            NoticeCommand::Respond { notice, text: reason.clone(), evidence: evidence.clone() },
        ),
        (
            Who::Addressee,
            NoticeCommand::AskExtension { notice, until: day, reason: reason.clone() },
        ),
        (Who::Issuers, NoticeCommand::RecordReceipt { notice, signer, on: day, scan }),
        (Who::Issuers, NoticeCommand::RecordReply { notice, text: reason.clone(), on: day, scan }),
        (Who::Issuers, NoticeCommand::Return { notice, reason: reason.clone(), answer_by: day }),
        (Who::Issuers, NoticeCommand::Close { notice, remark: None }),
        (Who::Issuers, NoticeCommand::GrantExtension { notice }),
        (Who::Issuers, NoticeCommand::RefuseExtension { notice, reason: reason.clone() }),
        (Who::Issuers, NoticeCommand::Supplement { notice, text: reason.clone(), evidence }),
        (Who::Issuers, NoticeCommand::Withdraw { notice, reason }),
        (Who::Office, NoticeCommand::Climb {}),
    ];
    commands.into_iter().map(|(who, command)| (who, Command::Notice(command))).collect()
}

fn of_documents() -> Vec<(Who, Command)> {
    let file = Box::new(DocumentFile::standard(None).unwrap());
    let (document, year) = (DocumentId::STANDARD, month("2026-03").year());
    let commands = [
        DocumentCommand::Define(file.clone()),
        DocumentCommand::Revise { document, file },
        DocumentCommand::StartSeries { document, year, first: 2 },
    ];
    commands.into_iter().map(|command| (Who::Office, Command::Document(command))).collect()
}

fn of_cards() -> Vec<(Who, Command)> {
    let (card, on) = (CardId(1), month("2026-03").last_day());
    let (person, leader) = (name("x"), name("x"));
    let exemption = Exemption { reason: text("x"), until: on, leader: leader.clone(), paper: None };
    let signature = Signature { person: person.clone(), on, paper: None };
    let claim = Rectification { text: text("x"), evidence: Vec::new() };
    let record = InterviewRecord { on, with: person, text: text("x") };
    let (cards, listed, reason) = (vec![card], vec![card], text("x"));
    let commands = [
        (Who::Office, CardCommand::Evaluate),
        (Who::Theirs, CardCommand::Verify { card, statement: None }),
        (Who::Leaders, CardCommand::Approve { cards, leader, on, paper: None }),
        (Who::Leaders, CardCommand::Exempt { card, exemption }),
        (Who::Office, CardCommand::Issue { cards: listed, month: on.month() }),
        (Who::Answering, CardCommand::Acknowledge { card, signature }),
        (Who::Answering, CardCommand::Rectify { card, claim }),
        (Who::Office, CardCommand::Return { card, reason: reason.clone() }),
        (Who::Office, CardCommand::Lift { card, text: reason.clone() }),
        (Who::Office, CardCommand::Withdraw { card, reason }),
        (Who::Office, CardCommand::Interview { card, record }),
    ];
    commands.into_iter().map(|(who, command)| (who, Command::Card(command))).collect()
}

/// A project of the first unit and county with a problem, a photograph, a notice, a draft and a
/// proposed card.
fn stand() -> (Stand, ProjectId) {
    let (mut stand, project) = Stand::with_a_project("2026-04-10");
    stand.invest(project, 1_000, "2026-03", 100);
    stand.accept(Command::Card(CardCommand::Evaluate));
    assert!(stand.board.cards.contains_key(&CardId(1)));
    for unit in ["国网广安供电公司", "武胜县发展改革局", "市自然资源局"] {
        stand.accept(Command::Unit(UnitCommand::Register { name: name(unit) }));
    }
    stand.accept(Command::Problem(ProblemCommand::Raise { project, file: problem() }));
    stand.accept(Command::Evidence(EvidenceCommand::Attach { project, file: photo() }));
    let role = ADDRESSEE;
    stand.accept(Command::Person(PersonCommand::Register { name: name("自然资源局"), role }));
    for _ in 0..2 {
        let content = Box::new(content());
        stand.accept(Command::Notice(NoticeCommand::Draft { project, content }));
    }
    stand.accept(Command::Notice(NoticeCommand::Issue { notice: NoticeId(1) }));
    (stand, project)
}

#[test]
fn a_file_is_received_from_exactly_those_who_may_attach_it() {
    let (stand, project) = stand();
    let attach = Command::Evidence(EvidenceCommand::Attach { project, file: photo() });
    for role in ROLES {
        let actor = actor(role);
        let received = may_attach_evidence(&stand.board, &actor, project);
        assert_eq!(received, may(&stand.board, &actor, &attach), "{role:?}");
    }
}

#[test]
fn every_role_may_exactly_what_the_table_says() {
    let (stand, project) = stand();
    let table = [
        of_the_administration(project),
        keeping::of_the_ledger(project),
        of_milestones(project),
        of_recognition(project),
        of_rules(),
        of_the_project(project),
        of_notices(project),
        of_documents(),
        of_cards(),
    ];
    for (who, command) in table.into_iter().flatten() {
        for role in ROLES {
            let may = may(&stand.board, &actor(role), &command);
            assert_eq!(may, who.includes(role), "{role:?}: {command:?}");
        }
    }
}

#[test]
fn whoever_may_import_is_shown_what_it_would_do_and_nobody_else() {
    let (stand, _) = stand();
    for role in ROLES {
        let imports = may(&stand.board, &actor(role), &Command::Import(Box::new(ledger())));
        assert_eq!(may_import(&actor(role)), imports, "{role:?}");
    }
}

#[test]
fn a_draft_is_seen_by_those_who_write_and_an_issued_notice_by_all() {
    let (stand, _) = stand();
    let notice = |id| stand.board.notices[&NoticeId(id)].clone();
    for role in ROLES {
        assert!(may_see_notice(&actor(role), &notice(1)), "{role:?}");
        assert_eq!(may_see_notice(&actor(role), &notice(2)), Who::Issuers.includes(role));
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
        Command::Card(CardCommand::Verify { card: CardId(99), statement: None }),
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

#[test]
fn programs_with_a_token_read_how_the_server_fares_walls_and_people_do_not() {
    for role in ROLES {
        let by_token = may_read_metrics(&actor(role), true);
        assert_eq!(by_token, role != Role::Display, "{role:?}");
        assert_eq!(may_read_metrics(&actor(role), false), role == Role::Admin, "{role:?}");
    }
}
