//! Everybody with an account.

use battle_map::{
    command::Read, event::Subject, model::person::PersonAction, view::admin::PersonLine,
};
use leptos::{prelude::*, task::spawn_local};

use super::role::{Choices, ChosenRole, RoleFields};
use crate::{
    deed::{Deed, DeedFault, use_deed},
    execute::{Order, execute, outgoing},
    live::{Anew, Lines},
    me::role_code,
    secrets::{NewPassword, PasswordAsked, ask},
    texts::{Texts, use_texts},
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
                <Lines lines=people key=|person| person.id let:person>
                    <PersonRow person choices />
                </Lines>
            </tbody>
        </table>
    }
}

/// The row of somebody stays when they are changed: a new password stands in it, shown this once.
#[component]
fn PersonRow(person: Memo<PersonLine>, choices: Memo<Choices>) -> impl IntoView {
    let texts = use_texts();
    let said = RwSignal::new(None);
    let id = person.with_untracked(|person| person.id);
    let active = Memo::new(move |_| person.with(|person| person.active));
    let toggle = move |_| {
        let (active, version) = person.with_untracked(|person| (person.active, person.version));
        let action = if active { PersonAction::Deactivate {} } else { PersonAction::Activate {} };
        let subject = Subject::Person(id);
        let asked = outgoing(Order::of(subject, action), vec![Read { subject, version }]);
        spawn_local(async move {
            let fault = execute(&asked).await.err();
            said.try_set(fault.map(|fault| (true, fault.words(texts))));
        });
    };
    let reset = move |_| {
        let name = person.with_untracked(|person| person.name.clone());
        spawn_local(async move {
            let made =
                ask::<NewPassword>("/api/secrets/password", &PasswordAsked { person: id }).await;
            said.try_set(Some(match made {
                Ok(NewPassword { password }) => {
                    let values = [("name", name.as_str()), ("password", password.as_str())];
                    (false, texts.fill("admin.opened", &values))
                }
                Err(fault) => (true, fault.words(texts)),
            }));
        });
    };
    let label = move || texts.get(if active.get() { "admin.deactivate" } else { "admin.activate" });
    view! {
        <tr class:ended=move || !active.get()>
            {move || person.with(|person| facts(texts, person))}
            <td>
                <button class="button" type="button" on:click=toggle>{label}</button>
                <Show when=move || active.get()>
                    <button class="button" type="button" on:click=reset>{texts.get("admin.new-password")}</button>
                </Show>
                <ChangeRole person choices />
                {move || said.get().map(|(fault, words)| {
                    let class = if fault { "row-fault" } else { "admin-secret" };
                    view! { <p class=class role="status">{words}</p> }
                })}
            </td>
        </tr>
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

/// Another role, folded away; whoever has it is led out of what they may no longer do.
#[component]
fn ChangeRole(person: Memo<PersonLine>, choices: Memo<Choices>) -> impl IntoView {
    let deed = use_deed();
    view! { <Anew deed><RoleForm person choices deed /></Anew> }
}

#[component]
fn RoleForm(person: Memo<PersonLine>, choices: Memo<Choices>, deed: Deed) -> impl IntoView {
    let texts = use_texts();
    let chosen = ChosenRole::of(person.with_untracked(|person| person.role));
    // A row for everybody and an option for every unit would be a page too long to wait for.
    let opened = RwSignal::new(false);
    let assign = move |_| {
        let Some(role) = chosen.role() else {
            deed.refuse("admin.role-unbound");
            return;
        };
        let (id, version) = person.with_untracked(|person| (person.id, person.version));
        let subject = Subject::Person(id);
        let command = Order::of(subject, PersonAction::Assign { role });
        deed.give(command, vec![Read { subject, version }]);
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
