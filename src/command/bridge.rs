//! Temporary: subjects of actions that still carry their identifiers.
use super::{Action, Command};
use crate::{
    event::Subject,
    model::{
        card::CardAction, notice::NoticeAction,
    },
};

macro_rules! bridge {
    ($($action:ident)*) => {$(
        impl From<$action> for Command {
            fn from(action: $action) -> Self {
                Self { subject: Subject::City, action: Action::from(action) }
            }
        }
    )*};
}

bridge! {
    NoticeAction CardAction
}
