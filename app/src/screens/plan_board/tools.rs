//! How the board leaves the screen: as a workbook, and on paper of a size that is chosen.

use battle_map::view::plan_board::PlanQuery;
use leptos::prelude::*;

use crate::{map::links::address, texts::use_texts};

/// The sizes of paper, by their codes in the address.
const SIZES: [&str; 4] = ["a3", "a2", "a1", "a0"];

/// Links to the board as it is filtered, ordered and grouped, with all its rows.
#[component]
pub fn PlanTools(
    /// What the board shows now.
    query: PlanQuery,
) -> impl IntoView {
    let texts = use_texts();
    let parameters = query.on_page(0).parameters();
    let sizes = SIZES.map(|size| {
        let mut parameters = parameters.clone();
        parameters.push(("paper", size.to_owned()));
        let href = address("/feed/plan.pdf", &parameters);
        // External to the router: the server answers with a file.
        view! { <li><a rel="external" target="_blank" href=href>{texts.get(&format!("plan.paper.{size}"))}</a></li> }
    });
    view! {
        <div class="plan-tools" role="group" aria-label=texts.get("plan.export")>
            <a class="button" rel="external" download href=address("/feed/plan.xlsx", &parameters)>
                {texts.get("ledger.export.xlsx")}
            </a>
            <details class="plan-paper">
                <summary class="button">{texts.get("plan.paper")}</summary>
                <ul>{sizes.collect_view()}</ul>
            </details>
        </div>
    }
}
