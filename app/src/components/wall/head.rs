//! The wall's head: whose wall it is, the days left, the time, and how old everything is.

use battle_map::view::head::Frame;
use leptos::prelude::*;

use super::screen::Part;
use crate::{
    components::age::DataAge,
    format::{day, period, weekday},
    live::use_clock,
    texts::use_texts,
};

/// Days of a year, as its bar counts them.
const YEAR: i32 = 365;

/// Title, days left, clock.
#[component]
pub fn WallHead(
    /// City, period, data age.
    frame: Part<Frame>,
    /// Days left in the year.
    days_left: Part<i32>,
) -> impl IntoView {
    let texts = use_texts();
    let city = move || frame.with(|frame| frame.as_ref().map(|frame| frame.city.clone()));
    let demo = Memo::new(move |_| frame.with(|frame| frame.as_ref().is_some_and(|f| f.demo)));
    view! {
        <header class="wall-head">
            <h1>
                {city}
                <span>{texts.get("app.title")}</span>
                {move || demo.get().then(|| view! { <small>{texts.get("frame.demo")}</small> })}
            </h1>
            {move || days_left.get().map(|days| view! { <DaysLeft days /> })}
            <Clock frame />
        </header>
    }
}

/// `距年底 38 天`, with the year as a bar that fills.
#[component]
fn DaysLeft(days: i32) -> impl IntoView {
    let texts = use_texts();
    let gone = (YEAR - days).clamp(0, YEAR) * 100 / YEAR;
    view! {
        <p class="wall-days">
            <span>{texts.get("wall.days-left")}</span>
            <b>{days}</b>
            <span>{texts.get("wall.days")}</span>
            <svg class="meter" aria-hidden="true">
                <rect class="meter-whole" width="100%" height="100%" />
                <rect class="meter-gone" width=format!("{gone}%") height="100%" />
            </svg>
        </p>
    }
}

/// The time, the day, the age of the data and the period of the money.
#[component]
fn Clock(frame: Part<Frame>) -> impl IntoView {
    let texts = use_texts();
    let now = use_clock();
    let time = Memo::new(move |_| now.get().clock());
    let today = Memo::new(move |_| now.get().day());
    let date = move || format!("{} {}", day(texts, today.get()), weekday(texts, today.get()));
    let period = move || frame.with(|frame| frame.as_ref().map(|frame| period(texts, frame)));
    view! {
        <div class="wall-clock">
            <p class="wall-now">
                <span>{date}</span>
                <b>{time}</b>
            </p>
            <p class="wall-period">
                <DataAge />
                <span>{period}</span>
            </p>
        </div>
    }
}
