//! Lists whose items contain forms: an item keeps its DOM nodes, and whatever is typed in them, for
//! as long as it is listed, however often the list changes.

use std::{collections::HashSet, hash::Hash, sync::Arc};

use leptos::prelude::*;

use crate::erased::{KeyedItem, LineKey, list};

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
    F: Fn(Memo<L>) -> N + Send + Sync + 'static,
    N: IntoView + 'static,
{
    let keys = Memo::new(move |_| {
        lines.with(|all| all.iter().map(|line| LineKey::of(key(line))).collect::<Vec<_>>())
    });
    let item = move |which: &LineKey| {
        let which = which.as_known::<K>()?.clone();
        let find = move |all: &Vec<L>| all.iter().find(|line| key(line) == which).cloned();
        let first = lines.with_untracked(&find)?;
        // A line that has just gone stands as it was until its item is gone, too.
        let line = Memo::new(move |last: Option<&L>| {
            lines.with(&find).unwrap_or_else(|| last.unwrap_or(&first).clone())
        });
        Some(children(line).into_any())
    };
    held(keys, Arc::new(item))
}

/// Builds the item of a line that is listed.
type BuildItem = Arc<dyn Fn(&LineKey) -> Option<AnyView> + Send + Sync>;

/// The items of the listed lines, and of those that have gone while something is typed in them.
fn held(keys: Memo<Vec<LineKey>>, build: BuildItem) -> AnyView {
    let typed = RwSignal::new(HashSet::<(LineKey, String)>::new());
    let shown = Memo::new(move |before: Option<&Vec<LineKey>>| {
        let kept = typed.with(|typed| typed.iter().map(|(which, _)| which.clone()).collect());
        with_held(keys.get(), before.map_or(&[], Vec::as_slice), &kept)
    });
    let item = move |key: LineKey| {
        let (which, build) = (key.clone(), Arc::clone(&build));
        let item = move || {
            provide_context(listed(&which, keys, typed));
            build(&which).into_any()
        };
        KeyedItem { key, build: Box::new(item) }
    };
    list(Box::new(move || shown.get().into_iter().map(&item).collect()))
}

/// What the forms of an item know of its line.
fn listed(
    which: &LineKey,
    keys: Memo<Vec<LineKey>>,
    held: RwSignal<HashSet<(LineKey, String)>>,
) -> ListedLine {
    let (known, owner) = (which.clone(), which.clone());
    let there = Memo::new(move |_| keys.with(|all| all.contains(&known)));
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
    ListedLine { there, hold }
}

/// A line of a list, as the forms in its item see it.
#[derive(Clone, Copy)]
pub struct ListedLine {
    there: Memo<bool>,
    hold: Callback<(String, bool)>,
}

impl ListedLine {
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

/// The keys of the lines, and among them those of the removed ones that are kept.
fn with_held(mut keys: Vec<LineKey>, before: &[LineKey], kept: &HashSet<LineKey>) -> Vec<LineKey> {
    let there: HashSet<LineKey> = keys.iter().cloned().collect();
    for (place, which) in before.iter().enumerate() {
        if kept.contains(which) && !there.contains(which) {
            keys.insert(place.min(keys.len()), which.clone());
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_gone_stays_in_its_place_while_something_is_typed_in_it() {
        let keys = |all: &[u32]| all.iter().copied().map(LineKey::of).collect::<Vec<_>>();
        let with = |kept: &[u32], lines: &[u32]| {
            let kept = keys(kept).into_iter().collect();
            let shown = with_held(keys(lines), &keys(&[1, 2, 3]), &kept);
            shown.iter().filter_map(LineKey::as_known::<u32>).copied().collect::<Vec<_>>()
        };
        assert_eq!(with(&[2], &[1, 3]), [1, 2, 3]);
        assert_eq!(with(&[3], &[1]), [1, 3]);
        assert_eq!(with(&[], &[3, 1]), [3, 1]);
        assert_eq!(with(&[2], &[3, 2, 1]), [3, 2, 1]);
    }
}
