//! Yearly lists: added, renamed, and the curve their projects are measured by.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::{list::ListAction, schedule::Curve},
    value::{ListId, Year},
    view::admin::ListSummary,
};
use leptos::prelude::*;

use super::curve::{self, CurveField};
use crate::{
    erased::Each,
    execute::CommandJson,
    form::{LineField, MonthField, NumberField, ShortForm, Typed, use_form, use_form_about},
    texts::use_texts,
};

/// The yearly lists, and the form that adds one.
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
        <Each each=move || ids.get() key=|id| id.0 let:id>
            <ListLine id lists />
        </Each>
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
            <PlansUntil id line />
        </details>
    }
}

/// The list's version, as the page shows it.
fn read(id: ListId, line: Memo<Option<ListSummary>>) -> ReadVersion {
    let version = line.with_untracked(|line| line.as_ref().map(|line| line.version));
    ReadVersion { subject: Subject::List(id), version: version.unwrap_or_default() }
}

/// What stands of a list, of its version.
fn standing(line: Memo<Option<ListSummary>>, part: fn(&ListSummary) -> Typed) -> Typed {
    let of = |line: &ListSummary| part(line).based_on(line.version);
    line.with(|line| line.as_ref().map(of)).unwrap_or_default()
}

#[component]
fn RenameList(id: ListId, line: Memo<Option<ListSummary>>) -> impl IntoView {
    let stands = move || standing(line, |line| Typed::default().with("name", &line.name));
    let form = use_form_about("rename-list", id, stands);
    let rename = move |()| {
        form.submit(vec![form.based(read(id, line))], |typed| {
            let name = typed.name("name")?;
            Some(CommandJson::of(Subject::List(id), ListAction::Rename { name }))
        });
    };
    view! {
        <ShortForm form class="admin-form" label="admin.rename" send=rename>
            <LineField form name="name" label="admin.name" codes=&["list-name-taken"] />
        </ShortForm>
    }
}

#[component]
fn ChooseCurve(id: ListId, line: Memo<Option<ListSummary>>) -> impl IntoView {
    let stands = move || standing(line, |line| curve::typed(line.curve));
    let form = use_form_about("curve", id, stands);
    let choose = move |()| {
        form.submit(vec![form.based(read(id, line))], |typed| {
            let curve = curve::read(typed)?;
            Some(CommandJson::of(Subject::List(id), ListAction::ChooseCurve { curve }))
        });
    };
    view! {
        <ShortForm form class="admin-form" label="admin.save" send=choose>
            <CurveField form />
        </ShortForm>
    }
}

/// The last month in which plans may change: later changes count for no card and no rank.
#[component]
fn PlansUntil(id: ListId, line: Memo<Option<ListSummary>>) -> impl IntoView {
    let stands = move || {
        standing(line, |line| {
            let month = line.plans_until.map(|month| month.to_string()).unwrap_or_default();
            Typed::default().with("month", month)
        })
    };
    let form = use_form_about("plans-until", id, stands);
    let set = move |()| {
        form.submit(vec![form.based(read(id, line))], |typed| {
            let month = typed.optional_value("month")?;
            Some(CommandJson::of(Subject::List(id), ListAction::SetPlansUntil { month }))
        });
    };
    view! {
        <ShortForm form class="admin-form" label="admin.save" send=set>
            <MonthField form name="month" label="admin.plans-until" codes=&["plans-until-another-year"] />
        </ShortForm>
    }
}

#[component]
fn AddList(year: Signal<Year>) -> impl IntoView {
    let begin = move || curve::typed(Curve::default()).with("year", year.get());
    let form = use_form("add-list", "", untrack(begin));
    Effect::new(move |_| form.renew(begin()));
    let add = move |()| {
        form.submit(Vec::new(), |typed| {
            let name = typed.name("name");
            let year = typed.read("year", "admin.year-wrong", |text| text.parse().ok());
            let curve = curve::read(typed);
            let create = ListAction::Create { name: name?, year: year?, curve: curve? };
            Some(CommandJson::of(Subject::City, create))
        });
    };
    view! {
        <ShortForm form class="admin-form" label="admin.add" send=add>
            <LineField form name="name" label="admin.list-new" codes=&["list-name-taken"] />
            <NumberField form name="year" label="admin.year" />
            <CurveField form />
        </ShortForm>
    }
}
