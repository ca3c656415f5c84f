//! The holiday and make-up-day list (调休), loaded or replaced as text.

use battle_map::{
    event::Subject,
    model::city::CityAction,
    value::workday::{Calendar, CalendarFault},
    view::admin::Rules,
};
use leptos::prelude::*;

use super::city::city_read;
use crate::{
    execute::CommandJson,
    form::{AreaField, FormFault, Restored, Typed, use_form_about},
    texts::{Texts, use_texts},
};

/// The form's one field.
const LIST: &str = "list";

/// The refusal codes that are shown at the list's field.
const CODES: [&str; 4] = [
    "calendar-day-twice",
    "calendar-make-up-on-weekday",
    "calendar-off-too-long",
    "calendar-year-missing",
];

/// The form that loads or replaces the list of holidays and make-up days.
#[component]
pub fn CalendarForm(
    /// The city's rules, with the calendar that stands now.
    rules: Memo<Rules>,
) -> impl IntoView {
    let texts = use_texts();
    let stands = move || {
        rules.with(|rules| Typed::default().with(LIST, &rules.calendar).based_on(rules.version))
    };
    let form = use_form_about("calendar", "", stands);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match read(texts, &form.text(LIST)) {
            Err(words) => form.refuse(LIST, words),
            Ok(calendar) => {
                let command = CommandJson::of(Subject::City, CityAction::SetCalendar { calendar });
                form.send(command, vec![form.based(city_read(rules))]);
            }
        }
    };
    let publish = move |_| form.set(LIST, Calendar::published().to_list());
    view! {
        <form class="admin-calendar" on:submit=save>
            <AreaField form name=LIST label="admin.calendar-hint" codes=&CODES rows=12 />
            <p class="hint" aria-live="polite">{move || summary(texts, &form.text(LIST))}</p>
            <FormFault form />
            <p class="admin-buttons">
                <button class="button" type="submit" disabled=move || form.is_sending()>{texts.get("admin.save")}</button>
                <button class="button" type="button" on:click=publish>{texts.get("admin.calendar-published")}</button>
            </p>
            <Restored form />
        </form>
    }
}

/// The list as typed; or in words what is wrong with it.
fn read(texts: Texts, list: &str) -> Result<Calendar, String> {
    let calendar = Calendar::from_list(list).map_err(|fault| {
        let line = fault.line.to_string();
        texts.fill("admin.calendar-line", &[("line", &line)])
    })?;
    calendar.check().map_err(|fault| wrong(texts, fault))?;
    Ok(calendar)
}

fn wrong(texts: Texts, fault: CalendarFault) -> String {
    let (key, what) = match fault {
        CalendarFault::DayTwice(day) => ("admin.calendar-day-twice", day.to_string()),
        CalendarFault::MakeUpOnWeekday(day) => ("admin.calendar-weekday", day.to_string()),
        CalendarFault::TooLong(day) => ("admin.calendar-too-long", day.to_string()),
        CalendarFault::YearMissing(year) => ("admin.calendar-year", year.to_string()),
    };
    texts.fill(key, &[("what", &what)])
}

/// What the list holds, as it is typed.
fn summary(texts: Texts, list: &str) -> String {
    read(texts, list).map_or_else(
        |words| words,
        |calendar| {
            let years: Vec<_> = calendar.years().iter().map(ToString::to_string).collect();
            texts.fill("admin.calendar-years", &[("years", &years.join(&texts.get("list.joint")))])
        },
    )
}
