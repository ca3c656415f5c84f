//! The head of a close-up: the mark, the name, one line of key facts, and the start, the completion and
//! the unit that is responsible.

use battle_map::{
    model::{milestone::MilestoneKind, project::FactField},
    view::{
        close_up::CloseUp,
        map::{MarkStyle, sign_svg},
        plan_board::{Flag, PlanMilestone},
    },
};
use leptos::prelude::*;

use crate::{
    format::date,
    screens::project::{fact, head_line},
    texts::{Texts, use_texts},
};

/// The head of the close-up.
#[component]
pub fn CloseUpHead(
    /// What is known of the project.
    shown: CloseUp,
) -> impl IntoView {
    let texts = use_texts();
    let file = &shown.file;
    let look = MarkStyle {
        explained: file.explained.is_some(),
        card: shown.card.map(|(level, _)| level),
        ..MarkStyle::of(file.group, file.lamp)
    };
    let lamp = texts.get(&format!("lamp.{}", file.lamp.code()));
    let lists = file.lists.iter().map(|line| match &line.serial {
        Some(serial) => texts.fill("close-up.on-list", &[("list", &line.list), ("serial", serial)]),
        None => line.list.clone(),
    });
    let line: Vec<_> = [head_line(texts, file)].into_iter().chain(lists).collect();
    let kinds = [MilestoneKind::Start, MilestoneKind::Completion];
    let dates = kinds.into_iter().filter_map(|kind| {
        let milestone = shown.milestones.iter().find(|milestone| milestone.kind == kind)?;
        Some(view! { <Dated milestone=milestone.clone() /> })
    });
    let unit = fact(texts, file, FactField::ResponsibleUnit).map(|unit| {
        view! {
            <div>
                <dt>{texts.get("field.responsible-unit")}</dt>
                <dd><b>{unit}</b></dd>
            </div>
        }
    });
    view! {
        <header class="close-head">
            <span class="close-sign" role="img" aria-label=lamp inner_html=sign_svg(look)></span>
            <div>
                <h2>{file.name.clone()}</h2>
                <p>{line.join(" · ")}</p>
            </div>
            <dl>{dates.collect_view()} {unit}</dl>
        </header>
    }
}

/// The start or the completion: whether it was reached, else how far it was moved.
#[component]
fn Dated(milestone: PlanMilestone) -> impl IntoView {
    let texts = use_texts();
    let label = texts.get(&format!("milestone.{}", milestone.kind.code()));
    let (large, small) = state(texts, &milestone);
    view! {
        <div>
            <dt>{label}</dt>
            <dd><b>{large}</b> <span>{small}</span></dd>
        </div>
    }
}

fn state(texts: Texts, milestone: &PlanMilestone) -> (String, String) {
    let planned = texts.fill("plan.planned", &[("date", &date(texts, milestone.date))]);
    let moved = milestone
        .first_planned
        .map(|first| first.due().days_until(milestone.date.due()))
        .filter(|days| *days > 0);
    let large = match (milestone.flag, moved) {
        (Flag::ToCome, Some(days)) => texts.fill("close-up.moved", &[("days", &days.to_string())]),
        (flag, _) => texts.get(&format!("close-up.state.{}", flag.code())),
    };
    let small = match milestone.reached {
        Some(reached) if matches!(milestone.flag, Flag::Done | Flag::DoneLate) => {
            date(texts, reached)
        }
        _ => planned,
    };
    (large, small)
}
