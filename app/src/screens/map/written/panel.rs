//! The opened project beside the map: its findings, who is responsible, money and milestones.

use battle_map::{
    model::project::FactField,
    value::ProjectId,
    view::{map_page::MapQuery, project_file::ProjectFile},
};
use leptos::prelude::*;

use super::milestones::Milestones;
use crate::{
    format::money_pair,
    map::links::map_href,
    parts::{chart::YearChart, unknown::told},
    screens::{
        displays::PutOnWallLink,
        notices::WriteNotice,
        project::facts::fact,
        project::findings::ProjectFindings,
        project::head::{explained_words, head_line},
        project::sign::ProjectSign,
    },
    texts::{Texts, use_texts},
};

/// The panel of the opened project.
#[component]
pub fn Panel(
    /// What the map shows.
    query: MapQuery,
    /// The file of the opened project.
    file: ProjectFile,
) -> impl IntoView {
    let texts = use_texts();
    let close = map_href(&query.opened(None));
    let whole = format!("/projects/{}", file.id);
    view! {
        <article class="panel" aria-labelledby="panel">
            <header class="panel-head">
                <h2 id="panel">
                    <ProjectSign stage=file.group lamp=file.lamp explained=file.explained.is_some() />
                    {file.name.clone()}
                </h2>
                <a class="panel-close" href=close data-noscroll="" aria-label=texts.get("panel.close")>
                    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
                </a>
                <p>{head_line(texts, &file)}</p>
                {file.explained.as_ref().map(|known| view! { <p>{explained_words(texts, known)}</p> })}
                {file.withheld.then(|| view! { <p class="withheld">{texts.get("bottom-line.withheld")}</p> })}
                <div class="panel-buttons">
                    <WriteNotice project=file.id />
                    <PutOnWallLink project=file.id />
                </div>
            </header>
            <ProjectFindings file=file.clone() />
            <Facts file=file.clone() />
            <Money file=file.clone() />
            <Milestones milestones=file.milestones />
            <a class="button" href=whole>{texts.get("panel.whole")}</a>
        </article>
    }
}

/// Who is responsible for the project, and the latest words about its progress.
#[component]
fn Facts(file: ProjectFile) -> impl IntoView {
    let texts = use_texts();
    let problems = problems(texts, file.id, file.problems);
    let fields = [FactField::ResponsibleUnit, FactField::Sponsors, FactField::Owner];
    let facts = fields.map(|field| (format!("field.{}", field.code()), fact(texts, &file, field)));
    let words = [
        ("project.progress".to_owned(), file.progress.map(|(_, words)| words)),
        ("project.problem".to_owned(), file.problem.map(|(_, words)| words)),
    ];
    let facts = facts.into_iter().chain(words).map(|(key, fact)| {
        view! {
            <div>
                <dt>{texts.get(&key)}</dt>
                <dd>{told(fact)}</dd>
            </div>
        }
    });
    view! { <dl class="panel-facts">{facts.collect_view()} {problems}</dl> }
}

/// The link to its open problems, such as `未解决 3 · 逾期 1`; nothing where none is open.
fn problems(
    texts: Texts,
    project: ProjectId,
    (open, overdue): (u32, u32),
) -> Option<impl IntoView> {
    let counts = [("open", open.to_string()), ("overdue", overdue.to_string())];
    let counts = counts.each_ref().map(|(key, value)| (*key, value.as_str()));
    let words = texts.fill("problems.counts", &counts);
    (open > 0).then(|| {
        view! {
            <div class="panel-problems">
                <dt>{texts.get("panel.problems")}</dt>
                <dd><a class:late=overdue != 0 href=format!("/projects/{project}#problems")>{words}</a></dd>
            </div>
        }
    })
}

/// The year's money as a chart; nothing while the year has no plan.
#[component]
fn Money(file: ProjectFile) -> impl IntoView {
    let texts = use_texts();
    let chart = file.chart?;
    let year = chart.year.to_string();
    let money = file.investment.ok().map(|i| amounts(texts, i.done, i.plan));
    Some(view! {
        <section aria-labelledby="panel-money">
            <h3 id="panel-money">
                {texts.fill("project.money", &[("year", &year)])}
                <span>{money}</span>
            </h3>
            <YearChart chart />
        </section>
    })
}

/// The amounts done and planned: `3.42 / 6.47 亿元`.
fn amounts(texts: Texts, done: battle_map::value::Money, plan: battle_map::value::Money) -> String {
    let (done, plan, unit) = money_pair(texts, done, plan);
    format!("{done} / {plan} {unit}")
}
