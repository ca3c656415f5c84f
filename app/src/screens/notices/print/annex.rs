//! The annexes, each on a sheet of its own.

use battle_map::view::notice_paper::{Annex, AnnexContent, ReceiptSheet};
use leptos::prelude::*;

use super::block::PaperTitle;

/// One annex: its number, its title, and what it shows.
#[component]
pub fn AnnexSheet(
    /// The annex on the sheet.
    annex: Annex,
) -> impl IntoView {
    let alt = annex.title.clone();
    let content = match annex.content {
        AnnexContent::Receipt(receipt) => view! { <ReceiptForm receipt /> }.into_any(),
        AnnexContent::Map(map) => view! {
            <figure class="paper-map"><div inner_html=map.svg></div><figcaption>{map.caption}</figcaption></figure>
        }
        .into_any(),
        AnnexContent::Picture(picture) => view! {
            <figure class="paper-picture"><img src=format!("/files/{}", picture.evidence) alt=alt /></figure>
        }
        .into_any(),
    };
    view! {
        <section class="paper-sheet paper-annex">
            <p class="paper-label">{annex.label}</p>
            <PaperTitle text=annex.title />
            {content}
        </section>
    }
}

/// 签收回执: the receipt form that the addressee signs.
#[component]
fn ReceiptForm(receipt: ReceiptSheet) -> impl IntoView {
    let fields = receipt.fields.into_iter().map(|field| {
        view! { <tr><th scope="row">{field}</th><td></td></tr> }
    });
    view! {
        <p class="paper-to">{receipt.addressee}</p>
        <p>{receipt.text}</p>
        <table class="paper-form"><tbody>{fields.collect_view()}</tbody></table>
        {receipt.note.map(|note| view! { <p>{note}</p> })}
    }
}
