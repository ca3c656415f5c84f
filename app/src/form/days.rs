//! Fields for a day and for a month, for which browsers offer a calendar.

use leptos::{html, prelude::*};

use super::{
    Form,
    fields::{Labelled, described},
};

/// A field for a day; half-typed days, which browsers do not report, are read from the element.
#[component]
pub fn DayField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the field's text.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// The refusal codes that are shown at this field.
    #[prop(default = &[])]
    codes: &'static [&'static str],
    /// The first day that may be chosen.
    #[prop(optional, into)]
    min: Option<String>,
    /// The last day that may be chosen.
    #[prop(optional, into)]
    max: Option<String>,
    /// The key of a hint beside it.
    #[prop(default = "")]
    hint: &'static str,
) -> impl IntoView {
    view! { <Calendar form name label codes min max hint kind="date" /> }
}

/// A field for a month; browsers without a month picker let it be typed as `2026-10`.
#[component]
pub fn MonthField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the field's text.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// The refusal codes that are shown at this field.
    #[prop(default = &[])]
    codes: &'static [&'static str],
) -> impl IntoView {
    view! { <Calendar form name label codes min=None max=None hint="" kind="month" /> }
}

#[component]
fn Calendar(
    form: Form,
    name: &'static str,
    label: &'static str,
    codes: &'static [&'static str],
    min: Option<String>,
    max: Option<String>,
    hint: &'static str,
    /// The input's type: `date` or `month`.
    kind: &'static str,
) -> impl IntoView {
    form.answers_for(name, codes);
    let input = NodeRef::<html::Input>::new();
    let take = move |event| {
        let half = input.get_untracked().is_some_and(|input| input.validity().bad_input());
        // Half a day is none, and must not pass for an empty field.
        form.set(name, if half { "?".to_owned() } else { event_target_value(&event) });
    };
    view! {
        <Labelled form name label hint>
            <input
                type=kind
                name=name
                node_ref=input
                min=min
                max=max
                aria-invalid=move || form.wrong(name).is_some().to_string()
                aria-describedby=move || described(form, name)
                prop:value=move || form.text(name)
                on:input=take
            />
        </Labelled>
    }
}
