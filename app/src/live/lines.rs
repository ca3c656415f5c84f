//! Lists whose items contain forms: an item keeps its DOM nodes, and whatever is typed in them, for
//! as long as it is listed, however often the list changes.

use std::{collections::HashSet, hash::Hash};

use leptos::prelude::*;

/// A list whose items are identified by `key` alone. An item is built once and follows its line, so
/// that a change of the line neither discards what is typed in the item nor swallows a click on it.
/// A removed line stays in its place while something is typed in its item.
#[component]
pub fn Lines<L, K, F, N>(
    /// The lines of the list.
    #[prop(into)]
    lines: Signal<Vec<L>>,
    /// The key that identifies a line when other values of it change.
    key: fn(&L) -> K,
    /// Builds the item of a line.
    children: F,
) -> impl IntoView
where
    L: Clone + PartialEq + Send + Sync + 'static,
    K: Clone + Eq + Hash + Send + Sync + 'static,
    F: Fn(Memo<L>) -> N + Clone + Send + 'static,
    N: IntoView + 'static,
{
    let held = RwSignal::new(HashSet::<(K, String)>::new());
    let shown = Memo::new(move |before: Option<&Vec<L>>| {
        let kept = held.with(|held| held.iter().map(|(which, _)| which.clone()).collect());
        with_held(lines.get(), before.map_or(&[], Vec::as_slice), key, &kept)
    });
    let item = move |first: L| {
        let which = key(&first);
        let known = which.clone();
        let there = Memo::new(move |_| lines.with(|all| all.iter().any(|line| key(line) == known)));
        let owner = which.clone();
        let hold = Callback::new(move |(form, typed): (String, bool)| {
            let entry = (owner.clone(), form);
            let stands = held.try_with_untracked(|held| held.contains(&entry));
            if stands.is_some_and(|stands| stands != typed) {
                held.update(|held| {
                    if typed {
                        held.insert(entry)
                    } else {
                        held.remove(&entry)
                    };
                });
            }
        });
        provide_context(Listed { there, hold });
        // A line that has just gone stands as it was until its item is gone, too.
        let line = Memo::new(move |last: Option<&L>| {
            let found = lines.with(|all| all.iter().find(|line| key(line) == which).cloned());
            found.unwrap_or_else(|| last.unwrap_or(&first).clone())
        });
        children(line)
    };
    view! { <For each=move || shown.get() key children=item /> }
}

/// A line of a list, as the forms in its item see it.
#[derive(Clone, Copy)]
pub struct Listed {
    there: Memo<bool>,
    hold: Callback<(String, bool)>,
}

impl Listed {
    /// Whether the line is still listed.
    #[must_use]
    pub fn is_there(self) -> bool {
        self.there.get()
    }

    /// Sets whether something is typed in the form `key`; while there is, the line is kept.
    pub fn hold(self, key: String, typed: bool) {
        // The list may be gone by now, and its forms after it.
        self.hold.try_run((key, typed));
    }
}

/// The lines, and among them the removed ones that are kept.
fn with_held<L: Clone, K: Eq + Hash>(
    mut lines: Vec<L>,
    before: &[L],
    key: fn(&L) -> K,
    kept: &HashSet<K>,
) -> Vec<L> {
    let there: HashSet<K> = lines.iter().map(key).collect();
    for (place, line) in before.iter().enumerate() {
        let which = key(line);
        if kept.contains(&which) && !there.contains(&which) {
            lines.insert(place.min(lines.len()), line.clone());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_gone_stays_in_its_place_while_something_is_typed_in_it() {
        let with = |kept: &[u32], lines: &[u32]| {
            let kept = kept.iter().copied().collect();
            with_held(lines.to_vec(), &[1, 2, 3], |line| *line, &kept)
        };
        assert_eq!(with(&[2], &[1, 3]), [1, 2, 3]);
        assert_eq!(with(&[3], &[1]), [1, 3]);
        assert_eq!(with(&[], &[3, 1]), [3, 1]);
        assert_eq!(with(&[2], &[3, 2, 1]), [3, 2, 1]);
    }
}
