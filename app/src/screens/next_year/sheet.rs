//! The proposal for a pair of lists: what is carried over, what stays, what stands there already, and
//! the one command that makes it count.

use battle_map::{
    command::ReadVersion,
    value::{ListId, ProjectId},
    view::next_year::{CarryLine, CarryOver, Target},
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    chosen::{Sums, begin, commands, sums},
    line::Line,
};
use crate::{
    erased::{Each, Show},
    form::{Confirm, Form, FormFault, LineField, Restored, use_form},
    format::money,
    live::{part, use_live},
    texts::{Texts, use_texts},
};

type Sheet = Memo<Option<Box<CarryOver>>>;

/// The two halves of the list, and the form by which the next year's is made.
#[component]
pub fn CarryOverForm(
    /// The list that is carried over, and the one it goes into.
    pair: (ListId, ListId),
    /// What that would make.
    sheet: Sheet,
) -> impl IntoView {
    let texts = use_texts();
    let (from, into) = pair;
    let stands = move || sheet.with(|sheet| sheet.as_ref().map(|it| begin(it)).unwrap_or_default());
    let form = use_form("next-year", format!("{from}-{into}"), untrack(stands));
    Effect::new(move |_| form.renew(stands()));
    let is_new = Memo::new(move |_| {
        sheet.with(|it| it.as_ref().is_some_and(|it| matches!(it.into, Target::New(_))))
    });
    // The new list may be called otherwise than proposed: from now on it is the one that is filled.
    let navigate = use_navigate();
    Effect::new(move |before: Option<u32>| {
        let done = form.done();
        if before.is_some_and(|before| before < done) {
            let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
            navigate(&format!("/office/next-year?list={from}&into={into}"), options);
        }
        done
    });
    let carried = ids(sheet, CarryLine::is_carried);
    let left = ids(sheet, |line| !line.is_carried() && !line.listed);
    let listed = part(sheet, |sheet| sheet.lines.iter().filter(|line| line.listed).count());
    let made = move || {
        let count = listed.get();
        let name = sheet.with(|it| it.as_ref().map(|it| it.into.list().name.clone()));
        let values = [("count", count.to_string()), ("name", name.unwrap_or_default())];
        (count > 0).then(|| {
            let words = texts.fill("next-year.listed", &values.each_ref().map(|(k, v)| (*k, v.as_str())));
            view! { <p class="import-done" role="status">{words} <a class="button" href=format!("/projects?list={into}")>{texts.get("next-year.open")}</a></p> }
        })
    };
    view! {
        {made}
        <Lines title="next-year.carried" ids=carried sheet form />
        <Lines title="next-year.left" ids=left sheet form />
        <Show when=move || carried.with(|ids| !ids.is_empty()) || left.with(|ids| !ids.is_empty())>
            <section class="import-confirm">
                <div class="form-grid">
                    <Show when=move || is_new.get()>
                        <LineField form name="name" label="next-year.name" codes=&["list-name-taken"] />
                    </Show>
                    <LineField form name="document" label="next-year.document" />
                </div>
                <Restored form />
                <Make form sheet />
                <FormFault form />
            </section>
        </Show>
    }
}

/// The projects of one half of the list, in its order.
fn ids(sheet: Sheet, wanted: fn(&CarryLine) -> bool) -> Memo<Vec<ProjectId>> {
    Memo::new(move |_| {
        sheet.with(|sheet| {
            let lines = sheet.iter().flat_map(|sheet| &sheet.lines);
            lines.filter(|line| wanted(line)).map(|line| line.project.id).collect()
        })
    })
}

#[component]
fn Lines(
    title: &'static str,
    ids: Memo<Vec<ProjectId>>,
    sheet: Sheet,
    form: Form,
) -> impl IntoView {
    let texts = use_texts();
    let line = move |id: ProjectId| {
        Memo::new(move |_| {
            sheet.with(|it| it.as_ref()?.lines.iter().find(|line| line.project.id == id).cloned())
        })
    };
    let head = move || texts.fill(title, &[("count", &ids.with(Vec::len).to_string())]);
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <section aria-labelledby=title>
                <h2 id=title>{head}</h2>
                <ul class="import-issues next-lines">
                    <Each each=move || ids.get() key=|id| *id let:id>
                        <Line line=line(id) form />
                    </Each>
                </ul>
            </section>
        </Show>
    }
}

/// What will be made, asked back before it is.
#[component]
fn Make(form: Form, sheet: Sheet) -> impl IntoView {
    let texts = use_texts();
    let today = use_live().head.with_untracked(|head| head.time).day();
    let order = move |reading: &mut crate::form::Reading<'_>| {
        let typed = form.typed();
        sheet.with_untracked(|it| commands(it.as_ref()?, &typed, reading, today))
    };
    let ready = move |()| form.read(order).is_some();
    let send = move |()| {
        let reads: Option<Vec<ReadVersion>> =
            sheet.with_untracked(|it| it.as_ref().map(|it| it.reads.clone()));
        form.submit(reads.unwrap_or_default(), order);
    };
    let what = move || {
        let words =
            sheet.with(|it| {
                let it = it.as_ref()?;
                Some(form.with(|typed| {
                    summary(texts, it, &named(it, typed.get("name")), &sums(it, typed))
                }))
            });
        view! { <p>{words}</p> }
    };
    view! {
        <Confirm form label="next-year.do" confirm="next-year.do-now" ready what send />
    }
}

/// The name of the list that will be made or filled.
fn named(carry: &CarryOver, typed: &str) -> String {
    match &carry.into {
        Target::New(_) => typed.trim().to_owned(),
        Target::Known(list) => list.name.clone(),
    }
}

fn summary(texts: Texts, carry: &CarryOver, name: &str, sums: &Sums) -> String {
    let class = |(code, count): (&&str, &usize)| {
        format!("{} {count}", texts.get(&format!("list-class.{code}")))
    };
    let classes = sums.classes.iter().map(class).collect::<Vec<_>>().join(" · ");
    texts.fill(
        "next-year.sum",
        &[
            ("name", name),
            ("year", &carry.year.to_string()),
            ("count", &sums.goes.to_string()),
            ("classes", &classes),
            ("left", &sums.left.to_string()),
            ("plans", &sums.plans.0.to_string()),
            ("amount", &money(texts, sums.plans.1)),
        ],
    )
}
