//! The age of the page's data: a dot in the colour of the link's state, and the time of the last
//! message from the server.

use leptos::prelude::*;

use crate::{live::use_live, texts::use_texts};

/// The age of the data as the bar shows it: `● 数据 10:42`.
#[component]
pub fn DataAge() -> impl IntoView {
    let texts = use_texts();
    let live = use_live();
    let clock = Memo::new(move |_| live.head.with(|head| head.time.clock()));
    let words = move || texts.fill("frame.age", &[("time", &clock.get())]);
    view! {
        <span class="age">
            <svg class="age-dot" viewBox="-5 -5 10 10" aria-hidden="true">
                <circle r="4" />
            </svg>
            {words}
        </span>
    }
}
