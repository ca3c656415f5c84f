//! Which notices are shown: a form that works as a plain GET.

use battle_map::view::notices::{NoticeChoices, NoticeProgress, NoticeQuery};
use leptos::prelude::*;

use crate::{parts::filter::Pick, texts::use_texts};

/// The form that filters the register.
#[component]
pub fn NoticeFilter(
    /// The filter in the page's address.
    query: Memo<NoticeQuery>,
    /// The choices that each field of the filter offers.
    choices: Memo<NoticeChoices>,
) -> impl IntoView {
    let texts = use_texts();
    let states = NoticeProgress::ALL.iter().map(|progress| {
        let code = progress.code();
        (code.to_owned(), texts.get(&format!("notices.state.{code}")))
    });
    let states = Signal::stored(states.collect::<Vec<_>>());
    let named = |names: &[String]| names.iter().map(|name| (name.clone(), name.clone())).collect();
    let years =
        move || choices.with(|c| c.years.iter().map(|y| (y.to_string(), y.to_string())).collect());
    let units = Signal::derive(move || choices.with(|choices| choices.addressees.clone()));
    let regions = Signal::derive(move || choices.with(|choices| choices.regions.clone()));
    let issuers = Signal::derive(move || choices.with(|choices| named(&choices.signatories)));
    let parameters = Signal::derive(move || query.with(NoticeQuery::parameters));
    view! {
        <div class="filter">
            <form method="get" action="/notices">
                <Pick list="notices" name="state" parameters choices=states any=false />
                <Pick list="notices" name="unit" parameters choices=units />
                <Pick list="notices" name="region" parameters choices=regions />
                <Pick list="notices" name="issuer" parameters choices=issuers />
                <Pick list="notices" name="year" parameters choices=Signal::derive(years) />
                <button type="submit">{texts.get("filter.apply")}</button>
            </form>
        </div>
    }
}
