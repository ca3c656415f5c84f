//! The curve by which a list's projects are measured: chosen by its word, quarters by four numbers.

use battle_map::model::schedule::Curve;
use leptos::prelude::*;

use crate::{
    erased::Show,
    form::{ChoiceField, Form, LineField, Reading, Typed, coded},
    texts::use_texts,
};

/// The words of the curves.
const WORDS: [&str; 4] = ["linear", "quarterly", "monthly-plan", "own-span"];

/// The quarters that are proposed.
const QUARTERS: [u8; 4] = [25, 50, 75, 100];

/// The word of a curve in the catalogues' `admin.curve.*`.
pub const fn word(curve: Curve) -> &'static str {
    match curve {
        Curve::Linear => WORDS[0],
        Curve::Quarterly(_) => WORDS[1],
        Curve::MonthlyPlan => WORDS[2],
        Curve::OwnSpan => WORDS[3],
    }
}

/// A curve as it would be typed.
pub fn typed(curve: Curve) -> Typed {
    let percents = if let Curve::Quarterly(percents) = curve { percents } else { QUARTERS };
    let quarters = percents.map(|percent| percent.to_string()).join(" ");
    Typed::default().with("curve", word(curve)).with("quarters", quarters)
}

/// The curve that was typed.
pub fn read(typed: &mut Reading<'_>) -> Option<Curve> {
    Some(match typed.raw("curve") {
        "quarterly" => {
            Curve::Quarterly(typed.read("quarters", "admin.quarters-wrong", percents)?)
        }
        "monthly-plan" => Curve::MonthlyPlan,
        "own-span" => Curve::OwnSpan,
        _ => Curve::Linear,
    })
}

fn percents(typed: &str) -> Option<[u8; 4]> {
    let words = typed.split([' ', ',', '，', '、', '/']).filter(|word| !word.is_empty());
    let numbers: Option<Vec<u8>> = words.map(|word| word.parse().ok()).collect();
    numbers?.try_into().ok()
}

/// The field for the curve, and four for the quarters where that curve is chosen.
#[component]
pub fn CurveField(
    /// The form that the fields belong to.
    form: Form,
) -> impl IntoView {
    let choices = Signal::stored(coded(use_texts(), "admin.curve", WORDS));
    let quarterly = Memo::new(move |_| form.text("curve") == WORDS[1]);
    view! {
        <ChoiceField form name="curve" label="admin.curve" choices />
        <Show when=move || quarterly.get()>
            <LineField form name="quarters" label="admin.quarters" codes=&["curve-not-rising"] />
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_typed_is_the_curve_read() {
        let curves = [Curve::Linear, Curve::Quarterly([15, 40, 70, 100]), Curve::OwnSpan];
        for curve in curves {
            assert_eq!(read(&mut Reading::of(&typed(curve))), Some(curve));
        }
        let words = Typed::default().with("curve", "quarterly");
        for (quarters, numbers) in [("15，40、70/100", Some([15, 40, 70, 100])), ("15 40 70", None)]
        {
            let typed = words.clone().with("quarters", quarters);
            assert_eq!(read(&mut Reading::of(&typed)), numbers.map(Curve::Quarterly));
        }
    }
}
