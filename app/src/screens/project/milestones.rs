//! A project's milestones: the first plan, the current plan, the date reached, the delay.

use battle_map::{
    model::{fact::Occurrence, measure::Construction},
    value::LedgerDate,
    view::project_file::MilestoneLine,
};
use leptos::prelude::*;

use crate::{
    date_request,
    finding::constructed,
    format::date,
    parts::unknown::{Unknown, told},
    texts::{Texts, use_texts},
};

const COLUMNS: [&str; 8] =
    ["name", "baseline", "plan", "forecast", "claimed", "recognised", "slip-baseline", "slip-plan"];

/// The table of all milestones.
#[component]
pub fn ProjectMilestones(
    /// The milestones, in the order of their plans.
    milestones: Vec<MilestoneLine>,
    /// The weighted sum of the milestones; `None` where the office set no weights.
    construction: Option<Construction>,
) -> impl IntoView {
    let texts = use_texts();
    let heads = COLUMNS
        .map(|column| view! { <th scope="col">{texts.get(&format!("milestone.{column}"))}</th> });
    let none = milestones.is_empty().then(|| view! { <p>{texts.get("milestone.none")}</p> });
    let lines = milestones.into_iter().map(|milestone| view! { <Line milestone /> });
    view! {
        <section class="project-milestones" aria-labelledby="milestones">
            <h2 id="milestones">{texts.get("project.milestones")}</h2>
            {construction.map(|sum| view! { <p class="project-sum">{constructed(texts, &sum)}</p> })}
            <div class="table-scroll" role="region" tabindex="0" aria-labelledby="milestones">
                <table>
                    <thead>
                        <tr>{heads.collect_view()}</tr>
                    </thead>
                    <tbody>{lines.collect_view()}</tbody>
                </table>
            </div>
            {none}
        </section>
    }
}

#[component]
fn Line(milestone: MilestoneLine) -> impl IntoView {
    let texts = use_texts();
    let cell = |column: &str, inside: AnyView| {
        view! { <td data-column=texts.get(&format!("milestone.{column}"))>{inside}</td> }
    };
    let day = |day: Option<LedgerDate>| told(day.map(|day| date(texts, day)));
    let schedule = milestone.schedule;
    let reached = milestone.recognised.is_yes() || milestone.claimed.is_some();
    let slips =
        milestone.slip.map_or((None, None), |(baseline, plan)| (Some(baseline), Some(plan)));
    let name = milestone
        .name
        .clone()
        .unwrap_or_else(|| texts.get(&format!("milestone.{}", milestone.kind.code())));
    let overdue = milestone.overdue.map(|days| {
        let words = texts.fill("finding.overdue", &[("days", &days.to_string())]);
        view! { <b class="overdue">{words}</b> }
    });
    let said = [
        milestone.returned.as_ref().map(|returned| date_request::given_back(texts, returned)),
        milestone.asked.as_ref().map(|asked| date_request::words(texts, asked)),
    ];
    let said = said.into_iter().flatten().map(|words| view! { <small>{words}</small> });
    view! {
        <tr class:reached=reached class:late=milestone.overdue.is_some()>
            <th scope="row">{name} {overdue} {said.collect_view()}</th>
            {cell("baseline", day(schedule.map(|schedule| schedule.baseline)))}
            {cell("plan", day(schedule.map(|schedule| schedule.plan)))}
            {cell("forecast", day(milestone.forecast))}
            {cell("claimed", day(milestone.claimed))}
            {cell("recognised", told(answer(texts, milestone.recognised)))}
            {cell("slip-baseline", slip(texts, slips.0, reached))}
            {cell("slip-plan", slip(texts, slips.1, reached))}
        </tr>
    }
}

/// Yes with its date, which names the ledger where nobody else states it, or no; `None` where nobody
/// answered.
pub fn answer(texts: Texts, answer: Occurrence) -> Option<String> {
    let Occurrence::Yes(fact) = answer else {
        return answer.known().map(|_| texts.get("answer.no"));
    };
    let words = fact.date.map_or_else(|| texts.get("answer.undated"), |day| date(texts, day));
    let by_ledger = answer.is_by_ledger();
    Some(if by_ledger { texts.fill("answer.by-ledger", &[("answer", &words)]) } else { words })
}

/// A delay in days in words: `晚 12 天`, `预计晚 75 天`, `早 3 天`, `按期`.
fn slip(texts: Texts, days: Option<i32>, reached: bool) -> AnyView {
    let Some(days) = days else { return view! { <Unknown /> }.into_any() };
    let word = match days {
        0 => "even",
        1.. => "late",
        _ => "early",
    };
    let guess = if reached { "" } else { "forecast-" };
    let count = days.unsigned_abs().to_string();
    let words = texts.fill(&format!("milestone.{guess}{word}"), &[("days", &count)]);
    view! { <span class=format!("slip-{word}")>{words}</span> }.into_any()
}
