//! Values by project, each followed by itself: whoever reads one is not woken by changes of the others.

use battle_map::value::ProjectId;
use leptos::prelude::*;

/// Values in the order of their projects: the code of a tree for each type of value would weigh more than
/// the page that needs it.
type Sorted<T> = Vec<(ProjectId, T)>;

/// The place of a project's value, or where it would stand.
fn place<T>(values: &[(ProjectId, T)], project: ProjectId) -> Result<usize, usize> {
    values.binary_search_by_key(&project, |(id, _)| *id)
}

/// The values. They live as long as the owner under which they were made.
pub struct ByProject<T: Send + Sync + 'static>(StoredValue<Values<T>>);

struct Values<T> {
    of: Sorted<T>,
    /// Tells of changes of one value.
    one: Sorted<ArcTrigger>,
    /// Tells of changes of any value.
    any: ArcTrigger,
}

impl<T: Send + Sync + 'static> Clone for ByProject<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for ByProject<T> {}

impl<T: Send + Sync + 'static> Default for ByProject<T> {
    fn default() -> Self {
        let (of, one) = (Vec::new(), Vec::new());
        Self(StoredValue::new(Values { of, one, any: ArcTrigger::new() }))
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> ByProject<T> {
    /// The value of a project, followed.
    pub fn get(self, project: ProjectId) -> Option<T> {
        self.follow(project);
        self.get_untracked(project)
    }

    /// The value of a project as it is now.
    pub fn get_untracked(self, project: ProjectId) -> Option<T> {
        self.0.with_value(|all| Some(all.of[place(&all.of, project).ok()?].1.clone()))
    }

    /// Whether a project has a value, followed.
    pub fn has(self, project: ProjectId) -> bool {
        self.follow(project);
        self.0.with_value(|all| place(&all.of, project).is_ok())
    }

    /// How many projects have a value, followed.
    pub fn count(self) -> usize {
        self.0.with_value(|all| all.any.clone()).track();
        self.0.with_value(|all| all.of.len())
    }

    /// Sets the value of a project, or removes it.
    pub fn set(self, project: ProjectId, value: Option<T>) {
        let changes = self.0.try_update_value(|all: &mut Values<T>| {
            let values = &mut all.of;
            match (place(values, project), value) {
                (Ok(at), Some(value)) if values[at].1 == value => return false,
                (Ok(at), Some(value)) => values[at].1 = value,
                (Err(at), Some(value)) => values.insert(at, (project, value)),
                (Ok(at), None) => drop(values.remove(at)),
                (Err(_), None) => return false,
            }
            true
        });
        if changes.unwrap_or_default() {
            self.tell(&[project]);
        }
    }

    /// Removes all values.
    pub fn clear(self) {
        let gone = self.0.try_update_value(|all| std::mem::take(&mut all.of));
        let gone = gone.unwrap_or_default();
        self.tell(&gone.into_iter().map(|(project, _)| project).collect::<Vec<_>>());
    }

    /// Whether the page that they belong to was left.
    pub fn is_gone(self) -> bool {
        self.0.try_with_value(|_| ()).is_none()
    }

    fn follow(self, project: ProjectId) {
        let one = self.0.try_update_value(|Values { one, .. }| {
            let at = place(one, project).unwrap_or_else(|at| {
                one.insert(at, (project, ArcTrigger::new()));
                at
            });
            one[at].1.clone()
        });
        if let Some(one) = one {
            one.track();
        }
    }

    fn tell(self, projects: &[ProjectId]) {
        if projects.is_empty() {
            return;
        }
        let told: Vec<ArcTrigger> = self.0.with_value(|Values { one, any, .. }| {
            let known = projects.iter().filter_map(|project| place(one, *project).ok());
            known.map(|at| one[at].1.clone()).chain([any.clone()]).collect()
        });
        told.notify();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_follows_one_project_is_not_woken_by_another() {
        let owner = Owner::new();
        owner.set();
        let values = ByProject::<u32>::default();
        let runs = ArcStoredValue::new(0);
        let (one, other) = (ProjectId(1), ProjectId(2));
        let memo = {
            let runs = runs.clone();
            ArcMemo::new(move |_| {
                runs.update_value(|runs| *runs += 1);
                values.get(one)
            })
        };
        let all = ArcMemo::new(move |_| values.count());
        assert_eq!((memo.get_untracked(), all.get_untracked()), (None, 0));
        values.set(other, Some(7));
        assert_eq!((memo.get_untracked(), all.get_untracked(), runs.get_value()), (None, 1, 1));
        values.set(one, Some(3));
        assert_eq!((memo.get_untracked(), runs.get_value()), (Some(3), 2));
        values.set(one, Some(3));
        assert_eq!((memo.get_untracked(), runs.get_value()), (Some(3), 2));
        values.set(other, None);
        assert_eq!((all.get_untracked(), runs.get_value()), (1, 2));
        values.clear();
        assert_eq!((memo.get_untracked(), all.get_untracked()), (None, 0));
    }
}
