//! The form for the city's name.

use battle_map::{
    command::ReadVersion, event::Subject, model::city::CityAction, view::admin::Rules,
};
use leptos::prelude::*;

use crate::{
    execute::CommandJson,
    form::{LineField, ShortForm, Typed, use_form_about},
};

/// The city's version, as the page shows it.
pub fn city_read(rules: Memo<Rules>) -> ReadVersion {
    ReadVersion { subject: Subject::City, version: rules.with_untracked(|rules| rules.version) }
}

/// The form that renames the city.
#[component]
pub fn CityName(
    /// The city's rules, with its name and version.
    rules: Memo<Rules>,
) -> impl IntoView {
    let stands = move || {
        rules.with(|rules| {
            let name = rules.city.as_ref().map(ToString::to_string).unwrap_or_default();
            Typed::default().with("name", name).based_on(rules.version)
        })
    };
    let form = use_form_about("city-name", "", stands);
    let save = move |()| {
        form.submit(vec![form.based(city_read(rules))], |typed| {
            let demo = rules.with_untracked(|rules| rules.demo);
            let configure = CityAction::Configure { name: typed.name("name")?, demo };
            Some(CommandJson::of(Subject::City, configure))
        });
    };
    view! {
        <ShortForm form class="admin-form" label="admin.save" send=save>
            <LineField form name="name" label="admin.city-name" />
        </ShortForm>
    }
}
