//! What documents say of a project: its entries on lists, and the versions of its yearly plans.

use battle_map::{
    value::LedgerDate,
    view::project_file::{ListLine, PlanLine},
};
use leptos::prelude::*;

use crate::{
    format::{date, money},
    texts::use_texts,
};

/// The project's entries on lists, with the columns that only the list has.
#[component]
pub fn ProjectLists(
    /// The project's entries on lists.
    lists: Vec<ListLine>,
) -> impl IntoView {
    let texts = use_texts();
    (!lists.is_empty()).then(|| {
        let lists = lists.into_iter().map(|list| view! { <OnList list /> });
        view! {
            <section class="project-lists" aria-labelledby="lists">
                <h2 id="lists">{texts.get("project.lists")}</h2>
                {lists.collect_view()}
            </section>
        }
    })
}

#[component]
fn OnList(list: ListLine) -> impl IntoView {
    let texts = use_texts();
    let serial = list.serial.map(|serial| texts.fill("project.serial", &[("serial", &serial)]));
    let class = list.class.map(|class| texts.get(&format!("list-class.{}", class.code())));
    let place = [serial, list.group, class].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let extra = list.extra.into_iter().map(|(head, cell)| {
        view! {
            <div>
                <dt>{head}</dt>
                <dd>{cell}</dd>
            </div>
        }
    });
    view! {
        <h3>{list.list} <span>{place}</span></h3>
        <dl>{extra.collect_view()}</dl>
    }
}

/// Every version of every year's plan, the current one last.
#[component]
pub fn ProjectPlans(
    /// The versions by year, oldest first.
    plans: Vec<PlanLine>,
) -> impl IntoView {
    let texts = use_texts();
    (!plans.is_empty()).then(|| {
        let plans = plans.into_iter().map(|plan| view! { <PlanVersion plan /> });
        view! {
            <section class="project-plans" aria-labelledby="plans">
                <h2 id="plans">{texts.get("project.plans")}</h2>
                <ol>{plans.collect_view()}</ol>
            </section>
        }
    })
}

#[component]
fn PlanVersion(plan: PlanLine) -> impl IntoView {
    let texts = use_texts();
    let since = date(texts, LedgerDate::Day(plan.since));
    let since = texts.fill("project.plan.since", &[("date", &since)]);
    let why = [Some(since), plan.document, plan.reason];
    let why = why.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <span>{texts.fill("project.plan.year", &[("year", &plan.year.to_string())])}</span>
            <b>{money(texts, plan.amount)}</b>
            <small>{why}</small>
        </li>
    }
}
