//! A list that is empty as a rule: what was approved, listed or said of one card among forty thousand.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A list that takes no more than a pointer's room while it is empty. Written out it looks like any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Few<T>(
    #[expect(clippy::box_collection, reason = "a list is three pointers wide, its box one")]
    Option<Box<Vec<T>>>,
);

impl<T> Few<T> {
    /// A list of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// Adds a value behind all others.
    pub fn push(&mut self, value: T) {
        let list = self.0.get_or_insert_default();
        list.reserve_exact(1);
        list.push(value);
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deref().is_empty()
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(list: Vec<T>) -> Self {
        Self((!list.is_empty()).then(|| Box::new(list)))
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_deref_mut().map_or(&mut [], Vec::as_mut_slice)
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq, const N: usize> PartialEq<[T; N]> for Few<T> {
    fn eq(&self, other: &[T; N]) -> bool {
        **self == *other
    }
}

impl<T: Serialize> Serialize for Few<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.deref().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut list = Vec::deserialize(deserializer)?;
        list.shrink_to_fit();
        Ok(Self::from(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_list_like_any_other_and_small_while_it_is_empty() {
        assert_eq!(size_of::<Few<String>>(), size_of::<usize>());
        let mut list = Few::default();
        assert!(list.is_empty());
        list.push(3);
        list.push(5);
        list[1] += 1;
        assert_eq!(list, [3, 6]);
        assert_eq!(serde_json::to_string(&list).unwrap(), "[3,6]");
        assert_eq!(serde_json::from_str::<Few<i32>>("[3,6]").unwrap(), list);
        assert_eq!(serde_json::from_str::<Few<i32>>("[]").unwrap(), Few::from(Vec::new()));
    }
}
