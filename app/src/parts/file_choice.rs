//! Choosing a file from this computer, and how far its upload is.

use leptos::prelude::*;

use crate::{
    execute::Fault,
    file_transfer::{Chosen, UploadProgress, choose},
    texts::{Texts, use_texts},
};

/// A button that opens the computer's choice of files.
#[component]
pub fn FileChoice(
    /// The key of its words in the catalogues.
    label: &'static str,
    /// The file types that are offered, for the `accept` attribute; ledgers and sheets by default.
    #[prop(default = ".xlsx,.xls,.csv,.txt,.docx,.doc,.htm,.html,.mht,.mhtml,.xml")]
    accept: &'static str,
    /// Called with the file that was chosen and read.
    take: Callback<Result<Chosen, Fault>>,
    /// What stands beside the button, such as the name of the chosen file.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let texts = use_texts();
    let read = move |event| {
        choose(&event, move |chosen| {
            // The page may be gone once the file is read.
            let _ = take.try_run(chosen);
        });
    };
    view! {
        <label class="import-file">
            <span class="button">{texts.get(label)}</span>
            <input
                class="quiet"
                type="file"
                accept=accept
                aria-label=texts.get(label)
                on:change=read
            />
            {children.map(|children| children())}
        </label>
    }
}

/// The progress of an upload in words.
#[must_use]
pub fn progress_words(texts: Texts, progress: UploadProgress) -> String {
    match progress {
        UploadProgress::Sending(percent) => {
            texts.fill("import.sending", &[("percent", &percent.to_string())])
        }
        UploadProgress::Reading => texts.get("import.reading"),
    }
}

/// A bar and words while a file is being sent or read; nothing else.
#[component]
pub fn Progress(
    /// The progress of the upload; `None` while nothing is being sent.
    progress: Signal<Option<UploadProgress>>,
) -> impl IntoView {
    let texts = use_texts();
    let bar = move || {
        progress.get().map(|progress| {
            let value = match progress {
                UploadProgress::Sending(percent) => Some(percent),
                UploadProgress::Reading => None,
            };
            view! { <progress max="100" value=value aria-label=texts.get("import.progress")></progress> }
        })
    };
    let words = move || progress.get().map(|progress| progress_words(texts, progress));
    view! {
        {bar}
        <span role="status">{words}</span>
    }
}
