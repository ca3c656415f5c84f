//! The city's name.

use battle_map::{event::Subject, model::city::CityAction, view::admin::Rules};
use leptos::prelude::*;

use super::{
    base::Base,
    field::{Field, NAME_FAULTS, named},
};
use crate::{
    deed::{OtherFault, use_deed},
    execute::Order,
    texts::use_texts,
};

/// The form.
#[component]
pub fn CityName(
    /// The city's rules.
    rules: Memo<Rules>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let name = RwSignal::new(String::new());
    let known = Memo::new(move |_| {
        rules.with(|rules| rules.city.as_ref().map(ToString::to_string).unwrap_or_default())
    });
    let version = Signal::derive(move || rules.with(|rules| rules.version));
    let base = Base::following(known, version, move |known| name.set(known.clone()), deed);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match named(&name.get_untracked()) {
            Err(key) => deed.refuse(key),
            Ok(name) => {
                let demo = rules.with_untracked(|rules| rules.demo);
                let command = Order::of(Subject::City, CityAction::Configure { name, demo });
                deed.give(command, base.read(Subject::City));
            }
        }
    };
    view! {
        <form class="admin-form" on:submit=save>
            <Field label="admin.city-name" value=name deed codes=&NAME_FAULTS typed=move || base.touch() />
            <button class="button" type="submit" disabled=move || deed.is_busy()>{texts.get("admin.save")}</button>
            <OtherFault deed codes=&NAME_FAULTS />
        </form>
    }
}
