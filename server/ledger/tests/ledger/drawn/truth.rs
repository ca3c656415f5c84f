//! The projects that a drawn ledger is about.

use std::fmt;

use battle_map::model::ledger::ProjectStatus;
use proptest::{collection::vec, option, prelude::*, sample::select};

/// The day or month of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    pub year: i16,
    pub month: i8,
    /// None where only the month is written.
    pub day: Option<i8>,
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

/// What is true of a project.
#[derive(Debug, Clone)]
pub struct Truth {
    pub name: String,
    pub region: &'static str,
    /// Tenths of 10,000 yuan, as all money here.
    pub total: u32,
    pub plan: u32,
    pub done: u32,
    /// What was done before this year.
    pub former: u32,
    /// What is written of its state, and what that means.
    pub status: (&'static str, ProjectStatus),
    /// What is written of its place in the year's list, and what that means.
    pub nature: (&'static str, ProjectStatus),
    pub code: String,
    pub end: When,
    pub problem: Option<&'static str>,
}

impl Truth {
    /// The unit in charge.
    pub fn unit(&self) -> String {
        format!("{}发展改革局", county(self.region))
    }

    /// What was done since its start.
    pub const fn since_start(&self) -> u32 {
        self.done + self.former
    }
}

/// The first of the counties that are written.
pub fn county(region: &'static str) -> &'static str {
    region.split('、').next().unwrap_or(region)
}

/// Money in 万元.
pub fn wan(tenths: u32) -> String {
    decimal(tenths.into(), 1)
}

/// A whole number with its point moved so many places to the left.
pub fn decimal(number: u64, places: usize) -> String {
    let digits = format!("{number:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// Orders projects by county, each in one that has a sheet.
pub fn order_by_county(truths: &mut [Truth]) {
    for truth in truths.iter_mut() {
        truth.region = match county(truth.region) {
            "市本级" => "华蓥市",
            "广安经开区" => "邻水县",
            county => county,
        };
    }
    truths.sort_by_key(|truth| truth.region);
}

const NAMES: [&str; 6] = [
    "智造产业园",
    "城东水厂",
    "沿江公路（二期）",
    "新型建材循环利用基地",
    "中心医院A区",
    "110千伏输变电工程",
];
const REGIONS: [&str; 9] = [
    "广安区",
    "前锋区",
    "岳池县",
    "武胜县",
    "邻水县",
    "华蓥市",
    "市本级",
    "广安经开区",
    "岳池县、武胜县",
];
const STATUSES: [(&str, ProjectStatus); 16] = [
    ("前期工作", ProjectStatus::Early),
    ("未开工", ProjectStatus::NotStarted),
    ("在建", ProjectStatus::Building),
    ("在建（主体施工）", ProjectStatus::Building),
    ("正在施工", ProjectStatus::Building),
    ("已竣工", ProjectStatus::Completed),
    ("建成", ProjectStatus::Completed),
    ("已投产", ProjectStatus::Operating),
    ("停工", ProjectStatus::Stopped),
    ("缓建", ProjectStatus::Postponed),
    ("完工待验收", ProjectStatus::Completed),
    ("试运行", ProjectStatus::Completed),
    ("停工中", ProjectStatus::Stopped),
    ("基本建成", ProjectStatus::Building),
    ("已开工未纳统", ProjectStatus::Building),
    ("甩开膀子干", ProjectStatus::Building),
];
const NATURES: [(&str, ProjectStatus); 5] = [
    ("续建", ProjectStatus::CarriedOver),
    ("新开工", ProjectStatus::Starting),
    ("竣工", ProjectStatus::Completing),
    ("前期", ProjectStatus::Early),
    ("计划投产", ProjectStatus::Completing),
];
const PROBLEMS: [&str; 3] = ["用地红线待调整", "资金缺口200万元，正在争取", "征地拆迁"];

fn project() -> impl Strategy<Value = Truth> {
    let money =
        || prop_oneof![3 => (10..30_000_u32).prop_map(|wan| wan * 10), 1 => 100..300_000_u32];
    let day = option::weighted(0.8, 1..=28_i8);
    (
        select(&NAMES[..]),
        select(&REGIONS[..]),
        (money(), money(), money()),
        (2027..2031_i16, 1..=12_i8, day),
        option::of(select(&PROBLEMS[..])),
        (select(&STATUSES[..]), select(&NATURES[..])),
    )
        .prop_map(
            |(name, region, (a, b, c), (year, month, day), problem, (status, nature))| {
                let mut amounts = [a, b, c];
                amounts.sort_unstable();
                let [done, plan, total] = amounts;
                Truth {
                    name: name.to_owned(),
                    region,
                    total,
                    plan,
                    done,
                    former: (total - done) / 2,
                    status,
                    nature,
                    code: String::new(),
                    end: When { year, month, day },
                    problem,
                }
            },
        )
}

/// Between three and twelve projects, no two of one name.
pub fn projects() -> impl Strategy<Value = Vec<Truth>> {
    vec(project(), 3..=12).prop_map(|mut projects| {
        for (number, project) in (1..).zip(&mut projects) {
            let county = county(project.region);
            project.name = format!("{county}{}第{number}标段", project.name);
            project.code = format!("2204-511600-04-01-{:06}", 123_456 + number);
        }
        projects
    })
}
