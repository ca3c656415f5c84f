//! What differs between two editions, row by row: what it said before, and what it says now.

use battle_map::{
    model::edition::{Difference, EditionField, FieldChange, RowAbout},
    value::Money,
};
use leptos::prelude::*;

use crate::{
    format,
    texts::{Texts, use_texts},
};

/// The rows that differ.
#[component]
pub fn Differences(
    /// What is shown, as a heading.
    #[prop(into)]
    title: String,
    /// The first of the rows, sums before projects.
    rows: Vec<Difference>,
    /// How many rows there are.
    count: u32,
) -> impl IntoView {
    let texts = use_texts();
    let rest = (count as usize).saturating_sub(rows.len());
    let rest = (rest > 0).then(|| {
        let words = texts.fill("rules.rest", &[("count", &rest.to_string())]);
        view! { <p class="hint">{words}</p> }
    });
    let lines = rows.iter().map(|row| line(texts, row)).collect_view();
    view! {
        <section class="edition-differs">
            <h2>{title}</h2>
            <ul>{lines}</ul>
            {rest}
        </section>
    }
}

fn line(texts: Texts, row: &Difference) -> impl IntoView + use<> {
    let name = match row.about {
        RowAbout::Project(id) => {
            let name = if row.name.is_empty() { id.to_string() } else { row.name.clone() };
            view! { <a href=format!("/projects/{id}")>{name}</a> }.into_any()
        }
        _ => view! { <b>{about(texts, row)}</b> }.into_any(),
    };
    let fields = row.fields.iter().map(|field| view! { <span>{changed(texts, *field)}</span> });
    view! { <li>{name} " " {fields.collect_view()}</li> }
}

/// What the row of a sum is about.
fn about(texts: Texts, row: &Difference) -> String {
    match &row.about {
        RowAbout::City => texts.get("office.text-city"),
        RowAbout::NoRegion => texts.get("editions.no-region"),
        RowAbout::Sector { sector, size } => {
            let none = || texts.get("editions.no-sector");
            let sector = sector.as_ref().map_or_else(none, ToString::to_string);
            let size = size.map(|size| texts.get(&format!("size.{}", size.code())));
            [Some(sector), size].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        RowAbout::Region(_) | RowAbout::Project(_) => row.name.clone(),
    }
}

/// One number: `累计完成 400 → 500 万元`.
fn changed(texts: Texts, change: FieldChange) -> String {
    let FieldChange { field, before, after } = change;
    let [before, after] = [before, after].map(|number| written(texts, field, number));
    let name = texts.get(&format!("editions.field.{}", field.code()));
    let values = [("field", name.as_str()), ("before", &before), ("after", &after)];
    texts.fill("editions.changed", &values)
}

fn written(texts: Texts, field: EditionField, number: Option<i64>) -> String {
    match number {
        None => "—".to_owned(),
        Some(fen) if field.is_money() => format::money(texts, Money::from_fen(fen)),
        Some(number) => number.to_string(),
    }
}
