//! Uploading a file from a page: `POST /files`, with its progress and its answer.
//!
//! A file that got no answer may have arrived or not; sent again under the same id it is stored
//! once.

use battle_map::{
    event::Subject,
    model::evidence::MOST_BYTES,
    value::{CommandId, EvidenceId, MilestoneId, ProjectId},
};

use crate::execute::{Accepted, Fault, random_id};

/// One file to upload, and what it documents.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The identifier under which it is sent, also when it is sent again.
    pub id: CommandId,
    /// The project that the file belongs to.
    pub project: ProjectId,
    /// The milestone that it documents; `None` for none.
    pub milestone: Option<MilestoneId>,
    /// The file's own name.
    pub name: String,
    /// The browser's handle on the file.
    pub file: web_sys::File,
}

impl Sending {
    /// A file under a new random id.
    #[must_use]
    pub fn new(file: web_sys::File, project: ProjectId, milestone: Option<MilestoneId>) -> Self {
        Self { id: random_id(), project, milestone, name: file.name(), file }
    }

    /// Why the file need not be sent, as it would be refused; `None` if nothing is known.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        let size = self.file.size();
        if size > f64::from(MOST_BYTES) {
            Some(Fault::of("evidence-too-large"))
        } else if size < 1.0 {
            Some(Fault::of("evidence-empty"))
        } else {
            None
        }
    }
}

/// The evidence that a file became.
#[must_use]
pub fn attached(accepted: &Accepted) -> Option<EvidenceId> {
    accepted.result.created.iter().find_map(|subject| match subject {
        Subject::Evidence(_, evidence) => Some(*evidence),
        _ => None,
    })
}

/// Sends a file; `progress` is called with the percentage sent, `done` with the result.
#[cfg(feature = "hydrate")]
pub fn send(
    sending: &Sending,
    progress: impl Fn(u8) + 'static,
    done: impl FnOnce(Result<Accepted, Fault>) + 'static,
) {
    use crate::execute::UNREACHABLE;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{ProgressEvent, XmlHttpRequest};

    let Ok(request) = XmlHttpRequest::new() else {
        return done(Err(Fault::of(UNREACHABLE)));
    };
    let on_progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        progress(hundredths(event.loaded(), event.total()));
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
    }
    let on_end = {
        let request = request.clone();
        Closure::once_into_js(move || {
            // Nothing more is on its way by now.
            drop(on_progress);
            done(answer(&request));
        })
    };
    request.set_onloadend(Some(on_end.unchecked_ref()));
    // What goes wrong here ends as a request without an answer.
    let _ = request
        .open("POST", &address(sending))
        .and_then(|()| request.set_request_header("content-type", "application/octet-stream"))
        .and_then(|()| request.send_with_opt_blob(Some(&sending.file)));
}

/// The server renders pages; only browsers send.
#[cfg(not(feature = "hydrate"))]
pub fn send(
    _sending: &Sending,
    _progress: impl Fn(u8) + 'static,
    _done: impl FnOnce(Result<Accepted, Fault>) + 'static,
) {
}

#[cfg(feature = "hydrate")]
fn address(sending: &Sending) -> String {
    let mut query =
        vec![("id", sending.id.as_str().to_owned()), ("project", sending.project.to_string())];
    query.extend(sending.milestone.map(|id| ("milestone", id.to_string())));
    query.push(("name", sending.name.clone()));
    crate::map::links::address("/files", &query)
}

#[cfg(feature = "hydrate")]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a whole lies between 0 and 100"
)]
fn hundredths(loaded: f64, total: f64) -> u8 {
    if total > 0.0 { (100.0 * loaded / total).clamp(0.0, 100.0) as u8 } else { 0 }
}

#[cfg(feature = "hydrate")]
#[expect(clippy::result_large_err, reason = "told once, to whoever sent the file")]
fn answer(request: &web_sys::XmlHttpRequest) -> Result<Accepted, Fault> {
    use crate::execute::UNREACHABLE;
    let text = request.response_text().ok().flatten().unwrap_or_default();
    match request.status() {
        Ok(200) => crate::json::read(&text).map_err(|_| Fault::of(UNREACHABLE)),
        Ok(1..) => Err(crate::json::read(&text).unwrap_or_else(|_| Fault::of("failed"))),
        _ => Err(Fault::of(UNREACHABLE)),
    }
}
