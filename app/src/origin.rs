//! The address of the server as this browser knows it.

/// Scheme, name and port, without a slash at the end.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn origin() -> String {
    leptos::prelude::window().location().origin().unwrap_or_default()
}

/// The server does not know under which name it is reached.
#[cfg(not(feature = "hydrate"))]
#[must_use]
pub const fn origin() -> String {
    String::new()
}
