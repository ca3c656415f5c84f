//! How each addressee responds to its notices; only the office sees it.

use battle_map::view::{
    notices::{NoticeQuery, UnitRecord},
    paged::Paged,
};
use leptos::prelude::*;

use crate::{map::links::address, parts::pages::Pages, texts::use_texts};

/// The table of addressees and their response to notices.
#[component]
pub fn Records(
    /// What the page's address asks for.
    query: NoticeQuery,
    /// One row for each addressee.
    records: Paged<UnitRecord>,
) -> impl IntoView {
    let texts = use_texts();
    let heads =
        ["unit", "issued", "signed", "answered", "returned", "closed", "days"].map(|head| {
            view! { <th scope="col">{texts.get(&format!("notices.record.{head}"))}</th> }
        });
    let (here, last) = (records.page, records.last());
    let href = move |records| {
        let turned = NoticeQuery { records, ..query.clone() };
        format!("{}#records", address("/notices", &turned.parameters()))
    };
    let rows = records.lines.into_iter().map(|record| {
        let of = |count: u32, all: u32| format!("{count}/{all}");
        let days = record
            .median_days
            .map_or_else(|| "—".to_owned(), |days| match days {
                0 => texts.get("notice.same-day"),
                days => texts.fill("notice.days", &[("count", &days.to_string())]),
            });
        view! {
            <tr>
                <th scope="row"><a href=format!("/notices?state=all&unit={}", record.code)>{record.name.clone()}</a></th>
                <td>{record.issued}</td>
                <td>{of(record.signed_in_time, record.to_sign)}</td>
                <td>{of(record.answered_in_time, record.to_answer)}</td>
                <td>{record.returned}</td>
                <td>{of(record.closed, record.issued)}</td>
                <td>{days}</td>
            </tr>
        }
    });
    view! {
        <section class="notice-records" aria-labelledby="records">
            <h2 id="records">{texts.get("notices.records")}</h2>
            <p class="hint">{texts.get("notices.records-hint")}</p>
            <div class="notice-scroll" tabindex="0" role="region" aria-labelledby="records">
                <table>
                    <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <Pages class="card-pages" here last href />
        </section>
    }
}
