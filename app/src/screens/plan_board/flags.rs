//! A milestone's flag with its name, as it stands in a column, and what is left of it elsewhere.

use battle_map::{
    value::{LedgerDate, MilestoneId, ProjectId},
    view::plan_board::{Flag, PlanMilestone, Standing},
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

/// A milestone in a column: a link that opens it below its row, and leads to the project's page without
/// scripts.
#[component]
pub fn PlanFlag(
    /// The project whose milestone it is.
    project: ProjectId,
    /// The milestone.
    milestone: PlanMilestone,
    /// What of it stands in this column.
    standing: Standing,
    /// The milestone that is opened below this row.
    opened: Memo<Option<MilestoneId>>,
) -> impl IntoView {
    let texts = use_texts();
    let printed = move |day: LedgerDate| date(texts, day);
    let (id, flag) = (milestone.id, milestone.flag);
    let said = milestone.said(&texts, &printed);
    let state = match standing {
        Standing::Flag => texts.get(&format!("plan.flag.{}", flag.code())),
        Standing::Forecast => texts.get("plan.expected"),
        Standing::Former => milestone.moved(&texts, &printed),
    };
    let class = match standing {
        Standing::Flag => format!("plan-flag plan-{}", flag.code()),
        Standing::Forecast => "plan-flag plan-expected".to_owned(),
        Standing::Former => "plan-flag plan-first".to_owned(),
    };
    let sign = (standing == Standing::Flag).then(|| view! { <FlagSign flag /> });
    let open = move || (opened.get() == Some(id)).to_string();
    view! {
        <a
            class=class
            href=format!("/projects/{project}#milestones")
            title=said
            data-milestone=id.to_string()
            aria-expanded=open
        >
            {sign}
            <span>{milestone.named(&texts)}</span>
            <span class="quiet">{state}</span>
        </a>
    }
}

/// The years of the board in words: `2026 年`, `2025—2027 年`.
pub fn years_words(texts: Texts, years: battle_map::view::plan_board::PlanYears) -> String {
    let (from, to) = (years.first().to_string(), years.last().to_string());
    if from == to {
        texts.fill("plan.year", &[("year", &from)])
    } else {
        texts.fill("plan.span", &[("from", &from), ("to", &to)])
    }
}
