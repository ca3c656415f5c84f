//! The wall's key figures: the entries by stage, those recognised against their targets where there
//! are any, the cards, and the money with what its sum leaves out.

use battle_map::{
    model::{card::CardLevel, series::AimKind, stage::StageGroup},
    value::Money,
    view::{
        figures::Investment,
        map::LegendEntry,
        score::{Basis, Score, Scores},
        standing::{Coverage, Standing},
        wall::WallView,
    },
};
use leptos::prelude::*;

use crate::{
    finding::shares,
    format::{covered, gap, money, money_pair, percent, subprojects},
    parts::sign::{Sign, lag_class},
    score::{self, Numbers},
    texts::{Texts, use_texts},
};

/// The stages in the order of the wall; the last two are named only where there are any.
const STAGES: [StageGroup; 5] = [
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
    let aimed = |score: &Score| matches!(score.basis, Basis::Target(_));
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
            <Cards cards=wall.cards />
        </dl>
    }
}

/// The entries and what was recognised against its target; the stages in a line below.
#[component]
fn Scored(wall: WallView) -> impl IntoView {
    let texts = use_texts();
    let scores = wall.scores;
    let standing = wall.standing;
    let stages = shown(&standing).map(|(stage, count)| {
        view! {
            <span>
                <Sign entry=LegendEntry::Stage(stage) />
                {texts.get(&format!("stage.{}", stage.code()))} " " <b>{count}</b>
            </span>
        }
    });
    view! {
        <dl class="figures">
            <Figure label=entries_label(texts, &wall)>{wall.frame.entries}</Figure>
            <Reached kind=AimKind::Starts score=scores.starts />
            <Reached kind=AimKind::Completions score=scores.completions />
            <Cards cards=wall.cards />
        </dl>
        <p class="wall-year wall-stages">
            {stages.collect_view()}
            {source(texts, &standing).map(|words| view! { <em class="source">{words}</em> })}
        </p>
        <p class="wall-year wall-claimed">
            <span>{claimed(texts, AimKind::Starts, &scores.starts)}</span>
            <span>{claimed(texts, AimKind::Completions, &scores.completions)}</span>
        </p>
    }
}

/// The stages with their numbers, those left out that are named only where there are any.
fn shown(standing: &Standing) -> impl Iterator<Item = (StageGroup, u32)> {
    let counted = STAGES.map(|stage| (stage, standing.stage(stage)));
    let rare = |stage| matches!(stage, StageGroup::Unknown | StageGroup::Suspended);
    counted.into_iter().filter(move |(stage, count)| *count > 0 || !rare(*stage))
}

/// Whence the stages are known: `台账`, `台账 4` beside what was recognised; none without a ledger.
fn source(texts: Texts, standing: &Standing) -> Option<String> {
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
    let (kind, Numbers { claimed, .. }) = (score::kind(texts, kind), score::numbers(texts, score));
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
    let Numbers { aim, recognised, .. } = score::numbers(texts, &score);
    let (kind, basis) = (score::kind(texts, kind), score::basis(texts, score.basis));
    let label = texts.fill("wall.reached", &[("kind", &kind), ("basis", &basis)]);
    view! {
        <Figure label>
            {recognised}
            <small>"/" {aim}</small>
        </Figure>
    }
}

/// How many projects have a card that is out, each colour beside its sign; nothing while none is.
#[component]
fn Cards(cards: (u32, u32)) -> impl IntoView {
    let (yellow, red) = cards;
    (yellow + red > 0).then(|| {
        view! {
            <Figure label=use_texts().get("wall.cards")>
                <Sign entry=LegendEntry::Card(CardLevel::Yellow) />
                {yellow}
                <Sign entry=LegendEntry::Card(CardLevel::Red) />
                {red}
            </Figure>
        }
    })
}

/// The year's investment against its plan with its arithmetic, a bar with a tick at the schedule, and
/// what the sum is made of.
#[component]
fn Year(investment: Investment, coverage: Coverage) -> impl IntoView {
    let texts = use_texts();
    let (done, plan, unit) = money_pair(texts, investment.done, investment.plan);
    let due = texts.fill("wall.scheduled", &[("share", &percent(investment.scheduled))]);
    let months = investment.month.number().to_string();
    let schedule = texts.fill("wall.schedule", &[("months", &months)]);
    view! {
        <p class="wall-year">
            <span>{texts.get("wall.year")} " " <b>{done}</b> "/" {plan} " " {unit}</span>
            <span>
                <b>{percent(investment.actual)}</b> " · " {due} " · "
                <b class=lag_class(investment.lag)>{to_plan(texts, investment.lag)}</b>
            </span>
        </p>
        <YearBar investment />
        <p class="wall-year wall-claimed">
            <span><em class="source">{texts.get("source.dispatch")}</em> " " {schedule}</span>
            <span>{covered(texts, coverage)}</span>
        </p>
    }
}

/// The lag of the money behind the schedule of its plan, which is another than that of a target.
fn to_plan(texts: Texts, lag: i64) -> String {
    let values = [("basis", &*score::basis(texts, Basis::Plan)), ("gap", &gap(texts, lag))];
    texts.fill("score.difference", &values)
}

/// The target of the year's money, if one was set, and the total investment: `投资目标 400.0，较目标低 5.3
/// 点`, `总投资 2364.5 亿元`.
#[component]
fn Total(
    /// The total investment of all entries.
    total: Money,
    /// How the year's money stands against its target or its plan.
    aimed: Option<Score>,
) -> impl IntoView {
    let texts = use_texts();
    let target = aimed.filter(|score| matches!(score.basis, Basis::Target(_)));
    let aimed = target.map(|score| {
        let Numbers { aim, unit, .. } = score::numbers(texts, &score);
        let gap = score::difference(texts, &score).unwrap_or_default();
        texts.fill("wall.aimed", &[("money", &aim), ("unit", &unit), ("gap", &gap)])
    });
    let total = texts.fill("wall.total", &[("money", &money(texts, total))]);
    view! { <p class="wall-year wall-claimed"><span>{aimed}</span><span>{total}</span></p> }
}

#[component]
fn YearBar(investment: Investment) -> impl IntoView {
    let share = |tenths: i64| percent(tenths.clamp(0, 1_000));
    view! {
        <svg class="meter wall-bar" role="img" aria-label=shares(use_texts(), &investment)>
            <rect class="meter-whole" width="100%" height="100%" />
            <rect class="meter-done" width=share(investment.actual) height="100%" />
            <rect class="meter-tick" x=share(investment.scheduled) y="-35%" width="3" height="170%" />
        </svg>
    }
}
