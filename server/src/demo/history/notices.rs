//! Penalty notices of the last days: one whose extension waits, one to be answered, one overdue, one
//! under review, one just issued, and a draft.

use battle_map::{
    command::Command,
    event::Subject,
    model::{
        actor::Role,
        notice::{Addressee, NoticeAction, NoticeContent},
    },
    value::{Day, DocumentId, NoticeId, ProjectId},
};

use super::super::{
    DemoError, accounts,
    invent::{DemoProject, Development},
    writer::{DemoActor, DemoWriter, bad, draft, name, text},
};

/// Who takes part, and the projects it is about, worst first.
pub(super) struct NoticeParties {
    /// The unit that has an account.
    pub(super) unit: DemoActor,
    /// The county that has one.
    pub(super) county: DemoActor,
    /// The projects that the unit is responsible for.
    pub(super) units: Vec<ProjectId>,
    /// The county's other projects.
    pub(super) counties: Vec<ProjectId>,
}

impl NoticeParties {
    pub(super) fn of(
        demo: &DemoWriter,
        cast: &[(ProjectId, DemoProject)],
    ) -> Result<Self, DemoError> {
        let board = demo.board();
        let (mut unit, mut county) = (None, None);
        for (_, role) in accounts::people(board) {
            match role {
                Role::Unit(id) => unit = Some(id),
                Role::RegionOffice(id) => county = Some(id),
                _ => {}
            }
        }
        let (unit, county) =
            (unit.ok_or_else(|| bad("no unit"))?, county.ok_or_else(|| bad("no county"))?);
        let mut lagging: Vec<_> = cast
            .iter()
            .filter_map(|(id, invented)| match invented.development {
                Development::Building(lag) => Some((std::cmp::Reverse(lag), *id)),
                _ => None,
            })
            .collect();
        lagging.sort();
        let wanted = |role| {
            let theirs = lagging.iter().filter(move |(_, id)| {
                let project = board.projects.get(id);
                project.is_some_and(|project| battle_map::access::concerns(project, role))
            });
            theirs.map(|(_, id)| *id).collect::<Vec<_>>()
        };
        let units = wanted(Role::Unit(unit));
        let mut counties = wanted(Role::RegionOffice(county));
        counties.retain(|id| !units.contains(id));
        Ok(Self { unit: DemoActor::Unit(unit), county: DemoActor::County(county), units, counties })
    }
}

/// The last days: an extension asked for, a notice to be answered, one under review, one overdue,
/// one just issued, and a draft.
pub async fn lately(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    today: Day,
) -> Result<(), DemoError> {
    let parts = NoticeParties::of(demo, cast)?;
    let calendar = demo.board().city.calendar.clone();
    let (units, counties) = (&parts.units, &parts.counties);
    if let Some(project) = units.get(1) {
        demo.at(today.plus(-6), 9 * 60 + 30);
        let answering = issue(demo, *project, calendar.next_working(today.plus(4))).await?;
        sign(demo, parts.unit, answering, "陈××").await?;
    }
    let mut reviewed = None;
    if let Some(project) = counties.get(1) {
        demo.at(today.plus(-6), 9 * 60 + 50);
        let notice = issue(demo, *project, calendar.next_working(today.plus(6))).await?;
        sign(demo, parts.county, notice, "李××").await?;
        reviewed = Some(notice);
    }
    if let Some(project) = counties.get(2) {
        demo.at(today.plus(-5), 10 * 60);
        issue(demo, *project, calendar.next_working(today.plus(5))).await?;
    }
    // Nobody signs that one: whom it escalates to and when depends on the days off in between.
    for day in [-4, -3] {
        escalate(demo, today.plus(day)).await?;
    }
    if let Some(reviewed) = reviewed {
        demo.at(today.plus(-2), 11 * 60);
        let done = "已完成桩基检测并恢复主体施工，监理日志和照片附后。";
        respond(demo, parts.county, reviewed, done).await?;
    }
    if let Some(notice) = waiting(demo, counties.first()) {
        demo.at(today.plus(-2), 14 * 60);
        let until = calendar.next_working(today.plus(12));
        let reason = text("两户搬迁协议下周签订，申请延期。")?;
        let ask = NoticeAction::AskExtension { until, reason };
        give(demo, parts.county, notice, ask).await?;
    }
    escalate(demo, today.plus(-1)).await?;
    if let Some(project) = units.get(2) {
        demo.at(today.plus(-1), 16 * 60 + 40);
        issue(demo, *project, calendar.next_working(today.plus(7))).await?;
    }
    if let Some(project) = counties.get(3) {
        let content = content(demo, *project, calendar.next_working(today.plus(10)))?;
        let content = Box::new(NoticeContent { demand: None, ..content });
        let draft = NoticeAction::Draft { content };
        tell(demo, DemoActor::Office, Subject::Project(*project), draft).await?;
    }
    Ok(())
}

/// The notice about a project whose addressee has to answer.
fn waiting(demo: &DemoWriter, project: Option<&ProjectId>) -> Option<NoticeId> {
    let notices = demo.board().notices.values();
    let about = notices.filter(|notice| Some(&notice.project) == project);
    about.map(|notice| notice.id).next()
}

/// Gives a command about an issued notice.
pub(super) async fn give(
    demo: &mut DemoWriter,
    actor: DemoActor,
    notice: NoticeId,
    action: NoticeAction,
) -> Result<(), DemoError> {
    let known = demo.board().notices.get(&notice).ok_or_else(|| bad("no notice"))?;
    let subject = Subject::Notice(known.project, notice);
    tell(demo, actor, subject, action).await
}

async fn tell(
    demo: &mut DemoWriter,
    actor: DemoActor,
    subject: Subject,
    action: NoticeAction,
) -> Result<(), DemoError> {
    demo.tell(actor, vec![Command::new(subject, action)]).await?;
    Ok(())
}

/// What the server does by itself shortly after a deadline.
async fn escalate(demo: &mut DemoWriter, day: Day) -> Result<(), DemoError> {
    demo.at(day, 10 * 60 + 1);
    tell(demo, DemoActor::Clock, Subject::City, NoticeAction::Escalate {}).await
}

/// Drafts and issues one in the leader's name.
pub(super) async fn issue(
    demo: &mut DemoWriter,
    project: ProjectId,
    answer_by: Day,
) -> Result<NoticeId, DemoError> {
    let content = Box::new(content(demo, project, answer_by)?);
    let command = Command::new(Subject::Project(project), NoticeAction::Draft { content });
    let notice = draft(&demo.tell(DemoActor::Leader, vec![command]).await?)?;
    tell(demo, DemoActor::Leader, Subject::Draft(notice), NoticeAction::Issue {}).await?;
    Ok(notice)
}

fn content(
    demo: &DemoWriter,
    project: ProjectId,
    answer_by: Day,
) -> Result<NoticeContent, DemoError> {
    let board = demo.board();
    let known = board.projects.get(&project).ok_or_else(|| bad("no project"))?;
    let parts = accounts::people(board).into_iter().find_map(|(_, role)| match role {
        Role::Unit(unit) if known.facts.responsible_unit == Some(unit) => {
            Some(Addressee::unit(unit))
        }
        _ => None,
    });
    let county = known.region().map(Addressee::region);
    let problem = board.closed_month().and_then(|month| known.last_report(month));
    let problem = problem.and_then(|(_, report)| report.figures.problem.clone());
    let facts = match problem {
        Some(problem) => {
            text(&format!("进度连续两月低于序时，存在问题：{problem}，现场施工力量不足。"))?
        }
        None => text("进度连续两月低于序时，现场施工力量不足，主体施工基本停滞。")?,
    };
    Ok(NoticeContent {
        addressee: parts.or(county),
        subject: Some(name("进度严重滞后，限期整改")?),
        facts: Some(facts),
        demand: Some(text("七日内恢复正常施工\n报送整改方案和倒排工期")?),
        answer_by: Some(answer_by),
        copies: known.facts.lead_unit.into_iter().collect(),
        signatory: known.facts.sponsors.first().cloned(),
        ..NoticeContent::of(DocumentId::STANDARD)
    })
}

/// Opens it and signs for it.
pub(super) async fn sign(
    demo: &mut DemoWriter,
    actor: DemoActor,
    notice: NoticeId,
    signer: &str,
) -> Result<(), DemoError> {
    give(demo, actor, notice, NoticeAction::Serve {}).await?;
    give(demo, actor, notice, NoticeAction::Acknowledge { signer: name(signer)? }).await
}

/// Says what was done about it.
pub(super) async fn respond(
    demo: &mut DemoWriter,
    actor: DemoActor,
    notice: NoticeId,
    words: &str,
) -> Result<(), DemoError> {
    let (text, evidence) = (text(words)?, Vec::new());
    give(demo, actor, notice, NoticeAction::Respond { text, evidence }).await
}
