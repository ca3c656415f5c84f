//! Choosing files and uploading them, one after another, each with its progress.

use std::collections::VecDeque;

use battle_map::value::{EvidenceId, MilestoneId, ProjectId};
use leptos::{ev::Event, prelude::*, web_sys::HtmlInputElement};

use crate::{
    erased::{Each, Show},
    execute::{Accepted, Fault},
    texts::use_texts,
    upload::{Sending, attached, send},
};

/// The accepted file types, for the `accept` attribute.
const ACCEPTED: &str = ".jpg,.jpeg,.png,.webp,.pdf,image/jpeg,image/png,image/webp,application/pdf";

/// A file that was uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The evidence it became.
    pub id: EvidenceId,
    /// The file's name as it was chosen.
    pub name: String,
    /// Whether it is a document, which has no thumbnail.
    pub document: bool,
}

/// The state of a file's upload; after success the file leaves the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Waiting,
    Leaving(u8),
    Refused(Fault),
}

/// One file in the list of uploads.
#[derive(Clone, Copy)]
struct UploadEntry {
    number: u32,
    /// Bound to the browser's single thread; unused on the server, where nothing is chosen.
    sending: StoredValue<Sending, LocalStorage>,
    state: RwSignal<State>,
}

/// The state that the list and its buttons share.
#[derive(Clone, Copy)]
struct Uploads {
    lines: RwSignal<Vec<UploadEntry>>,
    queue: StoredValue<VecDeque<UploadEntry>>,
    busy: RwSignal<bool>,
    count: StoredValue<u32>,
    on_attached: Callback<Attached>,
}

/// A button to choose files, and below it the running uploads.
#[component]
pub fn EvidenceUpload(
    /// The project the files belong to, read when a file is chosen.
    #[prop(into)]
    project: Signal<ProjectId>,
    /// The milestone that the files document; `None` for no single one.
    #[prop(into)]
    milestone: Signal<Option<MilestoneId>>,
    /// Called for each file that was uploaded.
    #[prop(into)]
    on_attached: Callback<Attached>,
) -> impl IntoView {
    let texts = use_texts();
    let uploads = Uploads {
        lines: RwSignal::new(Vec::new()),
        queue: StoredValue::new(VecDeque::new()),
        busy: RwSignal::new(false),
        count: StoredValue::new(0),
        on_attached,
    };
    let choose = move |event: Event| {
        let field: HtmlInputElement = event_target(&event);
        // The browser's dialog may outlast the form from which it was opened.
        let to = (project.try_get_untracked(), milestone.try_get_untracked());
        let (Some(project), Some(milestone)) = to else { return };
        let files = field.files();
        let files =
            files.iter().flat_map(|files| (0..files.length()).filter_map(move |at| files.get(at)));
        for file in files {
            uploads.add(Sending::new(file, project, milestone));
        }
        // The same file may be chosen again.
        field.set_value("");
    };
    view! {
        <div class="evidence-upload">
            <label class="button">
                <input class="quiet" type="file" multiple accept=ACCEPTED on:change=choose />
                {texts.get("evidence.add")}
            </label>
            <span class="hint">{texts.get("evidence.kinds")}</span>
            <ul class="upload-list">
                <Each each=move || uploads.lines.get() key=|line| line.number let:line>
                    <UploadLine line uploads />
                </Each>
            </ul>
        </div>
    }
}

#[component]
fn UploadLine(line: UploadEntry, uploads: Uploads) -> impl IntoView {
    let texts = use_texts();
    let name = line.sending.with_value(|sending| sending.name.clone());
    let share = move || match line.state.get() {
        State::Leaving(share) => share,
        State::Waiting | State::Refused(_) => 0,
    };
    let fault = move || match line.state.get() {
        State::Refused(fault) => Some(fault),
        State::Waiting | State::Leaving(_) => None,
    };
    let label = name.clone();
    let again = move |_| uploads.enqueue(line);
    view! {
        <li class:refused=move || fault().is_some()>
            <span>{name}</span>
            <Show when=move || fault().is_none()>
                <progress max="100" value=share aria-label=label.clone()></progress>
            </Show>
            {move || fault().map(|fault| view! { <p class="row-fault" role="alert">{fault.words(texts)}</p> })}
            <Show when=move || fault().is_some_and(|fault| fault.is_unanswered())>
                <button class="button" type="button" on:click=again>{texts.get("evidence.again")}</button>
            </Show>
            <Show when=move || fault().is_some()>
                <button class="button" type="button" on:click=move |_| uploads.remove(line)>
                    {texts.get("evidence.dismiss")}
                </button>
            </Show>
        </li>
    }
}

impl Uploads {
    fn add(self, sending: Sending) {
        let fault = sending.fault();
        let number = self.count.get_value();
        self.count.set_value(number + 1);
        let sending = StoredValue::new_local(sending);
        let line = UploadEntry { number, sending, state: RwSignal::new(State::Waiting) };
        self.lines.update(|lines| lines.push(line));
        match fault {
            Some(fault) => line.state.set(State::Refused(fault)),
            None => self.enqueue(line),
        }
    }

    fn enqueue(self, line: UploadEntry) {
        line.state.set(State::Waiting);
        self.queue.update_value(|queue| queue.push_back(line));
        if !self.busy.get_untracked() {
            self.next();
        }
    }

    fn remove(self, line: UploadEntry) {
        self.lines.update(|lines| lines.retain(|other| other.number != line.number));
    }

    /// Uploads the file that has waited longest; one at a time suits slow connections best. If the
    /// page is left before the end, the file is stored, but nothing is called here.
    fn next(self) {
        let line = self.queue.try_update_value(VecDeque::pop_front).flatten();
        self.busy.try_set(line.is_some());
        let Some(line) = line else { return };
        let Some(sending) = line.sending.try_get_value() else { return };
        line.state.try_set(State::Leaving(0));
        let progress = move |share| {
            line.state.try_set(State::Leaving(share));
        };
        let name = (sending.name.clone(), sending.file.type_() == "application/pdf");
        send(&sending, progress, move |answer| {
            self.arrived(line, name, answer);
            self.next();
        });
    }

    fn arrived(
        self,
        line: UploadEntry,
        (name, document): (String, bool),
        answer: Result<Accepted, Fault>,
    ) {
        match answer {
            Ok(accepted) => {
                if self
                    .lines
                    .try_update(|lines| lines.retain(|other| other.number != line.number))
                    .is_none()
                {
                    return;
                }
                if let Some(id) = attached(&accepted) {
                    self.on_attached.run(Attached { id, name, document });
                }
            }
            Err(fault) => {
                line.state.try_set(State::Refused(fault));
            }
        }
    }
}
