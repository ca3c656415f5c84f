//! A city of 10,000 projects and 120,000 milestones after a million events, always the same.
//!
//! Seven events a project set it up with its twelve milestones; two years of monthly reports,
//! each corrected once, and forecasts that keep moving fill the rest.

use battle_map::event::{Event, Subject};
use battle_map::geometry::{point::Point, shape::Shape};
use battle_map::model::city::CityChange;
use battle_map::model::fact::{Fact, Occurrence, Source};
use battle_map::model::list::{ListChange, ListEntry};
use battle_map::model::milestone::{MilestoneChange, MilestoneKind};
use battle_map::model::period::{PeriodChange, Span};
use battle_map::model::plan::{PlanChange, PlanVersion};
use battle_map::model::project::{ProjectChange, ProjectFacts, RegionShare, Site};
use battle_map::model::region::{RegionChange, RegionKind};
use battle_map::model::report::{Figures, ReportChange};
use battle_map::model::schedule::Curve;
use battle_map::model::unit::UnitChange;
use battle_map::value::{
    Day, LedgerDate, ListId, MilestoneId, Money, Month, Name, ProjectId, RegionId, Text, UnitId,
    ValueError,
};

pub const EVENTS: usize = 1_000_000;
const PROJECTS: u32 = 10_000;
const MILESTONES: u32 = 12;
const REGIONS: u32 = 7;
const UNITS: u32 = 300;
const MONTHS: i32 = 24;

/// The events in order, `EVENTS` of them.
pub fn events() -> Result<impl Iterator<Item = Event>, ValueError> {
    let first = Month::new(2024, 11)?;
    let mut all = registers()?;
    for number in 1..=PROJECTS {
        all.extend(project(number, first)?);
    }
    for month in (0..MONTHS).map(|count| first.plus(count)) {
        all.extend(reports(month)?);
    }
    let forecasts = (0..).map(move |round: u32| {
        let project = 1 + round % PROJECTS;
        let part = (round / PROJECTS) % MILESTONES;
        let date = LedgerDate::Month(first.plus((3 * part + round % 5).cast_signed()));
        let subject = Subject::Milestone(ProjectId(project), milestone_id(project, part));
        Event::new(subject, MilestoneChange::Forecast { date })
    });
    Ok(all.into_iter().chain(forecasts).take(EVENTS))
}

fn registers() -> Result<Vec<Event>, ValueError> {
    let city = CityChange::Configured { name: Name::new("量城")?, demo: true };
    let begun = CityChange::CardsFromSet { from: Some("2020-01-01".parse()?) };
    let mut all = vec![Event::new(Subject::City, city), Event::new(Subject::City, begun)];
    for number in 1..=REGIONS {
        let region = RegionChange::Registered {
            name: Name::new(&format!("第{number}区"))?,
            kind: RegionKind::District,
            boundary: None,
        };
        all.push(Event::new(Subject::Region(RegionId(number)), region));
    }
    for number in 1..=UNITS {
        let unit = UnitChange::Registered { name: Name::new(&format!("责任单位{number}"))? };
        all.push(Event::new(Subject::Unit(UnitId(number)), unit));
    }
    let list = ListChange::Created {
        name: Name::new("市重点")?,
        year: Month::new(2026, 1)?.year(),
        curve: Curve::default(),
    };
    all.push(Event::new(Subject::List(ListId(1)), list));
    Ok(all)
}

fn project(number: u32, first: Month) -> Result<Vec<Event>, ValueError> {
    let (project, subject) = (ProjectId(number), Subject::Project(ProjectId(number)));
    let year = Month::new(2026, 1)?.year();
    let facts = ProjectFacts {
        code: Some(Name::new(&format!("2405-511600-04-01-{number:06}"))?),
        regions: vec![RegionShare { region: RegionId(1 + number % REGIONS), share: 1000 }],
        place: Some(Name::new("新桥街道工业园二期")?),
        sector: Some(Name::new(["产业", "交通", "水利", "城建"][number as usize % 4])?),
        responsible_unit: Some(UnitId(1 + number % UNITS)),
        owner: Some(UnitId(1 + (number * 7) % UNITS)),
        total: Some(Money::from_wan(i64::from(5_000 + number))),
        scope: Some(Text::new("新建厂房及配套设施,总建筑面积约4万平方米")?),
        ..ProjectFacts::named(&Name::new(&format!("第{number}号重点建设项目"))?)
    };
    let (east, north) = (f64::from(number % 100), f64::from(number / 100));
    let at = Point::clamped(106.0 + east / 100.0, 30.0 + north / 100.0);
    let site = Site::Placed { shape: Shape::Point(at), written: None };
    let plan = PlanVersion {
        amount: Money::from_wan(i64::from(2_000 + number % 500)),
        monthly: None,
        since: Day::new(2026, 1, 1)?,
        document: None,
        reason: None,
    };
    let entry =
        ListEntry { order: number, serial: None, group: None, class: None, extra: Vec::new() };
    let mut all = vec![
        Event::new(subject, ProjectChange::Registered { parent: None, facts }),
        Event::new(subject, ProjectChange::Placed { site }),
        Event::new(Subject::Plan(project, year), PlanChange::Set { plan }),
        Event::new(Subject::List(ListId(1)), ListChange::EntrySet { project, entry }),
    ];
    for part in 0..MILESTONES {
        all.extend(milestone(number, part, first)?);
    }
    Ok(all)
}

fn milestone_id(project: u32, part: u32) -> MilestoneId {
    MilestoneId((project - 1) * MILESTONES + part + 1)
}

/// The first ones are recognised; projects with a high number begin later.
fn milestone(number: u32, part: u32, first: Month) -> Result<Vec<Event>, ValueError> {
    let subject = Subject::Milestone(ProjectId(number), milestone_id(number, part));
    let due = LedgerDate::Month(first.plus((3 * part + number % 6).cast_signed()));
    let (kind, name) = match part {
        0 => (MilestoneKind::Start, None),
        11 => (MilestoneKind::Completion, None),
        _ => (MilestoneKind::Step, Some(Name::new(&format!("第{part}标段主体完工"))?)),
    };
    let added = MilestoneChange::Added { kind, name, plan: Some(due) };
    let mut all = vec![Event::new(subject, added)];
    if part < number % 10 {
        let answer = Occurrence::Yes(Fact { date: Some(due), source: Source::Office });
        all.push(Event::new(subject, MilestoneChange::Recognised { answer }));
    }
    Ok(all)
}

/// A month is opened, reported, corrected and closed; the last one stays open.
fn reports(month: Month) -> Result<Vec<Event>, ValueError> {
    let deadline = month.last_day();
    let period = Subject::Period(month);
    let opened = PeriodChange::Opened { cut_off: deadline, deadline, span: Span::Month };
    let mut all = vec![Event::new(period, opened)];
    for correction in [0, 1] {
        for number in 1..=PROJECTS {
            let wan = i64::from(50 + number % 200) + correction;
            let figures = Figures {
                month: Some(Money::from_wan(wan)),
                year_to_date: Some(Money::from_wan(wan * i64::from(month.number()))),
                progress: Some(Text::new("主体结构施工,完成总工程量的六成")?),
                ..Figures::default()
            };
            let recorded = ReportChange::Recorded { figures, source: Source::Report };
            all.push(Event::new(Subject::Report(ProjectId(number), month), recorded));
        }
    }
    if month < Month::new(2026, 10)? {
        all.push(Event::new(period, PeriodChange::Closed {}));
    }
    Ok(all)
}
