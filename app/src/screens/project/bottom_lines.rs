//! The bottom-line flags of a project, which withhold its recognition: raised and cleared here.

use battle_map::{
    event::Subject,
    model::bottom_line::{BottomLineAction, BottomLineKind},
    value::{Name, ProjectId, Timestamp},
    view::bottom_lines::{BottomLineRow, BottomLinesView},
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    execute::CommandJson,
    form::{
        AreaField, ChoiceField, Fold, Form, FormFault, Restored, Submit, Typed, coded, use_form,
    },
    format,
    lazy::lazily,
    live::{Lines, part},
    texts::{Texts, use_texts},
};

/// The flags of a project; hidden from readers where it never had one.
#[component]
pub fn ProjectBottomLinesSection(
    /// The project that the flags belong to.
    project: ProjectId,
    /// The project's flags, those still standing first.
    flags: Memo<Option<BottomLinesView>>,
) -> impl IntoView {
    let texts = use_texts();
    let lines = Signal::derive(move || part(flags, |view| view.lines.clone()).get());
    let raises = part(flags, |view| view.raises);
    let withheld = part(flags, |view| view.withheld);
    let something = move || raises.get() || lines.with(|lines| !lines.is_empty());
    view! {
        <Show when=something>
            <section class="project-bottom-lines" id="bottom-lines" aria-labelledby="bottom-lines-title">
                <h2 id="bottom-lines-title">
                    {texts.get("bottom-line.title")}
                    <Show when=move || withheld.get()>
                        " " <strong class="withheld">{texts.get("bottom-line.withheld")}</strong>
                    </Show>
                </h2>
                <ul class="bottom-line-list">
                    <Lines lines key=|line| line.id let:line>
                        <BottomLineItem line />
                    </Lines>
                </ul>
                <Show when=move || raises.get()><Raise project /></Show>
            </section>
        </Show>
    }
}

/// One flag: what it is about, who raised it, how it was cleared.
#[component]
fn BottomLineItem(line: Memo<BottomLineRow>) -> impl IntoView {
    let texts = use_texts();
    let may = Memo::new(move |_| line.with(|line| line.may_take_back));
    view! {
        <li class:over=move || line.with(|line| line.taken_back.is_some())>
            {move || line.with(|line| words(texts, line)).into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
            <Show when=move || may.get()><TakeBack line /></Show>
        </li>
    }
}

fn words(texts: Texts, line: &BottomLineRow) -> Vec<String> {
    let about = match line.line {
        Some(about) => texts.get(&format!("bottom-line.kind.{}", about.code())),
        None => texts.get("bottom-line.withheld"),
    };
    let raised = format!("{about} · {}", signed(texts, "raised", line.by.as_ref(), line.at));
    let entry = line.of_entry.then(|| texts.get("bottom-line.withheld-parent"));
    let taken_back = line.taken_back.as_ref().map(|taken| {
        let by = signed(texts, "taken-back", taken.by.as_ref(), taken.at);
        taken.reason.as_ref().map_or_else(|| by.clone(), |reason| format!("{by}：{reason}"))
    });
    let reason = line.reason.as_ref().map(ToString::to_string);
    [Some(raised), reason, entry, taken_back].into_iter().flatten().collect()
}

/// When a deed was done, and by whom where the reader learns names.
fn signed(texts: Texts, deed: &str, by: Option<&Name>, at: Timestamp) -> String {
    let day = format::day(texts, at.day());
    match by {
        Some(name) => {
            let values = [("name", name.as_str()), ("day", &day)];
            texts.fill(&format!("bottom-line.{deed}-by"), &values)
        }
        None => texts.fill(&format!("bottom-line.{deed}-on"), &[("day", &day)]),
    }
}

/// The form that raises a flag.
#[component]
fn Raise(project: ProjectId) -> impl IntoView {
    let begin = Typed::default().with("line", BottomLineKind::Safety.code());
    let form = use_form("bottom-line", project, begin);
    view! {
        <Fold form label="bottom-line.raise" class="confirm bottom-line-raise">
            {raising(project, form)}
        </Fold>
    }
}

lazily! {
    /// Which bottom line, and what happened.
    fn raising in forms (project: ProjectId, form: Form) {
        let send = move |()| {
            form.submit(Vec::new(), |typed| {
                let line = BottomLineKind::from_code(typed.raw("line"));
                let reason = typed.text("reason");
                let (line, reason) = (line?, reason?);
                Some(CommandJson::of(Subject::Project(project), BottomLineAction::Raise { line, reason }))
            });
        };
        let kinds = BottomLineKind::ALL.map(BottomLineKind::code);
        let lines = coded(use_texts(), "bottom-line.kind", kinds);
        view! {
            <Restored form />
            <div class="form-grid">
                <ChoiceField form name="line" label="bottom-line.line" choices=lines codes=&["bottom-line-already-stands"] />
                <AreaField form name="reason" label="bottom-line.reason" hint="bottom-line.raise-hint" />
            </div>
            <FormFault form />
            <Submit form label="bottom-line.raise" send />
        }
    }

    /// Why the flag is cleared.
    fn clearing in forms (line: Memo<BottomLineRow>, form: Form) {
        let send = move |()| {
            let read = line.with_untracked(|line| line.read);
            form.submit(vec![read], |typed| {
                let reason = typed.text("reason")?;
                Some(CommandJson::of(read.subject, BottomLineAction::TakeBack { reason }))
            });
        };
        view! {
            <Restored form />
            <AreaField form name="reason" label="bottom-line.reason" rows=2 />
            <FormFault form />
            <Submit form label="bottom-line.take-back" send />
        }
    }
}

/// The form that clears a flag, with a reason.
#[component]
fn TakeBack(line: Memo<BottomLineRow>) -> impl IntoView {
    let id = line.with_untracked(|line| line.id);
    let form = use_form("bottom-line-cleared", id, Typed::default());
    view! {
        <Fold form label="bottom-line.take-back" class="confirm">{clearing(line, form)}</Fold>
    }
}
