//! A few things by key, in the order of their keys: a project's reports by month, its plans by year.
//!
//! Ten thousand projects have such maps, of one entry or of a few dozen. A `BTreeMap` keeps room for
//! eleven entries where there is one, and leaves half of its nodes empty where keys come in order. Here
//! the entries lie side by side, with no room between them, and are shared with copies of the project
//! until one is changed.

use std::{
    fmt,
    marker::PhantomData,
    ops::{Bound, Index, RangeBounds},
    sync::Arc,
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

/// A map with the entries of its keys in one piece of memory. Written out it looks like any other map.
#[derive(Clone, PartialEq, Eq)]
pub struct SortedMap<K, V>(Arc<Vec<(K, V)>>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: Ord + Copy, V> SortedMap<K, V> {
    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }

    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.place(key).ok().map(|place| &self.0[place].1)
    }

    /// Whether the key has a value.
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// The entries in a range of keys.
    pub fn range(&self, range: impl RangeBounds<K>) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        let before = |bound: Bound<&K>, past: bool| match bound {
            Bound::Unbounded => None,
            Bound::Included(key) => Some(
                self.0.partition_point(|(known, _)| if past { known <= key } else { known < key }),
            ),
            Bound::Excluded(key) => Some(
                self.0.partition_point(|(known, _)| if past { known < key } else { known <= key }),
            ),
        };
        let start = before(range.start_bound(), false).unwrap_or(0);
        let end = before(range.end_bound(), true).unwrap_or(self.0.len());
        entries(self.0.get(start..end).unwrap_or_default())
    }

    /// Gives a key a value; answers the one it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        V: Clone,
    {
        let place = self.place(&key);
        let all = Arc::make_mut(&mut self.0);
        match place {
            Ok(place) => Some(std::mem::replace(&mut all[place].1, value)),
            Err(place) => {
                all.reserve_exact(1);
                all.insert(place, (key, value));
                None
            }
        }
    }

    /// Removes a key; answers its value.
    pub fn remove(&mut self, key: &K) -> Option<V>
    where
        V: Clone,
    {
        let place = self.place(key).ok()?;
        let all = Arc::make_mut(&mut self.0);
        let (_, value) = all.remove(place);
        all.shrink_to_fit();
        Some(value)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V>
    where
        V: Clone,
    {
        let place = self.place(key).ok()?;
        Some(&mut Arc::make_mut(&mut self.0)[place].1)
    }
}

impl<K, V> SortedMap<K, V> {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is the same piece of memory as another's.
    #[cfg(test)]
    pub fn is_shared_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// All entries.
    pub fn iter(&self) -> Entries<'_, K, V> {
        entries(&self.0)
    }

    /// All keys.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &K> + DoubleEndedIterator {
        self.0.iter().map(|(key, _)| key)
    }

    /// All values.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> + DoubleEndedIterator {
        self.0.iter().map(|(_, value)| value)
    }

    /// All values, to be changed.
    pub fn values_mut(&mut self) -> impl ExactSizeIterator<Item = &mut V>
    where
        K: Clone,
        V: Clone,
    {
        // What is empty may be everybody's.
        let all: &mut [(K, V)] = if self.0.is_empty() {
            &mut []
        } else {
            Arc::<Vec<(K, V)>>::make_mut(&mut self.0).as_mut_slice()
        };
        all.iter_mut().map(|(_, value)| value)
    }

    /// Leaves out the entries that do not pass.
    pub fn retain(&mut self, passes: impl Fn(&K, &V) -> bool)
    where
        K: Clone,
        V: Clone,
    {
        if self.0.iter().any(|(key, value)| !passes(key, value)) {
            let kept = self.0.iter().filter(|(key, value)| passes(key, value)).cloned();
            self.0 = Arc::new(kept.collect());
        }
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

/// The entries of a map, in the order of their keys.
pub type Entries<'a, K, V> = std::iter::Map<std::slice::Iter<'a, (K, V)>, PairOf<'a, K, V>>;

/// Parts an entry.
type PairOf<'a, K, V> = fn(&'a (K, V)) -> (&'a K, &'a V);

fn entries<K, V>(all: &[(K, V)]) -> Entries<'_, K, V> {
    all.iter().map(|(key, value)| (key, value))
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Entries<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K: Ord + Copy, V> Index<&K> for SortedMap<K, V> {
    type Output = V;

    /// # Panics
    /// When the key has no value.
    #[expect(clippy::expect_used, reason = "as every map's index")]
    fn index(&self, key: &K) -> &V {
        self.get(key).expect("no such key")
    }
}

impl<K: Ord + Copy, V> FromIterator<(K, V)> for SortedMap<K, V> {
    /// Of a key that comes twice the last value stays.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(all: I) -> Self {
        let mut all: Vec<_> = all.into_iter().collect();
        all.reverse();
        all.sort_by_key(|(key, _)| *key);
        all.dedup_by_key(|(key, _)| *key);
        all.shrink_to_fit();
        Self(Arc::new(all))
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SortedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

impl<'de, K, V> Deserialize<'de> for SortedMap<K, V>
where
    K: Ord + Copy + Deserialize<'de>,
    V: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

struct MapVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for MapVisitor<K, V>
where
    K: Ord + Copy + Deserialize<'de>,
    V: Deserialize<'de>,
{
    type Value = SortedMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        std::iter::from_fn(|| map.next_entry().transpose()).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// Something done to a map.
    #[derive(Debug, Clone)]
    enum Step {
        Insert(u8, u16),
        Remove(u8),
        Change(u8),
        Retain(u8),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0..20_u8, any::<u16>()).prop_map(|(key, value)| Step::Insert(key, value)),
            (0..20_u8).prop_map(Step::Remove),
            (0..20_u8).prop_map(Step::Change),
            (1..5_u8).prop_map(Step::Retain),
        ]
    }

    proptest! {
        #[test]
        fn it_does_what_a_tree_does(steps in vec(step(), 0..60), from in 0..22_u8, until in 0..22_u8) {
            let (mut map, mut tree) = (SortedMap::default(), BTreeMap::new());
            for step in steps {
                let copy = map.clone();
                match step {
                    Step::Insert(key, value) => {
                        prop_assert_eq!(map.insert(key, value), tree.insert(key, value));
                    }
                    Step::Remove(key) => prop_assert_eq!(map.remove(&key), tree.remove(&key)),
                    Step::Change(key) => {
                        let (own, other) = (map.get_mut(&key), tree.get_mut(&key));
                        prop_assert_eq!(&own, &other);
                        if let (Some(own), Some(other)) = (own, other) {
                            (*own, *other) = (own.wrapping_add(1), other.wrapping_add(1));
                        }
                    }
                    Step::Retain(by) => {
                        map.retain(|key, _| key % by == 0);
                        tree.retain(|key, _| key % by == 0);
                    }
                }
                drop(copy);
            }
            prop_assert!(map.iter().eq(&tree));
            let (low, high) = (from.min(until), from.max(until));
            prop_assert!(map.range(low..high).eq(tree.range(low..high)));
            prop_assert!(map.range(..=low).rev().eq(tree.range(..=low).rev()));
            prop_assert!(map.range(high..).eq(tree.range(high..)));
            prop_assert_eq!(&serde_json::to_string(&map).unwrap(), &serde_json::to_string(&tree).unwrap());
            let read: SortedMap<u8, u16> =
                serde_json::from_str(&serde_json::to_string(&tree).unwrap()).unwrap();
            prop_assert_eq!(&read, &map);
        }
    }

    #[test]
    fn a_copy_shares_its_entries_until_one_of_both_changes() {
        let map: SortedMap<u8, u16> = [(2, 20), (1, 10), (2, 21)].into_iter().collect();
        let mut copy = map.clone();
        assert!(Arc::ptr_eq(&map.0, &copy.0));
        copy.retain(|_, _| true);
        assert!(Arc::ptr_eq(&map.0, &copy.0), "nothing went");
        copy.insert(3, 30);
        assert_eq!((map.len(), copy.len(), map[&2]), (2, 3, 21));
        assert_eq!(copy.0.capacity(), 3, "no room is kept");
    }
}
