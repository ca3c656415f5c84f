//! What a key does in the grid, as people know it from spreadsheets.

use super::cursor::Step;

/// How the cell of the cursor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The cursor stands on it; what is typed replaces it.
    #[default]
    Ready,
    /// It is being typed: arrows leave it.
    Typing,
    /// It is being edited: arrows move within the text.
    Editing,
}

/// The key's name while an input method composes: its keys are its own.
pub const COMPOSING: &str = "Process";

/// A key with those that are held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stroke<'a> {
    /// The key's name as browsers give it.
    pub key: &'a str,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Control is held, or Command.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Moves the cursor.
    Go(Step),
    /// Stretches the selection.
    Stretch(Step),
    /// Takes what is typed and goes on to the next cell, or the one before.
    Tab { back: bool },
    /// Takes what is typed and goes a line down, or up.
    Enter { back: bool },
    /// Begins to edit what stands in the cell.
    Edit,
    /// Lets go of what is being typed.
    Cancel,
    /// Empties the selected cells.
    Clear,
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
    /// Selects everything.
    All,
    /// Begins a line within the cell.
    Break,
    /// Opens or closes what stands below the line.
    Unfold,
    /// Submits everything.
    Submit,
}

/// What a key does; `None` where it is the text field's own.
#[must_use]
pub fn act(stroke: Stroke<'_>, mode: Mode) -> Option<Act> {
    let Stroke { key, shift, ctrl, alt } = stroke;
    match key {
        COMPOSING => None,
        "Enter" if alt => Some(Act::Break),
        "Enter" if ctrl => Some(Act::Submit),
        "Enter" => Some(Act::Enter { back: shift }),
        "Tab" if !ctrl && !alt => Some(Act::Tab { back: shift }),
        "Escape" if mode != Mode::Ready => Some(Act::Cancel),
        "F2" => Some(Act::Edit),
        _ if mode == Mode::Editing => None,
        _ => {
            let stretches = shift && mode == Mode::Ready;
            let act = if stretches { Act::Stretch } else { Act::Go };
            let step = step(key, ctrl).filter(|_| !alt).map(act);
            step.or_else(|| (mode == Mode::Ready).then(|| on_a_cell(stroke)).flatten())
        }
    }
}

fn step(key: &str, ctrl: bool) -> Option<Step> {
    Some(match (key, ctrl) {
        ("ArrowUp", false) => Step::Up,
        ("ArrowDown", false) => Step::Down,
        ("ArrowLeft", false) => Step::Left,
        ("ArrowRight", false) => Step::Right,
        ("ArrowUp", true) => Step::Top,
        ("ArrowDown", true) => Step::Bottom,
        ("ArrowLeft", true) | ("Home", false) => Step::Home,
        ("ArrowRight", true) | ("End", false) => Step::End,
        ("Home", true) => Step::First,
        ("End", true) => Step::Last,
        ("PageUp", _) => Step::PageUp,
        ("PageDown", _) => Step::PageDown,
        _ => return None,
    })
}

/// Keys that mean something only while nothing is being typed.
fn on_a_cell(Stroke { key, shift, ctrl, alt }: Stroke<'_>) -> Option<Act> {
    match key {
        "Delete" | "Backspace" => Some(Act::Clear),
        "ArrowDown" | "ArrowUp" if alt => Some(Act::Unfold),
        _ if !ctrl => None,
        "z" | "Z" if shift => Some(Act::Redo),
        "z" | "Z" => Some(Act::Undo),
        "y" | "Y" => Some(Act::Redo),
        "a" | "A" => Some(Act::All),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(key: &str, mode: Mode) -> Option<Act> {
        act(Stroke { key, ..Stroke::default() }, mode)
    }

    #[test]
    fn arrows_leave_what_is_typed_and_stay_in_what_is_edited() {
        assert_eq!(on("ArrowLeft", Mode::Typing), Some(Act::Go(Step::Left)));
        assert_eq!(on("ArrowLeft", Mode::Editing), None);
        assert_eq!(on("Home", Mode::Editing), None);
        assert_eq!(on("F2", Mode::Typing), Some(Act::Edit));
    }

    #[test]
    fn an_input_method_keeps_its_keys() {
        for mode in [Mode::Ready, Mode::Typing, Mode::Editing] {
            assert_eq!(on(COMPOSING, mode), None);
        }
    }

    #[test]
    fn letters_and_the_clipboards_keys_are_the_text_fields_own() {
        for key in ["a", "1", " ", "中"] {
            assert_eq!(on(key, Mode::Ready), None);
        }
        for key in ["c", "v", "x"] {
            assert_eq!(act(Stroke { key, ctrl: true, ..Stroke::default() }, Mode::Ready), None);
        }
    }

    #[test]
    fn shift_stretches_and_control_leaps() {
        let stroke = Stroke { key: "ArrowDown", shift: true, ctrl: true, ..Stroke::default() };
        assert_eq!(act(stroke, Mode::Ready), Some(Act::Stretch(Step::Bottom)));
        assert_eq!(act(stroke, Mode::Typing), Some(Act::Go(Step::Bottom)));
    }

    #[test]
    fn undoing_is_the_grids_own_only_while_nothing_is_typed() {
        let undo = Stroke { key: "z", ctrl: true, ..Stroke::default() };
        assert_eq!(act(undo, Mode::Ready), Some(Act::Undo));
        assert_eq!(act(Stroke { shift: true, ..undo }, Mode::Ready), Some(Act::Redo));
        assert_eq!(act(undo, Mode::Typing), None);
        assert_eq!(on("Delete", Mode::Ready), Some(Act::Clear));
        assert_eq!(on("Backspace", Mode::Typing), None);
    }
}
