//! All sheets of a paper, one below the other on the screen, each on its own page in print.

use battle_map::view::notice_paper::{Imprint, NoticePaper, NoticeSheet};
use leptos::prelude::*;

use super::{annex::AnnexSheet, block::PaperBlock};
use crate::paper::PAPER_WORDS;

/// The sheets; they are in Chinese in every language of the screen.
#[component]
pub fn PaperSheets(
    /// The content of the sheets.
    paper: NoticePaper,
) -> impl IntoView {
    let sheet = NoticeSheet::of(&paper, &PAPER_WORDS);
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

/// 版记: the imprint with copies and issuer; absent if the paper has neither.
#[component]
fn Foot(imprint: Imprint) -> impl IntoView {
    let copies = imprint.copies.map(|copies| view! { <p>{copies}</p> });
    let issued = imprint.issued.map(|(who, when)| {
        view! { <p><span>{who}</span><span>{when}</span></p> }
    });
    let says = copies.is_some() || issued.is_some();
    says.then(|| view! { <footer class="paper-imprint">{copies}{issued}</footer> })
}
