//! One project of the list: whether it goes on, in what class, and with what plan.

use battle_map::{model::list::ListClass, view::next_year::ShownLine};
use leptos::prelude::*;

use super::chosen::{EXCEPT, goes};
use crate::{
    form::{ChoiceField, Form, NumberField, coded},
    format::{date, money},
    texts::{Texts, use_texts},
};

/// A project with its tick, and the fields of those that go on.
#[component]
pub fn Line(
    /// The project as it is proposed.
    line: Memo<Option<ShownLine>>,
    /// The form of the whole list.
    form: Form,
) -> impl IntoView {
    let texts = use_texts();
    let id = line.with_untracked(|line| line.as_ref().map(|it| it.line.project));
    let id = id.map(|id| id.to_string()).unwrap_or_default();
    let row = form.row(id.parse().unwrap_or_default());
    let ticked = move || {
        line.with(|line| line.as_ref().is_some_and(|it| form.with(|typed| goes(&it.line, typed))))
    };
    let planned = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|it| it.next_plan)));
    let classes = coded(texts, "list-class", ListClass::ALL.map(ListClass::code));
    let toggled = id.clone();
    let name = move || line.with(|line| line.as_ref().map(|line| line.name.clone()));
    view! {
        <li data-project=id.clone()>
            <label class="check" title=texts.get("next-year.carry")>
                <input
                    type="checkbox"
                    name=EXCEPT
                    value=toggled.clone()
                    aria-label=move || texts.fill("next-year.carry-one", &[("name", &name().unwrap_or_default())])
                    prop:checked=ticked
                    on:change=move |_| form.toggle(EXCEPT, &toggled)
                />
            </label>
            <p>
                <a href=format!("/projects/{id}")>{name}</a>
                <span>{move || line.with(|line| line.as_ref().map(|line| facts(texts, line)))}</span>
            </p>
            <div class="next-fields" hidden=move || !ticked()>
                <ChoiceField form=row name="class" label="next-year.class" choices=Signal::stored(classes) optional=true />
                <div hidden=move || planned.get().is_some()>
                    <NumberField form=row name="amount" label="next-year.amount" />
                </div>
                {move || planned.get().map(|amount| {
                    let amount = money(texts, amount);
                    view! { <p class="hint">{texts.fill("next-year.planned", &[("amount", &amount)])}</p> }
                })}
            </div>
        </li>
    }
}

/// Why it goes on or stays, where it is, its dates and this year's money: `在建 · 岳池县 · 计划开工 2026.05`.
fn facts(texts: Texts, line: &ShownLine) -> String {
    let reason = texts.get(&format!("next-year.reason.{}", line.line.reason.code()));
    let part = line.part_of.as_ref().map(|of| texts.fill("next-year.part-of", &[("name", of)]));
    let dated = |key, on| texts.fill(key, &[("date", &date(texts, on))]);
    let amount = |key, amount| texts.fill(key, &[("amount", &money(texts, amount))]);
    let also = (!line.also_on.is_empty())
        .then(|| line.also_on.join(&texts.get("list.joint")))
        .map(|lists| texts.fill("next-year.also-on", &[("lists", &lists)]));
    let all = [
        Some(reason),
        line.region.clone(),
        part,
        line.start.map(|on| dated("next-year.start", on)),
        line.completion.map(|on| dated("next-year.completion", on)),
        line.plan.map(|plan| amount("next-year.plan", plan)),
        line.done.map(|done| amount("next-year.done-so-far", done)),
        also,
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
