//! What happens by itself, because time passes or something was written: notices escalate and cards
//! are evaluated. Each is a [`Task`] that the [`Scheduler`] runs.

mod escalation;
mod evaluation;
mod schedule;
mod system;

pub use escalation::Escalation;
pub use evaluation::Evaluation;
pub use schedule::{Scheduler, Task, TaskError, Timing};
