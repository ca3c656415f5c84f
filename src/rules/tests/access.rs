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
    fixture::{self, Fixture, actor, date, document, ledger::ledger, month, name, text},
    model::{
        bottom_line::{BottomLineAction, BottomLineKind},
        card::{CardAction, Exemption, InterviewRecord, Rectification, Signature, YearEnd},
        checklist::ChecklistAction,
        city::CityAction,
        display::{DisplayAction, ShowTime, Tour},
        document::{DocumentAction, DocumentFile},
        edition::EditionAction,
        evidence::{EvidenceAction, EvidenceFile},
        finding::FindingSubject,
        layer::LayerAction,
        ledger::LedgerAction,
        list::ListAction,
        milestone::{MilestoneKind, MoveReason},
        notice::{Addressee, EarlierNotice, EarlierState, NoticeAction, NoticeContent},
        period::PeriodAction,
        person::PersonAction,
        problem::{CoordinationLevel, ProblemFile, ProblemKind},
        project::ProjectAction,
        recognition::{ClaimDecision, RecognitionAction},
        region::RegionAction,
        report::Figures,
        rule::{Preset, RuleAction, RuleScope, RuleSetId},
        series::{Aim, Goal, SeriesAction, SeriesKind, TargetScope},
        unit::UnitAction,
    },
    value::{
        BatchId, BottomLineId, CardId, DisplayId, DocumentId, EvidenceId, ListId, MilestoneId,
        NoticeId, OwnRulesId, PersonId, ProblemId, RegionId, SeriesId, UnitId,
    },
};

mod keeping;
mod of_papers;
mod of_projects;
mod seeing;

use of_papers::*;
use of_projects::*;

/// Who may give a command about a project of the first unit and county, whose problem the second
/// unit must solve.
#[derive(Debug, Clone, Copy)]
enum Who {
    /// Administrators and nobody else.
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
    let issue = Command::new(Subject::Draft(NoticeId(1)), NoticeAction::Issue {});
    fixture.give(&actor(Role::Leader), Vec::new(), issue).unwrap();
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
        of_displays(project),
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
            &Command::new(Subject::Ledger, LedgerAction::Import(Box::new(ledger(Vec::new())))),
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
