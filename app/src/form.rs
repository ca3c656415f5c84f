//! The form kit: what is typed, how it is read and sent, and how faults are shown, in every form.
//!
//! A [`Form`] holds the typed texts by field name. It keeps them in this browser until they are
//! accepted ([`draft`]), reads them all at once so that every fault is shown at its field
//! ([`Reading`]), sends one command at a time under its own id, and shows the answer: a refusal at
//! the field it is about or, where somebody else was faster, what changed meanwhile. Fields are
//! components that know only their form and their name.

mod choice;
mod confirm;
mod days;
pub mod draft;
mod evidence;
mod faults;
mod fields;
mod frame;
mod held;
mod reading;
mod revise;
mod rows;
mod sending;
mod state;
mod submit;
mod typed;

pub use choice::{BoxesField, ChoiceField, Choices, UnitsField, coded};
pub use confirm::Confirm;
pub use days::{DayField, MonthField};
pub use evidence::{EvidenceField, ScanOfPaper, paper};
pub use fields::{AreaField, CheckField, FieldFault, LineField, NumberField};
pub use frame::ShortForm;
pub use held::{Fold, Sends, WhileMay};
pub use reading::{FieldError, Reading};
pub use revise::use_form_about;
pub use state::{Form, use_form};
pub use submit::{FormFault, Restored, Submit};
pub use typed::Typed;
