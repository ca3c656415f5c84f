//! The form for the lines that maps on paper have to carry: the note on boundaries and 审图号.

use battle_map::{event::Subject, model::city::CityAction, view::admin::Rules};
use leptos::prelude::*;

use super::city::city_read;
use crate::{
    execute::CommandJson,
    form::{LineField, ShortForm, Typed, use_form_about},
    texts::use_texts,
};

/// The form that sets both lines; an empty one is none.
#[component]
pub fn MapLines(
    /// The city's rules, with the lines that stand now.
    rules: Memo<Rules>,
) -> impl IntoView {
    let stands = move || {
        rules.with(|rules| {
            let line = |line: Option<String>| line.unwrap_or_default();
            Typed::default()
                .with("note", line(rules.boundary_note.as_ref().map(ToString::to_string)))
                .with("approval", line(rules.map_approval.as_ref().map(ToString::to_string)))
                .based_on(rules.version)
        })
    };
    let form = use_form_about("map-lines", "", stands);
    let save = move |()| {
        form.submit(vec![form.based(city_read(rules))], |typed| {
            let (boundary_note, approval) =
                (typed.optional_text("note"), typed.optional_name("approval"));
            let lines =
                CityAction::SetMapLines { boundary_note: boundary_note?, approval: approval? };
            Some(CommandJson::of(Subject::City, lines))
        });
    };
    view! {
        <ShortForm form class="admin-form" label="admin.save" send=save>
            <LineField form name="note" label="admin.boundary-note" />
            <LineField form name="approval" label="admin.approval" />
        </ShortForm>
        <p class="hint">{use_texts().get("admin.map-lines-note")}</p>
    }
}
