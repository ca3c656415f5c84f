//! Files that come in and papers that go out, in one binary because linking is slow.

#![cfg(test)]

mod commands;
mod faults;
mod fuzz;
mod hostile;
mod other_city;
mod own_shape;
mod packages;
mod paper;
mod round_trip;
mod sample;
mod support;
mod traps;
mod xls;
