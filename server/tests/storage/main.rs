//! The log and the writer on real files, in one binary because linking is slow.

#![cfg(test)]

mod backing_up;
mod bit_flips;
mod failing_writes;
mod faults;
mod journal;
mod kill_nine;
mod notices;
mod one_file;
mod processes;
mod proving;
mod restoring;
mod snapshots;
mod store;
mod support;
mod system_limits;
mod tampering;
mod tasks;
mod writer;
