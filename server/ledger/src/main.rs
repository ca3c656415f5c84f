//! The reader of workbooks as a program of its own: what a program that reads ledgers is when it is
//! called with [`WORD`](battle_map_ledger::workbook::WORD). The tests of this crate start it; the
//! server starts itself.

use std::io;

use battle_map_ledger::workbook::child;

fn main() -> io::Result<()> {
    child::run()
}
