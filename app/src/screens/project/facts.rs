//! The facts about a project: who is responsible, its location, its attributes.

use battle_map::{
    geometry::Point,
    model::project::{FactField, WrittenCoordinates},
    view::{
        facts::FactWords,
        project_file::{Named, ProjectFile},
    },
};
use leptos::prelude::*;

use super::milestones::answer;
use crate::{
    format::{date, money, percent},
    parts::unknown::told,
    texts::{Texts, use_texts},
};

/// The list of facts; one that nobody stated is shown as missing.
#[component]
pub fn ProjectFacts(
    /// The file of the project.
    file: ProjectFile,
) -> impl IntoView {
    let texts = use_texts();
    let parts = file.parts.clone();
    let facts = facts(texts, &file).into_iter().map(|(code, fact)| {
        view! {
            <div>
                <dt>{texts.get(&format!("field.{code}"))}</dt>
                <dd>{told(fact)}</dd>
            </div>
        }
    });
    view! {
        <section class="project-facts" aria-labelledby="facts">
            <h2 id="facts">{texts.get("project.facts")}</h2>
            <dl>{facts.collect_view()}</dl>
        </section>
        <Parts parts />
    }
}

/// Its name stands above them.
fn facts(texts: Texts, file: &ProjectFile) -> Vec<(&'static str, Option<String>)> {
    let fields = FactField::ALL.into_iter().filter(|field| *field != FactField::Name);
    let facts = fields.map(|field| (field.code(), fact(texts, file, field)));
    [("number", Some(file.id.to_string()))]
        .into_iter()
        .chain(facts)
        .chain([
            ("point", file.at.map(point)),
            ("written", file.written.as_ref().map(|written| as_written(texts, written))),
            ("enrolled", answer(texts, file.enrolled)),
            ("counted", answer(texts, file.counted)),
        ])
        .collect()
}

/// What is known in a field, as the screen prints it.
pub fn fact(texts: Texts, file: &ProjectFile, field: FactField) -> Option<String> {
    file.fact(field).map(|words| fact_words(texts, words))
}

/// What a field says, as the screen prints it.
pub fn fact_words(texts: Texts, words: &FactWords) -> String {
    match words {
        FactWords::Text(words) => words.clone(),
        FactWords::List(names) => names.join(&texts.get("list.joint")),
        FactWords::Shares(shares) => regions(texts, shares),
        FactWords::Date(on) => date(texts, *on),
        FactWords::Money(amount) => money(texts, *amount),
    }
}

/// The regions by name alone.
pub fn region_names(texts: Texts, file: &ProjectFile) -> Option<String> {
    let Some(FactWords::Shares(shares)) = file.fact(FactField::Regions) else { return None };
    let names: Vec<&str> = shares.iter().map(|(name, _)| name.as_str()).collect();
    Some(names.join(&texts.get("list.joint")))
}

/// Regions by name; their shares are shown only where there are several.
fn regions(texts: Texts, regions: &[(String, u16)]) -> String {
    let several = regions.len() > 1;
    let one = |(region, share): &(String, u16)| {
        if several { format!("{region} {}", percent(i64::from(*share))) } else { region.clone() }
    };
    regions.iter().map(one).collect::<Vec<_>>().join(&texts.get("list.joint"))
}

/// Longitude and latitude in degrees with six decimals, about a tenth of a metre.
fn point(point: Point) -> String {
    format!("{:.6}, {:.6} (CGCS2000)", point.lon(), point.lat())
}

fn as_written(texts: Texts, written: &WrittenCoordinates) -> String {
    let meridian = written.datum.meridian().map(|meridian| meridian.to_string());
    let meridian = [("meridian", meridian.as_deref().unwrap_or_default())];
    let datum = texts.fill(&format!("datum.{}", written.datum.as_str()), &meridian);
    format!("{}, {} ({datum})", written.lon, written.lat)
}

#[component]
fn Parts(parts: Vec<Named<battle_map::value::ProjectId>>) -> impl IntoView {
    let texts = use_texts();
    (!parts.is_empty()).then(|| {
        let parts = parts.into_iter().map(|part| {
            view! { <li><a href=format!("/projects/{}", part.id)>{part.name}</a></li> }
        });
        view! {
            <section aria-labelledby="parts">
                <h2 id="parts">{texts.get("project.parts")}</h2>
                <ul class="project-parts">{parts.collect_view()}</ul>
            </section>
        }
    })
}
