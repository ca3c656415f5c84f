//! One project's row of months.

use battle_map::{
    value::{Day, Month, Year},
    view::plan_board::{PlanMilestone, PlanRow},
};
use leptos::prelude::*;

use super::flags::{FirstPlanned, PlanFlag};
use crate::{
    format::tenths, parts::unknown::Unknown, screens::project::sign::ProjectSign, texts::use_texts,
};

/// The rows of a page; one that did not change is left as it is.
#[component]
pub fn PlanRows(
    /// The projects of the page.
    #[prop(into)]
    rows: Signal<Vec<PlanRow>>,
    /// The year whose months are the columns.
    year: Year,
    /// The day whose month is marked.
    today: Day,
) -> impl IntoView {
    view! {
        <tbody>
            {move || rows.get().into_iter().map(|row| view! { <Row row year today /> }).collect_view()}
        </tbody>
    }
}

#[component]
fn Row(row: PlanRow, year: Year, today: Day) -> impl IntoView {
    let (texts, project) = (use_texts(), row.id);
    let lag = match row.lag {
        Some(lag) if lag > 0 => view! { <b class="behind">{tenths(lag)}</b> }.into_any(),
        Some(_) => ().into_any(),
        None => view! { <Unknown /> }.into_any(),
    };
    let cells = year.months().map(|month| {
        let current = (month == today.month()).then_some("plan-month plan-today");
        let flags = row.milestones.iter().filter(|m| m.date.month() == month).cloned();
        let flags = flags.map(|milestone| view! { <PlanFlag project milestone /> });
        let first = row.milestones.iter().filter(|m| first_in(m, month)).cloned();
        let first = first.map(|milestone| view! { <FirstPlanned milestone /> });
        let name = texts.fill("plan.month", &[("month", &month.number().to_string())]);
        view! {
            <td class=current.unwrap_or("plan-month") data-column=name>
                {flags.collect_view()}
                {first.collect_view()}
            </td>
        }
    });
    let cells = cells.collect_view();
    view! {
        <tr data-project=project.to_string()>
            <th scope="row" class="plan-project">
                <div>
                    <ProjectSign stage=row.group lamp=row.lamp />
                    <span>
                        <a href=format!("/projects/{project}")>{row.name}</a>
                        <small>{row.unit}</small>
                    </span>
                </div>
            </th>
            <td class="plan-lag">{lag}</td>
            {cells}
        </tr>
    }
}

/// Whether it was first planned for the month and stands in another now.
fn first_in(milestone: &PlanMilestone, month: Month) -> bool {
    milestone.date.month() != month
        && milestone.first_planned.is_some_and(|first| first.month() == month)
}
