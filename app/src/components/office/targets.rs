//! The year's targets: target, claimed and recognised beside each other, and the points behind.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::target::{Aim, Goal, TargetCommand, TargetScope},
    value::Year,
    view::{admin::RegionLine, targets::TargetLine},
};
use leptos::prelude::*;

use crate::{
    deed::{DeedFault, use_deed},
    format,
    texts::{Texts, use_texts},
};

/// All targets of the year, and the form that sets one.
#[component]
pub fn Targets(
    /// They.
    targets: Memo<Vec<TargetLine>>,
    /// Regions that a target may be for.
    regions: Memo<Vec<RegionLine>>,
    /// Of which year.
    year: Year,
    /// Whether the reader may act.
    acts: bool,
) -> impl IntoView {
    let texts = use_texts();
    let heads = ["scope", "target", "claimed", "recognised", "share", "behind", "due"];
    let heads =
        heads.map(|head| view! { <th scope="col">{texts.get(&format!("targets.{head}"))}</th> });
    view! {
        <section class="office-targets">
            <h2>{texts.fill("targets.title", &[("year", &year.to_string())])}</h2>
            <div class="grid-scroll">
                <table class="plain-table">
                    <thead><tr>{heads.collect_view()}<th></th></tr></thead>
                    <tbody>
                        <For each=move || targets.get() key=|line| (line.id.0, line.version.0, line.recognised.number(), line.claimed.number()) let:line>
                            <TargetRow line acts />
                        </For>
                    </tbody>
                </table>
            </div>
            {acts.then(|| view! { <SetTarget regions year /> })}
        </section>
    }
}

#[component]
fn TargetRow(line: TargetLine, acts: bool) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (target, version) = (line.id, line.version);
    let remove = move |_| {
        let read = Read { subject: Subject::Target(target), version };
        deed.give(Command::Target(TargetCommand::Remove { target }), vec![read]);
    };
    let scope = if line.scope.is_empty() { texts.get("office.text-city") } else { line.scope };
    let behind = (line.behind > 0).then(|| format::tenths(line.behind));
    let late = behind.is_some();
    view! {
        <tr>
            <th scope="row">{scope} " " {texts.get(&format!("targets.{}", line.goal.aim.code()))}</th>
            <td>{amount(texts, line.goal.aim)}</td>
            <td>{amount(texts, line.claimed)}</td>
            <td><b>{amount(texts, line.recognised)}</b></td>
            <td>{format::percent(line.share)} " / " {format::percent(line.scheduled)}</td>
            <td class:late=late>{behind}</td>
            <td>{format::month(texts, line.goal.due)}</td>
            <td>
                {acts.then(|| view! { <button class="button" type="button" on:click=remove>{texts.get("targets.remove")}</button> })}
                <DeedFault deed />
            </td>
        </tr>
    }
}

fn amount(texts: Texts, aim: Aim) -> String {
    match aim {
        Aim::Starts(count) | Aim::Completions(count) => count.to_string(),
        Aim::Investment(money) => format::money(texts, money),
    }
}

#[component]
fn SetTarget(regions: Memo<Vec<RegionLine>>, year: Year) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let [kind, scope, count] = ["starts", "", ""].map(|text| RwSignal::new(text.to_owned()));
    let set = move |_| {
        let Some((count, due)) =
            count.get_untracked().trim().parse::<u32>().ok().zip(year.months().last())
        else {
            deed.refuse("targets.count-missing");
            return;
        };
        let aim = if kind.get_untracked() == "starts" {
            Aim::Starts(count)
        } else {
            Aim::Completions(count)
        };
        let scope = scope.get_untracked().parse().map_or(TargetScope::City, TargetScope::Region);
        let goal = Goal { year, scope, sector: None, size: None, due, aim };
        deed.give(Command::Target(TargetCommand::Set(goal)), Vec::new());
    };
    let options = move || {
        regions
            .get()
            .into_iter()
            .map(|r| view! { <option value=r.id.0>{r.name}</option> })
            .collect_view()
    };
    view! {
        <div class="decide">
            <select aria-label=texts.get("targets.kind") on:change=move |e| kind.set(event_target_value(&e))>
                <option value="starts">{texts.get("targets.starts")}</option>
                <option value="completions">{texts.get("targets.completions")}</option>
            </select>
            <select aria-label=texts.get("targets.scope") on:change=move |e| scope.set(event_target_value(&e))>
                <option value="">{texts.get("office.text-city")}</option>
                {options}
            </select>
            <input inputmode="numeric" aria-label=texts.get("targets.target") placeholder=texts.get("targets.target") on:input=move |e| count.set(event_target_value(&e)) />
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=set>{texts.get("targets.set")}</button>
            <DeedFault deed />
        </div>
    }
}
