//! The first account: an administrator, against a code that only the console shows.

use std::{net::IpAddr, sync::Arc};

use axum::{
    Form,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use battle_map::{
    command::Command,
    event::Subject,
    model::{
        actor::{Actor, Role},
        person::PersonAction,
    },
    refusal::Refusal,
    value::Name,
};
use serde::Deserialize;

use super::{From, Ways, back_to, failed};
use crate::{
    auth::{
        Accounts, AuthError, forms, password,
        secret::initial_password,
        throttle::{Client, Throttle},
    },
    clock,
    feed::refused,
};

/// The code that proves one can read the console.
#[derive(Clone)]
pub struct SetupCode {
    code: Arc<str>,
    throttle: Arc<Throttle>,
}

impl SetupCode {
    /// A new code; printed while there is no account.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn new(accounts: &Accounts) -> Result<Self, AuthError> {
        let code = initial_password()?;
        if accounts.is_empty() {
            println!("No accounts yet: open /setup and give the code {code}");
        }
        Ok(Self { code: code.into(), throttle: Arc::default() })
    }

    /// Whether `code` is right; guessing slows down.
    fn accepts(&self, code: &str, address: IpAddr) -> bool {
        let (client, now) = (Client::Address(address), clock::now().0);
        let Ok(_held) = self.throttle.admit(client, "setup", now) else { return false };
        let right = code.trim() == &*self.code;
        if !right {
            self.throttle.failed(client, "setup", now);
        }
        right
    }
}

#[derive(Debug, Deserialize)]
pub struct SetupForm {
    #[serde(default)]
    form: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

/// Registers the administrator and signs them in.
pub async fn first_account(
    State(ways): State<Ways>,
    from: From,
    headers: HeaderMap,
    Form(form): Form<SetupForm>,
) -> Response {
    if !ways.accounts.is_empty() {
        return refused(StatusCode::NOT_FOUND, "not-found");
    }
    let again = |fault: &str| {
        back_to("/setup", &[("fault", fault.to_owned()), ("name", form.name.clone())])
    };
    if let Some(fault) = fault(&ways, &form, &headers, &from) {
        return again(fault);
    }
    let Ok(name) = Name::new(&form.name) else { return again("name-missing") };
    match ways.accounts.register(&name, &form.password).await {
        Ok(Ok((session, browser))) => super::welcome(&session, &browser, "/admin"),
        Ok(Err(refusal)) => again(refusal.code()),
        Err(error) => failed(&error),
    }
}

fn fault(ways: &Ways, form: &SetupForm, headers: &HeaderMap, from: &From) -> Option<&'static str> {
    if !forms::is_ours(headers, &form.form) {
        Some("form-too-old")
    } else if !ways.setup.accepts(&form.code, ways.address(headers, from)) {
        Some("wrong-code")
    } else if form.password != form.again {
        Some("password-not-repeated")
    } else {
        password::fault(&form.password, &form.name)
    }
}

impl Accounts {
    /// The first administrator, signed in.
    async fn register(
        &self,
        name: &Name,
        password: &str,
    ) -> Result<Result<(crate::auth::Secret, crate::auth::Secret), Refusal>, AuthError> {
        let role = Role::Admin;
        let actor = Actor { name: name.clone(), role, post: None };
        let register = PersonAction::Register { name: name.clone(), role };
        let command = Command::new(Subject::City, register);
        let person = match self.add_person(actor, command).await? {
            Ok(person) => person,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.set_password(person, password, false, None).await?;
        self.open(person).await.map(Ok)
    }
}
