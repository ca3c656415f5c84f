//! Yearly lists: added, renamed, and the curve their projects are measured by.

use battle_map::{
    event::Subject,
    model::list::ListAction,
    value::{ListId, Year},
    view::admin::ListSummary,
};
use leptos::prelude::*;

use super::{
    base::Base,
    curve::{self, CurveField, TypedCurve},
    field::{Field, named},
};
use crate::{
    deed::{OtherFault, use_deed},
    execute::Order,
    texts::use_texts,
};

const NAME: [&str; 4] =
    ["admin.name-missing", "admin.name-too-long", "admin.name-unreadable", "list-name-taken"];
const YEAR: [&str; 1] = ["admin.year-wrong"];
const SAID: [&str; 7] =
    [NAME[0], NAME[1], NAME[2], NAME[3], YEAR[0], "admin.quarters-wrong", "curve-not-rising"];

/// The lists.
#[component]
pub fn Lists(
    /// All of them, newest year first.
    lists: Memo<Vec<ListSummary>>,
    /// The year that a new one is proposed for.
    year: Signal<Year>,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        lists.with(|lists| lists.iter().map(|list| list.id).collect::<Vec<_>>())
    });
    view! {
        <AddList year />
        <For each=move || ids.get() key=|id| id.0 let:id>
            <ListLine id lists />
        </For>
    }
}

#[component]
fn ListLine(id: ListId, lists: Memo<Vec<ListSummary>>) -> impl IntoView {
    let texts = use_texts();
    let line = Memo::new(move |_| lists.with(|all| all.iter().find(|l| l.id == id).cloned()));
    let said = move |with: fn(&ListSummary) -> String| line.with(|l| l.as_ref().map(with));
    let facts = move || {
        line.get().map(|line| {
            let entries = texts.fill("admin.entries", &[("count", &line.entries.to_string())]);
            let curve = texts.get(&format!("admin.curve.{}", curve::word(line.curve)));
            format!("{} · {entries} · {curve}", line.year)
        })
    };
    view! {
        <details class="admin-thing">
            <summary><b>{move || said(|line| line.name.clone())}</b> <span>{facts}</span></summary>
            <RenameList id line />
            <ChooseCurve id line />
        </details>
    }
}

#[component]
fn RenameList(id: ListId, line: Memo<Option<ListSummary>>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let name = RwSignal::new(String::new());
    let known = Memo::new(move |_| {
        line.with(|line| line.as_ref().map(|line| line.name.clone())).unwrap_or_default()
    });
    let show = move |known: &String| name.set(known.clone());
    let base = Base::following(known, version(line), show, deed);
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match named(&name.get_untracked()) {
            Err(key) => deed.refuse(key),
            Ok(name) => {
                let list = Subject::List(id);
                deed.give(Order::of(list, ListAction::Rename { name }), base.read(list));
            }
        }
    };
    view! {
        <form class="admin-form" on:submit=rename>
            <Field label="admin.name" value=name deed codes=&NAME typed=move || base.touch() />
            <button class="button" type="submit" disabled=move || deed.is_busy()>{texts.get("admin.rename")}</button>
            <OtherFault deed codes=&NAME />
        </form>
    }
}

fn version(line: Memo<Option<ListSummary>>) -> Signal<battle_map::value::Seq> {
    Signal::derive(move || line.with(|line| line.as_ref().map(|l| l.version)).unwrap_or_default())
}

#[component]
fn ChooseCurve(id: ListId, line: Memo<Option<ListSummary>>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let typed = TypedCurve::new();
    let known = Memo::new(move |_| {
        line.with(|line| line.as_ref().map(|line| line.curve)).unwrap_or_default()
    });
    let base = Base::following(known, version(line), move |curve| typed.show(*curve), deed);
    let choose = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match typed.curve() {
            Err(key) => deed.refuse(key),
            Ok(curve) => {
                let list = Subject::List(id);
                deed.give(Order::of(list, ListAction::ChooseCurve { curve }), base.read(list));
            }
        }
    };
    view! {
        <form class="admin-form" on:submit=choose>
            <CurveField typed deed touched=move || base.touch() />
            <button class="button" type="submit" disabled=move || deed.is_busy()>{texts.get("admin.save")}</button>
            <OtherFault deed codes=&curve::QUARTER_FAULTS />
        </form>
    }
}

#[component]
fn AddList(year: Signal<Year>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (name, typed) = (RwSignal::new(String::new()), TypedCurve::new());
    let of = RwSignal::new(year.get_untracked().to_string());
    Effect::new(move |_| {
        if deed.done() > 0 {
            name.set(String::new());
        }
    });
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let create = || {
            let name = named(&name.get_untracked())?;
            let year: Year = of.get_untracked().trim().parse().map_err(|_| YEAR[0])?;
            Ok(ListAction::Create { name, year, curve: typed.curve()? })
        };
        match create() {
            Err(key) => deed.refuse(key),
            Ok(action) => deed.give(Order::of(Subject::City, action), Vec::new()),
        }
    };
    view! {
        <form class="admin-form" on:submit=add>
            <Field label="admin.list-new" value=name deed codes=&NAME />
            <Field label="admin.year" value=of deed codes=&YEAR number=true />
            <CurveField typed deed touched=|| () />
            <button class="button" type="submit" disabled=move || deed.is_busy()>{texts.get("admin.add")}</button>
            <OtherFault deed codes=&SAID />
        </form>
    }
}
