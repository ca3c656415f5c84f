//! A choice of several units: chosen ones as chips, one field to add another.

use battle_map::{value::UnitId, view::project_file::Named};
use leptos::prelude::*;

use crate::{
    screens::notices::{NoticeDesk, Typed},
    texts::use_texts,
};

/// The choice.
#[component]
pub fn ChooseUnits(
    /// The form at hand.
    desk: NoticeDesk,
    /// All units by name.
    units: StoredValue<Vec<Named<UnitId>>>,
    /// Which field.
    name: &'static str,
    /// Reads it.
    read: fn(&Typed) -> &Vec<UnitId>,
    /// Writes it.
    write: fn(&mut Typed) -> &mut Vec<UnitId>,
) -> impl IntoView {
    let texts = use_texts();
    let chips = move || {
        let chosen = desk.typed.with(|typed| read(typed).clone());
        let chip = |id: UnitId| {
            let name = units.with_value(|units| {
                units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone())
            })?;
            let label = texts.fill("notice.remove", &[("name", &name)]);
            let remove = move |_| desk.write(|typed| write(typed).retain(|known| *known != id));
            Some(view! {
                <li>
                    <button class="chip on" type="button" aria-label=label on:click=remove>{name}</button>
                </li>
            })
        };
        chosen.into_iter().filter_map(chip).collect_view()
    };
    let add = move |event| {
        if let Ok(id) = event_target_value(&event).parse::<UnitId>() {
            desk.write(|typed| {
                let chosen = write(typed);
                if !chosen.contains(&id) {
                    chosen.push(id);
                }
            });
        }
        // The field is for the next one.
        event_target::<leptos::web_sys::HtmlSelectElement>(&event).set_value("");
    };
    let options = units.with_value(|units| {
        let option = |unit: &Named<UnitId>| {
            view! { <option value=unit.id.to_string()>{unit.name.clone()}</option> }
        };
        units.iter().map(option).collect_view()
    });
    view! {
        <fieldset class="choose-units">
            <legend>{texts.get(&format!("notice.field.{name}"))}</legend>
            <ul class="chips">{chips}</ul>
            <select aria-label=texts.get(&format!("notice.add.{name}")) on:change=add>
                <option value="">{texts.get("notice.add-unit")}</option>
                {options}
            </select>
        </fieldset>
    }
}
