//! 轮播: the tour of a display. One scene after the other stands for its time; one that has nothing to
//! show or fails is passed over, which is said at the edge. The space bar holds, the arrows skip,
//! digits jump. A new version of the program is loaded between two scenes.

use leptos::prelude::*;

use super::{pieces::Play, shown::WallDisplay};
use crate::texts::{Texts, use_texts};

#[cfg(any(test, feature = "hydrate"))]
mod course;
#[cfg(feature = "hydrate")]
mod player;

/// What the bar of a tour says.
#[derive(Clone, Copy)]
struct Bar {
    /// How much of the scene's time has passed, in percent.
    gone: RwSignal<u32>,
    /// Whether the tour is held.
    held: RwSignal<bool>,
    /// The scenes that were passed over before this one, and why.
    passed: RwSignal<Vec<Passed>>,
}

/// A scene that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Passed {
    name: String,
    /// Whether it could not be loaded, rather than having nothing to show.
    failed: bool,
}

/// A thin line for the time to the next scene, and what there is to say of the tour.
#[component]
pub(super) fn TourBar(
    /// The wall on which it is played.
    display: WallDisplay,
    /// What is played.
    play: Memo<Play>,
) -> impl IntoView {
    let texts = use_texts();
    let bar = Bar {
        gone: RwSignal::new(0),
        held: RwSignal::new(false),
        passed: RwSignal::new(Vec::new()),
    };
    #[cfg(feature = "hydrate")]
    player::play(display, play, bar);
    #[cfg(not(feature = "hydrate"))]
    let _ = display;
    let is_tour = move || play.with(|play| play.stops.len() > 1 && play.put_until.is_none());
    let words = move || {
        if bar.held.get() {
            return texts.get("tour.held");
        }
        bar.passed.with(|passed| passed_words(texts, passed))
    };
    view! {
        <svg class="tour-line" class:off=move || !is_tour() aria-hidden="true">
            <rect width=move || format!("{}%", bar.gone.get()) height="100%" />
        </svg>
        <p class="tour-note" role="status">{words}</p>
    }
}

/// Which scenes were passed over: `暂无内容，已跳过：点球、存在问题`.
fn passed_words(texts: Texts, passed: &[Passed]) -> String {
    let said = |failed: bool, key: &str| {
        let names = passed.iter().filter(|scene| scene.failed == failed);
        let names: Vec<_> = names.map(|scene| scene.name.as_str()).collect();
        let names = names.join(&texts.get("list.joint"));
        (!names.is_empty()).then(|| texts.fill(key, &[("names", &names)]))
    };
    let parts = [said(false, "tour.empty"), said(true, "tour.failed")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn what_is_passed_over_is_said_with_its_reason() {
        let passed = |name: &str, failed| Passed { name: name.to_owned(), failed };
        let all = [passed("点球", false), passed("邻水县", true), passed("存在问题", false)];
        let words = passed_words(Texts(Language::Chinese), &all);
        assert_eq!(words, "暂无内容，已跳过：点球、存在问题 · 未能载入，已跳过：邻水县");
        assert_eq!(passed_words(Texts(Language::Chinese), &[]), "");
    }
}
