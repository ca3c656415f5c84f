//! The story of the year: set up in January, reported month by month, and a few things that happened
//! in the last days.

use battle_map::{
    command::Command,
    event::Subject,
    model::{
        city::CityAction,
        document::{Document, DocumentAction},
        list::ListAction,
        project::{ProjectAction, ProjectFacts, RegionShare},
        schedule::Curve,
        unit::UnitAction,
    },
    value::{Day, DocumentId, Money, Month, ProjectId},
};

use super::{
    DemoError,
    invent::{self, DemoProject},
    regions,
    writer::{DemoActor, DemoWriter, bad, name, projects},
};

mod cards;
mod desk;
mod earlier;
mod last_days;
mod months;
mod notices;
mod plan;

/// Tells the story up to `today`.
///
/// # Errors
/// When a command is refused or the log cannot be written.
pub async fn tell(demo: &mut DemoWriter, today: Day) -> Result<(), DemoError> {
    let closed = closed_month(today);
    let january = closed.year().months().next().ok_or_else(|| bad("no January"))?;
    demo.at(january.first_day().plus(4), 9 * 60);
    set_up(demo).await?;
    let invented = invent::projects(demo.board(), closed)?;
    let ids = register(demo, &invented, january).await?;
    let cast: Vec<(ProjectId, DemoProject)> = ids.into_iter().zip(invented).collect();
    plan::the_year(demo, &cast, january).await?;
    desk::set_up(demo, &cast, january).await?;
    let mut earlier = earlier::EarlierStory::new(&cast, today);
    for month in january.year().months().take_while(|month| *month <= closed) {
        earlier.until(demo, month.last_day()).await?;
        months::tell(demo, &cast, month, closed).await?;
        earlier.until(demo, month.last_day().plus(months::CLOSED_AFTER - 1)).await?;
        cards::of_month(demo, &cast, (month, closed)).await?;
    }
    earlier.until(demo, today).await?;
    months::open(demo, &cast, closed.plus(1), today).await?;
    desk::problems(demo, &cast, today).await?;
    last_days::a_week_ago(demo, &cast, today).await?;
    notices::lately(demo, &cast, today).await?;
    last_days::yesterday(demo, &cast, today).await?;
    // Last: a story that was broken off is no demo.
    demo.tell(DemoActor::Admin, vec![configure(true)?]).await?;
    Ok(())
}

fn configure(demo: bool) -> Result<Command, DemoError> {
    Ok(Command::new(Subject::City, CityAction::Configure { name: name("广安市")?, demo }))
}

/// The last month whose closing and cards are in the past, as nothing in the future is told.
/// January waits for February, as if both were reported together: a year with a single month would
/// have no second card in a row, and none that was answered.
fn closed_month(today: Day) -> Month {
    let settled = i32::from(today.civil().day()) > months::CLOSED_AFTER + cards::SETTLED_AFTER;
    let back = if settled { -1 } else { -2 };
    let closed = today.month().plus(back);
    if closed.number() == 1 { closed.plus(-1) } else { closed }
}

/// The day from which the city's cards are proposed.
fn begun() -> Result<Day, DemoError> {
    let month = Month::new(2020, 1).map_err(|fault| DemoError::Data(fault.to_string()))?;
    Ok(month.first_day())
}

async fn set_up(demo: &mut DemoWriter) -> Result<(), DemoError> {
    // Its cards began before anything that is told.
    let begin = CityAction::SetCardsFrom { from: Some(begun()?) };
    let mut commands = vec![configure(false)?, Command::new(Subject::City, begin)];
    commands.extend(regions::commands()?);
    demo.tell(DemoActor::Admin, commands).await?;
    let standard = Document::standard(demo.board().city.name.as_ref());
    let mut file = standard.ok_or_else(|| bad("no standard document"))?.file;
    // Its office is one account.
    file.check = false;
    (file.contact, file.telephone) = (Some(name("陈××")?), Some(name("0826-×××××××")?));
    let revise = DocumentAction::Revise(Box::new(file));
    let revise = Command::new(Subject::Document(DocumentId::STANDARD), revise);
    demo.tell(DemoActor::Office, vec![revise]).await?;
    Ok(())
}

async fn register(
    demo: &mut DemoWriter,
    invented: &[DemoProject],
    january: Month,
) -> Result<Vec<ProjectId>, DemoError> {
    let mut units: Vec<&str> = invented
        .iter()
        .flat_map(|project| [project.unit.as_str(), project.owner.as_str(), project.lead])
        .collect();
    units.sort_unstable();
    units.dedup();
    let list = ListAction::Create {
        name: name(&format!("{}年省市重点项目", january.year()))?,
        year: january.year(),
        curve: Curve::Linear,
    };
    let mut commands = vec![Command::new(Subject::City, list)];
    for unit in units {
        commands.push(Command::new(Subject::City, UnitAction::Register { name: name(unit)? }));
    }
    demo.tell(DemoActor::Admin, commands).await?;
    let board = demo.board();
    let mut commands = Vec::new();
    for project in invented {
        let region = board.region_called(&project.region).ok_or_else(|| bad("region"))?.id;
        let facts = ProjectFacts {
            regions: vec![RegionShare { region, share: 1000 }],
            place: Some(name(&project.place)?),
            sector: Some(name(project.sector)?),
            responsible_unit: board.unit_called(&project.unit),
            owner: board.unit_called(&project.owner),
            lead_unit: board.unit_called(project.lead),
            sponsors: vec![name(project.sponsor)?],
            total: Some(Money::from_wan(project.total)),
            ..ProjectFacts::named(&name(&project.name)?)
        };
        commands.push(Command::new(Subject::City, ProjectAction::Register { facts }));
    }
    let result = demo.tell(DemoActor::Admin, commands).await?;
    Ok(projects(&result).collect())
}
