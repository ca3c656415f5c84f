//! The totals of a preview, and the list, year and month it belongs to.

use battle_map::{model::ledger::ImportSummary, view::import_preview::ImportPreview};
use leptos::prelude::*;

use crate::{
    format,
    texts::{Texts, use_texts},
};

/// The totals of a preview.
#[component]
pub fn Sums(
    /// The preview whose totals are shown.
    preview: ImportPreview,
) -> impl IntoView {
    let texts = use_texts();
    let ImportSummary { new, changed, unchanged, absent, .. } = preview.tally;
    let counts = [
        ("new", new),
        ("changed", changed),
        ("unchanged", unchanged),
        ("rejected", preview.rejected_rows()),
        ("absent", absent),
    ];
    let counts = counts.map(|(key, count)| {
        let class = if count > 0 { key } else { "none" };
        view! {
            <div class=class>
                <dt>{texts.get(&format!("import.count.{key}"))}</dt>
                <dd>{count}</dd>
            </div>
        }
    });
    view! {
        <dl class="import-sums">{counts.collect_view()}</dl>
        <p class="hint">{belongs(texts, &preview)}</p>
    }
}

/// The ledger's list, year and month: `清单：省市重点项目 · 年度 2026 · 资金截至 10月底`.
fn belongs(texts: Texts, preview: &ImportPreview) -> String {
    let year =
        preview.year.map(|year| texts.fill("import.of-year", &[("year", &year.to_string())]));
    let list =
        preview.list.as_ref().map(|list| texts.fill("import.of-list", &[("list", list.as_str())]));
    let period = preview.period.map(|month| {
        texts.fill("import.of-period", &[("month", &format::month_end(texts, month))])
    });
    [list, year, period].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The result of an import that was carried out.
#[component]
pub fn Done(
    /// The counts of its rows by outcome.
    tally: ImportSummary,
) -> impl IntoView {
    let texts = use_texts();
    let counts = [("new", tally.new), ("changed", tally.changed), ("unchanged", tally.unchanged)];
    let counts = counts.map(|(key, count)| (key, count.to_string()));
    let values: Vec<_> = counts.iter().map(|(key, count)| (*key, count.as_str())).collect();
    view! {
        <section class="import-done" role="status">
            <p>{texts.fill("import.done", &values)}</p>
            <a class="button" href="/projects">{texts.get("nav.ledger")}</a>
            <a class="button" href="/">{texts.get("nav.map")}</a>
        </section>
    }
}
