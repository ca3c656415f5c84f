use super::*;
use crate::{decide::stand::Stand, value::ProjectId};

/// A notice as Guang'an would send it; other crates' tests read the same file.
const EXAMPLE: &str = include_str!("example.json");

fn example() -> NoticePaper {
    serde_json::from_str(EXAMPLE).unwrap()
}

struct Words;

impl PlaceWords for Words {
    fn title(&self, project: &str) -> String {
        format!("{project}的位置")
    }
}

#[test]
fn the_example_is_a_paper_and_survives_the_wire() {
    let paper = example();
    let wire = serde_json::to_string(&paper).unwrap();
    assert_eq!(serde_json::from_str::<NoticePaper>(&wire).unwrap(), paper);
    assert_eq!(paper.state.number(), Some("挂战点球〔2026〕3号"));
}

#[test]
fn a_draft_has_neither_number_nor_date() {
    assert_eq!((PaperState::Draft.number(), PaperState::Draft.issued_on()), (None, None));
}

#[test]
fn the_map_shows_the_project_and_says_nothing_that_changes_with_its_progress() {
    let (mut stand, project) = Stand::with_a_project("2026-04-10");
    let before = place_map(&stand.board, project, &Words).unwrap();
    assert_eq!(before.matches("class=\"mark ").count(), 1);
    stand.invest(project, 1_000, "2026-03", 100);
    assert_eq!(place_map(&stand.board, project, &Words).unwrap(), before);
}

#[test]
fn no_map_is_drawn_of_a_project_that_nobody_knows() {
    let (stand, _) = Stand::with_a_project("2026-04-10");
    assert_eq!(place_map(&stand.board, ProjectId(4_711), &Words), None);
}
