//! A milestone's flag with its name, as it stands in a month.

use battle_map::{
    model::milestone::MilestoneKind,
    value::ProjectId,
    view::plan_board::{Flag, PlanMilestone},
};
use leptos::prelude::*;

use crate::{
    format::date,
    texts::{Texts, use_texts},
};

/// The flag alone; words beside it say what it means.
#[component]
pub fn FlagSign(
    /// Which flag.
    flag: Flag,
) -> impl IntoView {
    let class = format!("flag flag-{}", flag.code());
    view! {
        <svg class=class viewBox="0 0 16 16" aria-hidden="true">
            <path class="flag-pole" d="M3 15.5V.5" />
            <path class="flag-cloth" d="M3.5 1.2 14 5.2 3.5 9.4z" />
        </svg>
    }
}

/// A milestone in its month: the flag and the name, a link to the milestone.
#[component]
pub fn PlanFlag(
    /// The project whose milestone it is.
    project: ProjectId,
    /// The milestone.
    milestone: PlanMilestone,
) -> impl IntoView {
    let texts = use_texts();
    let flag = milestone.flag;
    let class = format!("plan-flag plan-{}", flag.code());
    let said = said(texts, &milestone);
    let title = said.clone();
    view! {
        <a class=class href=format!("/projects/{project}#milestones") title=title>
            <FlagSign flag />
            <span>{named(texts, &milestone)}</span>
            <span class="quiet">{said}</span>
        </a>
    }
}

/// Where a milestone stood when it was first planned.
#[component]
pub fn FirstPlanned(
    /// The milestone, which stands elsewhere now.
    milestone: PlanMilestone,
) -> impl IntoView {
    let texts = use_texts();
    let now = date(texts, milestone.date);
    let said = texts.fill("plan.moved-to", &[("date", &now)]);
    let title = said.clone();
    view! {
        <span class="plan-first" title=title>
            {named(texts, &milestone)} <span class="quiet">{said}</span>
        </span>
    }
}

fn named(texts: Texts, milestone: &PlanMilestone) -> String {
    milestone.name.clone().unwrap_or_else(|| match milestone.kind {
        MilestoneKind::Start => texts.get("milestone.start"),
        MilestoneKind::Step => texts.get("milestone.step"),
        MilestoneKind::Completion => texts.get("milestone.completion"),
    })
}

/// What the flag says, in words: state, plan, and the dates reached or expected.
fn said(texts: Texts, milestone: &PlanMilestone) -> String {
    let dated = |key, day| texts.fill(key, &[("date", &date(texts, day))]);
    let parts = [
        Some(texts.get(&format!("plan.flag.{}", milestone.flag.code()))),
        Some(dated("plan.planned", milestone.date)),
        milestone.first_planned.map(|first| dated("plan.first-planned", first)),
        milestone.reached.map(|reached| dated("plan.reached", reached)),
        milestone.forecast.map(|forecast| dated("plan.forecast", forecast)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(&texts.get("plan.comma"))
}
