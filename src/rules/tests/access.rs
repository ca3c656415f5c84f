//! Every command × every role × own and other unit and region.

use std::collections::BTreeSet;

use crate::rules::may;
use crate::{
    access::{may_attach_evidence, may_import, may_read_metrics, may_see_notice, may_see_subject},
    command::{Action, Asked, Command},
    event::Subject,
    model::{
        actor::Role, milestone::MilestoneAction, problem::ProblemAction, report::ReportAction,
    },
    refusal::Refusal,
    value::ProjectId,
};
use crate::{
    fixture::{self, Fixture, actor, date, month, name, text},
    model::{
        bottom_line::{BottomLineAction, BottomLineKind},
        card::{CardAction, Exemption, InterviewRecord, Rectification, Signature, YearEnd},
        checklist::ChecklistAction,
        city::CityAction,
        document::{DocumentAction, DocumentFile},
        edition::EditionAction,
        evidence::{EvidenceAction, EvidenceFile},
        finding::FindingSubject,
        layer::LayerAction,
        ledger::{Ledger, LedgerAction},
        list::ListAction,
        milestone::{MilestoneKind, MoveReason},
        notice::{Addressee, EarlierNotice, NoticeAction, NoticeContent, Standing},
        period::PeriodAction,
        person::PersonAction,
        problem::{Level, ProblemFile, ProblemKind},
        project::ProjectAction,
        recognition::{ClaimDecision, RecognitionAction},
        region::RegionAction,
        report::Figures,
        rule::{Preset, RuleAction, RuleScope, RuleSetId},
        series::{Aim, Goal, SeriesAction, SeriesKind, TargetScope},
        unit::UnitAction,
    },
    value::{
        BatchId, BottomLineId, CardId, DocumentId, EvidenceId, ListId, MilestoneId, NoticeId,
        OwnRulesId, PersonId, ProblemId, RegionId, SeriesId, UnitId,
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
    let record = ReportAction::Record { figures: Figures::default(), confirmed: false };
    Command::new(Subject::Report(project, month("2026-03")), record)
}

fn raise(project: ProjectId) -> Command {
    Command::new(Subject::Project(project), ProblemAction::Raise(problem()))
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
        recognised: false,
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
    let period = Subject::Period(month);
    vec![
        (
            Who::Admins,
            Command::new(Subject::City, CityAction::Configure { name: name("x"), demo: false }),
        ),
        (Who::Admins, Command::new(Subject::City, CityAction::SetPeriodRule { rule })),
        (Who::Admins, Command::new(Subject::City, CityAction::SetCalendar { calendar })),
        (Who::Office, Command::new(Subject::City, CityAction::EndSetup {})),
        (Who::Office, Command::new(Subject::City, CityAction::SetCardsFrom { from: None })),
        (Who::Admins, Command::new(Subject::Person(PersonId(1)), PersonAction::Deactivate {})),
        (Who::Office, Command::new(Subject::Ledger, LedgerAction::Import(Box::new(ledger())))),
        (Who::Office, Command::new(Subject::City, UnitAction::Register { name: name("x") })),
        (
            Who::Office,
            Command::new(Subject::Unit(UnitId(1)), UnitAction::Rename { name: name("x") }),
        ),
        (
            Who::Office,
            Command::new(Subject::Unit(UnitId(1)), UnitAction::RemoveAlias { alias: name("x") }),
        ),
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
        (
            Who::Office,
            Command::new(Subject::List(ListId(1)), ListAction::Rename { name: name("x") }),
        ),
        (
            Who::Office,
            Command::new(
                Subject::City,
                LayerAction::Load { name: name("x"), shapes: Vec::new().into() },
            ),
        ),
        (
            Who::Admins,
            Command::new(Subject::Person(PersonId(1)), PersonAction::Assign { role: Role::Viewer }),
        ),
        (Who::Office, Command::new(period, PeriodAction::Remind {})),
        (Who::Office, Command::new(period, PeriodAction::Close {})),
        (Who::Office, Command::new(period, EditionAction::Freeze {})),
        (Who::Office, Command::new(period, PeriodAction::Reopen { reason: text("x") })),
        (Who::Office, Command::new(Subject::Project(project), ProjectAction::Resume {})),
        (Who::Office, Command::new(Subject::City, SeriesAction::Set(SeriesKind::Target(goal)))),
        (Who::Office, Command::new(Subject::Series(SeriesId(1)), SeriesAction::Remove {})),
    ]
}

fn of_rules() -> Vec<(Who, Command)> {
    let (set, scope) = (RuleSetId::Preset(Preset::Ratio), RuleScope::Everything);
    let own = Subject::RuleSet(OwnRulesId(1));
    let put = RuleAction::PutInForce {
        name: name("x"),
        rules: Vec::new(),
        scope: scope.clone(),
        from: month("2026-03").last_day(),
    };
    let commands = [
        (Subject::City, RuleAction::Copy { from: set, name: name("x") }),
        (own, RuleAction::Set { name: name("x"), rules: Vec::new() }),
        (own, put),
        (Subject::RuleScopes, RuleAction::Assign { scope: scope.clone(), set }),
        (Subject::RuleScopes, RuleAction::Unassign { scope }),
    ];
    let office = |(subject, action)| (Who::Office, Command::new(subject, action));
    commands.into_iter().map(office).collect()
}

fn of_milestones(project: ProjectId) -> Vec<(Who, Command)> {
    let (date, kind) = (date("2026-03"), MilestoneKind::Start);
    let (reason, evidence) = (text("x"), Vec::new());
    let reason_for_move = MoveReason::Land;
    let add = MilestoneAction::Add { kind, name: None, plan: None };
    let actions = [
        (Who::Office, MilestoneAction::Plan { plan: date, reason: None }),
        (Who::Office, MilestoneAction::GrantMove {}),
        (Who::Office, MilestoneAction::RefuseMove { reason: reason.clone() }),
        (Who::Office, MilestoneAction::ReturnClaim { reason }),
        (Who::Office, MilestoneAction::Recognise { date }),
        (Who::Office, MilestoneAction::Weigh { weight: 1 }),
        (Who::Theirs, MilestoneAction::Forecast { date }),
        (Who::Theirs, MilestoneAction::Claim { date, evidence }),
        (Who::Theirs, MilestoneAction::AskMove { date, reason: reason_for_move, words: None }),
    ];
    let start = Subject::Milestone(project, MilestoneId(1));
    let of_the_start = actions.map(|(who, action)| (who, Command::new(start, action)));
    let add = Command::new(Subject::Project(project), add);
    [(Who::Office, add)].into_iter().chain(of_the_start).collect()
}

fn of_recognition(project: ProjectId) -> Vec<(Who, Command)> {
    let (milestone, unit) = (MilestoneId(1), UnitId(1));
    let decision = ClaimDecision::Returned { reason: text("x") };
    let checklist = Subject::Checklist(MilestoneKind::Start);
    let open = RecognitionAction::Open { claims: Vec::new() };
    let in_batch = [
        RecognitionAction::Opine { unit, agrees: true, remark: None },
        RecognitionAction::Decide { project, milestone, decision },
        RecognitionAction::Close {},
    ];
    let others = [
        Command::new(checklist, ChecklistAction::Set { items: Vec::new() }),
        Command::new(Subject::City, open),
    ];
    let in_batch = in_batch.map(|action| Command::new(Subject::Batch(BatchId(1)), action));
    others.into_iter().chain(in_batch).map(|command| (Who::Office, command)).collect()
}

fn attach(project: ProjectId) -> Command {
    Command::new(Subject::Project(project), EvidenceAction::Attach { file: photo() })
}

fn of_the_project(project: ProjectId) -> Vec<(Who, Command)> {
    let words = text("x");
    let back = ReportAction::Return { reason: words.clone() };
    let problem = Subject::Problem(project, ProblemId(1));
    let problem = |who, action| (who, Command::new(problem, action));
    vec![
        (Who::Theirs, report(project)),
        (Who::County, Command::new(Subject::Report(project, month("2026-03")), back)),
        (Who::Showing, attach(project)),
        (
            Who::Theirs,
            Command::new(
                Subject::Evidence(project, EvidenceId(1)),
                EvidenceAction::Withdraw { reason: words.clone() },
            ),
        ),
        (Who::Theirs, raise(project)),
        problem(Who::Theirs, ProblemAction::Revise(self::problem())),
        problem(Who::Solvers, ProblemAction::AddStep { text: words.clone() }),
        problem(Who::Office, ProblemAction::Close { text: words.clone() }),
        problem(Who::Office, ProblemAction::Reopen { reason: words }),
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
fn earlier() -> EarlierNotice {
    EarlierNotice {
        number: "挂战点球〔2026〕17号".parse().unwrap(),
        addressee: Addressee::unit(UnitId(1)),
        subject: name("x"),
        facts: None,
        demand: text("x"),
        signatory: None,
        issued_on: month("2026-03").first_day(),
        answer_by: month("2026-03").last_day(),
        standing: Standing::Unsigned,
    }
}

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
    let escalate = Command::new(Subject::City, NoticeAction::Escalate {});
    let of_draft = on_draft.map(|action| (Who::Issuers, Command::new(draft, action)));
    let of_issued = on_issued.map(|(who, action)| (who, Command::new(issued, action)));
    let take_over = NoticeAction::TakeOver { earlier: Box::new(earlier()) };
    let take_over = Command::new(Subject::Project(project), take_over);
    let others = [(Who::Issuers, begin), (Who::Office, escalate), (Who::Office, take_over)];
    others.into_iter().chain(of_draft).chain(of_issued).collect()
}

fn of_documents() -> Vec<(Who, Command)> {
    let file = Box::new(DocumentFile::standard(None).unwrap());
    let (document, year) = (Subject::Document(DocumentId::STANDARD), month("2026-03").year());
    let commands = [
        Command::new(Subject::City, DocumentAction::Define(file.clone())),
        Command::new(document, DocumentAction::Revise(file)),
        Command::new(document, DocumentAction::StartSeries { year, first: 2 }),
    ];
    commands.into_iter().map(|command| (Who::Office, command)).collect()
}

fn of_cards(project: ProjectId) -> Vec<(Who, Command)> {
    let on = month("2026-03").last_day();
    let (person, leader) = (name("x"), name("x"));
    let exemption = Exemption { reason: text("x"), until: on, leader: leader.clone(), paper: None };
    let signature = Signature { person: person.clone(), on, paper: None };
    let claim = Rectification { text: text("x"), evidence: Vec::new() };
    let record = InterviewRecord { on, with: person, text: text("x") };
    let (cards, reason, how) = (vec![CardId(1)], text("x"), YearEnd::Lifted);
    let (city, list) = (Subject::City, Subject::Period(on.month()));
    let card = Subject::Card(FindingSubject::Project(project), CardId(1));
    let commands = [
        (Who::Office, city, CardAction::Evaluate),
        (Who::Leaders, city, CardAction::Approve { cards: cards.clone(), leader, on, paper: None }),
        (Who::Office, list, CardAction::Issue { cards: cards.clone() }),
        (Who::Office, city, CardAction::Settle { cards, how, text: reason.clone() }),
        (Who::Theirs, card, CardAction::Verify { statement: None }),
        (Who::Leaders, card, CardAction::Exempt { exemption }),
        (Who::Answering, card, CardAction::Acknowledge { signature }),
        (Who::Answering, card, CardAction::Rectify { claim }),
        (Who::Office, card, CardAction::Return { reason: reason.clone() }),
        (Who::Office, card, CardAction::Lift { text: reason.clone() }),
        (Who::Office, card, CardAction::Review { verdict: None, reason: reason.clone() }),
        (Who::Office, card, CardAction::Revoke { reason: reason.clone() }),
        (Who::Office, card, CardAction::Withdraw { reason }),
        (Who::Office, card, CardAction::Interview { record }),
    ];
    commands.map(|(who, subject, action)| (who, Command::new(subject, action))).into()
}

fn flag() -> BottomLineAction {
    BottomLineAction::Raise { line: BottomLineKind::Quality, reason: text("x") }
}

fn of_bottom_lines(project: ProjectId) -> Vec<(Who, Command)> {
    let raised = Subject::BottomLine(project, BottomLineId(1));
    let back = BottomLineAction::TakeBack { reason: text("x") };
    vec![
        (Who::Leaders, Command::new(Subject::Project(project), flag())),
        (Who::Leaders, Command::new(raised, back)),
    ]
}

/// A project of the first unit and county with a problem, a photograph, a notice, a draft and a
/// proposed card.
fn access_fixture() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.invest(project, 1_000, "2026-03", 100);
    fixture.accept(Command::new(Subject::City, CardAction::Evaluate));
    assert!(fixture.board.cards.contains_key(&CardId(1)));
    for unit in ["国网广安供电公司", "武胜县发展改革局", "市自然资源局"] {
        fixture.accept(Command::new(Subject::City, UnitAction::Register { name: name(unit) }));
    }
    fixture.accept(raise(project));
    fixture.accept(attach(project));
    fixture.accept(Command::new(Subject::Project(project), flag()));
    let role = ADDRESSEE;
    let register = PersonAction::Register { name: name("自然资源局"), role };
    fixture.accept(Command::new(Subject::City, register));
    for _ in 0..2 {
        let draft = NoticeAction::Draft { content: Box::new(content()) };
        fixture.accept(Command::new(Subject::Project(project), draft));
    }
    fixture.accept(Command::new(Subject::Draft(NoticeId(1)), NoticeAction::Issue {}));
    (fixture, project)
}

#[test]
fn a_file_is_received_from_exactly_those_who_may_attach_it() {
    let (fixture, project) = access_fixture();
    let attach = attach(project);
    for role in ROLES {
        let actor = actor(role);
        let received = may_attach_evidence(&fixture.board, &actor, project);
        assert_eq!(received, may(&fixture.board, &actor, &attach), "{role:?}");
    }
}

#[test]
fn every_role_may_exactly_what_the_table_says() {
    let (fixture, project) = access_fixture();
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
        of_bottom_lines(project),
    ];
    let table: Vec<_> = table.into_iter().flatten().collect();
    let told: BTreeSet<_> = table.iter().map(|(_, command)| command.action.kind()).collect();
    assert_eq!(told, Action::kinds().collect(), "the table tells of every action");
    for (who, command) in table {
        for role in ROLES {
            let may = may(&fixture.board, &actor(role), &command);
            assert_eq!(may, who.includes(role), "{role:?}: {command:?}");
        }
    }
}

#[test]
fn whoever_may_import_is_shown_what_it_would_do_and_nobody_else() {
    let (fixture, _) = access_fixture();
    for role in ROLES {
        let imports = may(
            &fixture.board,
            &actor(role),
            &Command::new(Subject::Ledger, LedgerAction::Import(Box::new(ledger()))),
        );
        assert_eq!(may_import(&actor(role)), imports, "{role:?}");
    }
}

#[test]
fn a_draft_is_seen_by_those_who_write_and_an_issued_notice_by_all() {
    let (fixture, _) = access_fixture();
    let notice = |id| fixture.board.notices[&NoticeId(id)].clone();
    for role in ROLES {
        assert!(may_see_notice(&actor(role), &notice(1)), "{role:?}");
        assert_eq!(may_see_notice(&actor(role), &notice(2)), Who::Issuers.includes(role));
    }
}

#[test]
fn what_does_not_exist_is_nobodys() {
    let (fixture, project) = access_fixture();
    let reason = text("x");
    let problem = Subject::Problem(project, ProblemId(99));
    let card = Subject::Card(FindingSubject::Project(project), CardId(99));
    let unknown = [
        report(ProjectId(99)),
        Command::new(problem, ProblemAction::AddStep { text: text("x") }),
        Command::new(
            Subject::Evidence(project, EvidenceId(99)),
            EvidenceAction::Withdraw { reason },
        ),
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
    let (mut fixture, project) = access_fixture();
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
