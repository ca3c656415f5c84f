//! What somebody said of a header's columns, and the keys by which columns and sheets are known again
//! in another month.

use std::collections::{BTreeSet, HashMap, HashSet};

use battle_map::{
    model::ledger::Corrections,
    value::{Name, text::normalised},
};

use super::{Header, when};
use crate::words::Field;

/// The key of a text in which only years and months differ from one file to the next; the text itself
/// where nothing else is left.
pub fn key(text: &str) -> Option<Name> {
    let whole = normalised(text);
    let (rest, _) = when::take(&whole);
    Name::new(&rest).or_else(|_| Name::new(&whole)).ok()
}

impl Header {
    /// The layout by which the header is known again.
    #[must_use]
    pub fn layout(&self) -> Vec<Name> {
        let keys: BTreeSet<Name> =
            self.columns.iter().filter_map(|column| key(&column.label)).collect();
        keys.into_iter().collect()
    }

    /// The key of each column by its place; columns with one text are told apart by their order.
    #[must_use]
    pub fn keys(&self) -> HashMap<u16, Name> {
        let mut columns: Vec<_> = self.columns.iter().collect();
        columns.sort_by_key(|column| column.index);
        let mut counts: HashMap<Name, usize> = HashMap::new();
        let keyed = columns.into_iter().filter_map(|column| {
            let key = key(&column.label)?;
            let count = counts.entry(key.clone()).or_default();
            *count += 1;
            let key = if *count > 1 { Name::new(&format!("{key} ({count})")).ok()? } else { key };
            Some((column.index, key))
        });
        keyed.collect()
    }

    /// Makes columns what somebody said they are. Another column of such a field loses it; of two that
    /// were said to be one field the first counts.
    pub fn correct(&mut self, said: &Corrections) {
        let keys = self.keys();
        let mut taken = HashSet::new();
        for column in &mut self.columns {
            let key = keys.get(&column.index);
            let of_column = said.columns.iter().find(|known| Some(&known.column) == key);
            let Some(correction) = of_column else { continue };
            let field = correction.field.as_deref().and_then(Field::from_code);
            column.meaning.field = field.filter(|field| field.is_list() || taken.insert(*field));
            column.meaning.said = true;
        }
        self.forget(|column| column.meaning.field.is_some_and(|field| taken.contains(&field)));
    }
}
