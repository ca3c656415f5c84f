//! Which problems are shown: a form that works as a plain GET.

use battle_map::{
    model::problem::{CoordinationLevel, ProblemKind},
    value::RegionId,
    view::{
        options::FilterOption,
        problems::{AgendaOrder, ProblemQuery, ProblemScope},
    },
};
use leptos::prelude::*;

use crate::{parts::filter::Pick, texts::use_texts};

/// The form that filters the problems.
#[component]
pub fn ProblemFilter(
    /// The filter in the page's address.
    query: Memo<ProblemQuery>,
    /// The regions to choose from.
    regions: Memo<Vec<FilterOption<RegionId>>>,
) -> impl IntoView {
    let texts = use_texts();
    let regions = move || {
        let named =
            |choice: &FilterOption<RegionId>| (choice.value.to_string(), choice.name.clone());
        regions.with(|regions| regions.iter().map(named).collect::<Vec<_>>())
    };
    let kinds = ProblemKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), texts.get(&format!("problem-kind.{}", kind.code()))));
    let levels = CoordinationLevel::ALL.iter().map(|level| {
        (level.code().to_owned(), texts.get(&format!("problem-level.{}", level.code())))
    });
    let shown = ProblemScope::ALL.iter().map(|shown| {
        (shown.code().to_owned(), texts.get(&format!("problems.shown.{}", shown.code())))
    });
    let orders = AgendaOrder::ALL.iter().map(|order| {
        (order.code().to_owned(), texts.get(&format!("problems.order.{}", order.code())))
    });
    let (kinds, levels, shown, orders): (Vec<_>, Vec<_>, Vec<_>, Vec<_>) =
        (kinds.collect(), levels.collect(), shown.collect(), orders.collect());
    let parameters = Signal::derive(move || query.with(ProblemQuery::parameters));
    view! {
        <div class="filter">
            <form method="get" action="/problems">
                <Pick list="problems" name="shown" parameters choices=Signal::stored(shown) any=false />
                <Pick list="problems" name="region" parameters choices=Signal::derive(regions) />
                <Pick list="problems" name="kind" parameters choices=Signal::stored(kinds) />
                <Pick list="problems" name="level" parameters choices=Signal::stored(levels) />
                <Pick list="problems" name="order" parameters choices=Signal::stored(orders) any=false />
                <button type="submit">{texts.get("filter.apply")}</button>
            </form>
        </div>
    }
}
