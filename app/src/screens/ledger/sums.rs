//! The sums over all lines that the filter lets through, whichever page is open.

use battle_map::{
    model::series::AimKind,
    view::{ledger_table::TableView, score::Score},
};
use leptos::prelude::*;

use crate::{
    format::{covered, money, money_pair, percent, subprojects, tenths},
    parts::{bar::ScheduleBar, unknown::Unknown},
    score::{self, ScoreTexts},
    texts::use_texts,
};

/// The sums as a line of figures.
#[component]
pub fn LedgerSums(
    /// The ledger's view, with its sums.
    view: TableView,
) -> impl IntoView {
    let texts = use_texts();
    let shown = texts.fill("ledger.sum.of", &[("entries", &view.frame.entries.to_string())]);
    let parts = subprojects(texts, view.subprojects).map(|words| format!(" · {words}"));
    let measured = view.investment.map(|investment| {
        let (done, plan, unit) = money_pair(texts, investment.done, investment.plan);
        let lag = if investment.lag > 0 { "ledger.sum.behind" } else { "ledger.sum.ahead" };
        view! {
            <Sum name="ledger.sum.year">
                <b>{done}</b> " / " {plan} " " {unit} <ScheduleBar investment />
            </Sum>
            <Sum name="ledger.sum.scheduled">{percent(investment.scheduled)}</Sum>
            <Sum name="ledger.sum.actual"><b>{percent(investment.actual)}</b></Sum>
            <Sum name=lag><b>{tenths(investment.lag.abs())}</b> " " {texts.get("ledger.unit.points")}</Sum>
            {covered(texts, view.coverage).map(|words| view! { <Sum name="ledger.sum.covered">{words}</Sum> })}
        }
    });
    let scores = AimKind::ALL.into_iter().filter_map(|kind| {
        let score = view.scores.get(kind)?;
        Some(view! { <Reached kind score /> })
    });
    view! {
        <dl class="ledger-sums">
            <Sum name="ledger.sum.shown"><b>{view.shown}</b> " " {shown} {parts}</Sum>
            <Sum name="ledger.sum.total"><b>{money(texts, view.total)}</b></Sum>
            {measured.map_or_else(
                || view! { <Sum name="ledger.sum.year"><Unknown /></Sum> }.into_any(),
                IntoAny::into_any,
            )}
        </dl>
        <dl class="ledger-sums ledger-scores">{scores.collect_view()}</dl>
    }
}

/// An aim's score as one figure: `认定 33 / 目标 46 · 申报 35 · 低 11.6 点`.
#[component]
fn Reached(kind: AimKind, score: Score) -> impl IntoView {
    let texts = use_texts();
    let ScoreTexts { aim, claimed, recognised, unit, .. } = score::numbers(texts, &score);
    let basis = score::basis(texts, score.basis);
    let claimed = texts.fill("score.claimed-of", &[("count", &claimed)]);
    let rest = [score::by_ledger(texts, &score), Some(claimed), score::difference(texts, &score)];
    let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let name = match kind {
        AimKind::Starts => "score.of.starts",
        AimKind::Completions => "score.of.completions",
        AimKind::Investment => "score.of.investment",
    };
    view! {
        <Sum name=name>
            <b>{recognised}</b> " / " {basis} " " {aim} " " {unit} " · " {rest}
        </Sum>
    }
}

#[component]
fn Sum(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt>{use_texts().get(name)}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
