//! The columns of the ledger that a reader hides: kept in a cookie, written on the page's root
//! element for the style sheet, the same on the server and in the browser.

use leptos::prelude::*;

/// The name of the cookie that holds the hidden columns.
pub const COOKIE: &str = "columns";

/// How long a browser keeps a choice, in seconds: the 400 days that browsers allow at most.
const KEPT: u32 = 400 * 24 * 60 * 60;

/// The cookie by which a browser keeps a reader's choice.
#[must_use]
pub fn kept(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Max-Age={KEPT}; SameSite=Lax")
}

/// The columns that can be hidden; number, lamp and name always stand.
pub const HIDEABLE: [&str; 12] = [
    "region",
    "unit",
    "total",
    "plan",
    "done",
    "schedule",
    "lag",
    "start",
    "completion",
    "stage",
    "progress",
    "problem",
];

/// The hidden ones among [`HIDEABLE`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HiddenColumns(Vec<&'static str>);

impl HiddenColumns {
    /// Reads what [`Self::text`] wrote, parted by points or spaces; unknown words are passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::those(|code| text.split(['.', ' ']).any(|word| word == code))
    }

    /// Hides all columns but some.
    #[must_use]
    pub fn all_but<'a>(shown: impl Iterator<Item = &'a str>) -> Self {
        let shown: Vec<_> = shown.collect();
        Self::those(|code| !shown.contains(&code))
    }

    fn those(hidden: impl Fn(&str) -> bool) -> Self {
        Self(HIDEABLE.into_iter().filter(|code| hidden(code)).collect())
    }

    /// The hidden columns as the cookie holds them.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.join(".")
    }

    /// The hidden columns as the style sheet matches them.
    #[must_use]
    pub fn words(&self) -> String {
        self.0.join(" ")
    }

    /// Whether a column is hidden.
    #[must_use]
    pub fn hides(&self, code: &str) -> bool {
        self.0.contains(&code)
    }

    /// The same with one column shown or hidden.
    #[must_use]
    pub fn with(&self, code: &str, shown: bool) -> Self {
        Self::those(|other| if other == code { !shown } else { self.hides(other) })
    }
}

/// The columns that the reader hides: from the cookie on the server, from the page in a browser.
#[must_use]
pub fn hidden_columns() -> HiddenColumns {
    #[cfg(feature = "hydrate")]
    {
        let root = document().document_element();
        root.and_then(|root| root.get_attribute("data-hidden"))
            .map(|text| HiddenColumns::parse(&text))
            .unwrap_or_default()
    }
    #[cfg(not(feature = "hydrate"))]
    use_context::<HiddenColumns>().unwrap_or_default()
}

/// Applies a choice at once, and stores it in the cookie.
pub fn keep(hidden: &HiddenColumns) {
    if let Some(root) = document().document_element() {
        // Fails only for an invalid attribute name.
        let _ = root.set_attribute("data-hidden", &hidden.words());
    }
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let cookie = kept(COOKIE, &hidden.text());
        if let Ok(page) = document().dyn_into::<web_sys::HtmlDocument>() {
            // A browser that keeps no cookies forgets the choice with the page.
            let _ = page.set_cookie(&cookie);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_survives_its_cookie_and_unknown_words_are_passed_over() {
        let hidden = HiddenColumns::parse("plan.nonsense total");
        assert_eq!(hidden.text(), "total.plan");
        assert_eq!(HiddenColumns::parse(&hidden.text()), hidden);
        assert!(!hidden.with("plan", true).hides("plan"));
        assert_eq!(HiddenColumns::all_but(HIDEABLE.into_iter()), HiddenColumns::default());
    }
}
