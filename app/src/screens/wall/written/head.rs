//! The wall's head: the city and title, and the days left in the year.

use battle_map::view::{head::Frame, scene::PutScene};
use leptos::prelude::*;

use crate::{me::role_code, texts::use_texts};

/// The number of days that the bar of the year stands for.
const YEAR: i32 = 365;

/// The city's name and the title.
#[component]
pub fn WallTitle(
    /// The frame with the city's name, and whether its data are invented.
    frame: Frame,
    /// What the scene is called; none for the whole city, which has the title of the program.
    scene: Option<String>,
) -> impl IntoView {
    let texts = use_texts();
    let title = scene.unwrap_or_else(|| texts.get("app.title"));
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

/// Who put the scene on the display, and until when: `指挥部办公室 投送 · 至 15:27`.
#[component]
pub fn PutBy(
    /// What was put there.
    put: PutScene,
) -> impl IntoView {
    let texts = use_texts();
    let role = texts.get(&format!("role.{}", role_code(put.by)));
    view! {
        <span class="wall-put">{texts.fill("put.by", &[("role", &role)])}</span>
        <span>{texts.fill("put.until", &[("time", &put.until.clock())])}</span>
    }
}
