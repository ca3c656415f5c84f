//! Temporary: subjects of changes that still carry their identifiers.
use super::{Change, Event, Subject};
use crate::model::{
    notice::NoticeChange,
};

macro_rules! bridge {
    ($($change:ident($event:ident) $subject:expr;)*) => {$(
        impl From<$change> for Event {
            fn from($event: $change) -> Self {
                Self { subject: $subject, change: Change::from($event) }
            }
        }
    )*};
}

bridge! {
    NoticeChange(event) match event.subject() {
        (None, notice) => Subject::Draft(notice),
        (Some(project), notice) => Subject::Notice(project, notice),
    };
}
