//! The plan board on paper: what it says can be read out of it, on as many sheets as its size needs, and
//! it looks the same each time.

use battle_map::{
    model::actor::{Actor, Role},
    value::Name,
    view::{
        assessment::Assessment,
        plan_board::{PlanBoard, PlanGrouping, PlanQuery, whole_board},
    },
};
use battle_map_app::{paper::PAPER_WORDS, screens::plan_board::plan_titles};
use battle_map_server::paper::{FontFiles, Pdf, SheetSize, plan_pdf};

use super::{
    demo_board, fonts,
    reading::{bare, poppler, read},
};

/// The demo's board, its rows so many times over.
async fn board(group: Option<PlanGrouping>, times: usize) -> (PlanBoard, PlanQuery) {
    let query = PlanQuery { group, ..PlanQuery::default() };
    let actor = Actor { name: Name::new("office").unwrap(), role: Role::Office, post: None };
    let (board, now) = demo_board().await;
    let mut board = whole_board(&Assessment::of(&board), &query, &actor, now);
    let rows = board.rows.lines.clone();
    board.rows.lines = std::iter::repeat_n(rows, times).flatten().collect();
    (board, query)
}

fn chart((board, query): &(PlanBoard, PlanQuery), size: SheetSize, fonts: &FontFiles) -> Pdf {
    plan_pdf(board, &plan_titles(board, query), size, &PAPER_WORDS, fonts).unwrap()
}

#[tokio::test]
async fn everything_the_board_shows_can_be_read_out_of_the_chart() {
    let Some(fonts) = fonts() else { return };
    let shown = board(Some(PlanGrouping::Region), 1).await;
    for size in [SheetSize::A3, SheetSize::A2, SheetSize::A1, SheetSize::A0] {
        let chart = chart(&shown, size, &fonts);
        assert!(chart.missing.is_empty(), "{:?}", chart.missing);
        let Some(read) = read(&format!("plan-{}", size.code()), &chart) else { return };
        let (board, query) = &shown;
        for row in &board.rows.lines {
            assert!(read.contains(&bare(&row.name)), "{}", row.name);
        }
        for group in &board.groups {
            assert!(read.contains(&bare(&group.name.words(&PAPER_WORDS))));
        }
        let titles = plan_titles(board, query);
        let heads = read.matches(&bare(&titles.said)).count();
        assert_eq!(heads, chart.pages, "the head stands on every sheet of {size:?}");
        assert!(read.contains(&format!("第{0}/{0}页", chart.pages)), "{size:?}");
    }
}

#[tokio::test]
async fn a_larger_sheet_needs_fewer_of_them_and_has_its_own_size() {
    let Some(fonts) = fonts() else { return };
    let shown = board(None, 4).await;
    let of_one = board(None, 1).await;
    assert_eq!(
        chart(&of_one, SheetSize::A0, &fonts).pages,
        1,
        "a hundred projects hang on one sheet"
    );
    let pages: Vec<_> = [SheetSize::A3, SheetSize::A2, SheetSize::A1, SheetSize::A0]
        .map(|size| chart(&shown, size, &fonts).pages)
        .into();
    assert!(pages.is_sorted_by(|more, fewer| more >= fewer) && pages[0] > pages[3], "{pages:?}");
    let a1 = chart(&shown, SheetSize::A1, &fonts);
    if let Some(told) = poppler("pdfinfo", &[], "plan-size", &a1) {
        let size = told.lines().find(|line| line.starts_with("Page size")).unwrap();
        assert!(size.contains("2383.9") && size.contains("1683.7"), "{size}");
    }
}

#[tokio::test]
async fn the_same_board_gives_the_same_bytes() {
    let Some(fonts) = fonts() else { return };
    let shown = board(None, 1).await;
    let [one, other] = [0, 1].map(|_| chart(&shown, SheetSize::A2, &fonts));
    assert_eq!(one, other);
}
