//! The blocks of a notice's text as HTML elements.

use battle_map::view::notice_paper::{Block, PaperFact};
use leptos::prelude::*;

/// The number of characters above which a value gets a row of its own.
const SHORT: usize = 36;

/// One block of the notice's text.
#[component]
pub fn PaperBlock(
    /// The block that is shown.
    block: Block,
) -> impl IntoView {
    match block {
        Block::Mark(text) => view! { <p class="paper-mark">{text}</p> }.into_any(),
        Block::Head(text) => {
            let long = text.chars().count() > 18;
            view! { <p class="paper-head" class:long=long>{text}</p> }.into_any()
        }
        Block::Number(text) => view! { <p class="paper-number">{text}</p> }.into_any(),
        Block::Title(text) => view! { <PaperTitle text /> }.into_any(),
        Block::Addressee(text) => view! { <p class="paper-to">{text}</p> }.into_any(),
        Block::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Block::Lead(text) => view! { <p class="paper-lead">{text}</p> }.into_any(),
        Block::Facts(facts) => view! { <FactTable facts /> }.into_any(),
        Block::AnnexList(label, titles) => {
            let titles = titles.into_iter().map(|title| view! { <li>{title}</li> });
            view! {
                <div class="paper-list"><span>{label}</span><ol>{titles.collect_view()}</ol></div>
            }
            .into_any()
        }
        Block::Signature(signer, day) => view! {
            <div class="paper-signature">
                <p>{signer}</p>
                {day.map(|day| view! { <p class="paper-date">{day}</p> })}
            </div>
        }
        .into_any(),
        Block::Note(text) => view! { <p>{text}</p> }.into_any(),
    }
}

/// The paper's title; a short one is letter-spaced.
#[component]
pub fn PaperTitle(
    /// The words of the title.
    text: String,
) -> impl IntoView {
    let short = text.chars().count() <= 6;
    view! { <h2 class="paper-title" class:short=short>{text}</h2> }
}

/// The facts in two columns; a long one, or the last of an odd number, gets a row of its own.
#[component]
fn FactTable(facts: Vec<PaperFact>) -> impl IntoView {
    let mut rows = Vec::new();
    let mut rest = facts.as_slice();
    while let [first, others @ ..] = rest {
        let second = others.first().filter(|second| !is_long(first) && !is_long(second));
        rest = if second.is_some() { &others[1..] } else { others };
        let span = if second.is_some() { "1" } else { "3" };
        let first = first.clone();
        let second = second.cloned().map(|fact| {
            view! { <th scope="row">{fact.label}</th><td>{fact.value}</td> }
        });
        rows.push(view! {
            <tr><th scope="row">{first.label}</th><td colspan=span>{first.value}</td>{second}</tr>
        });
    }
    view! {
        <table class="paper-facts">
            <colgroup><col class="label" /><col /><col class="label" /><col /></colgroup>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn is_long(fact: &PaperFact) -> bool {
    fact.value.chars().count() > SHORT
}
