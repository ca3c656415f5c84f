//! The targets: target, claimed and recognised side by side, and the points behind.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::series::{Goal, SeriesAction},
    value::{LedgerDate, Year},
    view::targets::TargetLine,
};
use leptos::prelude::*;

use super::goal::{GoalChoices, GoalForm, to_change, use_goal_form};
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{Confirm, Form, FormFault, Typed, use_form},
    format,
    live::Lines,
    score::{self, ScoreTexts},
    texts::{Texts, use_texts},
};

/// All targets of the year, and the form that sets one.
#[component]
pub fn Targets(
    /// The targets, with what was reached.
    targets: Memo<Vec<TargetLine>>,
    /// The choices of the target form.
    choices: Memo<GoalChoices>,
    /// The year whose targets are shown.
    year: Memo<Year>,
    /// Whether the reader may set targets.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let form = use_goal_form(year);
    let heads = ["scope", "target", "claimed", "recognised", "share", "behind", "due"];
    let heads =
        heads.map(|head| view! { <th scope="col">{texts.get(&format!("targets.{head}"))}</th> });
    view! {
        <section class="office-targets">
            <h2>{move || texts.fill("targets.title", &[("year", &year.get().to_string())])}</h2>
            <div class="grid-scroll">
                <table class="plain-table">
                    <thead><tr>{heads.collect_view()}<th></th></tr></thead>
                    <tbody>
                        <Lines lines=targets key=|line| line.id let:line>
                            <TargetRow line form acts />
                        </Lines>
                    </tbody>
                </table>
            </div>
            <Show when=move || targets.with(Vec::is_empty)>
                <p class="hint">{texts.get("targets.none")}</p>
            </Show>
            <Show when=move || acts.get()>
                <GoalForm form choices targets year />
            </Show>
        </section>
    }
}

#[component]
fn TargetRow(line: Memo<TargetLine>, form: Form, acts: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    let change = move |_| form.change("", |typed| *typed = line.with_untracked(to_change));
    view! {
        <tr>
            {move || line.with(|line| facts(texts, line))}
            <td class="row-buttons">
                <Show when=move || acts.get()>
                    <button class="button" type="button" on:click=change>{texts.get("targets.change")}</button>
                    <Remove line />
                </Show>
            </td>
        </tr>
    }
}

fn facts(texts: Texts, line: &TargetLine) -> impl IntoView + use<> {
    let ScoreTexts { aim, claimed, recognised, unit, .. } = score::numbers(texts, &line.score);
    let ledger =
        score::by_ledger(texts, &line.score).map(|words| view! { " " <small>{words}</small> });
    let behind = (line.score.behind > 0).then(|| format::tenths(line.score.behind));
    let late = behind.is_some();
    let due = format::date(texts, LedgerDate::Month(line.goal.due));
    let (share, scheduled) = (line.score.share, line.score.scheduled);
    view! {
        <th scope="row">{about(texts, &line.scope, &line.goal)}</th>
        <td>{aim} " " <small>{unit}</small></td>
        <td>{claimed}</td>
        <td><b>{recognised}</b> {ledger}</td>
        <td>{format::percent(share)} " / " {format::percent(scheduled)}</td>
        <td class:late=late>{behind}</td>
        <td>{due}</td>
    }
}

/// Removes a target after a confirmation that names it.
#[component]
fn Remove(line: Memo<TargetLine>) -> impl IntoView {
    let texts = use_texts();
    let id = line.with_untracked(|line| line.id);
    let form = use_form("remove-target", id, Typed::default());
    let subject = Subject::Series(id);
    let remove = move |()| {
        let read = ReadVersion { subject, version: line.with_untracked(|line| line.version) };
        form.send(CommandJson::of(subject, SeriesAction::Remove {}), vec![read]);
    };
    let words = move |line: &TargetLine| {
        let ScoreTexts { aim, unit, .. } = score::numbers(texts, &line.score);
        let due = format::date(texts, LedgerDate::Month(line.goal.due));
        format!("{} · {aim} {unit} · {due}", about(texts, &line.scope, &line.goal))
    };
    let what = move || view! { <p>{line.with(words)}</p> };
    view! {
        <Confirm
            form
            label="targets.remove"
            confirm="targets.remove-now"
            ready=|()| true
            what
            send=remove
            primary=false
        />
        <FormFault form />
    }
}

/// What a target is about: `邻水县 · 产业项目 · 10亿元以上 · 开工`.
fn about(texts: Texts, scope: &str, goal: &Goal) -> String {
    let scope = if scope.is_empty() { texts.get("office.text-city") } else { scope.to_owned() };
    let size = goal.size.map(|size| texts.get(&format!("size.{}", size.code())));
    let sector = goal.sector.as_ref().map(ToString::to_string);
    let parts = [Some(scope), sector, size, Some(score::kind(texts, goal.aim.kind()))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
