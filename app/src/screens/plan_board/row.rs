//! One project's row of months or quarters, and below it the milestone that is opened.

use battle_map::{
    value::{Day, MilestoneId, ProjectId},
    view::plan_board::{PlanRow, PlanYears},
};
use leptos::prelude::*;

use super::{
    flags::PlanFlag,
    head::{column_class, column_name},
    opened::{Opened, opened_milestone},
};
use crate::{
    format::tenths, parts::unknown::Unknown, screens::project::sign::ProjectSign, texts::use_texts,
};

/// Columns before those of the months.
const FIRST: usize = 4;

/// How many columns the table has.
pub fn columns(years: PlanYears) -> usize {
    FIRST + years.columns().len()
}

/// The row of a project; only what of it changed is made anew.
#[component]
pub fn Row(
    /// The project, with its place in the whole list.
    line: Signal<(u32, PlanRow)>,
    /// The years whose months or quarters are the columns.
    years: PlanYears,
    /// The day whose column is marked.
    today: Day,
) -> impl IntoView {
    let project = line.with_untracked(|(_, row)| row.id);
    let opened = use_context::<Opened>().unwrap_or_default();
    let here = Memo::new(move |_| opened.of(project));
    let cells = move || {
        let (place, row) = line.get();
        view! {
            <td class="plan-place">{place}</td>
            {head(&row)}
            {months(&row, years, today, here)}
        }
    };
    let below = move || here.get().map(|milestone| below(project, milestone, columns(years)));
    view! {
        <tr data-project=project.to_string() class:opened=move || here.get().is_some()>{cells}</tr>
        {below}
    }
}

/// Lamp, name, unit and lag.
fn head(row: &PlanRow) -> impl IntoView + use<> {
    let lamp = use_texts().get(&format!("lamp.{}", row.lamp.code()));
    let lag = match row.lag {
        Some(lag) if lag > 0 => view! { <b class="behind">{tenths(lag)}</b> }.into_any(),
        Some(_) => ().into_any(),
        None => view! { <Unknown /> }.into_any(),
    };
    let title = lamp.clone();
    view! {
        <td class="plan-lamp" title=title>
            <ProjectSign stage=row.group lamp=row.lamp />
            <span class="quiet">{lamp}</span>
        </td>
        <th scope="row" class="plan-project">
            <a href=format!("/projects/{}", row.id)>{row.name.clone()}</a>
            <small>{row.unit.clone()}</small>
        </th>
        <td class="plan-lag">{lag}</td>
    }
}

fn months(
    row: &PlanRow,
    years: PlanYears,
    today: Day,
    opened: Memo<Option<MilestoneId>>,
) -> impl IntoView + use<> {
    let (texts, project) = (use_texts(), row.id);
    let several = years.first() != years.last();
    let cells = years.columns().into_iter().map(|column| {
        let flags = row.in_column(column).into_iter().map(|(milestone, standing)| {
            let milestone = milestone.clone();
            view! { <PlanFlag project milestone standing opened /> }
        });
        let mut name = column_name(texts, column);
        if several {
            name = format!("{} {name}", column.year());
        }
        view! { <td class=column_class(column, years, today) data-column=name>{flags.collect_view()}</td> }
    });
    cells.collect_view()
}

/// The opened milestone, over the whole width.
fn below(project: ProjectId, milestone: MilestoneId, columns: usize) -> impl IntoView {
    view! {
        <tr class="plan-opened">
            <td colspan=columns.to_string()>{opened_milestone(project, milestone)}</td>
        </tr>
    }
}
