//! A change of the rules is previewed before it is made: the cards it would add, remove or alter,
//! and only then the button that makes it.

use battle_map::{
    command::ReadVersion,
    view::{questions::RulesPreview, rules::Preview},
};
use leptos::{prelude::*, task::spawn_local};

use super::form::RULES;
use crate::{
    ask::ask,
    erased::Show,
    execute::CommandJson,
    form::{Form, FormFault, Reading, Submit, Typed},
    parts::changed_cards::ChangedCards,
    texts::{Texts, use_texts},
};

/// A preview: the form as it was, and what the change would do.
#[derive(Clone)]
struct SeenPreview {
    typed: Typed,
    preview: Preview,
}

/// The button for the preview, the preview itself, and the button that makes the change.
#[component]
pub fn Confirm<C, R>(
    /// The form that describes the change.
    form: Form,
    /// Reads the change from the form; `None` where it cannot be read.
    command: C,
    /// The versions that the change is based on.
    reads: R,
) -> impl IntoView
where
    C: Fn(&mut Reading<'_>) -> Option<RulesPreview> + Copy + Send + Sync + 'static,
    R: Fn() -> Vec<ReadVersion> + Copy + Send + Sync + 'static,
{
    let texts = use_texts();
    let seen = RwSignal::new(None::<SeenPreview>);
    let look = move |_| {
        let (typed, Some(asked)) = (form.typed(), form.read(command)) else { return };
        spawn_local(async move {
            match ask(asked).await {
                Ok(preview) => {
                    say(texts, form, &preview);
                    seen.try_set(Some(SeenPreview { typed, preview }));
                }
                Err(error) => form.refuse("", texts.get(&format!("error.{}", error.code()))),
            }
        });
    };
    Effect::new(move |_| {
        if form.done() > 0 {
            seen.set(None);
        }
    });
    // Only what was looked at may be made: whoever types on looks again.
    let off = Signal::derive(move || {
        !seen.with(|seen| {
            seen.as_ref().is_some_and(|seen| {
                let same = form.with(|typed| typed.says_the_same(&seen.typed));
                same && seen.preview.faults.is_empty()
            })
        })
    });
    let make = move |()| {
        form.submit(reads(), |typed| {
            command(typed).map(|RulesPreview { subject, action }| CommandJson::of(subject, action))
        });
    };
    let shown = move || {
        let seen = seen.get().filter(|seen| seen.preview.faults.is_empty());
        seen.map(|seen| view! { <ChangedCards preview=seen.preview /> })
    };
    view! {
        <div class="rule-confirm">
            <button class="button" type="button" on:click=look>{texts.get("rules.preview")}</button>
            {shown}
            <Show when=move || seen.with(Option::is_some)>
                <Submit form label="rules.confirm" send=make off primary=true />
            </Show>
            <FormFault form />
        </div>
    }
}

/// Shows the faults of a change: those of a rule in its row, others below the form.
fn say(texts: Texts, form: Form, preview: &Preview) {
    let rows = untrack(|| form.rows(RULES));
    for (place, code) in &preview.faults {
        let row = place.and_then(|place| rows.get(place).copied());
        let at = row.map_or(form, |row| form.row(row));
        at.refuse("", texts.get(&format!("refusal.{code}")));
    }
}
