//! What is loaded from files: regions, lists, layers.

use battle_map::view::admin::AdminView;
use leptos::prelude::*;

use crate::texts::use_texts;

/// The three lists; they are loaded at the command line.
#[component]
pub fn Kept(
    /// The page.
    admin: AdminView,
) -> impl IntoView {
    let texts = use_texts();
    let count = |key: &str, count: u32| texts.fill(key, &[("count", &count.to_string())]);
    let regions = admin.regions.into_iter().map(|region| {
        let aliases = region.aliases.join(&texts.get("list.joint"));
        let outline = (!region.outlined).then(|| texts.get("admin.no-outline"));
        view! {
            <li>
                <b>{region.name}</b>
                <span>{count("admin.entries", region.entries)}</span>
                <span>{aliases}</span>
                <span>{outline}</span>
            </li>
        }
    });
    let lists = admin.lists.into_iter().map(|list| {
        view! { <li><b>{list.name}</b> <span>{list.year.to_string()}</span> <span>{count("admin.entries", list.entries)}</span></li> }
    });
    let layers = admin.layers.into_iter().map(|layer| {
        view! { <li><b>{layer.name}</b> <span>{count("admin.shapes", layer.shapes)}</span></li> }
    });
    let layers: Vec<_> = layers.collect();
    let none =
        layers.is_empty().then(|| view! { <p class="hint">{texts.get("admin.no-layers")}</p> });
    view! {
        <div class="admin-kept">
            <section><h2>{texts.get("admin.regions")}</h2><ul>{regions.collect_view()}</ul></section>
            <section><h2>{texts.get("admin.lists")}</h2><ul>{lists.collect_view()}</ul></section>
            <section><h2>{texts.get("admin.layers")}</h2><ul>{layers}</ul>{none}</section>
        </div>
    }
}
