//! The curve by which a list's projects are measured: chosen by its word, quarters by four numbers.

use battle_map::model::schedule::Curve;
use leptos::prelude::*;

use super::field::Field;
use crate::{deed::Deed, texts::use_texts};

/// The words of the curves.
const WORDS: [&str; 4] = ["linear", "quarterly", "monthly-plan", "own-span"];

/// What is refused at the quarters.
pub const QUARTER_FAULTS: [&str; 2] = ["admin.quarters-wrong", "curve-not-rising"];

/// The word of a curve in the catalogues' `admin.curve.*`.
pub const fn word(curve: Curve) -> &'static str {
    match curve {
        Curve::Linear => WORDS[0],
        Curve::Quarterly(_) => WORDS[1],
        Curve::MonthlyPlan => WORDS[2],
        Curve::OwnSpan => WORDS[3],
    }
}

/// A curve as it is typed.
#[derive(Clone, Copy)]
pub struct TypedCurve {
    word: RwSignal<String>,
    quarters: RwSignal<String>,
}

impl TypedCurve {
    /// The default.
    pub fn new() -> Self {
        let quarters = RwSignal::new("25 50 75 100".to_owned());
        Self { word: RwSignal::new(WORDS[0].to_owned()), quarters }
    }

    /// Shows a curve as it stands.
    pub fn show(self, curve: Curve) {
        self.word.set(word(curve).to_owned());
        if let Curve::Quarterly(percents) = curve {
            self.quarters.set(percents.map(|percent| percent.to_string()).join(" "));
        }
    }

    /// The curve, or the key of what is wrong with it.
    ///
    /// # Errors
    /// One of [`QUARTER_FAULTS`].
    pub fn curve(self) -> Result<Curve, &'static str> {
        Ok(match self.word.get_untracked().as_str() {
            "quarterly" => Curve::Quarterly(self.percents().ok_or(QUARTER_FAULTS[0])?),
            "monthly-plan" => Curve::MonthlyPlan,
            "own-span" => Curve::OwnSpan,
            _ => Curve::Linear,
        })
    }

    fn percents(self) -> Option<[u8; 4]> {
        let typed = self.quarters.get_untracked();
        let words = typed.split([' ', ',', '，', '、', '/']).filter(|word| !word.is_empty());
        let numbers: Option<Vec<u8>> = words.map(|word| word.parse().ok()).collect();
        numbers?.try_into().ok()
    }
}

/// The field, and the quarters' where they are chosen.
#[component]
pub fn CurveField(
    /// What is typed.
    typed: TypedCurve,
    /// The deed whose refusals it shows.
    deed: Deed,
    /// What to do when somebody chooses or types.
    #[prop(into)]
    touched: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let choose = move |event| {
        typed.word.set(event_target_value(&event));
        touched.run(());
    };
    let options = WORDS.map(|word| {
        let chosen = move || typed.word.with(|known| known == word);
        view! { <option value=word selected=chosen>{texts.get(&format!("admin.curve.{word}"))}</option> }
    });
    view! {
        <div class="admin-field"><label>
            <span>{texts.get("admin.curve")}</span>
            <select prop:value=move || typed.word.get() on:change=choose>{options.into_iter().collect_view()}</select>
        </label></div>
        <Show when=move || typed.word.with(|word| word == WORDS[1])>
            <Field label="admin.quarters" value=typed.quarters deed codes=&QUARTER_FAULTS typed=touched />
        </Show>
    }
}
