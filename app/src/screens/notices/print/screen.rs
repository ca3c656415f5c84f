//! The print view: the sheets, and above them controls that are not printed.

use battle_map::{
    value::NoticeId,
    view::notice_paper::{NoticePrint, PaperState},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::PaperSheets;
use crate::{
    live::{Followed, latest},
    parts::{
        fault::Fault,
        frame::{Desk, NavPage},
    },
    texts::use_texts,
};

/// The codes for why there is no PDF, as the server puts them into the address.
const FAULTS: [&str; 5] = [
    "no-paper-font",
    "unreadable-paper-font",
    "paper-font-without-chinese",
    "paper-too-long",
    "paper-failed",
];

/// The page, as far as its paper is there.
#[component]
pub fn PrintScreen(
    /// The notice that is printed.
    id: Memo<NoticeId>,
    /// The notice's paper, followed as it changes.
    view: Followed<NoticePrint>,
    /// The code for why the PDF could not be made; `None` if nothing failed.
    fault: Option<String>,
) -> impl IntoView {
    let texts = use_texts();
    let print = latest(view);
    let frame = Signal::derive(move || print.with(|p| p.as_ref().map(|p| p.frame.clone())));
    let paper = Memo::new(move |_| print.with(|p| p.as_ref().map(|p| p.paper.clone())));
    let title = move || {
        paper.with(|paper| match paper.as_ref().map(|paper| &paper.state) {
            Some(PaperState::Issued { number, .. } | PaperState::Withdrawn { number, .. }) => {
                number.clone()
            }
            Some(PaperState::Draft) | None => texts.get("notices.title"),
        })
    };
    let fault = fault.filter(|fault| FAULTS.contains(&fault.as_str()));
    let fault = fault.map(|fault| {
        view! { <p class="fault" role="alert">{texts.get(&format!("paper.fault.{fault}"))}</p> }
    });
    view! {
        <Title text=title />
        <Desk here=NavPage::Notices frame class="paper-page">
            <Fault view />
            <nav class="paper-tools" aria-label=texts.get("paper.tools")>
                <a class="button" href=move || format!("/notices/{}", id.get())>{texts.get("paper.back")}</a>
                <button class="button primary" type="button" on:click=|_| print_page()>
                    {texts.get("paper.print")}
                </button>
                <a class="button" href=move || format!("/notices/{}/paper.pdf", id.get()) rel="external">
                    {texts.get("paper.pdf")}
                </a>
            </nav>
            {fault}
            {move || paper.get().map(|paper| view! { <PaperSheets paper /> })}
        </Desk>
    }
}

/// Opens the browser's print dialogue.
fn print_page() {
    // Fails where the browser forbids it; its own menu prints, too.
    let _ = window().print();
}
