//! The poster: that every project can be read out of its PDF and its SVG, on every size of paper, from the
//! server and from the command line, and who may have it.

use std::{process::Command, sync::Arc};

use axum::http::{StatusCode, header};
use battle_map::{
    board::Board,
    model::actor::Role,
    value::UnitId,
    view::{
        assessment::Assessment,
        poster::{self, PaperSize, poster, sheets},
    },
};
use battle_map_app::paper::PAPER_WORDS;
use battle_map_server::{
    clock, demo,
    log::{SqliteLog, Store},
    paper::{FontFiles, poster_pdf},
    writer::Journal,
};
use quick_xml::{Reader, events::Event};
use tempfile::TempDir;

use crate::support::{City, pdf};

async fn demo_city() -> (TempDir, Board) {
    let folder = tempfile::tempdir().unwrap();
    let store: Arc<dyn Store> =
        Arc::new(SqliteLog::open_or_create(&folder.path().join("demo.db")).await.unwrap());
    demo::fill(store.clone()).await.unwrap();
    let journal = Journal::open(store, clock::system()).await.unwrap();
    let board = journal.present().board.as_ref().clone();
    (folder, board)
}

/// What the texts of an SVG say, one after the other; the file has to be well-formed.
fn texts(svg: &str) -> String {
    let (mut reader, mut said, mut inside) = (Reader::from_str(svg), String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => inside = tag.local_name().as_ref() == "text",
            Event::End(_) => inside = false,
            Event::Text(text) if inside => said.push_str(&text),
            Event::Eof => return said,
            _ => {}
        }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[tokio::test]
async fn every_project_of_the_city_can_be_read_out_of_pdf_and_svg_of_every_size() {
    let (_folder, board) = demo_city().await;
    let poster = poster(&Assessment::of(&board), clock::now());
    let names: Vec<String> =
        poster.counties.iter().flat_map(|it| &it.rows).map(|row| bare(&row.name)).collect();
    assert!(names.len() > 50, "{}", names.len());
    let fonts = FontFiles::for_posters(None);
    if fonts.is_err() {
        eprintln!("no Chinese font is installed: nothing to set a poster in");
    }
    for size in PaperSize::ALL {
        let sheets = sheets(&poster, size, &PAPER_WORDS);
        let svg = poster::svg(&sheets, "挂图");
        let said = bare(&texts(&svg));
        assert!(names.iter().all(|name| said.contains(name)), "{}", size.code());
        assert!(said.contains("内部使用") && said.contains("行政界线仅为示意"), "{said}");
        let Ok(fonts) = &fonts else { continue };
        let set = poster_pdf(&sheets, "挂图", fonts).unwrap();
        assert!(set.missing.is_empty(), "{:?}", set.missing);
        assert_eq!(set.pages, sheets.len());
        let said = bare(&pdf::text(&set.bytes));
        let lost: Vec<_> = names.iter().filter(|name| !said.contains(*name)).collect();
        assert!(lost.is_empty(), "{} lacks {lost:?}", size.code());
        assert!(
            set.bytes.len() < 900_000,
            "{} bytes: the fonts were not cut down",
            set.bytes.len()
        );
    }
}

#[tokio::test]
async fn whoever_opens_the_ledger_may_have_the_poster_under_the_name_of_an_office() {
    let city = City::with_a_project(&[
        ("leader", Role::Leader, false),
        ("unit", Role::Unit(UnitId(1)), false),
    ])
    .await;
    for reader in ["viewer", "office", "leader", "unit"] {
        let answer = city.signed_in(reader).await.get("/poster.svg?size=A3").await;
        assert_eq!(answer.status, StatusCode::OK, "{reader}: {}", answer.text);
        assert_eq!(answer.header(header::CONTENT_TYPE), "image/svg+xml; charset=utf-8");
        let name = answer.header(header::CONTENT_DISPOSITION);
        assert!(name.starts_with("attachment; filename=\"poster-a3.svg\""), "{name}");
        assert!(texts(&answer.text).contains("岳池人民医院迁建"), "{reader}");
    }
    let viewer = city.signed_in("viewer").await;
    let strange = viewer.get("/poster.svg?size=b5").await;
    assert_eq!(
        (strange.status, strange.code()),
        (StatusCode::BAD_REQUEST, "unknown-paper-size".into())
    );
    let stranger = city.browser([9, 9, 9, 9]).get("/poster.svg").await;
    assert_ne!(stranger.status, StatusCode::OK);
}

#[tokio::test]
async fn the_command_line_writes_a_poster_by_the_ending_of_its_file_and_of_any_past_day() {
    let (folder, _) = demo_city().await;
    let run = |words: &[&str], out: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_battle-map"));
        program.args(["poster", "--database"]).arg(folder.path().join("demo.db")).args(words);
        program.arg(folder.path().join(out)).env("LC_ALL", "zh_CN.UTF-8").output().unwrap()
    };
    let written = run(&["--size", "a3"], "poster.svg");
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let svg = std::fs::read_to_string(folder.path().join("poster.svg")).unwrap();
    assert!(svg.contains("width=\"420mm\"") && texts(&svg).contains("挂图作战图"));
    if FontFiles::for_posters(None).is_ok() {
        let written = run(&[], "poster.pdf");
        assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
        let pdf = std::fs::read(folder.path().join("poster.pdf")).unwrap();
        assert!(pdf.starts_with(b"%PDF-1."));
    }
    let before = run(&["--date", "2001-01-01"], "before.svg");
    assert!(before.status.success(), "{}", String::from_utf8_lossy(&before.stderr));
    let before = std::fs::read_to_string(folder.path().join("before.svg")).unwrap();
    assert!(texts(&before).contains("2001年1月1日"), "{before}");
    for (words, out) in [(&["--date", "2999-01-01"][..], "x.svg"), (&[], "x.png")] {
        assert_eq!(run(words, out).status.code(), Some(2), "{out}");
    }
}
