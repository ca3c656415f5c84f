//! The story of the year: set up in January, reported month by month, and a few things that happened
//! in the last days.

use battle_map::{
    command::Command,
    model::{
        city::CityCommand,
        fact::{Answer, Fact, Source},
        list::{ListClass, ListCommand, ListEntry},
        milestone::{MilestoneCommand, MilestoneKind},
        period::PeriodCommand,
        plan::{PlanCommand, PlanVersion},
        project::{Project, ProjectCommand, ProjectFacts, RegionShare, Site},
        report::{Figures, ReportCommand},
        schedule::Curve,
        stage::{Stage, SuspensionReason},
        unit::UnitCommand,
    },
    value::{Day, LedgerDate, ListId, Money, Month, ProjectId},
};

use super::{
    DemoError,
    invent::{self, Fate, Invented},
    random::Random,
    regions,
    teller::{Teller, Voice, bad, name, projects, text},
};

/// Projects that have not reported for the closed month: every twenty-fifth.
const SILENT: usize = 25;

/// Tells the story up to `today`.
///
/// # Errors
/// When a command is refused or the log cannot be written.
pub async fn tell(teller: &mut Teller, today: Day) -> Result<(), DemoError> {
    let closed = closed_month(today);
    let january = closed.year().months().next().ok_or_else(|| bad("no January"))?;
    teller.at(january.first_day().plus(4), 9 * 60);
    set_up(teller).await?;
    let invented = invent::projects(teller.board(), closed)?;
    let ids = register(teller, &invented, january).await?;
    let cast: Vec<(ProjectId, Invented)> = ids.into_iter().zip(invented).collect();
    plan_the_year(teller, &cast, january).await?;
    for month in january.year().months().take_while(|month| *month <= closed) {
        tell_month(teller, &cast, month, closed).await?;
    }
    last_days(teller, &cast, today).await
}

/// Months are closed on the sixth of the next one.
fn closed_month(today: Day) -> Month {
    let back = if today.civil().day() >= 7 { -1 } else { -2 };
    today.month().plus(back)
}

async fn set_up(teller: &mut Teller) -> Result<(), DemoError> {
    let city = CityCommand::Configure { name: name("广安市")?, demo: true };
    let mut commands = vec![Command::City(city)];
    commands.extend(regions::commands()?);
    teller.tell(Voice::Admin, commands).await?;
    Ok(())
}

async fn register(
    teller: &mut Teller,
    invented: &[Invented],
    january: Month,
) -> Result<Vec<ProjectId>, DemoError> {
    let mut units: Vec<&str> = invented
        .iter()
        .flat_map(|project| [project.unit.as_str(), project.owner.as_str(), project.lead])
        .collect();
    units.sort_unstable();
    units.dedup();
    let mut commands = vec![Command::List(ListCommand::Create {
        name: name(&format!("{}年省市重点项目", january.year()))?,
        year: january.year(),
        curve: Curve::Linear,
    })];
    for unit in units {
        commands.push(Command::Unit(UnitCommand::Register { name: name(unit)? }));
    }
    teller.tell(Voice::Admin, commands).await?;
    let board = teller.board();
    let mut commands = Vec::new();
    for project in invented {
        let region = board.region_called(&project.region).ok_or_else(|| bad("region"))?.id;
        let facts = ProjectFacts {
            name: name(&project.name)?,
            code: None,
            regions: vec![RegionShare { region, share: 1000 }],
            place: Some(name(&project.place)?),
            sector: Some(name(project.sector)?),
            responsible_unit: board.unit_called(&project.unit),
            owner: board.unit_called(&project.owner),
            lead_unit: board.unit_called(project.lead),
            assisting_units: Vec::new(),
            sponsors: vec![name(project.sponsor)?],
            total: Some(Money::from_wan(project.total)),
            scope: None,
        };
        commands.push(Command::Project(ProjectCommand::Register { parent: None, facts }));
    }
    let result = teller.tell(Voice::Admin, commands).await?;
    Ok(projects(&result).collect())
}

/// Places, plans, list entries and milestones.
async fn plan_the_year(
    teller: &mut Teller,
    cast: &[(ProjectId, Invented)],
    january: Month,
) -> Result<(), DemoError> {
    let list = *teller.board().lists.keys().next().ok_or_else(|| bad("no list"))?;
    let mut commands = Vec::new();
    for (index, (project, invented)) in cast.iter().enumerate() {
        commands.push(Command::List(entry(list, index, *project, invented, january)?));
        commands.extend(invented.site.clone().map(|shape| {
            let site = Site::Placed { shape, written: None };
            Command::Project(ProjectCommand::Place { project: *project, site })
        }));
        if invented.fate != Fate::NoPlan {
            let plan = PlanVersion {
                amount: Money::from_wan(invented.plan),
                monthly: None,
                since: january.first_day(),
                document: Some(name("年度投资计划")?),
                reason: None,
            };
            let year = january.year();
            commands.push(Command::Plan(PlanCommand::Set { project: *project, year, plan }));
        }
        if matches!(invented.fate, Fate::Ahead(_) | Fate::StartMissed(_) | Fate::NoPlan) {
            let stage = if index % 2 == 0 { Stage::Landed } else { Stage::Signed };
            commands.push(Command::Project(ProjectCommand::SetStage { project: *project, stage }));
        }
        for (kind, label, month) in milestones(invented) {
            commands.push(Command::Milestone(MilestoneCommand::Add {
                project: *project,
                kind,
                name: label.map(name).transpose()?,
                plan: Some(LedgerDate::Month(month)),
            }));
        }
    }
    teller.tell(Voice::Admin, commands).await?;
    Ok(())
}

fn entry(
    list: ListId,
    index: usize,
    project: ProjectId,
    invented: &Invented,
    january: Month,
) -> Result<ListCommand, DemoError> {
    let order = u32::try_from(index + 1).map_err(bad)?;
    let class = match invented.fate {
        Fate::Completed(_) => ListClass::Completing,
        Fate::NoPlan => ListClass::Preparatory,
        _ if invented.start < january => ListClass::Continued,
        _ => ListClass::NewStart,
    };
    let entry = ListEntry {
        order,
        serial: Some(name(&order.to_string())?),
        group: Some(name(invented.sector)?),
        class: Some(class),
        extra: Vec::new(),
    };
    Ok(ListCommand::SetEntry { list, project, entry })
}

/// The usual steps around start and completion.
fn milestones(project: &Invented) -> Vec<(MilestoneKind, Option<&'static str>, Month)> {
    let length = project.start.months_until(project.completion).max(4);
    vec![
        (MilestoneKind::Step, Some("立项批复"), project.start.plus(-8)),
        (MilestoneKind::Step, Some("用地审批"), project.start.plus(-3)),
        (MilestoneKind::Start, None, project.start),
        (MilestoneKind::Step, Some("主体结构封顶"), project.start.plus(length / 2)),
        (MilestoneKind::Step, Some("设备安装"), project.start.plus(length * 3 / 4)),
        (MilestoneKind::Completion, None, project.completion),
    ]
}

/// One month: opened, reported, milestones recognised, closed on the sixth of the next.
async fn tell_month(
    teller: &mut Teller,
    cast: &[(ProjectId, Invented)],
    month: Month,
    closed: Month,
) -> Result<(), DemoError> {
    let last = month.last_day();
    teller.at(last, 17 * 60);
    let open = PeriodCommand::Open { month, cut_off: last, deadline: last.plus(5) };
    teller.tell(Voice::Office, vec![Command::Period(open)]).await?;
    teller.at(last.plus(3), 15 * 60 + 20);
    let mut reports = Vec::new();
    for (index, (project, invented)) in cast.iter().enumerate() {
        if !(month == closed && index % SILENT == SILENT - 1) {
            reports.extend(report(*project, invented, month, closed)?);
        }
    }
    teller.tell(Voice::Office, reports).await?;
    teller.at(last.plus(5), 10 * 60 + 5);
    let reached = reached(teller, cast, month);
    teller.tell(Voice::Office, reached).await?;
    teller.at(last.plus(6), 9 * 60);
    teller.tell(Voice::Office, vec![Command::Period(PeriodCommand::Close { month })]).await?;
    Ok(())
}

fn report(
    project: ProjectId,
    invented: &Invented,
    month: Month,
    closed: Month,
) -> Result<Option<Command>, DemoError> {
    if matches!(invented.fate, Fate::NoPlan | Fate::Unsaid) && month != closed {
        return Ok(None);
    }
    let figures = Figures {
        year_to_date: (invented.fate != Fate::NoPlan).then(|| spent(invented, month, closed)),
        progress: Some(text(progress(invented, month))?),
        problem: invented.problem.map(text).transpose()?,
        ..Figures::default()
    };
    Ok(Some(Command::Report(ReportCommand::Record { project, month, figures })))
}

/// Money since January: a curve that bends a little, ending where fate wants it.
fn spent(invented: &Invented, month: Month, closed: Month) -> Money {
    let (now, end) = (i64::from(month.number()), i64::from(closed.number()));
    let scheduled = end * 1000 / 12;
    let final_share = match invented.fate {
        Fate::Building(lag) => scheduled - lag,
        Fate::Completed(_) => 985.min(scheduled + 160),
        Fate::Ahead(_) => scheduled - 20,
        Fate::StartMissed(_) => scheduled - 80,
        Fate::Suspended => scheduled / 2,
        Fate::NoPlan | Fate::Unsaid => scheduled - 30,
    };
    // 85 % straight, 15 % quadratic, in ten-thousandths of the plan.
    let share = final_share.max(0) * (85 * now * end + 15 * now * now) / (10 * end * end);
    Money::from_wan(invented.plan * share / 10_000)
}

fn progress(invented: &Invented, month: Month) -> &'static str {
    let building = invented.start.months_until(month);
    let length = invented.start.months_until(invented.completion).max(1);
    match invented.fate {
        Fate::Ahead(_) | Fate::NoPlan => "正在编制可研报告",
        Fate::StartMissed(_) => "正在办理用地手续",
        Fate::Unsaid => "场地平整",
        _ if building < 0 => "正在办理施工许可",
        _ if building * 4 < length => "基坑开挖",
        _ if building * 4 < length * 2 => "主体结构施工",
        _ if building * 4 < length * 3 => "主体结构封顶，安装准备",
        _ if building < length => "设备安装调试",
        _ => "通过竣工验收",
    }
}

/// Milestones whose planned month this is and which fate lets happen, some days late.
fn reached(teller: &Teller, cast: &[(ProjectId, Invented)], month: Month) -> Vec<Command> {
    let mut random = Random::new(u64::from(month.number().unsigned_abs()) + 7);
    let mut commands = Vec::new();
    for (id, invented) in cast {
        let Some(project) = teller.board().projects.get(id) else { continue };
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
            let (project, milestone) = (*id, project.milestones[milestone].id);
            commands.push(Command::Milestone(MilestoneCommand::Recognise {
                project,
                milestone,
                date,
            }));
            let start = invented.start == planned && date.month() == invented.start;
            if start {
                let fact = Fact { date: Some(date), source: Source::Office };
                let answer = Answer::Yes(fact);
                commands.push(Command::Project(ProjectCommand::Enrol { project, answer }));
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

fn happens(invented: &Invented, project: &Project, milestone: usize) -> bool {
    let milestone = &project.milestones[milestone];
    let before_start =
        milestone.schedule.is_some_and(|schedule| schedule.plan.month() < invented.start);
    match invented.fate {
        Fate::Building(lag) => lag < 100 || milestone.kind == MilestoneKind::Start || before_start,
        Fate::Completed(_) => true,
        Fate::Suspended => milestone.kind == MilestoneKind::Start || before_start,
        Fate::Ahead(_) | Fate::StartMissed(_) | Fate::NoPlan | Fate::Unsaid => before_start,
    }
}

/// What happened in the last days: the line along the bottom of the wall.
async fn last_days(
    teller: &mut Teller,
    cast: &[(ProjectId, Invented)],
    today: Day,
) -> Result<(), DemoError> {
    let mut day = -6;
    let mut next = |teller: &mut Teller, minute: i64| {
        teller.at(today.plus(day), minute);
        day += 1;
    };
    let suspended = cast.iter().filter(|(_, invented)| invented.fate == Fate::Suspended);
    for ((project, _), reason) in suspended.zip([
        SuspensionReason::Land,
        SuspensionReason::Funds,
        SuspensionReason::Approvals,
    ]) {
        next(teller, 16 * 60 + 30);
        let command = ProjectCommand::Suspend {
            project: *project,
            reason,
            since: today.plus(-30),
            note: None,
        };
        teller.tell(Voice::Office, vec![Command::Project(command)]).await?;
    }
    let building = cast
        .iter()
        .filter(|(_, invented)| matches!(invented.fate, Fate::Building(lag) if lag > 100));
    for (project, _) in building.take(3) {
        next(teller, 10 * 60 + 31);
        let forecast = forecast(teller, *project, today);
        teller.tell(Voice::Office, forecast.into_iter().collect()).await?;
    }
    Ok(())
}

/// An honest guess for the first milestone that is overdue.
fn forecast(teller: &Teller, project: ProjectId, today: Day) -> Option<Command> {
    let known = teller.board().projects.get(&project)?;
    let open = known.milestones.iter().find(|milestone| !milestone.recognised.is_yes())?;
    let date = LedgerDate::Month(today.month().plus(2));
    Some(Command::Milestone(MilestoneCommand::Forecast { project, milestone: open.id, date }))
}
