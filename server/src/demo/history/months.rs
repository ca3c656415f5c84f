//! A month: what was spent and reached, and what nobody reported.

use battle_map::{
    command::Command,
    event::Subject,
    model::{
        fact::{Fact, Occurrence, Source},
        milestone::{MilestoneAction, MilestoneKind},
        period::{PeriodAction, PeriodRule, ProposedDates},
        project::{Project, ProjectAction},
        report::{Figures, ReportAction},
    },
    value::{Day, LedgerDate, Money, Month, ProjectId, workday::Calendar},
};

use super::super::{
    DemoError,
    invent::{DemoProject, Development},
    random::Random,
    writer::{DemoActor, DemoWriter, text},
};

/// Projects that have not reported for the closed month: every twenty-fifth.
const SILENT: usize = 25;
/// Projects whose report for the open month came early.
const EARLY: usize = 6;

/// How many days after its end a month is closed.
pub const CLOSED_AFTER: i32 = 6;

/// One month: opened, reported, milestones recognised, closed on the sixth of the next.
pub async fn tell(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    month: Month,
    closed: Month,
) -> Result<(), DemoError> {
    let last = month.last_day();
    demo.at(last, 17 * 60);
    let period = Subject::Period(month);
    let open = PeriodAction::Open { cut_off: last, deadline: last.plus(5) };
    demo.tell(DemoActor::Office, vec![Command::new(period, open)]).await?;
    demo.at(last.plus(3), 15 * 60 + 20);
    let mut reports = Vec::new();
    for (index, (project, invented)) in cast.iter().enumerate() {
        if !(month == closed && index % SILENT == SILENT - 1) {
            reports.extend(report(*project, invented, month, closed)?);
        }
    }
    demo.tell(DemoActor::Office, reports).await?;
    demo.at(last.plus(5), 10 * 60 + 5);
    let reached = reached(demo, cast, month);
    demo.tell(DemoActor::Office, reached).await?;
    demo.at(last.plus(CLOSED_AFTER), 9 * 60);
    demo.tell(DemoActor::Office, vec![Command::new(period, PeriodAction::Close {})]).await?;
    Ok(())
}

/// Opens the month that is being reported; the first projects of the list are in already.
pub async fn open(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    month: Month,
    today: Day,
) -> Result<(), DemoError> {
    demo.at(today.plus(-7), 9 * 60);
    let proposed = PeriodRule::default().propose(month, &Calendar::default());
    let ProposedDates { cut_off, deadline } = proposed;
    let open = PeriodAction::Open { cut_off, deadline };
    demo.tell(DemoActor::Office, vec![Command::new(Subject::Period(month), open)]).await?;
    demo.at(today.plus(-7), 16 * 60);
    let closed = month.plus(-1);
    let early =
        cast.iter().filter(|(_, invented)| matches!(invented.development, Development::Ahead(_)));
    let mut reports = Vec::new();
    for (project, invented) in early.take(EARLY) {
        let known = demo.board().projects.get(project).and_then(|p| p.year_to_date(closed));
        // A new year begins with nothing.
        let spent = if month.number() == 1 { Some(Money::ZERO) } else { known.map(|(_, sum)| sum) };
        let Some(spent) = spent else { continue };
        let figures = Figures {
            year_to_date: Some(spent + Money::from_wan(invented.plan / 14)),
            progress: Some(text(progress(invented, month))?),
            ..Figures::default()
        };
        let record = ReportAction::Record { figures, confirmed: true };
        reports.push(Command::new(Subject::Report(*project, month), record));
    }
    demo.tell(DemoActor::Office, reports).await?;
    Ok(())
}

fn report(
    project: ProjectId,
    invented: &DemoProject,
    month: Month,
    closed: Month,
) -> Result<Option<Command>, DemoError> {
    if matches!(invented.development, Development::NoPlan | Development::Unsaid) && month != closed
    {
        return Ok(None);
    }
    let figures = Figures {
        year_to_date: (invented.development != Development::NoPlan)
            .then(|| spent(invented, month, closed)),
        progress: Some(text(progress(invented, month))?),
        problem: invented.problem.map(text).transpose()?,
        ..Figures::default()
    };
    let record = ReportAction::Record { figures, confirmed: true };
    Ok(Some(Command::new(Subject::Report(project, month), record)))
}

/// Money since January: a slightly curved course that ends at the amount the project is to reach.
fn spent(invented: &DemoProject, month: Month, closed: Month) -> Money {
    let (now, end) = (i64::from(month.number()), i64::from(closed.number()));
    let scheduled = end * 1000 / 12;
    let final_share = match invented.development {
        Development::Building(lag) => scheduled - lag,
        Development::Completed(_) => 985.min(scheduled + 160),
        Development::Ahead(_) => scheduled - 20,
        Development::StartMissed(_) => scheduled - 80,
        Development::Suspended => scheduled / 2,
        Development::NoPlan | Development::Unsaid => scheduled - 30,
    };
    // 85 % straight, 15 % quadratic, in ten-thousandths of the plan.
    let share = final_share.max(0) * (85 * now * end + 15 * now * now) / (10 * end * end);
    Money::from_wan(invented.plan * share / 10_000)
}

fn progress(invented: &DemoProject, month: Month) -> &'static str {
    let building = invented.start.months_until(month);
    let length = invented.start.months_until(invented.completion).max(1);
    match invented.development {
        Development::Ahead(_) | Development::NoPlan => "正在编制可研报告",
        Development::StartMissed(_) => "正在办理用地手续",
        Development::Unsaid => "场地平整",
        _ if building < 0 => "正在办理施工许可",
        _ if building * 4 < length => "基坑开挖",
        _ if building * 4 < length * 2 => "主体结构施工",
        _ if building * 4 < length * 3 => "主体结构封顶，安装准备",
        _ if building < length => "设备安装调试",
        _ => "通过竣工验收",
    }
}

/// Milestones planned for this month that the project is to reach, some of them days late.
fn reached(demo: &DemoWriter, cast: &[(ProjectId, DemoProject)], month: Month) -> Vec<Command> {
    let mut random = Random::new(u64::from(month.number().unsigned_abs()) + 7);
    let mut commands = Vec::new();
    for (id, invented) in cast {
        let Some(project) = demo.board().projects.get(id) else { continue };
        for (milestone, planned) in due(project, month) {
            if !happens(invented, project, milestone) {
                continue;
            }
            let day = i8::try_from(random.between(3, 26)).unwrap_or(15);
            let date = if planned == month {
                LedgerDate::Day(month.first_day().plus(day.into()))
            } else {
                LedgerDate::Month(planned)
            };
            let subject = Subject::Milestone(*id, project.milestones[milestone].id);
            commands.push(Command::new(subject, MilestoneAction::Recognise { date }));
            let start = invented.start == planned && date.month() == invented.start;
            if start {
                let fact = Fact { date: Some(date), source: Source::Office };
                let answer = Occurrence::Yes(fact);
                let enrol = ProjectAction::Enrol { answer };
                commands.push(Command::new(Subject::Project(*id), enrol));
            }
        }
    }
    commands
}

/// What is due by `month` and not recognised: index and planned month.
fn due(project: &Project, month: Month) -> Vec<(usize, Month)> {
    let open = project.milestones.iter().enumerate().filter(|(_, m)| !m.recognised.is_yes());
    open.filter_map(|(index, milestone)| {
        let planned = milestone.schedule?.plan.month();
        (planned <= month).then_some((index, planned))
    })
    .collect()
}

fn happens(invented: &DemoProject, project: &Project, milestone: usize) -> bool {
    let milestone = &project.milestones[milestone];
    let before_start =
        milestone.schedule.is_some_and(|schedule| schedule.plan.month() < invented.start);
    match invented.development {
        Development::Building(lag) => {
            lag < 100 || milestone.kind == MilestoneKind::Start || before_start
        }
        Development::Completed(_) => true,
        Development::Suspended => milestone.kind == MilestoneKind::Start || before_start,
        Development::Ahead(_)
        | Development::StartMissed(_)
        | Development::NoPlan
        | Development::Unsaid => before_start,
    }
}
