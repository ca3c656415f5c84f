//! Ledgers read and written as files, in one binary because linking is slow.

#![cfg(test)]

mod corrected;
mod drawn;
mod faults;
mod fields;
mod fuzz;
mod headed;
mod hostile;
mod mended;
mod other_city;
mod own_shape;
mod packages;
mod plan;
mod round_trip;
mod sample;
mod second_look;
mod support;
mod traps;
mod words;
mod xls;
