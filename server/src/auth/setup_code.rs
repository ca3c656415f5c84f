//! The code for creating the first account, an administrator's; only the console shows it.

use std::{net::IpAddr, sync::Arc};

use super::{
    Accounts, AddressBlock, AuthError, initial_password,
    throttle::{Client, Throttle},
};
use crate::clock;

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
    #[must_use]
    pub fn accepts(&self, code: &str, address: IpAddr) -> bool {
        let (client, now) = (Client::Address(AddressBlock::of(address)), clock::now().0);
        let Ok(_held) = self.throttle.admit(client, "setup", now) else { return false };
        let right = code.trim() == &*self.code;
        if !right {
            self.throttle.failed(client, "setup", now);
        }
        right
    }
}
