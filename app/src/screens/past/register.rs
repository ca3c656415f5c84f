//! A register that a city brings along, of notices or of cards: its file, the headers it has, what it
//! would do with the rows that cannot be taken over, and the words when it is done.

use battle_map::view::past::RowFault;
use leptos::prelude::*;

use super::fault::line;
use crate::{
    erased::Show,
    preview_file::{ChooseFile, Decide, FileJob, Loading},
    texts::{Texts, use_texts},
};

/// The words of one register's part of the page, by their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterWords {
    /// The identifier of its heading on the page.
    pub head: &'static str,
    /// What it holds: the heading, and the link to the page where that stands once it is taken over.
    pub title: &'static str,
    /// Where that page is.
    pub href: &'static str,
    /// What it is for.
    pub what: &'static str,
    /// The headers that its file has, and those it may have.
    pub columns: &'static str,
    /// The button that chooses a file.
    pub choose: &'static str,
    /// That it is taken over.
    pub done: &'static str,
}

/// Loading a register.
pub trait RegisterJob: FileJob {
    /// What its columns mean.
    type Column: Copy + PartialEq + 'static;
    /// The words of its part of the page.
    const WORDS: RegisterWords;
    /// All columns.
    const COLUMNS: &'static [Self::Column];
    /// Those without which a row says too little.
    const REQUIRED: &'static [Self::Column];

    /// The header of a column.
    fn header(texts: Texts, column: Self::Column) -> String;
    /// The rows that cannot be taken over.
    fn rejected(preview: &Self::Preview) -> &[RowFault<Self::Column>];
    /// Whether what is shown can be confirmed.
    fn may_be_taken(preview: &Self::Preview) -> bool;
    /// The words of the button that confirms.
    fn confirm(texts: Texts, preview: &Self::Preview) -> String;
    /// What stands below the rejected rows.
    fn shown(loading: Loading<Self>, texts: Texts, preview: &Self::Preview) -> AnyView;
}

/// The headers that such a file has, and those it may have.
fn columns<R: RegisterJob>(texts: Texts) -> String {
    let list = |required: bool| {
        let columns = R::COLUMNS.iter().filter(|column| R::REQUIRED.contains(column) == required);
        let headers: Vec<_> = columns.map(|column| R::header(texts, *column)).collect();
        headers.join(&texts.get("list.joint"))
    };
    texts.fill(R::WORDS.columns, &[("needed", &list(true)), ("free", &list(false))])
}

/// The part of the page that takes a register.
#[component]
pub fn RegisterPart<R: RegisterJob>(
    /// What it loads.
    register: R,
    /// More about its file.
    #[prop(optional, into)]
    hint: Option<AnyView>,
) -> impl IntoView {
    let texts = use_texts();
    let loading = Loading::new(register);
    let words = R::WORDS;
    let shown = move || {
        let (preview, moved) = loading.standing()?;
        Some(view! { <Shown loading preview moved /> })
    };
    view! {
        <section class="boundaries-load" aria-labelledby=words.head>
            <h2 id=words.head>{texts.get(words.title)}</h2>
            <p>{texts.get(words.what)}</p>
            <p class="hint">{columns::<R>(texts)}</p>
            {hint}
            <ChooseFile loading label=words.choose accept=".xlsx,.xls,.csv" />
            <Show when=move || loading.is_done()>
                <p class="import-done" role="status">
                    {texts.get(words.done)} " " <a class="button" href=words.href>{texts.get(words.title)}</a>
                </p>
            </Show>
            {shown}
        </section>
    }
}

#[component]
fn Shown<R: RegisterJob>(loading: Loading<R>, preview: R::Preview, moved: bool) -> impl IntoView {
    let texts = use_texts();
    let rejected = R::rejected(&preview);
    let faults = rejected.iter().map(|fault| line(texts, fault, |at| R::header(texts, at)));
    let faults = (!rejected.is_empty()).then(|| {
        view! {
            <p role="alert">{texts.get("past.all-or-none")}</p>
            <ul class="import-issues rejected">{faults.collect_view()}</ul>
        }
    });
    let (words, may) = (R::confirm(texts, &preview), R::may_be_taken(&preview));
    view! {
        <div class="past-preview">
            {moved.then(|| view! { <p class="import-moved" role="alert">{texts.get("import.moved")}</p> })}
            {faults}
            {R::shown(loading, texts, &preview)}
            <Decide loading words may />
        </div>
    }
}
