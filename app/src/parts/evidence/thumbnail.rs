//! The thumbnail of a file. While the server still makes it, it sends an image of one pixel; the
//! thumbnail is then requested again, each time after twice as long.

use std::time::Duration;

use battle_map::value::EvidenceId;
use leptos::{html::Img, prelude::*};

/// How often a thumbnail in the making is requested.
const ATTEMPTS: u32 = 8;

/// How long to wait before the second request.
const FIRST_RETRY: Duration = Duration::from_millis(250);

/// The thumbnail, or a word for a document.
#[component]
pub fn Thumbnail(
    /// The evidence that the thumbnail shows.
    id: EvidenceId,
    /// Whether it is a document, which has no thumbnail.
    document: bool,
    /// The file's name, as the image's alternative text.
    name: String,
) -> impl IntoView {
    if document {
        return view! { <span class="thumbnail document" aria-hidden="true">"PDF"</span> }
            .into_any();
    }
    let picture = NodeRef::<Img>::new();
    let attempt = RwSignal::new(0_u32);
    let address = move || match attempt.get() {
        0 => format!("/files/{id}/thumbnail"),
        again => format!("/files/{id}/thumbnail?again={again}"),
    };
    let look = move || {
        let being_made = picture
            .get_untracked()
            .is_some_and(|picture| picture.complete() && picture.natural_width() == 1);
        let made = attempt.get_untracked();
        if being_made && made < ATTEMPTS {
            let again = move || {
                // The tile may be gone by now.
                attempt.try_update(|attempt| *attempt = made + 1);
            };
            set_timeout(again, FIRST_RETRY * 2_u32.pow(made));
        }
    };
    // It may have loaded before anybody listened.
    Effect::new(move |_| {
        picture.track();
        look();
    });
    view! {
        <img
            class="thumbnail"
            node_ref=picture
            src=address
            alt=name
            width="96"
            height="96"
            on:load=move |_| look()
        />
    }
    .into_any()
}
