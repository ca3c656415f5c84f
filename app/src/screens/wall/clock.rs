//! The wall's clock: the time, the day, the age of the data, and the period of the money.

use leptos::prelude::*;

use crate::{
    format::{day, weekday},
    live::use_clock,
    parts::age::DataAge,
    texts::use_texts,
};

/// The time, the day, the age of the data and the period of the money.
#[component]
pub fn WallClock(
    /// The period of the money, as HTML.
    period: Signal<String>,
) -> impl IntoView {
    let texts = use_texts();
    let now = use_clock();
    let time = Memo::new(move |_| now.get().clock());
    let today = Memo::new(move |_| now.get().day());
    let date = move || format!("{} {}", day(texts, today.get()), weekday(texts, today.get()));
    view! {
        <div class="wall-clock">
            <p class="wall-now">
                <span>{date}</span>
                <b>{time}</b>
            </p>
            <p class="wall-period">
                <DataAge />
                <span inner_html=move || period.get()></span>
            </p>
        </div>
    }
}
