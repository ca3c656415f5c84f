//! The board as a scene of a wall: on light ground, as a black flag cannot be black on a dark one; the
//! worst first, as many rows as the height holds, and nothing to press.

use battle_map::{
    value::Day,
    view::plan_board::{PlanColumn, PlanMilestone, PlanRow, PlanScene, PlanYears, Standing},
};
use leptos::prelude::*;

use super::{
    flags::{FlagSign, years_words},
    head::{column_class, column_name},
    legend::PlanLegend,
};
use crate::{
    format::{day, tenths},
    screens::project::sign::ProjectSign,
    texts::use_texts,
};

/// The scene, measured in the wall's unit alone. It fills the box that it stands in.
#[component]
pub fn PlanBoardScene(
    /// The worst rows, and the flags of all.
    #[prop(into)]
    scene: Signal<PlanScene>,
) -> impl IntoView {
    let texts = use_texts();
    let frame = Memo::new(move |_| scene.with(|scene| (scene.years, scene.today)));
    let told = Memo::new(move |_| scene.with(|scene| (scene.flags, scene.projects)));
    let rows = Memo::new(move |_| scene.with(|scene| scene.rows.clone()));
    view! {
        <section class="light-ground plan-scene">
            <header>
                {move || {
                    let ((years, today), (flags, projects)) = (frame.get(), told.get());
                    let count = texts.fill("plan.worst-first", &[("count", &projects.to_string())]);
                    view! {
                        <b>{years_words(texts, years)}</b>
                        <span>{count}</span>
                        <PlanLegend flags />
                        <span>{texts.fill("plan.today", &[("day", &day(texts, today))])}</span>
                    }
                }}
            </header>
            {move || {
                let (years, today) = frame.get();
                view! { <SceneHead years today /> }
            }}
            <ol>
                {move || {
                    let (years, today) = frame.get();
                    rows.get().into_iter().map(|row| view! { <SceneRow row years today /> }).collect_view()
                }}
            </ol>
            {move || rows.with(Vec::is_empty).then(|| view! { <p>{texts.get("plan.empty")}</p> })}
        </section>
    }
}

#[component]
fn SceneHead(years: PlanYears, today: Day) -> impl IntoView {
    let texts = use_texts();
    let columns = years.columns();
    let names = columns.iter().map(|column| {
        let name = column_name(texts, *column);
        // Of several years each names itself at its beginning.
        let begins = years.first() != years.last() && column.first().number() == 1;
        let name = if begins { format!("{} {name}", column.year()) } else { name };
        view! { <span class=column_class(*column, years, today)>{name}</span> }
    });
    view! {
        <p class="plan-scene-row plan-scene-head" style=columns_style(&columns)>
            <span></span>
            <span>{texts.get("plan.project")}</span>
            <span class="plan-lag">{texts.get("ledger.column.lag")}</span>
            {names.collect_view()}
        </p>
    }
}

#[component]
fn SceneRow(row: PlanRow, years: PlanYears, today: Day) -> impl IntoView {
    let columns = years.columns();
    let cells = columns.iter().map(|column| {
        let flags = row.in_column(*column).into_iter().filter(|(_, standing)| {
            // What was moved away is read at a desk.
            *standing != Standing::Former
        });
        let flags = flags.map(|(milestone, standing)| flag(milestone, standing));
        view! { <span class=column_class(*column, years, today)>{flags.collect_view()}</span> }
    });
    let lag = row.lag.filter(|lag| *lag > 0).map(tenths);
    view! {
        <li class="plan-scene-row" style=columns_style(&columns)>
            <ProjectSign stage=row.group lamp=row.lamp />
            <span class="plan-scene-name">
                <b>{row.name.clone()}</b>
                <small>{row.unit.clone()}</small>
            </span>
            <b class="plan-lag">{lag}</b>
            {cells.collect_view()}
        </li>
    }
}

fn flag(milestone: &PlanMilestone, standing: Standing) -> impl IntoView + use<> {
    let name = milestone.named(&use_texts());
    let code = milestone.flag.code();
    match standing {
        Standing::Flag => view! {
            <span class=format!("plan-flag plan-{code}")>
                <FlagSign flag=milestone.flag />
                <span>{name}</span>
            </span>
        }
        .into_any(),
        Standing::Forecast | Standing::Former => {
            view! { <span class="plan-flag plan-expected"><span>{name}</span></span> }.into_any()
        }
    }
}

/// How many columns there are, for the style.
fn columns_style(columns: &[PlanColumn]) -> String {
    format!("--columns:{}", columns.len())
}
