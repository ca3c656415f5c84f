//! The projects that a drawn ledger is about.

use std::fmt;

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
    pub end: When,
    pub problem: Option<&'static str>,
}

impl Truth {
    /// The unit in charge.
    pub fn unit(&self) -> String {
        format!("{}发展改革局", self.region)
    }
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

const NAMES: [&str; 6] = [
    "智造产业园",
    "城东水厂",
    "沿江公路（二期）",
    "新型建材循环利用基地",
    "中心医院A区",
    "110千伏输变电工程",
];
const REGIONS: [&str; 6] = ["广安区", "前锋区", "岳池县", "武胜县", "邻水县", "华蓥市"];
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
    )
        .prop_map(|(name, region, (a, b, c), (year, month, day), problem)| {
            let mut amounts = [a, b, c];
            amounts.sort_unstable();
            let [done, plan, total] = amounts;
            Truth {
                name: name.to_owned(),
                region,
                total,
                plan,
                done,
                end: When { year, month, day },
                problem,
            }
        })
}

/// Between three and twelve projects, no two of one name.
pub fn projects() -> impl Strategy<Value = Vec<Truth>> {
    vec(project(), 3..=12).prop_map(|mut projects| {
        for (number, project) in (1..).zip(&mut projects) {
            project.name = format!("{}{}第{number}标段", project.region, project.name);
        }
        projects
    })
}
