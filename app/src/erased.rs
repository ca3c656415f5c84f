//! What is shown on a condition, and lists whose items are kept by key, without the types of what they
//! show: that code stands in a page once, not again for each of its uses.
//!
//! [`Show`] and [`Each`] are used like the framework's own `Show` and `For`.

use std::{
    any::Any,
    hash::{Hash, Hasher},
    sync::Arc,
};

use leptos::{either::Either, prelude::*};

/// Shows its children while `when` holds, and `fallback` while it does not.
#[component]
pub fn Show<W>(
    /// Whether the children are shown.
    when: W,
    /// What is shown.
    children: ChildrenFn,
    /// What is shown instead.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView
where
    W: Fn() -> bool + Send + Sync + 'static,
{
    shown(Box::new(when), children, fallback)
}

fn shown(
    when: Box<dyn Fn() -> bool + Send + Sync>,
    children: ChildrenFn,
    fallback: ViewFn,
) -> AnyView {
    // Built anew only when the condition changes, not whenever what it depends on does.
    let when = ArcMemo::new(move |_| when());
    let view =
        move || if when.get() { Either::Left(children()) } else { Either::Right(fallback.run()) };
    view.into_any()
}

/// Shows an item for each line, kept as long as the line's key is listed.
#[component]
pub fn Each<E, I, L, K, KF, F, N>(
    /// The lines of the list.
    each: E,
    /// The key of a line.
    key: KF,
    /// Builds the item of a line that was not listed before.
    children: F,
) -> impl IntoView
where
    E: Fn() -> I + Send + Sync + 'static,
    I: IntoIterator<Item = L>,
    L: Send + 'static,
    K: Eq + Hash + Send + Sync + 'static,
    KF: Fn(&L) -> K + Send + Sync + 'static,
    F: Fn(L) -> N + Clone + Send + Sync + 'static,
    N: IntoView + 'static,
{
    list(Box::new(move || {
        let item = |line| {
            let (key, children) = (LineKey::of(key(&line)), children.clone());
            KeyedItem { key, build: Box::new(move || children(line).into_any()) }
        };
        each().into_iter().map(item).collect()
    }))
}

/// The items of a list, each built when it is first listed.
pub(crate) fn list(items: Box<dyn Fn() -> Vec<KeyedItem> + Send + Sync>) -> AnyView {
    let built = |item: KeyedItem| (item.build)();
    view! { <For each=items key=|item: &KeyedItem| item.key.clone() children=built /> }.into_any()
}

/// A line that may be listed already.
pub(crate) struct KeyedItem {
    pub(crate) key: LineKey,
    pub(crate) build: Box<dyn FnOnce() -> AnyView + Send>,
}

/// The key of a line, of any type.
#[derive(Clone)]
pub(crate) struct LineKey(Arc<dyn AnyKey>);

impl LineKey {
    pub(crate) fn of<K: Eq + Hash + Send + Sync + 'static>(key: K) -> Self {
        Self(Arc::new(key))
    }

    /// The key, which is a `K`.
    pub(crate) fn as_known<K: 'static>(&self) -> Option<&K> {
        let key: &dyn Any = self.0.as_ref();
        key.downcast_ref()
    }
}

impl PartialEq for LineKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.as_ref())
    }
}

impl Eq for LineKey {}

impl Hash for LineKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.add_to(state);
    }
}

trait AnyKey: Any + Send + Sync {
    /// Whether the other is the same key.
    fn is(&self, other: &dyn AnyKey) -> bool;
    fn add_to(&self, state: &mut dyn Hasher);
}

impl<K: Eq + Hash + Send + Sync + 'static> AnyKey for K {
    fn is(&self, other: &dyn AnyKey) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref() == Some(self)
    }

    fn add_to(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}
