//! The facts about a project: who is responsible, its location, its attributes.

use battle_map::{
    geometry::Point,
    model::project::{FactField, WrittenCoordinates},
    value::RegionId,
    view::project_file::{Named, ProjectFile},
};
use leptos::prelude::*;

use super::milestones::answer;
use crate::{
    format::{money, percent},
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
    let facts = facts(texts, file).map(|(code, fact)| {
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

fn facts(texts: Texts, file: ProjectFile) -> [(&'static str, Option<String>); 16] {
    let joint = texts.get("list.joint");
    [
        (FactField::ResponsibleUnit.code(), file.responsible_unit.map(|unit| unit.name)),
        (FactField::Owner.code(), file.owner),
        (FactField::LeadUnit.code(), file.lead_unit),
        (FactField::AssistingUnits.code(), Some(file.assisting_units.join(&joint))),
        (FactField::Sponsors.code(), Some(file.sponsors.join(&joint))),
        (FactField::Regions.code(), Some(regions(texts, &file.regions))),
        (FactField::Place.code(), file.place),
        ("point", file.at.map(point)),
        ("written", file.written.as_ref().map(|written| as_written(texts, written))),
        (FactField::Sector.code(), file.sector),
        (FactField::Total.code(), file.total.map(|total| money(texts, total))),
        (FactField::Scope.code(), file.scope),
        ("enrolled", answer(texts, file.enrolled)),
        ("counted", answer(texts, file.counted)),
        ("number", Some(file.id.to_string())),
        (FactField::Code.code(), file.code),
    ]
}

/// The project's regions; shares are shown only where there are several.
fn regions(texts: Texts, regions: &[(Named<RegionId>, u16)]) -> String {
    let several = regions.len() > 1;
    let one = |(region, share): &(Named<RegionId>, u16)| {
        if several {
            format!("{} {}", region.name, percent(i64::from(*share)))
        } else {
            region.name.clone()
        }
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
