//! Accounts for many at once, on the office's desk and the administrator's page: who has none, one
//! press that opens them, and the sheet of initial passwords to print and cut.

mod missing;
mod sheet;
mod state;
mod unused;

pub use missing::Missing;
pub use sheet::AccountSheet;
pub use state::NewAccounts;
pub use unused::Unused;
