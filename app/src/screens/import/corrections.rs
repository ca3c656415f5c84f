//! What somebody says of a ledger's columns, sheets and words: kept in a form of its own, so that it
//! survives a reload and a lost session, and sent with the file until the import is done.

use battle_map::{model::ledger::Corrections, value::Name};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Importing;
use crate::{form::Typed, json};

/// The field that holds what was said.
const SAID: &str = "said";

/// What was said, as it is kept in the form.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Said {
    layouts: Vec<Corrections>,
}

/// What was said since the ledger that is remembered was read.
pub fn said(typed: &Typed) -> Vec<Corrections> {
    json::read::<Said>(typed.get(SAID)).unwrap_or_default().layouts
}

/// Says something of a layout, on top of what was said of it or is `remembered`.
pub fn say(
    typed: &mut Typed,
    remembered: &[Corrections],
    layout: &[Name],
    change: impl FnOnce(&mut Corrections),
) {
    let mut layouts = said(typed);
    let of_layout = |known: &&Corrections| known.layout == layout;
    let before = layouts.iter().find(of_layout).or_else(|| remembered.iter().find(of_layout));
    let mut said = before.cloned().unwrap_or_else(|| Corrections::of(layout));
    change(&mut said);
    layouts.retain(|known| known.layout != layout);
    layouts.push(said);
    if let Ok(text) = serde_json::to_string(&Said { layouts }) {
        typed.set(SAID, text);
    }
}

impl Importing {
    /// What is said of a layout, followed; what is remembered where nothing was said since.
    #[must_use]
    pub fn corrections_of(self, layout: &[Name]) -> Corrections {
        let of_layout = |known: &Corrections| known.layout == layout;
        let said = self.corrections().with(said).into_iter().find(of_layout);
        let said = said.or_else(|| self.remembered().into_iter().find(of_layout));
        said.unwrap_or_else(|| Corrections::of(layout))
    }

    /// What is said of a layout at the moment, not followed.
    #[must_use]
    pub fn corrections_now(self, layout: StoredValue<Vec<Name>>) -> Corrections {
        untrack(|| layout.with_value(|layout| self.corrections_of(layout)))
    }

    /// Says something of a layout; the next preview knows it.
    pub fn correct(self, layout: &[Name], change: impl FnOnce(&mut Corrections)) {
        let remembered = self.remembered();
        self.corrections().change(SAID, |typed| say(typed, &remembered, layout, change));
    }

    /// What held for the preview that is shown.
    fn remembered(self) -> Vec<Corrections> {
        self.shown.with_untracked(|shown| {
            let preview = shown.as_ref().map(|(marked, _)| &marked.preview);
            preview.map(|preview| preview.corrections.clone()).unwrap_or_default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_stands_on_what_is_remembered_and_survives_being_written_down() {
        let name = |text| Name::new(text).unwrap();
        let layout = [name("项目名称"), name("年内盘子")];
        let mut remembered = Corrections::of(&layout);
        remembered.say_column(name("年内盘子"), Some("plan".to_owned()));
        let mut typed = Typed::default();
        assert!(said(&typed).is_empty());
        say(&mut typed, &[remembered], &layout, |said| said.say_word(name("卡壳"), None));
        say(&mut typed, &[], &layout, |said| said.say_word(name("开干"), None));
        let kept: Typed = serde_json::from_str(&serde_json::to_string(&typed).unwrap()).unwrap();
        let [only] = said(&kept).try_into().unwrap();
        assert_eq!((only.columns.len(), only.words.len()), (1, 2));
    }
}
