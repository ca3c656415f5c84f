//! The things of one kind on the board.

use std::{ops::Deref, sync::Arc};

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use crate::value::Numbered;

/// Things by identifier. What is taken away never gives its identifier to another, so the last one
/// handed out is remembered beside them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Things<I: Numbered, T> {
    by_id: OrdMap<I, Arc<T>>,
    last: I,
}

impl<I: Numbered, T> Default for Things<I, T> {
    fn default() -> Self {
        Self { by_id: OrdMap::new(), last: I::default() }
    }
}

impl<I: Numbered, T: Clone> Things<I, T> {
    /// The identifier that the next thing to be added gets.
    pub fn next_id(&self) -> I {
        self.last.next()
    }

    /// Adds a thing, or replaces the one with that identifier.
    pub fn add(&mut self, id: I, thing: T) {
        self.last = self.last.max(id);
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
}

impl<I: Numbered, T> Deref for Things<I, T> {
    type Target = OrdMap<I, Arc<T>>;

    fn deref(&self) -> &Self::Target {
        &self.by_id
    }
}
