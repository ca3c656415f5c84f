//! What somebody decided about rows that resemble projects: typed into a form of its own, so that
//! the decisions survive a reload and a lost session; the file itself has to be chosen again.

use battle_map::{rules::import::RenameQuestion, value::Name};

use super::wire::ImportAsked;
use crate::form::Typed;

/// The field that names the rows decided to be new projects.
const ADDED: &str = "added";

/// What somebody decided about a row that resembles a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenameDecision {
    /// The row is the project that it resembles, renamed.
    Renamed,
    /// The row is a new project.
    New,
}

/// What was decided on a question; a decision about another project of that row is none.
pub fn decided(typed: &Typed, question: &RenameQuestion) -> Option<RenameDecision> {
    let new = question.new.as_str();
    if typed.all(ADDED).iter().any(|name| name == new) {
        return Some(RenameDecision::New);
    }
    (typed.get(&renamed(&question.new)) == question.old.as_str()).then_some(RenameDecision::Renamed)
}

/// Types a decision in place of an earlier one.
pub fn decide(typed: &mut Typed, question: &RenameQuestion, decision: RenameDecision) {
    let new = question.new.to_string();
    let mut added: Vec<_> = typed.all(ADDED).to_vec();
    added.retain(|name| *name != new);
    let old = match decision {
        RenameDecision::Renamed => question.old.to_string(),
        RenameDecision::New => {
            added.push(new);
            String::new()
        }
    };
    typed.set_all(ADDED, added);
    typed.set(&renamed(&question.new), old);
}

/// The request with what was decided on these questions.
pub fn with_decisions<'a>(
    mut asked: ImportAsked,
    typed: &Typed,
    questions: impl IntoIterator<Item = &'a RenameQuestion>,
) -> ImportAsked {
    for question in questions {
        match decided(typed, question) {
            Some(RenameDecision::Renamed) => {
                asked.renames.push((question.old.clone(), question.new.clone()));
            }
            Some(RenameDecision::New) => asked.added.push(question.new.clone()),
            None => {}
        }
    }
    asked
}

/// The field that holds the earlier name of a row.
fn renamed(new: &Name) -> String {
    format!("renamed/{new}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(old: &str, new: &str) -> RenameQuestion {
        let name = |text| Name::new(text).unwrap();
        RenameQuestion {
            sheet: None,
            row: 5,
            project: "1".parse().unwrap(),
            old: name(old),
            new: name(new),
        }
    }

    #[test]
    fn the_last_decision_on_a_row_counts_and_survives_being_written_down() {
        let (bridge, road) = (question("新桥", "新桥大桥"), question("北路", "北环路"));
        let mut typed = Typed::default();
        assert_eq!(decided(&typed, &bridge), None);
        decide(&mut typed, &bridge, RenameDecision::New);
        decide(&mut typed, &bridge, RenameDecision::Renamed);
        decide(&mut typed, &road, RenameDecision::New);
        let kept: Typed = serde_json::from_str(&serde_json::to_string(&typed).unwrap()).unwrap();
        let asked = with_decisions(ImportAsked::default(), &kept, [&bridge, &road]);
        assert_eq!(asked.renames, [(bridge.old.clone(), bridge.new.clone())]);
        assert_eq!(asked.added, std::slice::from_ref(&road.new));
    }

    #[test]
    fn a_decision_holds_for_the_project_it_was_about_and_is_sent_only_where_it_was_asked_for() {
        let mut typed = Typed::default();
        decide(&mut typed, &question("新桥", "新桥大桥"), RenameDecision::Renamed);
        assert_eq!(decided(&typed, &question("老桥", "新桥大桥")), None);
        let asked = with_decisions(ImportAsked::default(), &typed, []);
        assert_eq!(asked, ImportAsked::default());
    }
}
