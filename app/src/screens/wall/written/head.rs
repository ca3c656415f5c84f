//! The wall's head: the city and title, and the days left in the year.

use battle_map::view::head::Frame;
use leptos::prelude::*;

use crate::texts::use_texts;

/// The number of days that the bar of the year stands for.
const YEAR: i32 = 365;

/// The city's name and the title.
#[component]
pub fn WallTitle(
    /// The frame with the city's name, and whether its data are invented.
    frame: Frame,
) -> impl IntoView {
    let texts = use_texts();
    let title = texts.get("app.title");
    // Only a name is set off from the title that follows it.
    let title = if frame.city.is_empty() {
        title.into_any()
    } else {
        view! { {frame.city} <span>{title}</span> }.into_any()
    };
    view! {
        {title}
        {frame.demo.then(|| view! { <small>{texts.get("frame.demo")}</small> })}
    }
}

/// The days left in the year, `距年底 38 天`, with a bar for the part that has passed.
#[component]
pub fn DaysLeft(
    /// The number of days left.
    days: i32,
) -> impl IntoView {
    let texts = use_texts();
    let gone = (YEAR - days).clamp(0, YEAR) * 100 / YEAR;
    view! {
        <span>{texts.get("wall.days-left")}</span>
        <b>{days}</b>
        <span>{texts.get("wall.days")}</span>
        <svg class="meter" aria-hidden="true">
            <rect class="meter-whole" width="100%" height="100%" />
            <rect class="meter-gone" width=format!("{gone}%") height="100%" />
        </svg>
    }
}
