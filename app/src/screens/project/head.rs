//! The head of a project's file: its mark, its name, and one line of key facts.

use battle_map::{
    model::{project::FactField, stage::Condition},
    view::{map_page::MapQuery, project_file::ProjectFile, wall::ExplainedLine},
};
use leptos::prelude::*;

use super::{
    facts::{fact, region_names},
    sign::ProjectSign,
};
use crate::{
    format::{date, day},
    map::links::map_href,
    me::use_me,
    screens::{displays::PutOnWall, notices::WriteNotice},
    texts::{Texts, use_texts},
};

/// The head of a project's file.
#[component]
pub fn ProjectHead(
    /// The file of the project.
    file: ProjectFile,
) -> impl IntoView {
    let texts = use_texts();
    let lamp = texts.get(&format!("lamp.{}", file.lamp.code()));
    let on_map = map_href(&MapQuery::default().opened(Some(file.id)));
    let merge = format!("/office/merge?stays={}", file.id);
    let close_up = format!("/wall/project/{}", file.id);
    let merges = use_me().actor.is_some_and(|actor| actor.is_office());
    let parent = file.parent.clone().map(|parent| {
        view! {
            " / "
            <a href=format!("/projects/{}", parent.id)>{parent.name}</a>
        }
    });
    view! {
        <header class="project-head">
            <nav class="crumbs" aria-label=texts.get("project.crumbs")>
                <a href="/projects">{texts.get("projects.title")}</a>
                {parent}
            </nav>
            <h1>
                <ProjectSign stage=file.group lamp=file.lamp explained=file.explained.is_some() />
                {file.name.clone()}
            </h1>
            <p class="project-line">
                <span class=format!("lamp-tag tag-{}", file.lamp.code())>{lamp}</span>
                {head_line(texts, &file)}
            </p>
            {condition(texts, &file)}
            {file.explained.as_ref().map(|known| explained(texts, known))}
            <div class="project-buttons">
                <WriteNotice project=file.id />
                <a class="button" href=on_map>{texts.get("project.on-map")}</a>
                <a class="button" href=close_up>{texts.get("close-up.title")}</a>
                {merges.then(|| view! { <a class="button" href=merge>{texts.get("merge.open")}</a> })}
            </div>
            <PutOnWall project=file.id />
        </header>
    }
}

/// The key facts: `邻水县 · 产业项目 · 在建 · 总投资 19.95 亿元`; unknown ones are left out.
pub fn head_line(texts: Texts, file: &ProjectFile) -> String {
    let fact = |field| fact(texts, file, field);
    let total = fact(FactField::Total);
    let total = total.map(|total| texts.fill("project.total", &[("money", &total)]));
    let parts = [
        region_names(texts, file),
        fact(FactField::Sector),
        Some(texts.get(&format!("stage-at.{}", file.stage.code()))),
        total,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Whether it is suspended or cancelled, by which document, whose scan opens for whoever may have it.
fn condition(texts: Texts, file: &ProjectFile) -> Option<impl IntoView + use<>> {
    let words = condition_words(texts, &file.condition)?;
    let scan = file.suspended_by.clone().map(|scan| {
        let href = format!("/files/{}", scan.id);
        view! { " " <a href=href target="_blank" rel="noopener">{scan.name}</a> }
    });
    Some(view! { <p class="project-condition">{words} {scan}</p> })
}

/// Until when a leader let the cards for its lag pass, and why: `已说明至 2026.10.31：汛期停工`.
fn explained(texts: Texts, known: &ExplainedLine) -> impl IntoView + use<> {
    view! { <p class="project-condition">{explained_words(texts, known)}</p> }
}

/// The same as words alone; without the reason for readers who may not see it.
pub fn explained_words(texts: Texts, known: &ExplainedLine) -> String {
    let until = day(texts, known.until);
    let words = texts.fill("lagging.explained", &[("day", &until)]);
    let Some(reason) = &known.reason else { return words };
    texts.fill("lagging.explained-why", &[("words", &words), ("reason", reason)])
}

/// Why and since when a project is suspended; `None` while it is pursued.
pub fn condition_words(texts: Texts, condition: &Condition) -> Option<String> {
    match condition {
        Condition::Active => None,
        Condition::Suspended { reason, since, note, paper } => {
            let reason = texts.get(&format!("suspension.{}", reason.code()));
            let since = date(texts, battle_map::value::LedgerDate::Day(*since));
            let words = texts.fill("condition.suspended", &[("reason", &reason), ("date", &since)]);
            let document = paper.as_ref().and_then(|paper| paper.document.as_ref());
            let document = document.map(ToString::to_string);
            let note = note.as_ref().map(ToString::to_string);
            let parts = [Some(words), document, note].into_iter().flatten();
            Some(parts.collect::<Vec<_>>().join(" · "))
        }
        Condition::Cancelled { reason } => {
            Some(texts.fill("condition.cancelled", &[("reason", reason.as_str())]))
        }
    }
}
