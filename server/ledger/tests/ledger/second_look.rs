//! What real ledgers did to the reader: each kind of fault with its neighbours and the right values.

use battle_map::{
    model::ledger::LedgerRow,
    value::{Money, MoneyUnit},
};
use battle_map_ledger::ReadLedger;

use crate::support::codes;

mod headers;

fn rows(read: &ReadLedger) -> &[LedgerRow] {
    read.ledger.as_ref().map_or(&[], |ledger| &ledger.rows)
}

fn wan(money: Option<Money>) -> String {
    money.map_or_else(|| "-".to_owned(), |money| money.exact(MoneyUnit::Wan))
}

/// The warnings without those that say which period was assumed.
fn warned(read: &ReadLedger) -> Vec<(u32, &str, &str)> {
    let mut warnings = codes(&read.warnings);
    warnings.retain(|(.., code)| *code != "period-assumed");
    warnings
}
