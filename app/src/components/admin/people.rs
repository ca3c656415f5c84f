//! Everybody with an account.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::{actor::Role, person::PersonCommand},
    value::{PersonId, Seq},
    view::admin::PersonLine,
};
use leptos::{prelude::*, task::spawn_local};

use super::role::{Choices, ChosenRole, RoleFields};
use crate::{
    deed::{DeedFault, use_deed},
    execute::{execute, request},
    me::role_code,
    secrets::{NewPassword, PasswordAsked, ask},
    texts::use_texts,
};

/// The table of people.
#[component]
pub fn People(
    /// Those who may sign in first.
    people: Memo<Vec<PersonLine>>,
    /// Units and regions that a role may be bound to.
    choices: Memo<Choices>,
) -> impl IntoView {
    let texts = use_texts();
    view! {
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
                <For each=move || people.get() key=|person| (person.id.0, person.version.0) let:person>
                    <PersonRow person choices />
                </For>
            </tbody>
        </table>
    }
}

#[component]
fn PersonRow(person: PersonLine, choices: Memo<Choices>) -> impl IntoView {
    let texts = use_texts();
    let said = RwSignal::new(None);
    let (id, version, role, name) = (person.id, person.version, person.role, person.name.clone());
    let toggle = if person.active {
        ("admin.deactivate", PersonCommand::Deactivate { person: id })
    } else {
        ("admin.activate", PersonCommand::Activate { person: id })
    };
    let (label, command) = (toggle.0, StoredValue::new(toggle.1));
    let change = move |_| {
        let read = Read { subject: Subject::Person(id), version };
        let asked = request(Command::Person(command.get_value()), vec![read]);
        spawn_local(async move {
            let fault = execute(&asked).await.err();
            said.set(fault.map(|fault| (true, fault.words(texts))));
        });
    };
    let reset = move |_| {
        let name = name.clone();
        spawn_local(async move {
            let made =
                ask::<NewPassword>("/api/secrets/password", &PasswordAsked { person: id }).await;
            said.set(Some(match made {
                Ok(NewPassword { password }) => {
                    let values = [("name", name.as_str()), ("password", password.as_str())];
                    (false, texts.fill("admin.opened", &values))
                }
                Err(fault) => (true, fault.words(texts)),
            }));
        });
    };
    view! {
        <tr class:ended=!person.active>
            <th scope="row">{person.name}</th>
            <td>{texts.get(&format!("role.{}", role_code(person.role)))}</td>
            <td>{person.bound}</td>
            <td>
                <button class="button" type="button" on:click=change>{texts.get(label)}</button>
                {person.active.then(|| view! {
                    <button class="button" type="button" on:click=reset>{texts.get("admin.new-password")}</button>
                })}
                <ChangeRole id version role choices />
                {move || said.get().map(|(fault, words)| {
                    let class = if fault { "row-fault" } else { "admin-secret" };
                    view! { <p class=class role="status">{words}</p> }
                })}
            </td>
        </tr>
    }
}

/// Another role, folded away; whoever has it is led out of what they may no longer do.
#[component]
fn ChangeRole(id: PersonId, version: Seq, role: Role, choices: Memo<Choices>) -> impl IntoView {
    let texts = use_texts();
    let (deed, chosen) = (use_deed(), ChosenRole::of(role));
    // A row for everybody and an option for every unit would be a page too long to wait for.
    let opened = RwSignal::new(false);
    let assign = move |_| {
        let Some(role) = chosen.role() else {
            deed.refuse("admin.role-unbound");
            return;
        };
        let read = Read { subject: Subject::Person(id), version };
        deed.give(Command::Person(PersonCommand::Assign { person: id, role }), vec![read]);
    };
    view! {
        <details class="confirm" on:toggle=move |_| opened.set(true)>
            <summary class="button">{texts.get("admin.change-role")}</summary>
            <div class="admin-open">
                <Show when=move || opened.get()><RoleFields chosen choices /></Show>
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=assign>
                    {texts.get("admin.save")}
                </button>
            </div>
            <DeedFault deed />
        </details>
    }
}
