//! The types of documents: names, number series, terms, ladders and templates, as forms.

use battle_map::{
    command::Read,
    event::Subject,
    model::document::{Document, DocumentAction, template::Field},
    value::{DocumentId, Year},
    view::notices::DocumentsView,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::document_fields::DocumentFields;
use crate::{
    deed::{Deed, DeedFault, use_deed},
    execute::Order,
    live::{Followed, latest},
    parts::{
        fault::Fault,
        frame::{Desk, Here},
    },
    screens::notices::DocumentTyped,
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn DocumentsScreen(
    /// The types.
    view: Followed<DocumentsView>,
) -> impl IntoView {
    let texts = use_texts();
    let types = latest(view);
    let frame = Signal::derive(move || types.with(|t| t.as_ref().map(|t| t.frame.clone())));
    let documents = move || {
        types.with(|t| {
            t.as_ref().map(|t| t.documents.iter().map(|d| (d.clone(), t.year)).collect::<Vec<_>>())
        })
    };
    let fields: Vec<_> = Field::ALL.iter().map(|field| format!("{{{}}}", field.name())).collect();
    view! {
        <Title text=texts.get("documents.title") />
        <Desk here=Here::Notices frame class="notice-page documents-page">
            <Fault view />
            <header class="notice-head">
                <p class="crumbs"><a href="/notices">{texts.get("notices.title")}</a></p>
                <h1>{texts.get("documents.title")}</h1>
                <p class="hint">{texts.fill("documents.hint", &[("fields", &fields.join(" "))])}</p>
            </header>
            // A type is made anew when somebody changed it, not while another one is typed.
            <For
                each=move || documents().unwrap_or_default()
                key=|((document, next), _)| (document.id.0, document.version.0, *next)
                let:item
            >
                <Type document=item.0.0 next=item.0.1 year=item.1 />
            </For>
        </Desk>
    }
}

/// One type: its fields, its numbers, and a copy as a new type.
#[component]
fn Type(document: Document, next: Option<u32>, year: Year) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let id = document.id;
    let subject = Subject::Document(id);
    let read = Read { subject, version: document.version };
    let typed = RwSignal::new(DocumentTyped::of(&document.file));
    let give =
        move |make: &dyn Fn(battle_map::model::document::DocumentFile) -> Order, reads| match typed
            .with_untracked(DocumentTyped::file)
        {
            Ok(file) => deed.give(make(file), reads),
            Err(field) => deed.refuse(&format!("documents.unread.{field}")),
        };
    let save = move |_| {
        let make = |file| Order::of(subject, DocumentAction::Revise(Box::new(file)));
        give(&make, vec![read]);
    };
    let define = move |_| {
        let make = |file| Order::of(Subject::City, DocumentAction::Define(Box::new(file)));
        give(&make, Vec::new());
    };
    view! {
        <details class="document-type" open=id == DocumentId::STANDARD>
            <summary>{document.file.name.to_string()} <small>{document.file.series.to_string()}</small></summary>
            <div class="notice-grid">
                <DocumentFields typed />
            </div>
            <DeedFault deed />
            <div class="notice-buttons">
                <button class="primary" type="button" disabled=move || deed.is_busy() on:click=save>{texts.get("documents.save")}</button>
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=define>{texts.get("documents.define")}</button>
            </div>
            <Numbers id next year deed />
        </details>
    }
}

/// The number that comes next; before the year's first one, where it begins.
#[component]
fn Numbers(id: DocumentId, next: Option<u32>, year: Year, deed: Deed) -> impl IntoView {
    let texts = use_texts();
    let year_words = year.to_string();
    if let Some(next) = next {
        let values = [("year", year_words.as_str()), ("next", &next.to_string())];
        return view! { <p class="hint">{texts.fill("documents.next", &values)}</p> }.into_any();
    }
    let first = RwSignal::new("1".to_owned());
    let start = move |_| match first.get_untracked().trim().parse() {
        Ok(first) => {
            let start = DocumentAction::StartSeries { year, first };
            deed.give(Order::of(Subject::Document(id), start), Vec::new());
        }
        Err(_) => deed.refuse("documents.unread.number"),
    };
    view! {
        <div class="decide">
            <label>
                <span>{texts.fill("documents.first", &[("year", &year_words)])}</span>
                <input inputmode="numeric" prop:value=move || first.get() on:input=move |e| first.set(event_target_value(&e)) />
            </label>
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=start>{texts.get("documents.start")}</button>
        </div>
    }
    .into_any()
}
