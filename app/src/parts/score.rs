//! Target, claimed and recognised side by side, with the points behind.

use battle_map::{
    model::series::AimKind,
    view::score::{Score, ScoreBasis, Scores},
};
use leptos::prelude::*;

use crate::{
    parts::sign::lag_class,
    score::{self, ScoreTexts},
    texts::use_texts,
};

/// A small table: a line for starts, completions and investment each.
#[component]
pub fn ScoreTable(
    /// The scores with what was aimed at and reached.
    scores: Scores,
) -> impl IntoView {
    let texts = use_texts();
    let lines = AimKind::ALL.into_iter().filter_map(|kind| {
        let score = scores.get(kind)?;
        Some(view! { <Line kind score /> })
    });
    let heads = ["score.aim", "score.claimed", "score.recognised", "score.behind"]
        .map(|key| view! { <th scope="col">{texts.get(key)}</th> });
    view! {
        <table class="score-table">
            <caption>{texts.fill("score.title", &[("year", &scores.year.to_string())])}</caption>
            <thead>
                <tr>
                    <th scope="col" ><span class="quiet">{texts.get("targets.kind")}</span></th>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>{lines.collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Line(kind: AimKind, score: Score) -> impl IntoView {
    let texts = use_texts();
    let ScoreTexts { aim, claimed, recognised, unit, .. } = score::numbers(texts, &score);
    let ledger = score::by_ledger(texts, &score).map(|words| view! { " " <small>{words}</small> });
    // The head of the column says target; only what stands in for one is named.
    let plan = (score.basis == ScoreBasis::Plan).then(|| score::basis(texts, score.basis));
    let unit = (!unit.is_empty()).then(|| view! { " " <small>{unit}</small> });
    view! {
        <tr>
            <th scope="row">{score::kind(texts, kind)} {unit}</th>
            <td><small>{plan}</small> " " {aim}</td>
            <td>{claimed}</td>
            <td><b>{recognised}</b> {ledger}</td>
            <td class=lag_class(score.behind)>{score::difference(texts, &score)}</td>
        </tr>
    }
}
