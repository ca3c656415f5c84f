//! The five steps of a notice as dots: issued, signed for, answered, reviewed, closed. Steps done
//! are filled; the current one is highlighted, in red when it is late.

use leptos::prelude::*;

use crate::texts::use_texts;

/// The codes of the steps, in order.
pub const STEPS: [&str; 5] = ["issued", "sign", "answer", "review", "close"];

/// The dots; the words beside them say the same.
#[component]
pub fn Dots(
    /// How many steps are done.
    done: u8,
    /// Whether the current step is late.
    late: bool,
    /// Whether the notice was withdrawn; then no step is current.
    #[prop(optional)]
    withdrawn: bool,
) -> impl IntoView {
    let dots = (0_u8..5).map(|step| {
        let class = match step {
            step if step < done => "done",
            step if step == done && withdrawn => "ahead",
            step if step == done && late => "at late",
            step if step == done => "at",
            _ => "ahead",
        };
        view! { <circle class=class cx=f64::from(step) * 16.0 + 7.0 cy="7" r="5" /> }
    });
    view! {
        <svg class="dots" viewBox="0 0 78 14" aria-hidden="true">{dots.collect_view()}</svg>
    }
}

/// The dots with the names of their steps, for the page of one notice.
#[component]
pub fn Steps(
    /// How many steps are done.
    done: u8,
    /// Whether the current step is late.
    late: bool,
    /// Whether the notice was withdrawn; then no step is current.
    withdrawn: bool,
) -> impl IntoView {
    let texts = use_texts();
    let steps = (0_u8..).zip(STEPS).map(|(step, name)| {
        let class = match step {
            step if step < done => "done",
            step if step == done && !withdrawn => {
                if late {
                    "at late"
                } else {
                    "at"
                }
            }
            _ => "ahead",
        };
        let current = (step == done && !withdrawn).then_some("step");
        view! {
            <li class=class aria-current=current>
                <i aria-hidden="true"></i>
                <span>{texts.get(&format!("notice-step.{name}"))}</span>
            </li>
        }
    });
    view! { <ol class="notice-steps">{steps.collect_view()}</ol> }
}
