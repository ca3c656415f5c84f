//! Everybody with an account.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::person::PersonAction,
    view::{
        admin::{PersonLine, RegionLine, Search},
        paged::Paged,
    },
};
use leptos::prelude::*;

use super::{
    listing::{Find, PEOPLE, Turn},
    open::password,
    role::{self, RoleFields},
    sessions::{EndSessions, PersonSessions},
};
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{Confirm, Fold, Form, FormFault, Restored, Submit, Typed, use_form, use_form_about},
    lazy::lazily,
    live::Lines,
    me::role_code,
    texts::{Texts, use_texts},
};

/// The table of people.
#[component]
pub fn People(
    /// What they are searched by.
    search: Memo<Search>,
    /// Those who may sign in first.
    people: Memo<Paged<PersonLine>>,
    /// The regions that a role may be bound to.
    regions: Memo<Vec<RegionLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let lines = Memo::new(move |_| people.with(|people| people.lines.clone()));
    view! {
        <Find list=PEOPLE search />
        <table class="plain-table">
            <thead>
                <tr>
                    <th scope="col">{texts.get("login.name")}</th>
                    <th scope="col">{texts.get("admin.role")}</th>
                    <th scope="col">{texts.get("admin.bound")}</th>
                    <th scope="col">{texts.get("admin.does")}</th>
                </tr>
            </thead>
            <tbody>
                <Lines lines key=|person| person.id let:person>
                    <PersonRow person regions />
                </Lines>
            </tbody>
        </table>
        <Turn list=PEOPLE search shown=people />
    }
}

/// One person's row; it is kept when the person changes, for it may show a new password once.
#[component]
fn PersonRow(person: Memo<PersonLine>, regions: Memo<Vec<RegionLine>>) -> impl IntoView {
    let texts = use_texts();
    let id = person.with_untracked(|person| person.id);
    let active = Memo::new(move |_| person.with(|person| person.active));
    view! {
        <tr class:ended=move || !active.get()>
            {move || person.with(|person| facts(texts, person))}
            <td>
                <Activity person active />
                <Show when=move || active.get()>
                    <ResetPassword person />
                    <PersonSessions person=id />
                    <EndSessions person />
                </Show>
                <ChangeRole person regions />
            </td>
        </tr>
    }
}

/// The command's base, as the page shows it.
fn read(person: Memo<PersonLine>) -> ReadVersion {
    person.with_untracked(|person| ReadVersion {
        subject: Subject::Person(person.id),
        version: person.version,
    })
}

/// Deactivates an account after a confirmation that names its owner, or activates it again.
#[component]
fn Activity(person: Memo<PersonLine>, active: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    let id = person.with_untracked(|person| person.id);
    let form = use_form("activity", id, Typed::default());
    let give =
        move |action| form.send(CommandJson::of(Subject::Person(id), action), vec![read(person)]);
    let what = move || {
        let name = person.with(|person| person.name.clone());
        view! { <p>{texts.fill("admin.deactivate-means", &[("name", &name)])}</p> }
    };
    view! {
        <Show
            when=move || active.get()
            fallback=move || view! { <Submit form label="admin.activate" send=move |()| give(PersonAction::Activate {}) /> }
        >
            <Confirm
                form
                label="admin.deactivate"
                confirm="admin.deactivate-now"
                ready=|()| true
                what
                send=move |()| give(PersonAction::Deactivate {})
                primary=false
            />
        </Show>
        <FormFault form />
    }
}

/// A new initial password, shown this once and kept nowhere.
#[component]
fn ResetPassword(person: Memo<PersonLine>) -> impl IntoView {
    let texts = use_texts();
    let id = person.with_untracked(|person| person.id);
    let form = use_form("reset-password", id, Typed::default());
    let secret = RwSignal::new(None);
    let reset = move |()| {
        let name = person.with_untracked(|person| person.name.clone());
        form.send_by(async move {
            let password = password(id).await?;
            let values = [("name", name.as_str()), ("password", password.as_str())];
            secret.try_set(Some(texts.fill("admin.opened", &values)));
            Ok(())
        });
    };
    view! {
        <Submit form label="admin.new-password" send=reset />
        {move || secret.get().map(|words| view! { <p class="admin-secret" role="status">{words}</p> })}
        <FormFault form />
    }
}

fn facts(texts: Texts, person: &PersonLine) -> impl IntoView + use<> {
    let role = texts.get(&format!("role.{}", role_code(person.role)));
    view! {
        <th scope="row">{person.name.clone()}</th>
        <td>{role}</td>
        <td>{person.bound.clone()}</td>
    }
}

/// The form for another role, folded away; it is built only when it is opened, because a form for
/// every person with an option for every county would make the page slow to load.
#[component]
fn ChangeRole(person: Memo<PersonLine>, regions: Memo<Vec<RegionLine>>) -> impl IntoView {
    let id = person.with_untracked(|person| person.id);
    let stands = move || person.with(|person| role::typed(person.role).based_on(person.version));
    let form = use_form_about("role", id, stands);
    let assign = move |()| {
        let read = form.based(read(person));
        form.submit(vec![read], |typed| {
            Some(CommandJson::of(read.subject, PersonAction::Assign { role: role::read(typed)? }))
        });
    };
    view! {
        <Fold form label="admin.change-role" class="confirm" summary="button">
            {other_role(form, regions, Callback::new(assign))}
        </Fold>
    }
}

lazily! {
    /// The role, and what it is bound to.
    fn other_role in forms (
        form: Form,
        regions: Memo<Vec<RegionLine>>,
        assign: Callback<()>,
    ) {
        view! {
            <div class="admin-open">
                <RoleFields form regions />
                <Submit form label="admin.save" send=assign />
            </div>
            <FormFault form />
            <Restored form />
        }
    }
}
