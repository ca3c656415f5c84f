//! The things of one kind on the board.

use std::{ops::Deref, sync::Arc};

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use crate::{thing::Concealable, value::Numbered};

/// Things by identifier. What is taken away never gives its identifier to another, so the last one
/// of each series that was handed out is remembered beside them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Things<I: Numbered, T> {
    by_id: OrdMap<I, Arc<T>>,
    last: I,
    last_concealed: I,
}

impl<I: Numbered, T> Default for Things<I, T> {
    fn default() -> Self {
        Self { by_id: OrdMap::new(), last: I::default(), last_concealed: I::CONCEALED }
    }
}

impl<I: Numbered, T: Clone> Things<I, T> {
    /// The identifier that the next thing to be added gets.
    pub fn next_id(&self) -> I {
        self.last.next()
    }

    /// The identifier that the next thing gets that is concealed until it is published; then it gets
    /// another, from the series of all others.
    pub fn next_concealed_id(&self) -> I
    where
        T: Concealable,
    {
        self.last_concealed.next()
    }

    /// Adds a thing, or replaces the one with that identifier.
    pub fn add(&mut self, id: I, thing: T) {
        let last = if id.is_concealed() { &mut self.last_concealed } else { &mut self.last };
        *last = (*last).max(id);
        self.by_id.insert(id, Arc::new(thing));
    }

    /// Changes the thing with that identifier; does nothing where there is none.
    pub fn change(&mut self, id: I, with: impl FnOnce(&mut T)) {
        if let Some(known) = self.by_id.get_mut(&id) {
            with(Arc::make_mut(known));
        }
    }

    /// Folds one change in: it made a thing, or changes the one that is there.
    pub fn fold(&mut self, id: I, made: Option<T>, with: impl FnOnce(&mut T)) {
        match made {
            Some(thing) => self.add(id, thing),
            None => self.change(id, with),
        }
    }

    /// Leaves out those that do not pass; their identifiers are not handed out again.
    pub fn retain(&mut self, passes: impl Fn(&T) -> bool) {
        if self.by_id.values().all(|thing| passes(thing)) {
            return;
        }
        let kept = self.by_id.iter().filter(|(_, thing)| passes(thing));
        self.by_id = kept.map(|(id, thing)| (*id, thing.clone())).collect();
    }

    /// Puts others in the place of those for which there is one.
    pub fn replace(&mut self, other: impl Fn(&T) -> Option<T>) {
        let changed = |(id, thing): (&I, &Arc<T>)| Some((*id, Arc::new(other(thing)?)));
        let changed: Vec<_> = self.by_id.iter().filter_map(changed).collect();
        self.by_id.extend(changed);
    }

    /// Puts others in the place of those for which there is one, shared with whoever has them already.
    pub fn replace_shared(&mut self, other: impl Fn(&Arc<T>) -> Option<Arc<T>>) {
        let changed = |(id, thing): (&I, &Arc<T>)| Some((*id, other(thing)?));
        let changed: Vec<_> = self.by_id.iter().filter_map(changed).collect();
        self.by_id.extend(changed);
    }

    /// Removes a thing; its identifier is not handed out again.
    pub fn remove(&mut self, id: I) {
        self.by_id.remove(&id);
    }

    /// Removes a thing if it is `gone`.
    pub fn remove_if(&mut self, id: I, gone: bool) {
        if gone {
            self.remove(id);
        }
    }
}

impl<I: Numbered, T> Deref for Things<I, T> {
    type Target = OrdMap<I, Arc<T>>;

    fn deref(&self) -> &Self::Target {
        &self.by_id
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::value::ProblemId;

    /// A visit that may be concealed.
    #[derive(Debug, Clone, PartialEq)]
    struct Visit;

    impl Concealable for Visit {}

    proptest! {
        #[test]
        fn no_gap_in_the_public_series_tells_of_what_is_concealed(concealed in vec(any::<bool>(), 0..40)) {
            let mut visits = Things::<ProblemId, Visit>::default();
            let mut public = Vec::new();
            for concealed in concealed {
                let id = if concealed { visits.next_concealed_id() } else { visits.next_id() };
                prop_assert_eq!(id.is_concealed(), concealed);
                prop_assert!(!visits.contains_key(&id));
                visits.add(id, Visit);
                public.extend((!concealed).then_some(id.0));
            }
            prop_assert!(public.into_iter().eq(1..visits.next_id().0));
        }
    }
}
