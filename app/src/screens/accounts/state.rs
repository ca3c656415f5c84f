//! The accounts that were opened on this page: their passwords are shown once, here, and kept
//! nowhere.

use battle_map::view::accountless::{Accountless, Bearer};
use leptos::prelude::*;

use crate::{
    file_transfer,
    form::{Form, Typed, use_form},
    origin::origin,
    secrets::{AccountSheetAsked, AccountsAsked, NewAccount, ask},
    texts::{Texts, use_texts},
};

/// The accounts opened on this page, with their passwords, until the sheet is put away.
#[derive(Clone, Copy)]
pub struct NewAccounts {
    texts: Texts,
    /// The form that opens them and shows why it could not.
    pub form: Form,
    opened: RwSignal<Vec<NewAccount>>,
}

impl NewAccounts {
    /// The state before any account was opened.
    #[must_use]
    pub fn begin() -> Self {
        Self {
            texts: use_texts(),
            form: use_form("open-accounts", "", Typed::default()),
            opened: RwSignal::default(),
        }
    }

    /// Opens accounts; their passwords join those on the sheet.
    pub fn open(self, asked: AccountsAsked) {
        self.form.send_by(async move {
            let opened: Vec<NewAccount> = ask("/api/secrets/accounts", &asked).await?;
            self.opened.try_update(|all| all.extend(opened));
            Ok(())
        });
    }

    /// The accounts on the sheet.
    #[must_use]
    pub fn opened(self) -> Vec<NewAccount> {
        self.opened.get()
    }

    /// Puts the sheet away; its passwords cannot be shown again.
    pub fn put_away(self) {
        self.opened.set(Vec::new());
    }

    /// Downloads the sheet as a workbook.
    pub fn download(self) {
        let accounts = self.opened.get_untracked();
        let asked = AccountSheetAsked { address: address(), accounts };
        let Ok(body) = serde_json::to_vec(&asked) else { return };
        let name = format!("{}.xlsx", self.texts.get("accounts.file"));
        file_transfer::send(
            "/api/secrets/accounts.xlsx",
            &body,
            |_| {},
            move |answer| match answer {
                Ok(bytes) => file_transfer::save(&name, &bytes),
                Err(fault) => self.form.refuse("", fault.words(self.texts)),
            },
        );
    }
}

/// Where one signs in, as this browser knows the server.
#[must_use]
pub fn address() -> String {
    format!("{}/login", origin())
}

/// The request that opens accounts for some who have none; leaders are named, not bound, and are
/// not opened together.
#[must_use]
pub fn asked<'a>(lines: impl IntoIterator<Item = &'a Accountless>) -> AccountsAsked {
    let mut asked = AccountsAsked::default();
    for line in lines {
        match line.bearer {
            Bearer::Unit(unit) => asked.units.push(unit),
            Bearer::County(region) => asked.regions.push(region),
            Bearer::Leader(_) => {}
        }
    }
    asked
}
