//! The targets: target, claimed and recognised beside each other, and the points behind.

use battle_map::{
    command::Read,
    event::Subject,
    model::series::{Goal, SeriesAction},
    value::{LedgerDate, Year},
    view::targets::TargetLine,
};
use leptos::prelude::*;

use super::goal::{Choices, GoalFields, GoalForm};
use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    format,
    score::{self, Numbers},
    texts::{Texts, use_texts},
};

/// All targets of the year, and the form that sets one.
#[component]
pub fn Targets(
    /// They.
    targets: Memo<Vec<TargetLine>>,
    /// What a target may be set for.
    choices: Memo<Choices>,
    /// Of which year on.
    year: Year,
    /// Whether the reader may act.
    acts: bool,
) -> impl IntoView {
    let texts = use_texts();
    let fields = GoalFields::of(year);
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
                        <For each=move || targets.get() key=|line| (line.version, line.score) let:line>
                            <TargetRow line fields acts />
                        </For>
                    </tbody>
                </table>
            </div>
            <Show when=move || targets.with(Vec::is_empty)>
                <p class="hint">{texts.get("targets.none")}</p>
            </Show>
            {acts.then(|| view! { <GoalForm fields choices year /> })}
        </section>
    }
}

#[component]
fn TargetRow(line: TargetLine, fields: GoalFields, acts: bool) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (subject, version) = (Subject::Series(line.id), line.version);
    let read = Read { subject, version };
    let remove = move |_| deed.give(Order::of(subject, SeriesAction::Remove {}), vec![read]);
    let Numbers { aim, claimed, recognised, unit } = score::numbers(texts, &line.score);
    let behind = (line.score.behind > 0).then(|| format::tenths(line.score.behind));
    let late = behind.is_some();
    let due = format::date(texts, LedgerDate::Month(line.goal.due));
    let (share, scheduled) = (line.score.share, line.score.scheduled);
    let name = about(texts, &line.scope, &line.goal);
    let goal = StoredValue::new(line.goal);
    let change = move |_| goal.with_value(|goal| fields.change(goal, read));
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{aim} " " <small>{unit}</small></td>
            <td>{claimed}</td>
            <td><b>{recognised}</b></td>
            <td>{format::percent(share)} " / " {format::percent(scheduled)}</td>
            <td class:late=late>{behind}</td>
            <td>{due}</td>
            <td class="row-buttons">
                {acts.then(|| view! {
                    <button class="button" type="button" on:click=change>{texts.get("targets.change")}</button>
                    <button class="button" type="button" disabled=move || deed.is_busy() on:click=remove>{texts.get("targets.remove")}</button>
                })}
                <DeedFault deed />
            </td>
        </tr>
    }
}

/// `邻水县 · 产业项目 · 10亿元以上 · 开工`
fn about(texts: Texts, scope: &str, goal: &Goal) -> String {
    let scope = if scope.is_empty() { texts.get("office.text-city") } else { scope.to_owned() };
    let size = goal.size.map(|size| texts.get(&format!("size.{}", size.code())));
    let sector = goal.sector.as_ref().map(ToString::to_string);
    let parts = [Some(scope), sector, size, Some(score::kind(texts, goal.aim.kind()))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
