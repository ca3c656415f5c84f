//! What a page does when its scripts fail: it shows a banner, keeps what was typed, reloads after
//! growing pauses, and reports to the server's log (`POST /api/browser-fault`).
//!
//! After a panic the WebAssembly of a page cannot run any more, so this is a script of its own,
//! `page_fault/watch.js`, in the head of every page before the bundle; the server fills in its
//! texts. The browser's half here only passes a panic on to it.

use leptos::{nonce::use_nonce, prelude::*};
use serde::{Deserialize, Serialize};

use crate::texts::Texts;

/// The address to which a page reports that it failed.
pub const ADDRESS: &str = "/api/browser-fault";

/// The kind of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// The WebAssembly code of the page panicked.
    Panic,
    /// A script threw an error that nothing caught.
    Error,
    /// A promise was rejected without a handler.
    Rejection,
    /// A script could not be loaded.
    Load,
}

impl FaultKind {
    /// The stable code of the kind.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Panic => "panic",
            Self::Error => "error",
            Self::Rejection => "rejection",
            Self::Load => "load",
        }
    }
}

/// A page's report of its failure; without anything it showed or somebody typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrowserFault {
    /// The kind of failure.
    pub kind: FaultKind,
    /// The kind of error and its message without quotations, or the place of the panic.
    pub message: String,
    /// The path of the page, without its query.
    pub page: String,
    /// The build of the page.
    pub build: String,
}

/// The script as it is sent, without comments and indentation.
#[cfg(feature = "ssr")]
fn script() -> &'static str {
    use std::sync::LazyLock;
    static SCRIPT: LazyLock<String> = LazyLock::new(|| {
        let lines = include_str!("page_fault/watch.js").lines().map(str::trim);
        lines.filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n")
    });
    &SCRIPT
}

/// Empty, as the head is rendered by the server only.
#[cfg(not(feature = "ssr"))]
const fn script() -> &'static str {
    ""
}

/// The script with its texts, for the head of every page.
#[component]
pub fn WatchFaults(
    /// The texts in the language of the page.
    texts: Texts,
) -> impl IntoView {
    view! {
        <script
            nonce=use_nonce()
            data-told=texts.get("page-fault.told")
            data-soon=texts.get("page-fault.soon")
            data-now=texts.get("page-fault.now")
            inner_html=script()
        ></script>
    }
}

/// Writes panics to the console and passes them on to the page's script.
#[cfg(feature = "hydrate")]
pub fn watch_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let payload = panic.payload();
        let fixed = payload.downcast_ref::<&'static str>().copied();
        let words = fixed.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        // Without the script nothing is left to be told.
        let _ = tell(&format!("{place} {}", words.unwrap_or_default()));
    }));
}

#[cfg(feature = "hydrate")]
fn tell(message: &str) -> Option<()> {
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::js_sys::{Function, Reflect};
    let fault = Reflect::get(&window(), &JsValue::from_str("pageFault")).ok()?;
    let fault = fault.dyn_into::<Function>().ok()?;
    let kind = JsValue::from_str(FaultKind::Panic.code());
    fault.call2(&JsValue::NULL, &kind, &JsValue::from_str(message)).ok().map(drop)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn the_script_cannot_end_its_element_and_names_the_address() {
        assert!(!script().contains("</"));
        assert!(script().contains(ADDRESS));
        assert!(!script().contains("\n//"));
    }

    #[test]
    fn the_codes_are_those_of_the_wire() {
        for kind in [FaultKind::Panic, FaultKind::Error, FaultKind::Rejection, FaultKind::Load] {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
    }
}
