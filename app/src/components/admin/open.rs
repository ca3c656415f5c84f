//! Opening an account: a name, a role, what the role is bound to; the password is shown once.

use battle_map::{
    command::Command,
    event::Subject,
    model::{actor::Role, person::PersonCommand},
    value::{Name, UnitId},
    view::{admin::RegionLine, project_file::Named},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    execute::{Fault, execute, request},
    me::role_code,
    secrets::{NewPassword, PasswordAsked, ask},
    texts::use_texts,
};

/// Roles an account may have.
const ROLES: [&str; 6] = ["region-office", "unit", "office", "leader", "viewer", "admin"];

type Choices = (Vec<Named<UnitId>>, Vec<RegionLine>);

/// The form.
#[component]
pub fn OpenAccount(
    /// Units and regions to bind to.
    choices: Memo<Choices>,
) -> impl IntoView {
    let texts = use_texts();
    let (name, role, bound) = (
        RwSignal::new(String::new()),
        RwSignal::new(ROLES[0].to_owned()),
        RwSignal::new(String::new()),
    );
    let (busy, outcome) = (RwSignal::new(false), RwSignal::new(None));
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = chosen(&role.get_untracked(), &bound.get_untracked());
        let (Ok(asked), Some(role)) = (Name::new(&name.get_untracked()), chosen) else {
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
    let roles = ROLES
        .map(|role| view! { <option value=role>{texts.get(&format!("role.{role}"))}</option> });
    view! {
        <form class="admin-open" on:submit=open>
            <input
                aria-label=texts.get("login.name")
                placeholder=texts.get("login.name")
                autocomplete="off"
                prop:value=move || name.get()
                on:input=move |e| name.set(event_target_value(&e))
            />
            <select
                aria-label=texts.get("admin.role")
                on:change=move |e| { role.set(event_target_value(&e)); bound.set(String::new()) }
            >
                {roles.collect_view()}
            </select>
            {move || view! { <Binding role=role.get() choices bound /> }}
            <button class="primary" type="submit" disabled=move || busy.get()>{texts.get("admin.open")}</button>
        </form>
        {move || outcome.get().map(|outcome| match outcome {
            Ok(words) => view! { <p class="admin-secret" role="status">{words}</p> }.into_any(),
            Err(words) => view! { <p class="row-fault" role="alert">{words}</p> }.into_any(),
        })}
    }
}

/// What a role is bound to.
#[component]
fn Binding(role: String, choices: Memo<Choices>, bound: RwSignal<String>) -> impl IntoView {
    let texts = use_texts();
    let options: Vec<(u32, String)> =
        choices.with_untracked(|(units, regions)| match role.as_str() {
            "unit" => units.iter().map(|unit| (unit.id.0, unit.name.clone())).collect(),
            "region-office" => regions.iter().map(|r| (r.id.0, r.name.clone())).collect(),
            _ => Vec::new(),
        });
    let key = format!("admin.bound.{role}");
    (!options.is_empty()).then(|| {
        let options =
            options.into_iter().map(|(id, name)| view! { <option value=id>{name}</option> });
        view! {
            <select aria-label=texts.get(&key) on:change=move |e| bound.set(event_target_value(&e))>
                <option value="">{texts.get(&key)}</option>
                {options.collect_view()}
            </select>
        }
    })
}

/// The role that the form says; none while it is not bound to anything.
fn chosen(role: &str, bound: &str) -> Option<Role> {
    let plain = [Role::Office, Role::Leader, Role::Viewer, Role::Admin];
    match role {
        "unit" => bound.parse().ok().map(Role::Unit),
        "region-office" => bound.parse().ok().map(Role::RegionOffice),
        _ => plain.into_iter().find(|known| role_code(*known) == role),
    }
}

/// Registers somebody and answers their initial password.
async fn register(name: Name, role: Role) -> Result<String, Fault> {
    let command = Command::Person(PersonCommand::Register { name, role });
    let accepted = execute(&request(command, Vec::new())).await?;
    let person = accepted.result.created.iter().find_map(|subject| match subject {
        Subject::Person(person) => Some(*person),
        _ => None,
    });
    let person = person.ok_or_else(|| Fault::of("failed"))?;
    let NewPassword { password } = ask("/api/secrets/password", &PasswordAsked { person }).await?;
    Ok(password)
}
