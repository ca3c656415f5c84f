//! What the wall's head says of the city: whose wall it is, and the days left in the year.

use battle_map::view::head::Frame;
use leptos::prelude::*;

use crate::texts::use_texts;

/// Days of a year, as its bar counts them.
const YEAR: i32 = 365;

/// City and title.
#[component]
pub fn WallTitle(
    /// City, and whether it is invented.
    frame: Frame,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        {frame.city}
        <span>{texts.get("app.title")}</span>
        {frame.demo.then(|| view! { <small>{texts.get("frame.demo")}</small> })}
    }
}

/// `距年底 38 天`, with the year as a bar that fills.
#[component]
pub fn DaysLeft(
    /// How many.
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
