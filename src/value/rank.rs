//! 位次: the places of a printed ranking. Equal values share a place, and the places after them are
//! left out: 1, 2, 2, 4.

/// The place of each value among all of them, the largest first, in the order of the values.
///
/// Values are compared as they are printed: whoever hands in rounded figures gets places that agree
/// with what stands beside them. A value that is not ranked (`None`) has no place and takes none.
///
/// ```
/// use battle_map::value::places;
/// assert_eq!(
///     places([Some(70), Some(90), None, Some(80), Some(80)]),
///     [Some(4), Some(1), None, Some(2), Some(2)]
/// );
/// ```
pub fn places<T: Ord>(values: impl IntoIterator<Item = Option<T>>) -> Vec<Option<u32>> {
    let values: Vec<Option<T>> = values.into_iter().collect();
    let place = |value: &T| {
        let better = values.iter().flatten().filter(|other| *other > value).count();
        u32::try_from(better).unwrap_or(u32::MAX).saturating_add(1)
    };
    values.iter().map(|value| value.as_ref().map(place)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_place_is_one_more_than_how_many_are_better_and_equals_share_it(
            values in proptest::collection::vec(proptest::option::of(-20_i64..20), 0..40),
        ) {
            let places = places(values.iter().copied());
            prop_assert_eq!(places.len(), values.len());
            let mut ranked: Vec<(i64, u32)> =
                values.iter().copied().zip(places.iter().copied()).filter_map(|(v, p)| v.zip(p)).collect();
            prop_assert_eq!(ranked.len(), values.iter().flatten().count());
            ranked.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
            // From the best down: the first of its equals stands at its number in the row.
            let mut last = None;
            for (number, (value, place)) in (1_u32..).zip(ranked) {
                let shared = last.filter(|(before, _)| *before == value).map(|(_, place)| place);
                prop_assert_eq!(place, shared.unwrap_or(number));
                last = Some((value, place));
            }
        }
    }
}
