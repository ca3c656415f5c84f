//! All sheets of a paper, one under the other on the screen, each from a page of its own in print.

use battle_map::view::notice_paper::{Imprint, NoticePaper, Sheet};
use leptos::prelude::*;

use super::{annex::AnnexSheet, block::PaperBlock};
use crate::paper::PAPER_WORDS;

/// The sheets: Chinese whatever language the screen speaks.
#[component]
pub fn PaperSheets(
    /// What the paper says.
    paper: NoticePaper,
) -> impl IntoView {
    let sheet = Sheet::of(&paper, &PAPER_WORDS);
    let blocks = sheet.notice.into_iter().map(|block| view! { <PaperBlock block /> });
    let annexes = sheet.annexes.into_iter().map(|annex| view! { <AnnexSheet annex /> });
    view! {
        <article class="paper" lang=PAPER_WORDS.0.tag()>
            <section class="paper-sheet paper-notice">
                {blocks.collect_view()}
                <Foot imprint=sheet.imprint />
            </section>
            {annexes.collect_view()}
        </article>
    }
}

/// 版记
#[component]
fn Foot(imprint: Imprint) -> impl IntoView {
    let copies = imprint.copies.map(|copies| view! { <p>{copies}</p> });
    let issued = imprint.issued.map(|(who, when)| {
        view! { <p><span>{who}</span><span>{when}</span></p> }
    });
    let says = copies.is_some() || issued.is_some();
    says.then(|| view! { <footer class="paper-imprint">{copies}{issued}</footer> })
}
