//! Closing a month: before it is done, who has not reported, and which cards the rules would propose,
//! raise or let go; then the confirmation.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::period::{PeriodAction, PeriodName},
    value::{Month, Seq},
    view::{office::SilentRegion, questions::Closing, rules::Preview},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    ask::{AskError, ask},
    erased::Show,
    execute::CommandJson,
    form::{Confirm, FormFault, Typed, use_form},
    format,
    lazy::lazily,
    parts::changed_cards::ChangedCards,
    texts::{Texts, use_texts},
};

/// How many silent projects are named; the rest is counted, and listed above.
const NAMED: usize = 20;

/// The button that closes the month, after it has shown what closing would do.
#[component]
pub fn CloseMonth(
    /// The period that would be closed.
    name: PeriodName,
    /// The projects that have not reported, by region.
    silent: Memo<Vec<SilentRegion>>,
    /// The version of the period, which the command names.
    version: Memo<Seq>,
) -> impl IntoView {
    let texts = use_texts();
    let month = name.month;
    let form = use_form("close-period", month, Typed::default());
    let open = RwSignal::new(false);
    let close = move |()| {
        let command = CommandJson::of(Subject::Period(month), PeriodAction::Close {});
        form.send(command, vec![read(month, version)]);
    };
    let what = move || {
        view! {
            <h4>{texts.fill("office.closing", &[("month", &format::period_name(texts, name))])}</h4>
            {move || missing(texts, &silent.get())}
            <p>{texts.get("office.close-means")}</p>
            {cards(month)}
        }
    };
    view! {
        <Confirm
            form
            label="office.close"
            confirm="office.close-now"
            ready=|()| true
            what
            send=close
            open
            primary=false
        />
        <FormFault form />
    }
}

lazily! {
    /// What closing the month would do to the cards, computed when it is shown.
    fn cards in forms (month: Month) {
        let texts = use_texts();
        let would = RwSignal::new(None::<Result<Option<Preview>, AskError>>);
        spawn_local(async move {
            let answer = ask(Closing { month }).await;
            would.try_set(Some(answer));
        });
        view! {
            {move || would.get().map(|would| effect(texts, would))}
            <Show when=move || would.with(Option::is_none)>
                <p class="hint">{texts.get("office.closing-computed")}</p>
            </Show>
        }
    }
}

/// The version of the period on which a command is based.
pub(super) fn read(month: Month, version: Memo<Seq>) -> ReadVersion {
    ReadVersion { subject: Subject::Period(month), version: version.get_untracked() }
}

/// What would become of the cards.
fn effect(texts: Texts, would: Result<Option<Preview>, AskError>) -> AnyView {
    match would {
        Ok(Some(preview)) => view! { <ChangedCards preview /> }.into_any(),
        Ok(None) => ().into_any(),
        Err(error) => {
            let words = texts.get(&format!("error.{}", error.code()));
            view! { <p class="fault">{words}</p> }.into_any()
        }
    }
}

/// Who has not reported, by name as far as they are few.
fn missing(texts: Texts, silent: &[SilentRegion]) -> Option<impl IntoView + use<>> {
    let named = silent.iter().flat_map(|region| &region.projects);
    let more: usize = silent.iter().map(|region| region.more as usize).sum();
    let count = named.clone().count() + more;
    let names: Vec<_> = named.take(NAMED).map(String::as_str).collect();
    let mut names = names.join(&texts.get("list.joint"));
    if count > NAMED {
        names += &texts.fill("office.and-more", &[("count", &(count - NAMED).to_string())]);
    }
    (count > 0).then(|| {
        let words = texts.fill("office.close-missing", &[("count", &count.to_string())]);
        view! { <p>{words} " " {names}</p> }
    })
}
