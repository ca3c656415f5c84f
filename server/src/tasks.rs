//! What happens by itself, because time passes or something was written: notices escalate, cards are
//! evaluated, and the store is looked after. Each is a [`Task`] that the [`Scheduler`] runs.

mod by_the_clock;
mod escalation;
mod evaluation;
mod head_line;
mod schedule;
mod store_check;
mod system;
mod writing_probe;

pub use by_the_clock::ByTheClock;
pub use escalation::Escalation;
pub use evaluation::EvaluationTask;
pub use head_line::HeadLine;
pub use schedule::{Scheduler, Task, TaskError, Timing};
pub use store_check::StoreCheck;
pub use writing_probe::WritingProbe;
