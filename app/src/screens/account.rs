//! Signing in and out, and one's password: forms that the browser sends by itself, so that they
//! work without JavaScript.

mod field;
mod login_page;
mod password;
mod password_page;
mod sessions;
mod setup;
mod setup_page;
mod sheet;
mod sign_in;

pub use login_page::LoginPage;
pub use password::PasswordScreen;
pub use password_page::PasswordPage;
pub use sessions::OwnSessions;
pub use setup::SetupScreen;
pub use setup_page::SetupPage;
pub use sheet::asked;
pub use sign_in::SignInScreen;
