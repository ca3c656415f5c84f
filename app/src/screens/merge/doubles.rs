//! Projects that are probably one, and the choice of another for one that stays.

use battle_map::{
    value::ProjectId,
    view::{merging::Double, project_file::Named},
};
use leptos::prelude::*;

use crate::texts::{Texts, use_texts};

/// The list, and for a project that stays a field for the number of the other.
#[component]
pub fn Doubles(
    /// Who is probably doubled.
    doubles: Memo<Vec<Double>>,
    /// The project that stays, where it is chosen.
    stays: Memo<Option<Named<ProjectId>>>,
) -> impl IntoView {
    let texts = use_texts();
    let chosen = move || stays.get().map(|stays| view! { <Other stays /> });
    let lines = move || {
        let doubles = doubles.get();
        let none =
            doubles.is_empty().then(|| view! { <p class="hint">{texts.get("merge.none")}</p> });
        let lines = doubles.into_iter().map(|double| line(texts, double)).collect_view();
        view! { {none} <ul class="import-issues merge-doubles">{lines}</ul> }
    };
    view! {
        <p class="hint">{texts.get("merge.what")}</p>
        {chosen}
        <section aria-labelledby="merge-doubles">
            <h2 id="merge-doubles">{texts.get("merge.doubles")}</h2>
            {lines}
        </section>
    }
}

/// The other of the two by its number; works without JavaScript.
#[component]
fn Other(stays: Named<ProjectId>) -> impl IntoView {
    let texts = use_texts();
    view! {
        <form class="merge-other" method="get" action="/office/merge">
            <input type="hidden" name="stays" value=stays.id.to_string() />
            <p>{texts.fill("merge.stays-is", &[("name", &stays.name)])}</p>
            <label>
                <span class="form-label">{texts.get("merge.other")}</span>
                <input name="retires" inputmode="numeric" pattern="[0-9]+" required maxlength="10" autocomplete="off" />
            </label>
            <button class="button" type="submit">{texts.get("merge.compare")}</button>
        </form>
    }
}

fn line(texts: Texts, double: Double) -> impl IntoView {
    let Double { one, other, why } = double;
    let compare = format!("/office/merge?stays={}&retires={}", one.0.id, other.0.id);
    let side = move |(project, region): (Named<ProjectId>, Option<String>)| {
        let number = texts.fill("merge.number", &[("number", &project.id.to_string())]);
        view! {
            <b>
                <a href=format!("/projects/{}", project.id)>{project.name}</a>
                " "
                <span>{[Some(number), region].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
            </b>
        }
    };
    view! {
        <li>
            {side(one)}
            {side(other)}
            <span>{texts.get(&format!("merge.likely.{}", why.code()))}</span>
            <a class="button" href=compare>{texts.get("merge.compare")}</a>
        </li>
    }
}
