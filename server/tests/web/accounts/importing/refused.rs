//! Who may not import, and uploads that are refused with clear words.

use super::*;

#[tokio::test]
async fn only_the_office_and_the_administrator_come_in_and_for_others_nothing_is_read() {
    let city = City::with(&[
        ("leader", Role::Leader, false),
        ("unit", Role::Unit(UnitId(1)), false),
        ("county", Role::RegionOffice(RegionId(1)), false),
    ])
    .await;
    let file = ledger(&[BRIDGE]);
    for (name, status) in [
        ("admin", StatusCode::OK),
        ("office", StatusCode::OK),
        ("viewer", StatusCode::FORBIDDEN),
        ("leader", StatusCode::FORBIDDEN),
        ("unit", StatusCode::FORBIDDEN),
        ("county", StatusCode::FORBIDDEN),
    ] {
        let browser = city.signed_in(name).await;
        assert_eq!(send(&browser, &asked(), file.as_bytes()).await.status, status, "{name}");
        let page = browser.get("/office/import").await;
        assert_eq!(page.text.contains("type=\"file\""), status == StatusCode::OK, "{name}");
    }
    let stranger = city.browser([10, 0, 0, 9]);
    assert_eq!(send(&stranger, &asked(), b"").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn hostile_uploads_get_clear_words_and_do_nothing() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let text = "长".repeat(30_000);
    for row in 0..400 {
        page.write_string(row, 0, &text).unwrap();
    }
    let bomb = book.save_to_buffer().unwrap();
    for (file, code, words) in [
        (&b"%PDF-1.7"[..], "unknown-format", "PDF"),
        (b"", "file-empty", "空"),
        (b"PK\x03\x04cut off", "file-cut-off", "不完整"),
        (&bomb, "file-too-large", "文字总量超过32 MB"),
    ] {
        let answer = send(&office, &asked(), file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
        assert_eq!(answer.code(), code);
        assert!(answer.text.contains(words), "{}", answer.text);
    }
    let huge = send(&office, &asked(), &vec![b'x'; 33 * 1024 * 1024]).await;
    assert_eq!(
        (huge.status, huge.code()),
        (StatusCode::PAYLOAD_TOO_LARGE, "file-too-large".into())
    );
    assert!(huge.text.contains("32 MB"), "{}", huge.text);
    assert_eq!(projects(&office).await, 0);
}

#[tokio::test]
async fn another_dress_another_site_and_nonsense_are_refused() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let form = post(&office, "/api/import", "multipart/form-data", "{}\n").await;
    assert_eq!(form.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let lineless = post(&office, "/api/import", "application/octet-stream", "no line").await;
    assert_eq!(lineless.code(), "unreadable-command");
    let nameless = send(&office, &json!({ "file": "C:\\" }), b"x").await;
    assert_eq!(nameless.code(), "file-without-name");
    let request = Request::post("/api/import")
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .header(header::HOST, "map.test")
        .header(header::ORIGIN, "http://evil.test");
    let evil = office.send(request.body(Body::from("{}\n")).unwrap()).await;
    assert_eq!((evil.status, evil.code()), (StatusCode::FORBIDDEN, "another-origin".into()));
}
