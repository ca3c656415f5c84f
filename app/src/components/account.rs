//! Signing in and out, and one's password: forms that the browser sends by itself, so that they
//! work without JavaScript.

mod field;
mod menu;
mod password;
mod setup;
mod sheet;
mod sign_in;

pub use menu::AccountMenu;
pub use password::PasswordScreen;
pub use setup::SetupScreen;
pub use sheet::asked;
pub use sign_in::SignInScreen;
