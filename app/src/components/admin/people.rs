//! Everybody with an account.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::person::PersonCommand,
    view::admin::PersonLine,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
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
                    <PersonRow person />
                </For>
            </tbody>
        </table>
    }
}

#[component]
fn PersonRow(person: PersonLine) -> impl IntoView {
    let texts = use_texts();
    let said = RwSignal::new(None);
    let (id, version, name) = (person.id, person.version, person.name.clone());
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
                {move || said.get().map(|(fault, words)| {
                    let class = if fault { "row-fault" } else { "admin-secret" };
                    view! { <p class=class role="status">{words}</p> }
                })}
            </td>
        </tr>
    }
}
