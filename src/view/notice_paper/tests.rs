use super::*;
use crate::{fixture::Fixture, value::ProjectId, view::catalogue::Catalogue};

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
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let before = place_map(&fixture.board, project, &Words).unwrap();
    assert_eq!(before.matches("class=\"mark ").count(), 1);
    fixture.invest(project, 1_000, "2026-03", 100);
    assert_eq!(place_map(&fixture.board, project, &Words).unwrap(), before);
}

#[test]
fn no_map_is_drawn_of_a_project_that_nobody_knows() {
    let (fixture, _) = Fixture::with_a_project("2026-04-10");
    assert_eq!(place_map(&fixture.board, ProjectId(4_711), &Words), None);
}

/// Says each key with its values, so that tests see what is filled in where.
struct Keys;

impl Catalogue for Keys {
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|(_, value)| *value).collect();
        format!("{key}<{}>", values.join("|"))
    }
}

fn paragraphs(sheet: &NoticeSheet) -> Vec<&str> {
    let blocks = sheet.notice.iter();
    let paragraphs = blocks.filter_map(|block| match block {
        Block::Paragraph(text) | Block::Lead(text) => Some(text.as_str()),
        _ => None,
    });
    paragraphs.collect()
}

#[test]
fn sections_without_content_are_left_out_and_the_others_numbered_through() {
    let mut paper = example();
    paper.body.clear();
    paper.demands.truncate(1);
    let sheet = NoticeSheet::of(&paper, &Keys);
    let sections = paragraphs(&sheet);
    assert!(sections[1].starts_with("paper.section<一|paper.demand<"), "{sections:?}");
    assert!(sections[2].starts_with("paper.section<二|paper.sign-and-answer<"), "{sections:?}");
    assert_eq!(sections.len(), 3);
}

#[test]
fn a_deadline_in_hours_is_printed_with_its_minute_and_that_of_a_day_as_the_day() {
    let mut paper = example();
    let told = |paper: &NoticePaper| paragraphs(&NoticeSheet::of(paper, &Keys)).concat();
    assert!(
        told(&paper).contains("paper.sign-and-answer<paper.moment<paper.day<2026|11|26>|10|42>|")
    );
    paper.sign_by = paper.sign_by.map(|by| crate::model::document::end_of(by.day()));
    assert!(told(&paper).contains("paper.sign-and-answer<paper.day<2026|11|26>|"));
}

#[test]
fn the_words_before_several_demands_stay_with_the_first() {
    let sheet = NoticeSheet::of(&example(), &Keys);
    let lead = sheet.notice.iter().position(|block| matches!(block, Block::Lead(_))).unwrap();
    assert!(
        matches!(&sheet.notice[lead + 1], Block::Paragraph(text) if text.contains("demand-item"))
    );
}

#[test]
fn several_demands_are_numbered_and_keep_their_deadlines() {
    let sheet = NoticeSheet::of(&example(), &Keys);
    let items: Vec<_> =
        paragraphs(&sheet).into_iter().filter(|p| p.contains("demand-item")).collect();
    assert_eq!(
        items,
        [
            "paper.demand-item<一|paper.demand-due<恢复施工，并报送整改方案和倒排工期|paper.day<2026|11|30>>>",
            "paper.demand-item<二|办结用林手续>",
        ]
    );
}

#[test]
fn the_receipt_is_the_first_annex_and_documents_are_only_named() {
    let sheet = NoticeSheet::of(&example(), &Keys);
    let labels: Vec<_> = sheet.annexes.iter().map(|annex| annex.label.as_str()).collect();
    assert_eq!(labels, ["paper.annex<1>", "paper.annex<2>"]);
    assert!(matches!(sheet.annexes[0].content, AnnexContent::Receipt(_)));
    let list = sheet.notice.iter().find_map(|block| match block {
        Block::AnnexList(_, titles) => Some(titles.clone()),
        _ => None,
    });
    assert_eq!(list.unwrap()[2], "paper.annex-item<3|paper.annex-apart<用林手续受理通知书>>");
}

#[test]
fn a_draft_and_a_withdrawn_notice_say_so_before_anything_else() {
    let mut paper = example();
    let issued = NoticeSheet::of(&paper, &Keys);
    assert!(!matches!(issued.notice[0], Block::Mark(_)));
    let on = paper.state.issued_on().unwrap();
    let number = "挂战点球〔2026〕3号".to_owned();
    paper.state = PaperState::Withdrawn { number, on, withdrawn: on.plus(5) };
    let words = "paper.withdrawn<paper.day<2026|11|30>>".to_owned();
    assert_eq!(NoticeSheet::of(&paper, &Keys).notice[0], Block::Mark(words));
    paper.state = PaperState::Draft;
    let draft = NoticeSheet::of(&paper, &Keys);
    assert_eq!(draft.notice[0], Block::Mark("paper.draft<>".to_owned()));
    assert_eq!(draft.imprint.issued, None);
}

#[test]
fn lines_of_a_text_are_paragraphs_of_their_own() {
    let mut paper = example();
    paper.opening = vec!["第一段。\n\n  第二段。\u{202e}".to_owned()];
    let sheet = NoticeSheet::of(&paper, &Keys);
    assert_eq!(&paragraphs(&sheet)[..2], ["第一段。", "第二段。"]);
}
