//! What was done and may be taken back.

/// The most steps that are remembered.
const STEPS: usize = 100;

/// Steps that were done, and those of them that were undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History<T> {
    done: Vec<T>,
    undone: Vec<T>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new() }
    }
}

impl<T: Clone> History<T> {
    /// Remembers a step; what was undone before cannot be done again.
    pub fn push(&mut self, step: T) {
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }

    /// The last step, to be taken back.
    pub fn undo(&mut self) -> Option<T> {
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// The step that was undone last, to be done again.
    pub fn redo(&mut self) -> Option<T> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_taken_back_and_made_again_in_their_order() {
        let mut history = History::default();
        history.push(1);
        history.push(2);
        assert_eq!((history.undo(), history.undo(), history.undo()), (Some(2), Some(1), None));
        assert_eq!((history.redo(), history.redo(), history.redo()), (Some(1), Some(2), None));
    }

    #[test]
    fn a_new_step_ends_what_could_be_made_again() {
        let mut history = History::default();
        history.push(1);
        history.undo();
        history.push(2);
        assert_eq!((history.redo(), history.undo(), history.undo()), (None, Some(2), None));
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::default();
        (0..=STEPS).for_each(|step| history.push(step));
        let undone = std::iter::from_fn(|| history.undo()).last();
        assert_eq!(undone, Some(1));
    }
}
