//! Opening an account: a name, a role, what the role is bound to; the password is shown once.

use battle_map::{
    event::Subject,
    model::person::PersonAction,
    value::{Name, PersonId},
    view::admin::RegionLine,
};
use leptos::{prelude::*, task::spawn_local};

use super::role::{self, RoleFields};
use crate::{
    execute::{Accepted, CommandJson, Fault},
    form::{LineField, ShortForm, use_form},
    secrets::{NewPassword, PasswordAsked, ask},
    texts::use_texts,
};

/// The form that opens an account.
#[component]
pub fn OpenAccount(
    /// The regions to bind to.
    regions: Memo<Vec<RegionLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("open-account", "", role::usual());
    let opened = StoredValue::new(None::<Name>);
    let secret = RwSignal::new(None);
    let open = move |()| {
        form.submit(Vec::new(), |typed| {
            let (name, role) = (typed.name("name"), role::read(typed));
            let name = name?;
            opened.set_value(Some(name.clone()));
            Some(CommandJson::of(Subject::City, PersonAction::Register { name, role: role? }))
        });
    };
    // Whoever has an account needs a password; it is asked for once the account is there.
    Effect::new(move |_| {
        let (Some(person), Some(name)) = (registered(form.accepted()), opened.get_value()) else {
            return;
        };
        spawn_local(async move {
            let made = password(person).await.map(|password| {
                let values = [("name", name.as_str()), ("password", password.as_str())];
                texts.fill("admin.opened", &values)
            });
            secret.try_set(Some(made.map_err(|fault| fault.words(texts))));
        });
    });
    view! {
        <ShortForm form class="admin-open" label="admin.open" send=open>
            <LineField form name="name" label="login.name" codes=&["person-name-taken"] />
            <RoleFields form regions />
        </ShortForm>
        {move || secret.get().map(|secret| match secret {
            Ok(words) => view! { <p class="admin-secret" role="status">{words}</p> }.into_any(),
            Err(words) => view! { <p class="row-fault" role="alert">{words}</p> }.into_any(),
        })}
    }
}

/// Whose account was opened.
fn registered(accepted: Option<Accepted>) -> Option<PersonId> {
    accepted?.result.created.iter().find_map(|subject| match subject {
        Subject::Person(person) => Some(*person),
        _ => None,
    })
}

/// Somebody's new initial password.
///
/// # Errors
/// When it is refused, or there is no answer.
pub async fn password(person: PersonId) -> Result<String, Fault> {
    let NewPassword { password } = ask("/api/secrets/password", &PasswordAsked { person }).await?;
    Ok(password)
}
