//! The proposal for a pair of lists: what is carried over, what stays, what stands there already, and
//! the one command that makes it count.

use battle_map::{
    command::ReadVersion,
    value::{ListId, ProjectId},
    view::{
        next_year::{CarryLine, CarryOver, NextYear, ShownLine, Target},
        paged::{PAGE, Paged, parameter},
    },
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    chosen::{Sums, begin, commands, sums, unreadable_elsewhere},
    line::Line,
};
use crate::{
    erased::{Each, Show},
    form::{Confirm, Form, FormFault, LineField, Restored, use_form},
    format::money,
    live::{part, use_live},
    map::links::address,
    parts::pages::Pages,
    texts::{Texts, use_texts},
};

type Sheet = Memo<Option<Box<CarryOver>>>;

/// A half of the list.
#[derive(Clone, Copy)]
struct Half {
    /// The key of its heading, and the part of the page in which it stands.
    title: &'static str,
    /// The page of it that is shown.
    shown: fn(&CarryOver) -> &Paged<ShownLine>,
    /// The address's question with another page of it.
    turned: fn(&NextYear, u32) -> NextYear,
}

const CARRIED: Half = Half {
    title: "next-year.carried",
    shown: |sheet| &sheet.carried,
    turned: |query, carried| NextYear { carried, ..query.clone() },
};
const LEFT: Half = Half {
    title: "next-year.left",
    shown: |sheet| &sheet.left,
    turned: |query, left| NextYear { left, ..query.clone() },
};

impl Half {
    /// The address at which a page of it is shown.
    fn href(self, query: &NextYear, page: u32) -> String {
        let NextYear { list, into, carried, left } = (self.turned)(query, page);
        let all = [
            ("list", list.map(|list| list.to_string())),
            ("into", into.map(|into| into.to_string())),
            ("carried", parameter(carried)),
            ("left", parameter(left)),
        ];
        let all: Vec<_> = all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
        format!("{}#{}", address("/office/next-year", &all), self.title)
    }
}

/// The two halves of the list, and the form by which the next year's is made.
#[component]
pub fn CarryOverForm(
    /// The list that is carried over, and the one it goes into.
    pair: (ListId, ListId),
    /// What the page's address asks for.
    query: Memo<NextYear>,
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
    let open = part(sheet, |sheet| sheet.lines.iter().any(|line| !line.listed));
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
        <Lines half=CARRIED query sheet form />
        <Lines half=LEFT query sheet form />
        <Show when=move || open.get()>
            <section class="import-confirm">
                <div class="form-grid">
                    <Show when=move || is_new.get()>
                        <LineField form name="name" label="next-year.name" codes=&["list-name-taken"] />
                    </Show>
                    <LineField form name="document" label="next-year.document" />
                </div>
                <Restored form />
                <Elsewhere query sheet form />
                <Make form sheet />
                <FormFault form />
            </section>
        </Show>
    }
}

/// The page of a half of the list that is shown; what is typed on the others stays in the form.
#[component]
fn Lines(half: Half, query: Memo<NextYear>, sheet: Sheet, form: Form) -> impl IntoView {
    let texts = use_texts();
    let title = half.title;
    let shown = Memo::new(move |_| {
        sheet.with(|it| it.as_ref().map(|it| (half.shown)(it).clone())).unwrap_or_default()
    });
    let ids = Memo::new(move |_| {
        shown.with(|shown| shown.lines.iter().map(|it| it.line.project).collect::<Vec<_>>())
    });
    let line = move |id: ProjectId| {
        Memo::new(move |_| {
            shown.with(|shown| shown.lines.iter().find(|it| it.line.project == id).cloned())
        })
    };
    let head = move || texts.fill(title, &[("count", &shown.with(|it| it.count).to_string())]);
    let pages = move || {
        let ((here, last), query) = (shown.with(|it| (it.page, it.last())), query.get());
        let href = move |page| half.href(&query, page);
        view! { <Pages class="card-pages" here last href /> }
    };
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <section aria-labelledby=title>
                <h2 id=title>{head}</h2>
                <ul class="import-issues next-lines">
                    <Each each=move || ids.get() key=|id| *id let:id>
                        <Line line=line(id) form />
                    </Each>
                </ul>
                {pages}
            </section>
        </Show>
    }
}

/// That a plan on a page which is not shown cannot be read, with the way there.
#[component]
fn Elsewhere(query: Memo<NextYear>, sheet: Sheet, form: Form) -> impl IntoView {
    let texts = use_texts();
    let place = Memo::new(move |_| {
        sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let wrong = form.with(|typed| unreadable_elsewhere(sheet, typed))?;
            let (half, is_in): (_, fn(&CarryLine) -> bool) = if wrong.is_carried() {
                (true, CarryLine::is_carried)
            } else {
                (false, CarryLine::is_left)
            };
            let before = sheet.lines.iter().filter(|line| is_in(line));
            let before = before.take_while(|line| line.project != wrong.project).count();
            Some((half, u32::try_from(before / PAGE).unwrap_or_default()))
        })
    });
    move || {
        place.get().map(|(carried, page)| {
            let half = if carried { CARRIED } else { LEFT };
            let page_word = (page + 1).to_string();
            let words = texts.fill("next-year.amount-elsewhere", &[("page", &page_word)]);
            let href = half.href(&query.get(), page);
            view! { <p class="row-fault" role="alert"><a href=href>{words}</a></p> }
        })
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
