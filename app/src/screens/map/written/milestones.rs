//! The opened project's milestones in short: the planned date, the date reached, the delay.

use battle_map::view::project_file::MilestoneLine;
use leptos::prelude::*;

use crate::{
    format::date,
    parts::unknown::told,
    texts::{Texts, use_texts},
};

/// The table; nothing where there are none.
#[component]
pub fn Milestones(
    /// In the order of their plans.
    milestones: Vec<MilestoneLine>,
) -> impl IntoView {
    let texts = use_texts();
    let heads = ["milestone.name", "milestone.plan", "panel.reached", "panel.state"]
        .map(|key| view! { <th scope="col">{texts.get(key)}</th> });
    (!milestones.is_empty()).then(|| {
        view! {
            <section aria-labelledby="panel-milestones">
                <h3 id="panel-milestones">{texts.get("project.milestones")}</h3>
                <table class="panel-milestones">
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>
                        {milestones.into_iter().map(|line| view! { <Line line /> }).collect_view()}
                    </tbody>
                </table>
            </section>
        }
    })
}

#[component]
fn Line(line: MilestoneLine) -> impl IntoView {
    let texts = use_texts();
    let own = line.name.clone();
    let name = own.unwrap_or_else(|| texts.get(&format!("milestone.{}", line.kind.code())));
    let plan = line.schedule.map(|schedule| date(texts, schedule.plan));
    let late = line.overdue.is_some();
    view! {
        <tr class:late=late class:reached=line.recognised.is_yes()>
            <th scope="row">{name}</th>
            <td>{told(plan)}</td>
            <td>{told(reached(texts, &line))}</td>
            <td>{state(texts, &line)}</td>
        </tr>
    }
}

/// The date that was recognised, else claimed, else forecast.
fn reached(texts: Texts, line: &MilestoneLine) -> Option<String> {
    if line.recognised.is_yes() {
        let day = line.recognised.date().map(|day| date(texts, day));
        return Some(day.unwrap_or_else(|| texts.get("answer.undated")));
    }
    let guess = || Some(texts.fill("panel.forecast", &[("date", &date(texts, line.forecast?))]));
    line.claimed.map(|day| date(texts, day)).or_else(guess)
}

/// The state in words: `认定 · 晚 20 天`, `台账`, `申报待认定`, `逾期 22 天` or `未到期`.
fn state(texts: Texts, line: &MilestoneLine) -> String {
    if let Some(days) = line.overdue {
        return texts.fill("finding.overdue", &[("days", &days.to_string())]);
    }
    if !line.recognised.is_recognised() && line.claimed.is_some() {
        return texts.get("panel.claimed");
    }
    if !line.recognised.is_yes() {
        return texts.get("panel.to-come");
    }
    let slip = line.slip.map(|(_, plan)| plan).filter(|days| *days != 0);
    let by_ledger = line.recognised.is_by_ledger();
    let recognised = texts.get(if by_ledger { "source.ledger" } else { "panel.recognised" });
    slip.map_or(recognised.clone(), |days| {
        let key = if days > 0 { "milestone.late" } else { "milestone.early" };
        let words = texts.fill(key, &[("days", &days.unsigned_abs().to_string())]);
        format!("{recognised} · {words}")
    })
}
