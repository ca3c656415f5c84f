//! A notice as PDF: that what it says can be read out of it again, that it looks the same each time, and
//! that nothing anybody writes can break it.
//!
//! Where no Chinese font or no poppler is installed, the tests that need them say so and pass.

use std::{fs, process::Command, sync::Arc};

use battle_map::{
    board::Board,
    geometry::Shape,
    model::evidence::FileKind,
    value::Timestamp,
    view::notice_paper::{NoticePaper, NoticeSheet, PaperAnnex, PaperMap, PaperState, place_map},
};
use battle_map_app::paper::PAPER_WORDS;
use battle_map_server::{
    clock, demo,
    log::{SqliteLog, Store},
    paper::{FontFiles, PaperError, Pdf, pdf},
    writer::Journal,
};

mod plan;
mod png;
mod reading;

use reading::{bare, poppler, read, unnumbered};

fn example() -> NoticePaper {
    serde_json::from_str(include_str!("../../../src/view/notice_paper/example.json")).unwrap()
}

/// The installed fonts; none where there are no Chinese ones.
fn fonts() -> Option<FontFiles> {
    let found = FontFiles::find(None);
    if found.is_err() {
        eprintln!("no Chinese font is installed: nothing to set a paper in");
    }
    found.ok()
}

fn no_picture(_: &PaperAnnex) -> Option<Vec<u8>> {
    None
}

fn set(paper: &NoticePaper, fonts: &FontFiles) -> Pdf {
    pdf(paper, &PAPER_WORDS, fonts, &no_picture).unwrap()
}

/// Every text of the paper stands in what was read.
fn assert_says(read: &str, paper: &NoticePaper) {
    let pages = unnumbered(read);
    for text in NoticeSheet::of(paper, &PAPER_WORDS).texts() {
        assert!(pages.contains(&bare(text)), "{text}\n{pages}");
    }
}

#[test]
fn everything_the_paper_says_can_be_read_out_of_the_pdf() {
    let Some(fonts) = fonts() else { return };
    let paper = example();
    let set = set(&paper, &fonts);
    assert!(set.bytes.starts_with(b"%PDF-1.") && set.bytes.trim_ascii_end().ends_with(b"%%EOF"));
    assert!(set.missing.is_empty(), "{:?}", set.missing);
    assert!(set.bytes.len() < 300_000, "{} bytes: the font was not cut down", set.bytes.len());
    if let Some(read) = read("example", &set) {
        assert_says(&read, &paper);
        assert!(read.contains("—1—") && read.contains("—2—"), "{read}");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let Some(fonts) = fonts() else { return };
    assert_eq!(set(&example(), &fonts), set(&example(), &fonts));
}

#[test]
fn long_texts_go_on_over_several_pages_without_losing_a_word() {
    let Some(fonts) = fonts() else { return };
    let mut paper = example();
    let paragraph = |n: usize| {
        format!("第{n}条：{}", "项目用地、用林手续未办结，施工单位（土建）未进场。".repeat(9))
    };
    paper.body = (1..=9).map(paragraph).collect();
    paper.facts[4].value =
        "红牌（规则“百分点制”第3版），理由如下：".to_owned() + &"长".repeat(1_500);
    let set = set(&paper, &fonts);
    assert!(set.pages >= 6, "{} pages", set.pages);
    if let Some(info) = poppler("pdfinfo", &[], "long", &set) {
        assert_eq!(bare(&info).matches(&format!("Pages:{}", set.pages)).count(), 1, "{info}");
        assert!(info.contains("挂战点球〔2026〕3号") && info.contains("A4"), "{info}");
    }
    if let Some(read) = read("long", &set) {
        let pages = unnumbered(&read);
        assert!(paper.body.iter().all(|text| pages.contains(&bare(text))), "{pages}");
        assert_eq!(pages.matches('长').count(), 1_500);
    }
}

#[test]
fn a_character_that_no_font_knows_is_named_and_the_paper_is_set_all_the_same() {
    let Some(fonts) = fonts() else { return };
    let mut paper = example();
    // The first is in the fonts' rarest plane or in none, the second belongs to nobody.
    paper.addressee = "𠮷县𰻝面镇\u{e123}政府".to_owned();
    let set = set(&paper, &fonts);
    assert!(set.missing.contains(&'\u{e123}'), "{:?}", set.missing);
    if let Some(read) = read("rare", &set) {
        assert!(read.contains("𠮷县"), "{read}");
    }
}

#[test]
fn hostile_texts_are_only_texts() {
    let Some(fonts) = fonts() else { return };
    let mut paper = example();
    paper.title = "<script>alert(1)</script>&amp;%PDF".to_owned();
    paper.organisation = "长".repeat(200);
    paper.addressee = ") Tj ET endstream endobj \u{202e}倒".to_owned();
    paper.signer = "署".repeat(200);
    paper.opening = vec!["无空格".repeat(300), "x".repeat(3_000), "\u{301}\u{301}a".repeat(50)];
    paper.facts[0].label = "标".repeat(200);
    paper.copies = vec!["抄".repeat(200); 8];
    let set = set(&paper, &fonts);
    if let Some(read) = read("hostile", &set) {
        assert!(read.contains("<script>alert(1)</script>&amp;%PDF"), "{read}");
        assert!(read.contains(")TjETendstreamendobj倒："), "{read}");
        assert_eq!(unnumbered(&read).matches('x').count(), 3_000);
    }
}

#[test]
fn a_draft_and_a_withdrawn_notice_say_so_on_paper() {
    let Some(fonts) = fonts() else { return };
    let mut paper = example();
    paper.state = PaperState::Draft;
    let draft = set(&paper, &fonts);
    let on = example().state.issued_on().unwrap();
    let number = "挂战点球〔2026〕3号".to_owned();
    paper.state = PaperState::Withdrawn { number, on, withdrawn: on };
    let withdrawn = set(&paper, &fonts);
    let both = read("draft", &draft).zip(read("withdrawn", &withdrawn));
    if let Some((draft, withdrawn)) = both {
        assert!(draft.starts_with("草稿") && !draft.contains("印发广安"), "{draft}");
        assert!(withdrawn.starts_with("本件已于2026年11月25日撤销"), "{withdrawn}");
    }
}

#[tokio::test]
async fn the_map_and_the_photographs_are_annexes_and_a_broken_one_is_named() {
    let Some(fonts) = fonts() else { return };
    let mut paper = example();
    paper.map = Some(PaperMap {
        svg: map_of_the_city().await,
        caption: "四川省广安市邻水县".to_owned(),
    });
    paper.annexes[1].kind = FileKind::Png;
    paper.annexes[0].kind = FileKind::Png;
    let picture = |annex: &PaperAnnex| {
        Some(if annex.evidence.0 == 7 { png::chequered(64, 48) } else { b"no picture".to_vec() })
    };
    let set = pdf(&paper, &PAPER_WORDS, &fonts, &picture).unwrap();
    if let Some(images) = poppler("pdfimages", &["-list"], "annexes", &set) {
        assert_eq!(images.lines().filter(|line| line.contains("image")).count(), 1, "{images}");
    }
    if let Some(read) = read("annexes", &set) {
        for words in ["附件2项目位置示意图", "邻水县", "附件3", "图片无法附印"]
        {
            assert!(read.contains(words), "{words}: {read}");
        }
    }
}

/// The demo city, and the moment at which it is told.
async fn demo_board() -> (Board, Timestamp) {
    let folder = tempfile::tempdir().unwrap();
    let store: Arc<dyn Store> =
        Arc::new(SqliteLog::open_or_create(&folder.path().join("demo.db")).await.unwrap());
    demo::fill(store.clone()).await.unwrap();
    let journal = Journal::open(store, clock::system()).await.unwrap();
    ((*journal.present().board).clone(), clock::now())
}

/// A road of the demo city in its district, drawn by the one function that draws maps.
async fn map_of_the_city() -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.db");
    let store: Arc<dyn Store> = Arc::new(SqliteLog::open_or_create(&path).await.unwrap());
    demo::fill(store.clone()).await.unwrap();
    let journal = Journal::open(store, clock::system()).await.unwrap();
    let board = &journal.present().board;
    let road = board.projects.values().find(|p| matches!(p.shape(), Some(Shape::Line(_)))).unwrap();
    place_map(board, road.id, &PAPER_WORDS).unwrap()
}

#[test]
fn without_a_chinese_font_there_is_a_clear_error_and_no_paper() {
    let nowhere = FontFiles::find_in(None, &[]);
    assert_eq!(nowhere, Err(PaperError::NoFont));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.ttf");
    fs::write(&file, b"no font").unwrap();
    let chosen = file.to_str().unwrap();
    let files = FontFiles::find_in(Some(chosen), &[]).unwrap();
    let refused = pdf(&example(), &PAPER_WORDS, &files, &no_picture).unwrap_err();
    assert_eq!(refused.code(), "unreadable-paper-font");
    let latin = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
    if fs::exists(latin).unwrap_or(false) {
        let files = FontFiles::find_in(Some(latin), &[]).unwrap();
        let refused = pdf(&example(), &PAPER_WORDS, &files, &no_picture).unwrap_err();
        assert_eq!(refused.code(), "paper-font-without-chinese");
    }
}

#[test]
fn no_paper_is_endless() {
    let Some(fonts) = fonts() else { return };
    let mut paper = example();
    paper.body = vec!["长".repeat(4_000); 40];
    let refused = pdf(&paper, &PAPER_WORDS, &fonts, &no_picture).unwrap_err();
    assert_eq!(refused.code(), "paper-too-long");
}

#[tokio::test]
async fn the_command_line_writes_a_notice_by_its_number_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("demo.db");
    let store: Arc<dyn Store> = Arc::new(SqliteLog::open_or_create(&database).await.unwrap());
    demo::fill(store.clone()).await.unwrap();
    let journal = Journal::open(store, clock::system()).await.unwrap();
    let board = journal.present().board.clone();
    let issued = board.notices.values().find_map(|notice| notice.issued()).unwrap();
    let number = issued.paper.number.to_string();
    let out = folder.path().join("notice.pdf");
    let run = |number: &str, words: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_battle-map"));
        program.args(["notice", "pdf", "--database"]).arg(&database).args(words);
        program.arg(number).arg(&out).env("LC_ALL", "zh_CN.UTF-8").output().unwrap()
    };
    let unknown = run("挂战点球〔1999〕1号", &[]);
    let said = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert_eq!(unknown.status.code(), Some(2), "{said}");
    assert!(said.contains("没有文号为"), "{said}");
    let broken = run(&number, &["--paper-font", "/nowhere/fangsong.ttf"]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(!out.exists(), "nothing is written where something is wrong");
    if fonts().is_none() {
        return;
    }
    // People type the brackets that their keyboard has.
    let typed = number.replace('〔', "[").replace('〕', "]");
    let written = run(&typed, &[]);
    assert_eq!(written.status.code(), Some(0), "{}", String::from_utf8_lossy(&written.stderr));
    assert!(fs::read(&out).unwrap().starts_with(b"%PDF-"));
}
