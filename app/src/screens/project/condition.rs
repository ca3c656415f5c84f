//! 停建缓建: the office suspends a project by a document, and resumes it.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::{
        project::ProjectAction,
        stage::{Condition, SuspensionReason},
    },
    value::ProjectId,
    view::project_file::ProjectFile,
};
use leptos::prelude::*;

use crate::{
    execute::CommandJson,
    form::{
        ChoiceField, DayField, Fold, Form, FormFault, LineField, Reading, Restored, ScanOfPaper,
        Submit, Typed, coded, paper, use_form,
    },
    lazy::lazily,
    live::part,
    me::use_me,
    texts::use_texts,
};

/// The forms for the office: to suspend the project, or to resume it where it is suspended; nothing for
/// others, and once it is cancelled.
#[component]
pub fn ProjectCondition(
    /// The project.
    project: ProjectId,
    /// Its file, followed as it changes.
    file: Memo<Option<ProjectFile>>,
) -> impl IntoView {
    let keeps = use_me().actor.is_some_and(|actor| actor.is_office());
    let is = move |wanted: fn(&Condition) -> bool| {
        Memo::new(move |_| file.with(|f| f.as_ref().is_some_and(|f| wanted(&f.condition))))
    };
    let active = is(|condition| *condition == Condition::Active);
    let suspended = is(|condition| matches!(condition, Condition::Suspended { .. }));
    let version = part(file, |file| file.version);
    let read = Signal::derive(move || ReadVersion {
        subject: Subject::Project(project),
        version: version.get(),
    });
    keeps.then(|| {
        view! {
            <Show when=move || active.get()><Suspend project read /></Show>
            <Show when=move || suspended.get()><Resume project read /></Show>
        }
    })
}

/// Why, since when, and by which document.
#[component]
fn Suspend(project: ProjectId, read: Signal<ReadVersion>) -> impl IntoView {
    let begin = Typed::default().with("reason", SuspensionReason::Land.code());
    let form = use_form("project-suspend", project, begin);
    view! {
        <Fold form label="condition.suspend" class="confirm">
            {suspension(project, read, form)}
        </Fold>
    }
}

lazily! {
    /// Why, since when, by which document, and the button that suspends.
    fn suspension in forms (project: ProjectId, read: Signal<ReadVersion>, form: Form) {
        let reasons = SuspensionReason::ALL.map(SuspensionReason::code);
        let reasons = Signal::stored(coded(use_texts(), "suspension", reasons));
        let scans = Signal::stored(Some(project));
        let send = move |()| {
            form.submit(vec![read.get_untracked()], |typed| {
                Some(CommandJson::of(Subject::Project(project), suspended(typed)?))
            });
        };
        view! {
            <Restored form />
            <div class="form-grid">
                <ChoiceField form name="reason" label="condition.reason" choices=reasons />
                <DayField form name="since" label="condition.since" />
                <LineField form name="note" label="condition.note" codes=&["suspension-note-missing"] />
                <LineField form name="document" label="condition.document" codes=&["suspension-paper-missing"] />
                <ScanOfPaper form project=scans />
            </div>
            <FormFault form />
            <Submit form label="condition.suspend" send />
        }
    }
}

fn suspended(typed: &mut Reading<'_>) -> Option<ProjectAction> {
    let reason = SuspensionReason::from_code(typed.raw("reason"));
    let (since, note, paper) = (typed.day("since"), typed.optional_text("note"), paper(typed));
    let (reason, since, note, paper) = (reason?, since?, note?, Some(paper?));
    Some(ProjectAction::Suspend { reason, since, note, paper })
}

/// Pursues the project again.
#[component]
fn Resume(project: ProjectId, read: Signal<ReadVersion>) -> impl IntoView {
    let form = use_form("project-resume", project, Typed::default());
    let send = move |()| {
        let order = CommandJson::of(Subject::Project(project), ProjectAction::Resume {});
        form.send(order, vec![read.get_untracked()]);
    };
    view! {
        <div class="decide">
            <Submit form label="condition.resume" send />
            <FormFault form />
        </div>
    }
}
