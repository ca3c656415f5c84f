//! The rules' findings, each with its arithmetic; "cannot be judged" is shown as a state of its
//! own.

use battle_map::{
    model::measure::Unjudged,
    view::{figures::Investment, project_file::ProjectFile},
};
use leptos::prelude::*;

use crate::{
    finding::sum,
    format::{gap, month_end},
    parts::finding::FindingNote,
    texts::{Texts, use_texts},
};

/// All findings, worst first; a project in time is shown with the same arithmetic.
#[component]
pub fn ProjectFindings(
    /// The file of the project.
    file: ProjectFile,
) -> impl IntoView {
    let texts = use_texts();
    let behind = file.findings.iter().any(|finding| finding.behind().is_some());
    let rules = file.rules.iter().cloned().chain(std::iter::repeat(None));
    let findings = file.findings.iter().cloned().zip(rules);
    let set = file.rule_set.clone();
    let findings = findings
        .map(|(finding, wording)| view! { <FindingNote finding set=set.clone() wording /> });
    let measure = match file.investment {
        Ok(_) if behind => None,
        Ok(investment) => Some(in_time(texts, &investment)),
        Err(why) => Some(unjudged(texts, why, &file)),
    };
    view! {
        <section class="project-findings" aria-labelledby="findings">
            <h2 id="findings">{texts.get("project.findings")}</h2>
            <ul>{findings.collect_view()} {measure}</ul>
        </section>
    }
}

fn note(class: &'static str, head: String, arithmetic: String) -> AnyView {
    view! {
        <li class=format!("finding finding-{class}")>
            <b>{head}</b>
            <span>{arithmetic}</span>
        </li>
    }
    .into_any()
}

fn in_time(texts: Texts, investment: &Investment) -> AnyView {
    note("ok", gap(texts, investment.lag), sum(texts, investment))
}

/// Why a project cannot be judged: `无法评判：2026 年没有年度计划`.
fn unjudged(texts: Texts, why: Unjudged, file: &ProjectFile) -> AnyView {
    let closed = file.frame.closed;
    let year = closed.map(|month| month.year().to_string()).unwrap_or_default();
    let month = closed.map(|month| month_end(texts, month)).unwrap_or_default();
    let key = format!("unjudged.{}", why.code());
    let words = texts.fill(&key, &[("year", &year), ("month", &month)]);
    note("unjudged", texts.get("unjudged.title"), words)
}
