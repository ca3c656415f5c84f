//! The wall's key figures: the entries by stage, those recognised against their targets where there
//! are any, the cards, and the money with what its sum leaves out.

use battle_map::{
    model::{card::CardLevel, series::AimKind, stage::StageGroup},
    value::Money,
    view::{
        cards::{CardQuery, CardQueue},
        map::LegendEntry,
        score::{Score, ScoreBasis, Scores},
        standing::StageCounts,
        wall::WallView,
    },
};
use leptos::prelude::*;

use crate::{
    format::subprojects,
    map::links::address,
    parts::sign::Sign,
    score::{self, ScoreTexts},
    texts::{Texts, use_texts},
};

mod money;

use money::{Total, Year};

/// The stages in the order of the wall; the last two are named only where there are any.
pub const STAGES: [StageGroup; 5] = [
    StageGroup::Building,
    StageGroup::NotStarted,
    StageGroup::Completed,
    StageGroup::Unknown,
    StageGroup::Suspended,
];

/// All key figures. Without targets, claims or recognitions the stages stand large in their place.
#[component]
pub fn Figures(
    /// The wall's view, with the figures.
    wall: WallView,
) -> impl IntoView {
    let texts = use_texts();
    let withheld = (wall.withheld > 0).then(|| {
        let words = texts.fill("bottom-line.count", &[("count", &wall.withheld.to_string())]);
        view! { <p class="wall-year wall-claimed"><span class="withheld">{words}</span></p> }
    });
    let (investment, coverage) = (wall.investment, wall.coverage);
    let total = Some(wall.total).filter(|total| *total > Money::default());
    let aimed = wall.scores.investment;
    let figures = if is_scored(&wall.scores) {
        view! { <Scored wall /> }.into_any()
    } else {
        view! { <Stages wall /> }.into_any()
    };
    view! {
        <section class="wall-figures" aria-label=texts.get("wall.figures")>
            {figures}
            {withheld}
            {investment.map(|investment| view! { <Year investment coverage /> })}
            {total.map(|total| view! { <Total total aimed /> })}
        </section>
    }
}

/// Whether anything was aimed at, claimed or recognised, so that scores have contents.
pub fn is_scored(scores: &Scores) -> bool {
    let counted = [scores.starts, scores.completions];
    let aimed = |score: &Score| matches!(score.basis, ScoreBasis::Target(_));
    counted.iter().any(|score| aimed(score) || score.claimed.number() > 0)
        || scores.investment.as_ref().is_some_and(aimed)
}

/// The entries, and how many of them stand at each stage.
#[component]
fn Stages(wall: WallView) -> impl IntoView {
    let texts = use_texts();
    let standing = wall.standing;
    let stages = shown(&standing).map(|(stage, count)| {
        view! {
            <Figure label=texts.get(&format!("stage.{}", stage.code()))>
                <Sign entry=LegendEntry::Stage(stage) />
                {count}
            </Figure>
        }
    });
    view! {
        <dl class="figures">
            <Figure label=entries_label(texts, &wall) source=source(texts, &standing)>
                {wall.frame.entries}
            </Figure>
            {stages.collect_view()}
            <Cards cards=wall.cards_standing />
        </dl>
    }
}

/// The entries and what was recognised against its target; the stages stand in the key of the map.
#[component]
fn Scored(wall: WallView) -> impl IntoView {
    let texts = use_texts();
    let scores = wall.scores;
    view! {
        <dl class="figures">
            <Figure label=entries_label(texts, &wall)>{wall.frame.entries}</Figure>
            <Reached kind=AimKind::Starts score=scores.starts />
            <Reached kind=AimKind::Completions score=scores.completions />
            <Cards cards=wall.cards_standing />
        </dl>
        <p class="wall-year wall-claimed">
            <span>{claimed(texts, AimKind::Starts, &scores.starts)}</span>
            <span>{claimed(texts, AimKind::Completions, &scores.completions)}</span>
        </p>
    }
}

/// The stages with their numbers, those left out that are named only where there are any.
fn shown(standing: &StageCounts) -> impl Iterator<Item = (StageGroup, u32)> {
    let counted = STAGES.map(|stage| (stage, standing.stage(stage)));
    let rare = |stage| matches!(stage, StageGroup::Unknown | StageGroup::Suspended);
    counted.into_iter().filter(move |(stage, count)| *count > 0 || !rare(*stage))
}

/// Whence the stages are known: `台账`, `台账 4` beside what was recognised; none without a ledger.
pub fn source(texts: Texts, standing: &StageCounts) -> Option<String> {
    match (standing.by_ledger, standing.recognised) {
        (0, _) => None,
        (_, 0) => Some(texts.get("source.ledger")),
        (count, _) => Some(texts.fill("score.ledger", &[("count", &count.to_string())])),
    }
}

/// What the count counts: `项目 · 含子项目 23 个`.
fn entries_label(texts: Texts, wall: &WallView) -> String {
    let parts = subprojects(texts, wall.frame.subprojects);
    let all = [Some(texts.get("wall.entries")), parts];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The claimed score of an aim: `开工申报 25 · 台账 4 · 低 21.2 点`.
fn claimed(texts: Texts, kind: AimKind, score: &Score) -> String {
    let (kind, ScoreTexts { claimed, .. }) =
        (score::kind(texts, kind), score::numbers(texts, score));
    let claimed = texts.fill("wall.claimed", &[("kind", &kind), ("count", &claimed)]);
    let all = [Some(claimed), score::by_ledger(texts, score), score::difference(texts, score)];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A figure above its label.
#[component]
fn Figure(
    /// The words below the figure.
    #[prop(into)]
    label: String,
    /// Where the figure is from, in a frame beside the words.
    #[prop(optional_no_strip)]
    source: Option<String>,
    children: Children,
) -> impl IntoView {
    let source = source.map(|words| view! { " " <em class="source">{words}</em> });
    view! {
        <div class="figure">
            <dt>{label} {source}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// The score of an aim: `78/84 开工 认定/目标`.
#[component]
fn Reached(kind: AimKind, score: Score) -> impl IntoView {
    let texts = use_texts();
    let ScoreTexts { aim, recognised, .. } = score::numbers(texts, &score);
    let (kind, basis) = (score::kind(texts, kind), score::basis(texts, score.basis));
    let label = texts.fill("wall.reached", &[("kind", &kind), ("basis", &basis)]);
    view! {
        <Figure label>
            {recognised}
            <small>"/" {aim}</small>
        </Figure>
    }
}

/// How many cards are out, each colour beside its sign, leading to their list; nothing while none is.
#[component]
fn Cards(cards: (u32, u32)) -> impl IntoView {
    let (yellow, red) = cards;
    (yellow + red > 0).then(|| {
        let query = CardQuery::default().on(CardQueue::Standing);
        let href = address("/cards", &query.parameters());
        view! {
            <Figure label=use_texts().get("wall.cards")>
                <a href=href>
                    <Sign entry=LegendEntry::Card(CardLevel::Yellow) />
                    {yellow}
                    <Sign entry=LegendEntry::Card(CardLevel::Red) />
                    {red}
                </a>
            </Figure>
        }
    })
}
