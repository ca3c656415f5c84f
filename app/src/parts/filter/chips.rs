//! The filter's chips: lamps and stages with signs and counts; a click adds or removes one.

use battle_map::{
    model::{rule::Lamp, stage::StageGroup},
    view::{filter::Filter, map::LegendEntry, options::Options},
};
use leptos::prelude::*;

use super::Filtered;
use crate::{parts::sign::Sign, texts::use_texts};

/// All chips, and the link that clears the filter.
#[component]
pub fn FilterChips(
    /// The page that is filtered.
    filtered: Filtered,
    /// What the filters can be set to.
    options: Signal<Options>,
) -> impl IntoView {
    let texts = use_texts();
    let lamps = move || {
        let choices = options.with(|options| options.lamps.clone());
        choices.into_iter().map(|c| lamp_chip(filtered, c.value, c.count)).collect_view()
    };
    let stages = move || {
        let choices = options.with(|options| options.stages.clone());
        choices.into_iter().map(|c| stage_chip(filtered, c.value, c.count)).collect_view()
    };
    let unplaced = move || {
        let filter = filtered.filter.get();
        filter.unplaced.then(|| {
            let href = filtered.href(&Filter { unplaced: false, ..filter });
            view! { <li><a class="chip on" aria-current="true" href=href data-noscroll="">{texts.get("filter.unplaced")}</a></li> }
        })
    };
    let underspent = move || {
        let filter = filtered.filter.get();
        filter.underspent.then(|| {
            let href = filtered.href(&Filter { underspent: false, ..filter });
            view! { <li><a class="chip on" aria-current="true" href=href data-noscroll="">{texts.get("filter.underspent")}</a></li> }
        })
    };
    let within = move || {
        let filter = filtered.filter.get();
        filter.within.map(|_| {
            let href = filtered.href(&Filter { within: None, ..filter });
            view! { <li><a class="chip on" aria-current="true" href=href data-noscroll="">{texts.get("filter.within")}</a></li> }
        })
    };
    let clear = move || {
        (!filtered.filter.with(Filter::is_empty)).then(|| {
            let href = filtered.href(&Filter::default());
            view! { <li><a class="chip-clear" href=href data-noscroll="">{texts.get("filter.clear")}</a></li> }
        })
    };
    view! {
        <ul class="chips" aria-label=texts.get("filter.lamps")>{lamps}</ul>
        <ul class="chips" aria-label=texts.get("filter.stages")>{stages} {unplaced} {underspent} {within} {clear}</ul>
    }
}

fn lamp_chip(filtered: Filtered, lamp: Lamp, count: u32) -> impl IntoView {
    let entry = LegendEntry::Lamp(lamp);
    let words = use_texts().get(&format!("lamp.{}", lamp.code()));
    let on = move || filtered.filter.with(|filter| filter.lamps.contains(&lamp));
    let href = move || filtered.href(&filtered.filter.get().toggled_lamp(lamp));
    chip(entry, words, count, on, href)
}

fn stage_chip(filtered: Filtered, stage: StageGroup, count: u32) -> impl IntoView {
    let words = use_texts().get(&format!("stage.{}", stage.code()));
    let on = move || filtered.filter.with(|filter| filter.stages.contains(&stage));
    let href = move || filtered.href(&filtered.filter.get().toggled_stage(stage));
    chip(LegendEntry::Stage(stage), words, count, on, href)
}

fn chip(
    entry: LegendEntry,
    words: String,
    count: u32,
    on: impl Fn() -> bool + Copy + Send + Sync + 'static,
    href: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <li>
            <a class="chip" class:on=on href=href data-noscroll="" aria-current=move || on().then_some("true")>
                <Sign entry />
                {words}
                " "
                <b>{count}</b>
            </a>
        </li>
    }
}
