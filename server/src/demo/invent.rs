//! A hundred invented projects: names, money, dates, places, and how each of them develops.

use battle_map::{
    board::Board,
    geometry::{Boundary, Line, Point, Shape},
    value::Month,
};

use super::{DemoError, random::Random, writer::bad};

mod words;

use words::{BRANDS, PROBLEMS, SECTORS, SPONSORS, Sector, TOWNS, UNITS};

/// How a project stands at the end of the last closed month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Development {
    /// Under construction, so many tenths of a point behind (negative: ahead).
    Building(i64),
    /// Completed so many months before the closed one.
    Completed(i32),
    /// Planned to start in so many months, preparation on schedule.
    Ahead(i32),
    /// Should have started so many months ago.
    StartMissed(i32),
    /// Under construction until it was suspended.
    Suspended,
    /// In preparation, without a plan for the year.
    NoPlan,
    /// Nobody said whether it has started.
    Unsaid,
}

/// One invented project with the facts that its ledger would hold.
#[derive(Debug, Clone)]
pub struct DemoProject {
    /// The project's name (项目名称).
    pub name: String,
    /// The name of the sector (行业).
    pub sector: &'static str,
    /// The name of the county or district (县区).
    pub region: String,
    /// Where it is built, in words (建设地点).
    pub place: String,
    /// The responsible unit (责任单位).
    pub unit: String,
    /// The name of the owner (业主单位).
    pub owner: String,
    /// The bureau that leads it (牵头单位).
    pub lead: &'static str,
    /// The leader who looks after it (联系领导).
    pub sponsor: &'static str,
    /// Total investment (总投资), in 万元.
    pub total: i64,
    /// The year's planned investment (年度计划), in 万元.
    pub plan: i64,
    /// The month in which building is planned to start.
    pub start: Month,
    /// The month in which it is planned to be completed.
    pub completion: Month,
    /// Its place on the map; none for a project that nobody has located.
    pub site: Option<Shape>,
    /// How the project develops.
    pub development: Development,
    /// The reported problem (存在问题); `None` where there is none.
    pub problem: Option<&'static str>,
}

/// How many projects develop in which way; a hundred altogether.
fn developments(random: &mut Random) -> Vec<Development> {
    let mut developments = Vec::new();
    let mut add = |count: usize, development: &mut dyn FnMut() -> Development| {
        developments.extend((0..count).map(|_| development()));
    };
    add(38, &mut || Development::Building(random.between(-60, 45)));
    add(6, &mut || Development::Building(random.between(52, 95)));
    add(11, &mut || Development::Building(random.between(104, 288)));
    add(3, &mut || Development::Building(random.between(305, 420)));
    add(16, &mut || Development::Completed(i32::try_from(random.between(0, 7)).unwrap_or(0)));
    add(13, &mut || Development::Ahead(i32::try_from(random.between(1, 5)).unwrap_or(1)));
    add(3, &mut || Development::StartMissed(i32::try_from(random.between(0, 1)).unwrap_or(0)));
    add(2, &mut || Development::StartMissed(i32::try_from(random.between(3, 5)).unwrap_or(3)));
    add(3, &mut || Development::Suspended);
    add(3, &mut || Development::NoPlan);
    add(2, &mut || Development::Unsaid);
    // Fisher–Yates: developments are spread over sectors and districts.
    for last in (1..developments.len()).rev() {
        let other =
            usize::try_from(random.between(0, i64::try_from(last).unwrap_or(0))).unwrap_or(0);
        developments.swap(last, other);
    }
    developments
}

/// Invents the projects of a city whose regions stand on `board`, as of the closed month.
///
/// # Errors
/// When the board has no regions with a boundary.
pub fn projects(board: &Board, closed: Month) -> Result<Vec<DemoProject>, DemoError> {
    let mut random = Random::new(20_260_101);
    let districts: Vec<(String, &Boundary)> = board
        .regions
        .values()
        .filter_map(|region| Some((region.name.to_string(), region.boundary.as_deref()?)))
        .collect();
    if districts.is_empty() {
        return Err(bad("no districts"));
    }
    let mut developments = developments(&mut random).into_iter();
    let mut projects: Vec<DemoProject> = Vec::new();
    for sector in &SECTORS {
        for number in 0..sector.count {
            let development = developments.next().unwrap_or(Development::NoPlan);
            let mut project = invent(&mut random, sector, number, &districts, development, closed);
            while projects.iter().any(|other| other.name == project.name) {
                project = invent(&mut random, sector, number, &districts, development, closed);
            }
            projects.push(project);
        }
    }
    Ok(projects)
}

fn invent(
    random: &mut Random,
    sector: &Sector,
    number: usize,
    districts: &[(String, &Boundary)],
    development: Development,
    closed: Month,
) -> DemoProject {
    let (region, boundary) = random.one_of(districts).clone();
    let short: String = region.chars().take(2).collect();
    let winding = !sector.lines.is_empty() && number % 4 == 1;
    let kind = if winding { *random.one_of(sector.lines) } else { *random.one_of(sector.kinds) };
    let brand = random.one_of(&BRANDS);
    let total = random.between(80, 4_200) * 100;
    let (start, completion) = dates(random, development, closed);
    let behind = matches!(development, Development::Building(lag) if lag > 50)
        || matches!(development, Development::StartMissed(_) | Development::Suspended);
    DemoProject {
        name: format!("{short}{brand}{kind}"),
        sector: sector.name,
        place: format!("{region}{}", random.one_of(&TOWNS)),
        unit: format!("{region}{}", random.one_of(&UNITS)),
        owner: format!("{short}{brand}投资有限公司"),
        lead: sector.lead,
        sponsor: random.one_of::<&str>(&SPONSORS),
        total,
        plan: total * random.between(25, 45) / 100,
        start,
        completion,
        site: site(random, boundary, winding),
        development,
        problem: (behind || random.chance(8)).then(|| *random.one_of(&PROBLEMS)),
        region,
    }
}

fn dates(random: &mut Random, development: Development, closed: Month) -> (Month, Month) {
    let mut months = |low, high| i32::try_from(random.between(low, high)).unwrap_or(0);
    let start = match development {
        Development::Building(_) | Development::Suspended => closed.plus(-months(3, 20)),
        Development::Completed(ago) => closed.plus(-ago - months(12, 30)),
        Development::Ahead(ahead) => closed.plus(ahead),
        Development::StartMissed(ago) => closed.plus(-ago),
        Development::NoPlan => closed.plus(months(3, 9)),
        Development::Unsaid => closed.plus(-months(1, 6)),
    };
    let completion = match development {
        Development::Completed(ago) => closed.plus(-ago),
        Development::Building(_) => closed.plus(months(3, 24)),
        _ => start.plus(months(14, 32)),
    };
    (start, completion)
}

/// A point inside the district, a road or river through it, or, for a few, nowhere yet.
fn site(random: &mut Random, boundary: &Boundary, winding: bool) -> Option<Shape> {
    if winding {
        let (from, to) = (inside(random, boundary), inside(random, boundary));
        let steps = 6;
        let points = (0..=steps).map(|step| {
            let along = f64::from(step) / f64::from(steps);
            let bend = 0.012 * (along * std::f64::consts::TAU).sin();
            Point::clamped(
                from.lon() + (to.lon() - from.lon()) * along + bend,
                from.lat() + (to.lat() - from.lat()) * along - bend,
            )
        });
        return Line::new(points.collect()).ok().map(Shape::Line);
    }
    let at = inside(random, boundary);
    (!random.chance(4)).then_some(Shape::Point(at))
}

fn inside(random: &mut Random, boundary: &Boundary) -> Point {
    let (min, max) = (boundary.bounds().min(), boundary.bounds().max());
    let mut try_one = || {
        let lon = min.lon() + (max.lon() - min.lon()) * random.unit();
        let lat = min.lat() + (max.lat() - min.lat()) * random.unit();
        Point::clamped(lon, lat).rounded()
    };
    let tries = (0..200).map(|_| try_one());
    tries.into_iter().find(|at| boundary.contains(*at)).unwrap_or_else(|| boundary.label_point())
}
