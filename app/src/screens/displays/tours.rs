//! The displays at the administrator's: registered, configured scene by scene, retired.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::display::{DisplayAction, Theme, Tour},
    value::DisplayId,
    view::displays::{DisplayLine, DisplaysView},
};
use leptos::prelude::*;

use super::stops::{STOPS, USUAL, choices, read, typed};
use crate::{
    erased::Each,
    execute::CommandJson,
    form::{
        CheckField, ChoiceField, Confirm, Fold, Form, FormFault, LineField, NumberField, Restored,
        ShortForm, Submit, Typed, coded, use_form, use_form_about,
    },
    lazy::lazily,
    live::{Followed, latest},
    texts::{Texts, use_texts},
};

/// The displays with their tours, and the form that registers one.
#[component]
pub fn Tours(
    /// The displays, and what a tour may show.
    displays: Followed<DisplaysView>,
) -> impl IntoView {
    let texts = use_texts();
    let view = latest(displays);
    let view = Memo::new(move |_| view.get().unwrap_or_default());
    let ids = Memo::new(move |_| {
        view.with(|view| view.lines.iter().map(|line| line.id).collect::<Vec<_>>())
    });
    let form = use_form("register-display", "", Typed::default());
    let register = move |()| {
        form.submit(Vec::new(), |typed| {
            let name = typed.name("name")?;
            let tour = Tour::default();
            Some(CommandJson::of(Subject::City, DisplayAction::Register { name, tour }))
        });
    };
    view! {
        <section id="tours" class="admin-tours">
            <h2>{texts.get("display.title")}</h2>
            <p class="hint">{texts.get("display.name-hint")}</p>
            <ShortForm form class="admin-form" label="display.register" send=register>
                <LineField form name="name" label="display.name" codes=&["display-name-taken"] />
            </ShortForm>
            <Each each=move || ids.get() key=|id| id.0 let:id>
                <DisplayItem id view />
            </Each>
        </section>
    }
}

/// The display's version, as the page shows it.
fn version(id: DisplayId, line: Memo<Option<DisplayLine>>) -> ReadVersion {
    let version = line.with_untracked(|line| line.as_ref().map(|line| line.version));
    ReadVersion { subject: Subject::Display(id), version: version.unwrap_or_default() }
}

#[component]
fn DisplayItem(id: DisplayId, view: Memo<DisplaysView>) -> impl IntoView {
    let texts = use_texts();
    let line =
        Memo::new(move |_| view.with(|view| view.lines.iter().find(|line| line.id == id).cloned()));
    let name = move || line.with(|line| line.as_ref().map(|line| line.name.clone()));
    let tour = move || {
        view.with(|view| line.with(|line| line.as_ref().map(|line| tour_words(texts, view, line))))
    };
    let stands = move || line.with(|line| line.as_ref().map(typed).unwrap_or_default());
    let form = use_form_about("display", id, stands);
    view! {
        <div class="admin-thing admin-display" data-display=id.0>
            <p><b>{name}</b> " " <span>{tour}</span></p>
            <Fold form label="display.edit" class="confirm" summary="button">
                {configuration(form, id, line, view)}
            </Fold>
            <Retire id line />
        </div>
    }
}

/// `巡回：全市 20 秒、邻水县 15 秒`.
fn tour_words(texts: Texts, view: &DisplaysView, line: &DisplayLine) -> String {
    let known = choices(texts, view);
    let typed = typed(line);
    let rows = typed.all(STOPS).iter().filter_map(|row| row.parse::<u32>().ok());
    let stops: Vec<_> = rows
        .map(|row| {
            let code = typed.at(row, "scene");
            let name = known.iter().find(|(known, _)| known == code);
            let name = name.map_or_else(|| code.to_owned(), |(_, words)| words.clone());
            let values = [("name", name.as_str()), ("seconds", typed.at(row, "dwell"))];
            texts.fill("display.seconds", &values)
        })
        .collect();
    if stops.is_empty() {
        return texts.get("display.city-only");
    }
    texts.fill("display.tour", &[("scenes", &stops.join(&texts.get("list.joint")))])
}

lazily! {
    /// The name, the scenes, the colours and what interrupts.
    fn configuration in forms (
        form: Form,
        id: DisplayId,
        line: Memo<Option<DisplayLine>>,
        view: Memo<DisplaysView>,
    ) {
        let texts = use_texts();
        let subject = Subject::Display(id);
        let save = move |()| {
            form.submit(vec![form.based(version(id, line))], |typed| {
                let (name, tour) = (typed.name("name"), read(typed));
                let (name, tour) = (name?, tour?);
                Some(CommandJson::of(subject, DisplayAction::Configure { name, tour }))
            });
        };
        let add = move |_| {
            form.add_row(STOPS, |row, typed| {
                typed.with_at(row, "scene", "city").with_at(row, "dwell", USUAL)
            });
        };
        let rows = Memo::new(move |_| form.rows(STOPS));
        let offered = Signal::derive(move || view.with(|view| choices(texts, view)));
        let themes = coded(texts, "display.theme", Theme::ALL.map(Theme::code));
        view! {
            <LineField form name="name" label="display.name" codes=&["display-name-taken"] />
            <h3>{texts.get("display.scenes")}</h3>
            <ol class="admin-stops">
                <Each each=move || rows.get() key=|row| *row let:row>
                    <StopRow form row offered />
                </Each>
            </ol>
            <button class="button" type="button" on:click=add>{texts.get("display.add-scene")}</button>
            <ChoiceField form name="theme" label="display.theme" choices=themes />
            <CheckField form name="notices" label="display.notices" />
            <CheckField form name="red-cards" label="display.red-cards" />
            <CheckField form name="visitors" label="display.visitors" />
            <Submit form label="display.save" send=save primary=true />
            <FormFault form />
            <Restored form />
        }
    }
}

#[component]
fn StopRow(form: Form, row: u32, offered: Signal<crate::form::Choices>) -> impl IntoView {
    let texts = use_texts();
    let stop = form.row(row);
    let remove = move |_| form.remove_row(STOPS, row);
    // Rows stand in the order in which the form lists them.
    let up = move |_| {
        form.change(STOPS, |typed| {
            let mut rows = typed.all(STOPS).to_vec();
            let place = rows.iter().position(|known| *known == row.to_string());
            if let Some(place) = place.filter(|place| *place > 0) {
                rows.swap(place - 1, place);
            }
            typed.set_all(STOPS, rows);
        });
    };
    view! {
        <li>
            <ChoiceField form=stop name="scene" label="display.scene" choices=offered />
            <NumberField form=stop name="dwell" label="display.dwell" />
            <button class="button" type="button" on:click=up>{texts.get("display.up")}</button>
            <button class="button" type="button" on:click=remove>{texts.get("display.remove-scene")}</button>
        </li>
    }
}

#[component]
fn Retire(id: DisplayId, line: Memo<Option<DisplayLine>>) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("retire-display", id, Typed::default());
    let retire = move |()| {
        let command = CommandJson::of(Subject::Display(id), DisplayAction::Retire {});
        form.send(command, vec![version(id, line)]);
    };
    let what = move || {
        let name = line.with(|line| line.as_ref().map(|line| line.name.clone()));
        let name = name.unwrap_or_default();
        view! { <p>{texts.fill("display.retire-means", &[("name", &name)])}</p> }
    };
    view! {
        <Confirm
            form
            label="display.retire"
            confirm="display.retire-now"
            ready=|()| true
            what
            send=retire
            primary=false
        />
        <FormFault form />
    }
}
