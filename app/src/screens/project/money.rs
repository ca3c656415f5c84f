//! The year's money: the figures, and a chart of investment against schedule.

use battle_map::view::{figures::Investment, project_file::ProjectFile};
use leptos::prelude::*;

use crate::{
    format::{date, money, percent, tenths},
    parts::{chart::YearChart, sign::lag_class},
    texts::{Texts, use_texts},
};

/// The figures and the chart; nothing while the year has no plan.
#[component]
pub fn ProjectMoney(
    /// The file of the project.
    file: ProjectFile,
) -> impl IntoView {
    let texts = use_texts();
    let chart = file.chart?;
    let year = chart.year.to_string();
    let figures = file.investment.ok().map(|investment| figures(texts, &investment));
    let actual =
        file.investment.ok().map_or_else(String::new, |investment| lag_class(investment.lag));
    Some(view! {
        <section class="project-money" aria-labelledby="money">
            <h2 id="money">
                {texts.fill("project.money", &[("year", &year)])}
                <span class="keys" aria-hidden="true">
                    <i class="key-scheduled"></i>{texts.get("project.money.scheduled")}
                    <i class=format!("key-actual {actual}")></i>{texts.get("project.money.actual")}
                </span>
            </h2>
            {figures}
            <YearChart chart />
        </section>
    })
}

fn figures(texts: Texts, investment: &Investment) -> impl IntoView + use<> {
    let lag = if investment.lag > 0 { "ledger.sum.behind" } else { "ledger.sum.ahead" };
    let late = (investment.reported != investment.month).then(|| {
        let month = date(texts, battle_map::value::LedgerDate::Month(investment.reported));
        texts.fill("project.money.reported", &[("month", &month)])
    });
    let rows = [
        ("project.money.plan", money(texts, investment.plan)),
        ("project.money.done", money(texts, investment.done)),
        ("ledger.sum.scheduled", percent(investment.scheduled)),
        ("ledger.sum.actual", percent(investment.actual)),
        (lag, format!("{} {}", tenths(investment.lag.abs()), texts.get("ledger.unit.points"))),
    ];
    let rows = rows.map(|(key, figure)| {
        view! {
            <div>
                <dt>{texts.get(key)}</dt>
                <dd>{figure}</dd>
            </div>
        }
    });
    view! {
        <dl class="project-figures">{rows.collect_view()}</dl>
        {late.map(|late| view! { <p class="project-late">{late}</p> })}
    }
}
