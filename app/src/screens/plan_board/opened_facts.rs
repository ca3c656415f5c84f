//! What an opened milestone says: its dates in their order, who said each, what shows it, and what
//! happened to it.

use battle_map::view::{
    history::HistoryLine,
    plan_board::{Flag, OpenedMilestone},
};
use leptos::prelude::*;

use super::flags::FlagSign;
use crate::{
    date_request,
    format::date,
    history::{headline, particulars},
    parts::{evidence::EvidenceTile, unknown::told},
    screens::project::milestones::answer,
    texts::{Texts, use_texts},
    who::who,
};

/// The kinds of events that say who claimed and who recognised it.
const CLAIMED: &str = "milestone-claimed";
const RECOGNISED: &str = "milestone-recognised";

/// Its name, its flag, and its five dates.
pub fn dates(texts: Texts, cell: &OpenedMilestone) -> impl IntoView + use<> {
    let line = &cell.line;
    let key = format!("milestone.{}", line.kind.code());
    let name = line.name.clone().unwrap_or_else(|| texts.get(&key));
    let who = |kind: &str| {
        let event = cell.history.iter().find(|event| event.kind == kind);
        event.map(|event| who(texts, &event.by))
    };
    let schedule = line.schedule;
    let moved = schedule.filter(|schedule| schedule.baseline != schedule.plan);
    let all = [
        ("baseline", moved.map(|schedule| date(texts, schedule.baseline)), None),
        ("plan", schedule.map(|schedule| date(texts, schedule.plan)), None),
        ("forecast", line.forecast.map(|day| date(texts, day)), None),
        ("claimed", line.claimed.map(|day| date(texts, day)), who(CLAIMED)),
        ("recognised", answer(texts, line.recognised), who(RECOGNISED)),
    ];
    // The first plan is told where there was another, the forecast until it is reached.
    let reached = matches!(cell.flag, Flag::Done | Flag::DoneLate);
    let told_of = |(column, day, _): &(&str, Option<String>, Option<String>)| match *column {
        "baseline" => day.is_some(),
        "forecast" => day.is_some() && !reached,
        _ => true,
    };
    let all = all.into_iter().filter(told_of).map(|(column, day, who)| {
        let who = who.filter(|_| day.is_some());
        view! {
            <div>
                <dt>{texts.get(&format!("milestone.{column}"))}</dt>
                <dd>{told(day)} {who.map(|who| view! { <small>{who}</small> })}</dd>
            </div>
        }
    });
    let said = [
        line.returned.as_ref().map(|returned| date_request::given_back(texts, returned)),
        line.asked.as_ref().map(|asked| date_request::words(texts, asked)),
    ];
    let said = said.into_iter().flatten().map(|words| view! { <p class="plan-said">{words}</p> });
    let late = line.overdue.map(|days| {
        let words = texts.fill("finding.overdue", &[("days", &days.to_string())]);
        view! { <em>{words}</em> }
    });
    let flag = cell.flag;
    view! {
        <header>
            <FlagSign flag />
            <h2>{name}</h2>
            <span>{texts.get(&format!("plan.flag.{}", flag.code()))}</span>
            {late}
            <small>{cell.name.clone()}</small>
        </header>
        <dl class="plan-dates">{all.collect_view()}</dl>
        {said.collect_view()}
    }
}

/// What shows it, as far as the reader may see it.
pub fn evidence_of(texts: Texts, cell: &OpenedMilestone) -> impl IntoView + use<> {
    if cell.evidence.is_empty() {
        return view! { <p class="hint">{texts.get("plan.evidence-none")}</p> }.into_any();
    }
    let lines = cell.evidence.clone().into_iter();
    let lines = lines.map(|line| view! { <EvidenceTile line /> });
    view! { <ul class="evidence-list">{lines.collect_view()}</ul> }.into_any()
}

/// What happened to it, newest first, folded away.
#[component]
pub fn History(
    /// Its events, as far as the reader may see them.
    history: Memo<Vec<HistoryLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let lines = move || {
        let item = |line: HistoryLine| {
            let day = date(texts, battle_map::value::LedgerDate::Day(line.at.day()));
            let said = line.detail.text.clone();
            view! {
                <li>
                    <time datetime=line.at.day().to_string()>{day}</time>
                    <div>
                        <b>{headline(texts, &line)}</b>
                        <span>{particulars(texts, &line)}</span>
                        {said.map(|said| view! { <q>{said}</q> })}
                    </div>
                    <span class="actor">{who(texts, &line.by)}</span>
                </li>
            }
        };
        history.get().into_iter().map(item).collect_view()
    };
    view! {
        <details class="plan-history">
            <summary>{texts.get("project.history")}</summary>
            <ol class="history">{lines}</ol>
        </details>
    }
}
