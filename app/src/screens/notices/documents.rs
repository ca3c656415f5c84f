//! The types of documents: names, number series, terms, ladders and templates, as forms.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::document::{Document, DocumentAction, DocumentFile, template::TemplateField},
    value::{DocumentId, ValueError, Year},
    view::notices::DocumentsView,
};
use leptos::prelude::*;

use super::{
    document::{file, of},
    document_fields::DocumentFields,
};
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{FormFault, NumberField, Restored, Submit, Typed, use_form},
    live::{Followed, Lines, latest},
    parts::{frame::NavPage, view_page::ViewPage},
    texts::use_texts,
};

/// A type, the number that comes next, and the year at hand.
type DocumentLine = ((Document, Option<u32>), Year);

/// The page, as far as its view is there.
#[component]
pub fn DocumentsScreen(
    /// The types of documents, followed as they change.
    view: Followed<DocumentsView>,
) -> impl IntoView {
    let texts = use_texts();
    let types = latest(view);
    let lines = Signal::derive(move || {
        let of = |types: &DocumentsView| {
            types
                .documents
                .iter()
                .map(|known| (known.clone(), types.year))
                .collect::<Vec<DocumentLine>>()
        };
        types.with(|types| types.as_ref().map(of)).unwrap_or_default()
    });
    let fields: Vec<_> =
        TemplateField::ALL.iter().map(|field| format!("{{{}}}", field.code())).collect();
    view! {
        <ViewPage view latest=types frame=|view| &view.frame here=NavPage::Notices title="documents.title" class="notice-page documents-page">
            <header class="notice-head">
                <p class="crumbs"><a href="/notices">{texts.get("notices.title")}</a></p>
                <h1>{texts.get("documents.title")}</h1>
                <p class="hint">{texts.fill("documents.hint", &[("fields", &fields.join(" "))])}</p>
            </header>
            <Lines lines key=|((document, _), _)| document.id let:line>
                <Type line />
            </Lines>
        </ViewPage>
    }
}

/// One type: its fields, its numbers, and a copy as a new type.
#[component]
fn Type(line: Memo<DocumentLine>) -> impl IntoView {
    let document = Memo::new(move |_| line.with(|((document, _), _)| document.clone()));
    let id = document.with_untracked(|document| document.id);
    let subject = Subject::Document(id);
    let form = use_form("document", id, document.with_untracked(of)).revising();
    Effect::new(move |_| form.renew(document.with(of)));
    let defines = StoredValue::new(false);
    let give = move |reads, make: fn(Box<DocumentFile>) -> DocumentAction, of: Subject| {
        form.submit(reads, |typed| Some(CommandJson::of(of, make(Box::new(file(typed)?)))));
    };
    let save = move |()| {
        defines.set_value(false);
        let version = document.with_untracked(|document| document.version);
        give(vec![form.based(ReadVersion { subject, version })], DocumentAction::Revise, subject);
    };
    let define = move |()| {
        defines.set_value(true);
        give(Vec::new(), DocumentAction::Define, Subject::City);
    };
    Effect::new(move |before: Option<u32>| {
        let done = form.done();
        // What was saved as a new type changed nothing of this one.
        if before.is_some_and(|before| before < done) && defines.get_value() {
            form.renew(document.with_untracked(of));
        }
        done
    });
    let heading = move || {
        document.with(|document| {
            let (name, series) = (document.file.name.to_string(), document.file.series.to_string());
            view! { {name} " " <small>{series}</small> }
        })
    };
    view! {
        <details class="document-type" id=format!("document-{id}") open=id == DocumentId::STANDARD>
            <summary>{heading}</summary>
            <Restored form />
            <div class="notice-grid">
                <DocumentFields form />
            </div>
            <FormFault form />
            <div class="notice-buttons">
                <Submit form label="documents.save" send=save primary=true />
                <Submit form label="documents.define" send=define />
            </div>
            <Numbers id line />
        </details>
    }
}

/// The next number to be given; editable until the year's first one is given.
#[component]
fn Numbers(id: DocumentId, line: Memo<DocumentLine>) -> impl IntoView {
    let texts = use_texts();
    let numbers = Memo::new(move |_| line.with(|((_, next), year)| (*next, *year)));
    let next = move || {
        let (next, year) = numbers.get();
        next.map(|next| {
            let values = [("year", year.to_string()), ("next", next.to_string())];
            texts.fill(
                "documents.next",
                &values.each_ref().map(|(key, value)| (*key, value.as_str())),
            )
        })
    };
    view! {
        <Show
            when=move || numbers.get().0.is_none()
            fallback=move || view! { <p class="hint">{next}</p> }
        >
            <FirstNumber id year=numbers.get_untracked().1 />
        </Show>
    }
}

#[component]
fn FirstNumber(id: DocumentId, year: Year) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("document-series", id, Typed::default().with("first", 1));
    let start = move |()| {
        form.submit(Vec::new(), |typed| {
            let first = typed.required("first", |text| {
                text.parse().map_err(|_| ValueError::Amount(text.to_owned()))
            })?;
            Some(CommandJson::of(
                Subject::Document(id),
                DocumentAction::StartSeries { year, first },
            ))
        });
    };
    view! {
        <p class="hint">{texts.fill("documents.unnumbered", &[("year", &year.to_string())])}</p>
        <div class="decide">
            <NumberField form name="first" label="documents.first" />
            <Submit form label="documents.start" send=start />
        </div>
        <FormFault form />
    }
}
