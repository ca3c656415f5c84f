//! 投送: the form that puts a project on a display or on all of them, and ends that before its time.

use battle_map::{
    event::Subject,
    model::display::{DisplayAction, ShowTime},
    rules::display::may_put,
    value::{DisplayId, ProjectId},
    view::displays::{DisplayLine, Displays, DisplaysView},
};
use leptos::prelude::*;

use crate::{
    erased::{Each, Show},
    execute::CommandJson,
    form::{ChoiceField, Fold, Form, FormFault, Submit, Typed, coded, use_form},
    lazy::lazily,
    live::{follow, latest},
    me::use_me,
    texts::{Texts, use_texts},
};

/// What stands for all displays in the form.
const ALL: &str = "all";

/// The form that puts a project on a wall, folded away, for those who may.
#[component]
pub fn PutOnWall(
    /// The project that is shown there.
    project: ProjectId,
) -> impl IntoView {
    let may = use_me().actor.as_ref().is_some_and(may_put);
    may.then(|| {
        let begin = Typed::default().with("display", ALL).with("time", ShowTime::Item.code());
        let form = use_form("put-on-wall", project, begin);
        view! {
            <div id="put-on-wall" class="put-on-wall">
                <Fold form label="put.title" class="confirm" summary="button">
                    {putting(project, form)}
                </Fold>
            </div>
        }
    })
}

/// The way to that form from where there is no room for it, for those who may.
#[component]
pub fn PutOnWallLink(
    /// The project that is shown there.
    project: ProjectId,
) -> impl IntoView {
    let may = use_me().actor.as_ref().is_some_and(may_put);
    may.then(|| {
        let href = format!("/projects/{project}#put-on-wall");
        view! { <a class="button" href=href>{use_texts().get("put.title")}</a> }
    })
}

lazily! {
    /// Which display, and for how long; below, what was put on each.
    fn putting in forms (project: ProjectId, form: Form) {
        let displays = follow(|| Displays {});
        view! {
            <Transition>
                <Fields project form displays />
            </Transition>
        }
    }
}

#[component]
fn Fields(
    project: ProjectId,
    form: Form,
    displays: crate::live::Followed<DisplaysView>,
) -> impl IntoView {
    let texts = use_texts();
    let view = latest(displays);
    let lines = Memo::new(move |_| {
        view.with(|view| view.as_ref().map(|view| view.lines.clone()).unwrap_or_default())
    });
    let offered = Signal::derive(move || lines.with(|lines| choices(texts, lines)));
    let times = coded(texts, "put.time", ShowTime::ALL.map(ShowTime::code));
    let send = move |()| {
        let known: Vec<DisplayId> =
            lines.with_untracked(|lines| lines.iter().map(|line| line.id).collect());
        form.submit(Vec::new(), |typed| {
            let time = ShowTime::from_code(typed.raw("time"))?;
            let chosen = typed.raw("display");
            let to = known.into_iter().filter(|id| chosen == ALL || id.to_string() == chosen);
            let put = |id| {
                let action = DisplayAction::Put { project, time };
                CommandJson::of(Subject::Display(id), action)
            };
            let commands: Vec<_> = to.map(put).collect();
            match commands.as_slice() {
                [] => None,
                [only] => Some(only.clone()),
                several => Some(CommandJson::together(several)),
            }
        });
    };
    let running = Memo::new(move |_| {
        lines.with(|lines| {
            lines.iter().filter(|line| line.put.is_some()).map(|line| line.id).collect::<Vec<_>>()
        })
    });
    let none = move || view! { <p class="hint">{texts.get("put.none")}</p> };
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty()) fallback=none>
            <ChoiceField form name="display" label="put.display" choices=offered />
            <ChoiceField form name="time" label="put.time" choices=times.clone() />
            <Submit form label="put.send" send primary=true />
            <FormFault form />
            <ul class="put-list">
                <Each each=move || running.get() key=|id| id.0 let:id>
                    <Running id lines />
                </Each>
            </ul>
        </Show>
    }
}

fn choices(texts: Texts, lines: &[DisplayLine]) -> crate::form::Choices {
    let each = lines.iter().map(|line| (line.id.to_string(), line.name.clone()));
    [(ALL.to_owned(), texts.get("put.all"))].into_iter().chain(each).collect()
}

/// What was put on one display, and the button that ends it.
#[component]
fn Running(id: DisplayId, lines: Memo<Vec<DisplayLine>>) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("end-put", id, Typed::default());
    let end = move |()| {
        form.send(CommandJson::of(Subject::Display(id), DisplayAction::End {}), Vec::new());
    };
    let words = move || {
        lines.with(|lines| {
            let line = lines.iter().find(|line| line.id == id)?;
            let put = line.put.as_ref()?;
            let time = put.until.clock();
            let values =
                [("display", line.name.as_str()), ("name", &put.project.name), ("time", &time)];
            Some(texts.fill("put.on", &values))
        })
    };
    view! {
        <li>
            <span>{words}</span>
            <Submit form label="put.end" send=end />
            <FormFault form />
        </li>
    }
}
