//! Files in the browser: `FileReader`, `XMLHttpRequest` (which alone tells how much is sent), and a
//! link to what was made here.

use std::{sync::Arc, time::Duration};

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Blob, FileReader, HtmlAnchorElement, HtmlInputElement, ProgressEvent, Url, XmlHttpRequest,
    XmlHttpRequestResponseType,
    js_sys::{Array, Function, Uint8Array},
};

use super::{Chosen, UNREADABLE, UploadProgress};
use crate::{
    execute::{Fault, UNREACHABLE},
    json,
};

/// The time after which the browser has surely taken a file that was handed to it.
const TAKEN: Duration = Duration::from_secs(30);

/// A listener that is kept alive as long as the browser needs it.
fn listener(act: impl Fn() + 'static) -> Function {
    Closure::<dyn FnMut()>::new(act).into_js_value().unchecked_into()
}

/// Reads the file chosen in the input of `event`; choosing the same file again works, too.
pub fn choose(event: &ev::Event, then: impl Fn(Result<Chosen, Fault>) + 'static) {
    let input: HtmlInputElement = event_target(event);
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    input.set_value("");
    let name = file.name();
    let Ok(reader) = FileReader::new() else { return };
    let read = reader.clone();
    let done = listener(move || {
        let bytes = read.result().ok().filter(|result| !result.is_null());
        let bytes = bytes.map(|buffer| Uint8Array::new(&buffer).to_vec());
        then(match bytes {
            Some(bytes) => Ok(Chosen { name: name.clone(), bytes: Arc::new(bytes) }),
            None => Err(Fault::of(UNREADABLE)),
        });
    });
    reader.set_onloadend(Some(&done));
    // Fails only where a reading is under way already.
    let _ = reader.read_as_array_buffer(&file);
}

/// Sends bytes, reporting the progress and then the answer.
pub fn send(
    address: &str,
    bytes: &[u8],
    progress: impl Fn(UploadProgress) + 'static,
    then: impl Fn(Result<Vec<u8>, Fault>) + 'static,
) {
    let Ok(request) = XmlHttpRequest::new() else { return };
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    if let Ok(upload) = request.upload() {
        let told = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            progress(progress_of(event.loaded(), event.total()));
        });
        upload.set_onprogress(Some(told.into_js_value().unchecked_ref()));
    }
    let answered = request.clone();
    request.set_onloadend(Some(&listener(move || then(answer(&answered)))));
    let sent = request
        .open("POST", address)
        .and_then(|()| request.set_request_header("content-type", "application/octet-stream"))
        .and_then(|()| request.send_with_opt_u8_array(Some(bytes)));
    // Fails only for an address that is none; whatever was sent ends with `loadend`.
    drop(sent);
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 100")]
fn progress_of(loaded: f64, total: f64) -> UploadProgress {
    if loaded < total {
        UploadProgress::Sending((loaded / total * 100.0) as u8)
    } else {
        UploadProgress::Reading
    }
}

#[expect(clippy::result_large_err, reason = "told once, to whoever sent the file")]
fn answer(request: &XmlHttpRequest) -> Result<Vec<u8>, Fault> {
    let bytes = request.response().ok().filter(|body| !body.is_null());
    let bytes = bytes.map(|buffer| Uint8Array::new(&buffer).to_vec()).unwrap_or_default();
    match request.status() {
        Ok(200) => Ok(bytes),
        // A server that has heard enough hangs up, and some browsers then do not read its answer.
        Ok(0) | Err(_) => Err(Fault::of(UNREACHABLE)),
        Ok(_) => Err(json::read_bytes(&bytes).unwrap_or_else(|_| Fault::of("failed"))),
    }
}

/// Downloads a file to the person's machine.
pub fn save(name: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(blob) = Blob::new_with_u8_array_sequence(&parts) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let link = document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>);
    if let Ok(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    let forget = move || drop(Url::revoke_object_url(&address));
    set_timeout(forget, TAKEN);
}
