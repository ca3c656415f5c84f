//! The holiday and make-up-day list (调休), loaded or replaced as text.

use battle_map::{
    event::Subject,
    model::city::CityAction,
    value::workday::{Calendar, CalendarFault},
    view::admin::Rules,
};
use leptos::prelude::*;

use super::base::Base;
use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    texts::{Texts, use_texts},
};

/// The form.
#[component]
pub fn CalendarForm(
    /// The city's rules.
    rules: Memo<Rules>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let list = RwSignal::new(String::new());
    let known = Memo::new(move |_| rules.with(|rules| rules.calendar.clone()));
    let version = Signal::derive(move || rules.with(|rules| rules.version));
    let base = Base::following(known, version, move |known| list.set(known.clone()), deed);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match list.with_untracked(|list| read(texts, list)) {
            Err((code, words)) => deed.refuse_with(code, words),
            Ok(calendar) => {
                let command = Order::of(Subject::City, CityAction::SetCalendar { calendar });
                deed.give(command, base.read(Subject::City));
            }
        }
    };
    let publish = move |_| {
        list.set(Calendar::published().to_list());
        base.touch();
    };
    let type_in = move |event| {
        list.set(event_target_value(&event));
        base.touch();
    };
    view! {
        <form class="admin-calendar" on:submit=save>
            <label>
                <span>{texts.get("admin.calendar-hint")}</span>
                <textarea
                    rows="12"
                    spellcheck="false"
                    aria-invalid=move || deed.fault().is_some().to_string()
                    prop:value=move || list.get()
                    on:input=type_in
                >{list.get_untracked()}</textarea>
            </label>
            <p class="hint" aria-live="polite">{move || list.with(|list| summary(texts, list))}</p>
            <DeedFault deed />
            <p class="admin-buttons">
                <button class="button" type="submit" disabled=move || deed.is_busy()>{texts.get("admin.save")}</button>
                <button class="button" type="button" on:click=publish>{texts.get("admin.calendar-published")}</button>
            </p>
        </form>
    }
}

/// The list as typed; or the code and words of what is wrong with it.
fn read(texts: Texts, list: &str) -> Result<Calendar, (&'static str, String)> {
    let calendar = Calendar::from_list(list).map_err(|fault| {
        let line = fault.line.to_string();
        ("admin.calendar-line", texts.fill("admin.calendar-line", &[("line", &line)]))
    })?;
    calendar.check().map_err(|fault| wrong(texts, fault))?;
    Ok(calendar)
}

fn wrong(texts: Texts, fault: CalendarFault) -> (&'static str, String) {
    let (code, what) = match fault {
        CalendarFault::DayTwice(day) => ("admin.calendar-day-twice", day.to_string()),
        CalendarFault::MakeUpOnWeekday(day) => ("admin.calendar-weekday", day.to_string()),
        CalendarFault::TooLong(day) => ("admin.calendar-too-long", day.to_string()),
        CalendarFault::YearMissing(year) => ("admin.calendar-year", year.to_string()),
    };
    (code, texts.fill(code, &[("what", &what)]))
}

/// What the list holds, as it is typed.
fn summary(texts: Texts, list: &str) -> String {
    read(texts, list).map_or_else(
        |(_, words)| words,
        |calendar| {
            let years: Vec<_> = calendar.years().iter().map(ToString::to_string).collect();
            texts.fill("admin.calendar-years", &[("years", &years.join(&texts.get("list.joint")))])
        },
    )
}
