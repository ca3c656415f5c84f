//! The rows of the register: number, subject, addressee, whose turn it is; cards on a phone.

use battle_map::{model::notice::Mover, value::Timestamp, view::notices::NoticeRow};
use leptos::prelude::*;

use crate::{
    erased::Show,
    format,
    live::{Lines, use_clock},
    screens::notices::{left, now_words},
    texts::{Texts, use_texts},
};

/// The table of the register's notices.
#[component]
pub fn Register(
    /// The notices that pass the filter.
    rows: Memo<Vec<NoticeRow>>,
) -> impl IntoView {
    let texts = use_texts();
    let now = use_clock();
    // Minutes are enough for what is told in hours and days.
    let minute = Memo::new(move |_| Timestamp(now.get().0 / 60_000 * 60_000));
    view! {
        <Show
            when=move || !rows.with(Vec::is_empty)
            fallback=move || view! { <p class="hint">{texts.get("notices.none")}</p> }
        >
            <table class="notice-register">
                <thead><tr>{heads(texts)}</tr></thead>
                <tbody>
                    <Lines lines=rows key=|row| row.id let:row>
                        {move || view! { <Row row=row.get() minute /> }}
                    </Lines>
                </tbody>
            </table>
        </Show>
    }
}

fn heads(texts: Texts) -> impl IntoView {
    let heads = ["number", "project", "addressee", "issued", "answer-by", "state"];
    let head = |head| view! { <th scope="col">{texts.get(&format!("notices.column.{head}"))}</th> };
    heads.map(head).into_iter().collect_view()
}

#[component]
fn Row(row: NoticeRow, minute: Memo<Timestamp>) -> impl IntoView {
    let texts = use_texts();
    let href = format!("/notices/{}", row.id);
    let (state, turn) = (row.state.clone(), row.turn);
    let late = move || turn.overdue(minute.get()).is_some();
    let words = move || now_words(texts, &state, turn.mover, late());
    let time = move || left(texts, turn, minute.get());
    let day = |day: Option<battle_map::value::Day>| day.map(|day| format::day(texts, day));
    let draft = row.number.is_none();
    let number = row.number.clone().unwrap_or_else(|| texts.get("notice-state.draft"));
    let returned = (row.returned > 0)
        .then(|| texts.fill("notices.returned", &[("count", &row.returned.to_string())]));
    let escalated = row.escalated.map(|(who, on)| {
        let who = texts.get(&format!("escalation-level.{}", who.code()));
        texts.fill("notices.escalated", &[("who", &who), ("day", &format::day(texts, on))])
    });
    view! {
        <tr class:late=late class:over=turn.mover == Mover::Nobody class:draft=draft>
            <th scope="row"><a href=href>{number}</a><small>{row.subject.clone()}</small></th>
            <td><a href=format!("/projects/{}", row.project)>{row.name.clone()}</a><small>{row.region.clone()}</small></td>
            <td>{row.addressee.clone()}<small>{row.signatory.clone()}</small></td>
            <td class="day">{day(row.issued_on)}</td>
            <td class="day">{day(row.answer_by)}</td>
            <td class="state"><b>{words}</b> " " <span>{time}</span> {returned.map(|words| view! { <small>{words}</small> })} {escalated.map(|words| view! { <small>{words}</small> })}</td>
        </tr>
    }
}
