//! Opening an account: a name, a role, what the role is bound to; the password is shown once.

use battle_map::{
    event::Subject,
    model::{actor::Role, person::PersonAction},
    value::Name,
};
use leptos::{prelude::*, task::spawn_local};

use super::role::{Choices, ChosenRole, RoleFields};
use crate::{
    execute::{Fault, Order, execute, outgoing},
    secrets::{NewPassword, PasswordAsked, ask},
    texts::use_texts,
};

/// The form.
#[component]
pub fn OpenAccount(
    /// Units and regions to bind to.
    choices: Memo<Choices>,
) -> impl IntoView {
    let texts = use_texts();
    let (name, chosen) = (RwSignal::new(String::new()), ChosenRole::new());
    let (busy, outcome) = (RwSignal::new(false), RwSignal::new(None));
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let (Ok(asked), Some(role)) = (Name::new(&name.get_untracked()), chosen.role()) else {
            outcome.set(Some(Err(Fault::of("name-or-role-missing").words(texts))));
            return;
        };
        busy.set(true);
        spawn_local(async move {
            let opened = register(asked.clone(), role).await;
            busy.set(false);
            if opened.is_ok() {
                name.set(String::new());
            }
            outcome.set(Some(match opened {
                Ok(password) => {
                    let values = [("name", asked.as_str()), ("password", password.as_str())];
                    Ok(texts.fill("admin.opened", &values))
                }
                Err(fault) => Err(fault.words(texts)),
            }));
        });
    };
    view! {
        <form class="admin-open" on:submit=open>
            <input
                aria-label=texts.get("login.name")
                placeholder=texts.get("login.name")
                autocomplete="off"
                prop:value=move || name.get()
                on:input=move |e| name.set(event_target_value(&e))
            />
            <RoleFields chosen choices />
            <button class="primary" type="submit" disabled=move || busy.get()>{texts.get("admin.open")}</button>
        </form>
        {move || outcome.get().map(|outcome| match outcome {
            Ok(words) => view! { <p class="admin-secret" role="status">{words}</p> }.into_any(),
            Err(words) => view! { <p class="row-fault" role="alert">{words}</p> }.into_any(),
        })}
    }
}

/// Registers somebody and answers their initial password.
async fn register(name: Name, role: Role) -> Result<String, Fault> {
    let command = Order::of(Subject::City, PersonAction::Register { name, role });
    let accepted = execute(&outgoing(command, Vec::new())).await?;
    let person = accepted.result.created.iter().find_map(|subject| match subject {
        Subject::Person(person) => Some(*person),
        _ => None,
    });
    let person = person.ok_or_else(|| Fault::of("failed"))?;
    let NewPassword { password } = ask("/api/secrets/password", &PasswordAsked { person }).await?;
    Ok(password)
}
