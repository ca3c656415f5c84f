//! Every command × every role × own and other unit and region.

use crate::rules::may;
use crate::{
    access::{may_attach_evidence, may_import, may_read_metrics, may_see_notice, may_see_subject},
    command::{Asked, Command},
    event::Subject,
    model::{
        actor::{Actor, Role},
        milestone::MilestoneAction,
        problem::ProblemAction,
        report::ReportAction,
    },
    refusal::Refusal,
    value::ProjectId,
};
use crate::{
    fixture::{self, Fixture, actor, date, month, name, text},
    model::{
        card::{CardAction, Exemption, InterviewRecord, Rectification, Signature},
        checklist::ChecklistAction,
        city::CityAction,
        document::{DocumentAction, DocumentFile},
        evidence::{EvidenceAction, EvidenceFile},
        finding::FindingSubject,
        layer::LayerAction,
        ledger::{Ledger, LedgerAction},
        list::ListAction,
        milestone::{MilestoneKind, MoveReason},
        notice::{Addressee, NoticeAction, NoticeContent},
        period::PeriodAction,
        person::PersonAction,
        problem::{Level, ProblemFile, ProblemKind},
        project::ProjectAction,
        recognition::{ClaimDecision, RecognitionAction},
        region::RegionAction,
        report::Figures,
        rule::{Preset, RuleAction, RuleScope, RuleSetId},
        target::{Aim, Goal, TargetAction, TargetScope},
        unit::UnitAction,
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
    EvidenceFile { milestone: None, ..fixture::photo() }
}

fn report(project: ProjectId) -> Command {
    let month = month("2026-03");
    let figures = Figures::default();
    Command::from(ReportAction::Record { project, month, figures, confirmed: false })
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
        (Who::Admins, Command::from(CityAction::Configure { name: name("x"), demo: false })),
        (Who::Admins, Command::from(CityAction::SetPeriodRule { rule })),
        (Who::Admins, Command::from(CityAction::SetCalendar { calendar })),
        (Who::Admins, Command::from(PersonAction::Deactivate { person: PersonId(1) })),
        (Who::Office, Command::from(LedgerAction::Import(Box::new(ledger())))),
        (Who::Office, Command::from(UnitAction::Register { name: name("x") })),
        (Who::Office, Command::from(UnitAction::Rename { unit: UnitId(1), name: name("x") })),
        (Who::Office, Command::from(UnitAction::RemoveAlias { unit: UnitId(1), alias: name("x") })),
        (
            Who::Office,
            Command::new(Subject::Region(RegionId(1)), RegionAction::Rename { name: name("x") }),
        ),
        (
            Who::Office,
            Command::new(
                Subject::Region(RegionId(1)),
                RegionAction::RemoveAlias { alias: name("x") },
            ),
        ),
        (Who::Office, Command::from(ListAction::Rename { list: ListId(1), name: name("x") })),
        (
            Who::Office,
            Command::from(LayerAction::Load { name: name("x"), shapes: Vec::new().into() }),
        ),
        (
            Who::Admins,
            Command::from(PersonAction::Assign { person: PersonId(1), role: Role::Viewer }),
        ),
        (Who::Office, Command::from(PeriodAction::Remind { month })),
        (Who::Office, Command::from(PeriodAction::Close { month })),
        (Who::Office, Command::from(PeriodAction::Reopen { month, reason: text("x") })),
        (Who::Office, Command::from(ProjectAction::Resume { project })),
        (Who::Office, Command::from(TargetAction::Set(goal))),
        (Who::Office, Command::from(TargetAction::Remove { target: TargetId(1) })),
    ]
}

fn of_rules() -> Vec<(Who, Command)> {
    let (set, scope) = (RuleSetId::Preset(Preset::Ratio), RuleScope::Everything);
    let own = OwnRulesId(1);
    let commands = [
        RuleAction::Copy { from: set, name: name("x") },
        RuleAction::Set { set: own, name: name("x"), rules: Vec::new() },
        RuleAction::Assign { scope: scope.clone(), set },
        RuleAction::Unassign { scope },
    ];
    commands.into_iter().map(|command| (Who::Office, Command::from(command))).collect()
}

fn of_milestones(project: ProjectId) -> Vec<(Who, Command)> {
    let (milestone, date, kind) = (MilestoneId(1), date("2026-03"), MilestoneKind::Start);
    let (reason, evidence) = (text("x"), Vec::new());
    let wish = MoveReason::Land;
    let commands = [
        (Who::Office, MilestoneAction::Add { project, kind, name: None, plan: None }),
        (Who::Office, MilestoneAction::Plan { project, milestone, plan: date, reason: None }),
        (Who::Office, MilestoneAction::GrantMove { project, milestone }),
        (Who::Office, MilestoneAction::RefuseMove { project, milestone, reason: reason.clone() }),
        (Who::Office, MilestoneAction::ReturnClaim { project, milestone, reason }),
        (Who::Office, MilestoneAction::Recognise { project, milestone, date }),
        (Who::Office, MilestoneAction::Weigh { project, milestone, weight: 1 }),
        (Who::Theirs, MilestoneAction::Forecast { project, milestone, date }),
        (Who::Theirs, MilestoneAction::Claim { project, milestone, date, evidence }),
        (
            Who::Theirs,
            MilestoneAction::AskMove { project, milestone, date, reason: wish, words: None },
        ),
    ];
    commands.into_iter().map(|(who, command)| (who, Command::from(command))).collect()
}

fn of_recognition(project: ProjectId) -> Vec<(Who, Command)> {
    let (batch, milestone, unit) = (BatchId(1), MilestoneId(1), UnitId(1));
    let decision = ClaimDecision::Returned { reason: text("x") };
    let kind = MilestoneKind::Start;
    vec![
        (Who::Office, Command::from(ChecklistAction::Set { kind, items: Vec::new() })),
        (Who::Office, Command::from(RecognitionAction::Open { claims: Vec::new() })),
        (
            Who::Office,
            Command::from(RecognitionAction::Opine { batch, unit, agrees: true, remark: None }),
        ),
        (
            Who::Office,
            Command::from(RecognitionAction::Decide { batch, project, milestone, decision }),
        ),
        (Who::Office, Command::from(RecognitionAction::Close { batch })),
    ]
}

fn of_the_project(project: ProjectId) -> Vec<(Who, Command)> {
    let (month, reason) = (month("2026-03"), text("x"));
    let (id, words) = (ProblemId(1), text("x"));
    let back = ReportAction::Return { project, month, reason };
    let problem = |who, command| (who, Command::from(command));
    vec![
        (Who::Theirs, report(project)),
        (Who::County, Command::from(back)),
        (Who::Showing, Command::from(EvidenceAction::Attach { project, file: photo() })),
        (
            Who::Theirs,
            Command::from(EvidenceAction::Withdraw {
                evidence: EvidenceId(1),
                reason: words.clone(),
            }),
        ),
        problem(Who::Theirs, ProblemAction::Raise { project, file: self::problem() }),
        problem(Who::Theirs, ProblemAction::Revise { problem: id, file: self::problem() }),
        problem(Who::Solvers, ProblemAction::AddStep { problem: id, text: words.clone() }),
        problem(Who::Office, ProblemAction::Close { problem: id, text: words.clone() }),
        problem(Who::Office, ProblemAction::Reopen { problem: id, reason: words }),
    ]
}

fn content() -> NoticeContent {
    NoticeContent {
        addressee: Some(Addressee::unit(UnitId(4))),
        subject: Some(name("x")),
        facts: Some(text("x")),
        demand: Some(text("x")),
        signatory: Some(name("x")),
        ..NoticeContent::of(DocumentId::STANDARD)
    }
}

/// The first notice is issued to a bureau, the second is a draft.
fn of_notices(project: ProjectId) -> Vec<(Who, Command)> {
    let (issued, draft) = (Subject::Notice(project, NoticeId(1)), Subject::Draft(NoticeId(2)));
    let (reason, day) = (text("x"), month("2026-05").first_day());
    let (signer, content) = (name("x"), Box::new(content()));
    let (scan, evidence) = (EvidenceId(1), Vec::new());
    let on_draft = [
        NoticeAction::Revise { content: content.clone() },
        NoticeAction::Check {},
        NoticeAction::Discard {},
        NoticeAction::Issue {},
    ];
    let on_issued = [
        (Who::Addressee, NoticeAction::Serve {}),
        (Who::Addressee, NoticeAction::Acknowledge { signer: signer.clone() }),
        (
            Who::Addressee,
            NoticeAction::Respond { text: reason.clone(), evidence: evidence.clone() },
        ),
        (Who::Addressee, NoticeAction::AskExtension { until: day, reason: reason.clone() }),
        (Who::Issuers, NoticeAction::RecordReceipt { signer, on: day, scan }),
        (Who::Issuers, NoticeAction::RecordReply { text: reason.clone(), on: day, scan }),
        (Who::Issuers, NoticeAction::Return { reason: reason.clone(), answer_by: day }),
        (Who::Issuers, NoticeAction::Close { remark: None }),
        (Who::Issuers, NoticeAction::GrantExtension {}),
        (Who::Issuers, NoticeAction::RefuseExtension { reason: reason.clone() }),
        (Who::Issuers, NoticeAction::Supplement { text: reason.clone(), evidence }),
        (Who::Issuers, NoticeAction::Withdraw { reason }),
    ];
    let begin = Command::new(Subject::Project(project), NoticeAction::Draft { content });
    let climb = Command::new(Subject::City, NoticeAction::Climb {});
    let of_draft = on_draft.map(|action| (Who::Issuers, Command::new(draft, action)));
    let of_issued = on_issued.map(|(who, action)| (who, Command::new(issued, action)));
    let others = [(Who::Issuers, begin), (Who::Office, climb)];
    others.into_iter().chain(of_draft).chain(of_issued).collect()
}

fn of_documents() -> Vec<(Who, Command)> {
    let file = Box::new(DocumentFile::standard(None).unwrap());
    let (document, year) = (DocumentId::STANDARD, month("2026-03").year());
    let commands = [
        DocumentAction::Define(file.clone()),
        DocumentAction::Revise { document, file },
        DocumentAction::StartSeries { document, year, first: 2 },
    ];
    commands.into_iter().map(|command| (Who::Office, Command::from(command))).collect()
}

fn of_cards(project: ProjectId) -> Vec<(Who, Command)> {
    let on = month("2026-03").last_day();
    let (person, leader) = (name("x"), name("x"));
    let exemption = Exemption { reason: text("x"), until: on, leader: leader.clone(), paper: None };
    let signature = Signature { person: person.clone(), on, paper: None };
    let claim = Rectification { text: text("x"), evidence: Vec::new() };
    let record = InterviewRecord { on, with: person, text: text("x") };
    let (cards, reason) = (vec![CardId(1)], text("x"));
    let (city, list) = (Subject::City, Subject::Period(on.month()));
    let card = Subject::Card(FindingSubject::Project(project), CardId(1));
    let commands = [
        (Who::Office, city, CardAction::Evaluate),
        (Who::Leaders, city, CardAction::Approve { cards: cards.clone(), leader, on, paper: None }),
        (Who::Office, list, CardAction::Issue { cards }),
        (Who::Theirs, card, CardAction::Verify { statement: None }),
        (Who::Leaders, card, CardAction::Exempt { exemption }),
        (Who::Answering, card, CardAction::Acknowledge { signature }),
        (Who::Answering, card, CardAction::Rectify { claim }),
        (Who::Office, card, CardAction::Return { reason: reason.clone() }),
        (Who::Office, card, CardAction::Lift { text: reason.clone() }),
        (Who::Office, card, CardAction::Withdraw { reason }),
        (Who::Office, card, CardAction::Interview { record }),
    ];
    commands.map(|(who, subject, action)| (who, Command::new(subject, action))).into()
}

/// A project of the first unit and county with a problem, a photograph, a notice, a draft and a
/// proposed card.
fn stand() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.invest(project, 1_000, "2026-03", 100);
    fixture.accept(Command::new(Subject::City, CardAction::Evaluate));
    assert!(fixture.board.cards.contains_key(&CardId(1)));
    for unit in ["国网广安供电公司", "武胜县发展改革局", "市自然资源局"] {
        fixture.accept(Command::from(UnitAction::Register { name: name(unit) }));
    }
    fixture.accept(Command::from(ProblemAction::Raise { project, file: problem() }));
    fixture.accept(Command::from(EvidenceAction::Attach { project, file: photo() }));
    let role = ADDRESSEE;
    fixture.accept(Command::from(PersonAction::Register { name: name("自然资源局"), role }));
    for _ in 0..2 {
        let draft = NoticeAction::Draft { content: Box::new(content()) };
        fixture.accept(Command::new(Subject::Project(project), draft));
    }
    fixture.accept(Command::new(Subject::Draft(NoticeId(1)), NoticeAction::Issue {}));
    (fixture, project)
}

#[test]
fn a_file_is_received_from_exactly_those_who_may_attach_it() {
    let (fixture, project) = stand();
    let attach = Command::from(EvidenceAction::Attach { project, file: photo() });
    for role in ROLES {
        let actor = actor(role);
        let received = may_attach_evidence(&fixture.board, &actor, project);
        assert_eq!(received, may(&fixture.board, &actor, &attach), "{role:?}");
    }
}

#[test]
fn every_role_may_exactly_what_the_table_says() {
    let (fixture, project) = stand();
    let table = [
        of_the_administration(project),
        keeping::of_the_ledger(project),
        of_milestones(project),
        of_recognition(project),
        of_rules(),
        of_the_project(project),
        of_notices(project),
        of_documents(),
        of_cards(project),
    ];
    for (who, command) in table.into_iter().flatten() {
        for role in ROLES {
            let may = may(&fixture.board, &actor(role), &command);
            assert_eq!(may, who.includes(role), "{role:?}: {command:?}");
        }
    }
}

#[test]
fn whoever_may_import_is_shown_what_it_would_do_and_nobody_else() {
    let (fixture, _) = stand();
    for role in ROLES {
        let imports = may(
            &fixture.board,
            &actor(role),
            &Command::from(LedgerAction::Import(Box::new(ledger()))),
        );
        assert_eq!(may_import(&actor(role)), imports, "{role:?}");
    }
}

#[test]
fn a_draft_is_seen_by_those_who_write_and_an_issued_notice_by_all() {
    let (fixture, _) = stand();
    let notice = |id| fixture.board.notices[&NoticeId(id)].clone();
    for role in ROLES {
        assert!(may_see_notice(&actor(role), &notice(1)), "{role:?}");
        assert_eq!(may_see_notice(&actor(role), &notice(2)), Who::Issuers.includes(role));
    }
}

#[test]
fn what_does_not_exist_is_nobodys() {
    let (fixture, project) = stand();
    let reason = text("x");
    let card = Subject::Card(FindingSubject::Project(project), CardId(99));
    let unknown = [
        report(ProjectId(99)),
        Command::from(ProblemAction::AddStep { problem: ProblemId(99), text: text("x") }),
        Command::from(EvidenceAction::Withdraw { evidence: EvidenceId(99), reason }),
        Command::new(card, CardAction::Verify { statement: None }),
    ];
    for command in unknown {
        for role in [OWN_UNIT, OWN_COUNTY, SOLVER] {
            assert!(!may(&fixture.board, &actor(role), &command), "{role:?}: {command:?}");
        }
    }
}

#[test]
fn what_happens_together_is_allowed_only_when_every_part_is() {
    let (mut fixture, project) = stand();
    let unit = actor(OWN_UNIT);
    let stranger = report(ProjectId(99));
    let together = Asked::Together(vec![report(project), stranger]);
    let refused = fixture.give(&unit, Vec::new(), together).unwrap_err();
    assert_eq!(refused, Refusal::NotAllowed);
    let own = Asked::Together(vec![report(project)]);
    assert_ne!(fixture.give(&unit, Vec::new(), own), Err(Refusal::NotAllowed));
}

#[test]
fn programs_with_a_token_read_how_the_server_fares_walls_and_people_do_not() {
    for role in ROLES {
        let by_token = may_read_metrics(&actor(role), true);
        assert_eq!(by_token, role != Role::Display, "{role:?}");
        assert_eq!(may_read_metrics(&actor(role), false), role == Role::Admin, "{role:?}");
    }
}
