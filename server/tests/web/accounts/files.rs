//! Evidence from outside: what is taken, what is refused and leaves nothing behind, and who gets what.

use std::{fs, io::Cursor, path::Path};

use axum::{
    body::Body,
    http::{Request, StatusCode, header, request::Builder},
};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use exif::{Field, In, Rational, Tag, Value, experimental::Writer};

use crate::support::{Answer, Browser, City};

mod access;

/// A city with a project of the first unit in the first county, and people who are none of either.
async fn city() -> City {
    served(&[]).await
}

/// The same, served with other `words` on its command line.
async fn served(words: &[&str]) -> City {
    let people = [
        ("leader", Role::Leader, false),
        ("unit", Role::Unit(UnitId(1)), false),
        ("county", Role::RegionOffice(RegionId(1)), false),
        ("other-unit", Role::Unit(UnitId(2)), false),
        ("other-county", Role::RegionOffice(RegionId(2)), false),
    ];
    let city = City::with_a_project_served(&people, words).await;
    let admin = city.signed_in("admin").await;
    let milestone = r#"{"subject": "project/1", "action": {"milestone": {"add": {"kind": "start", "plan": "2026-04"}}}}"#;
    let order = format!(r#"{{"id": "prepare-1", "command": {milestone}}}"#);
    assert_eq!(admin.execute(&order).await.status, StatusCode::OK);
    city
}

/// A photograph with notes of where and when it was taken.
fn photo() -> Vec<u8> {
    let ascii = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let angle = |degrees| Value::Rational(vec![Rational { num: degrees, denom: 1 }; 1]);
    let fields = [
        (Tag::DateTimeOriginal, ascii("2026:04:02 10:30:05")),
        (Tag::GPSLatitudeRef, ascii("N")),
        (Tag::GPSLatitude, angle(30)),
        (Tag::GPSLongitudeRef, ascii("E")),
        (Tag::GPSLongitude, angle(106)),
    ]
    .map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value });
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut tiff = Cursor::new(Vec::new());
    writer.write(&mut tiff, false).unwrap();
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 80);
    encoder.add_exif_metadata(&tiff.into_inner()).unwrap();
    let pixels = [200, 120, 40].repeat(640 * 400);
    encoder.encode(&pixels, 640, 400, jpeg_encoder::ColorType::Rgb).unwrap();
    bytes
}

fn document() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n41\n%%EOF".to_vec()
}

fn sending(id: &str, query: &str) -> Builder {
    Request::post(format!("/files?id={id}&project=1{query}"))
        .header(header::CONTENT_TYPE, "application/octet-stream")
}

async fn upload(browser: &Browser, id: &str, query: &str, bytes: Vec<u8>) -> Answer {
    browser.send(sending(id, query).body(Body::from(bytes)).unwrap()).await
}

/// The files of the city, but for folders.
fn lying(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                names.push(path.strip_prefix(&folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    names
}

/// The thumbnail of the first evidence, once it is made.
async fn thumbnail(browser: &Browser) -> Answer {
    loop {
        let answer = browser.get("/files/1/thumbnail").await;
        if answer.status != StatusCode::ACCEPTED {
            return answer;
        }
        assert!(answer.text.contains("width=\"1\""), "{}", answer.text);
        tokio::task::yield_now().await;
    }
}

fn decoded(bytes: &[u8]) -> (u32, u32) {
    let picture = image::load_from_memory(bytes).unwrap();
    (picture.width(), picture.height())
}

#[tokio::test]
async fn a_photograph_is_kept_made_small_and_given_without_its_place_and_time() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    let query = "&milestone=1&name=%E5%BC%80%E5%B7%A5.html";
    let answer = upload(&unit, "upload-1", query, photo()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(answer.text, r#"{"created":["project/1/evidence/1"],"repeated":false}"#);

    let given = unit.get("/files/1").await;
    assert_eq!(given.header(header::CONTENT_TYPE), "image/jpeg");
    assert_eq!(given.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert!(given.header(header::CONTENT_SECURITY_POLICY).contains("sandbox"));
    assert_eq!(given.header(header::CACHE_CONTROL), "private, no-cache");
    let disposition = given.header(header::CONTENT_DISPOSITION);
    assert!(disposition.ends_with("filename*=UTF-8''%E5%BC%80%E5%B7%A5.html.jpg"), "{disposition}");
    assert!(!given.text.contains("2026:04:02"));

    let small = thumbnail(&unit).await;
    assert_eq!(decoded(&small.bytes), (320, 200));

    let office = city.signed_in("office").await;
    let original = office.get("/files/1/original").await;
    assert_eq!(original.bytes, photo());
    assert!(original.header(header::CONTENT_DISPOSITION).starts_with("attachment"));
    let refused = unit.get("/files/1/original").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_file_that_was_kept_is_asked_about_and_not_sent_again() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    upload(&unit, "upload-1", "&name=a.pdf", document()).await;
    let first = unit.get("/files/1").await;
    assert!(first.header(header::CONTENT_DISPOSITION).starts_with("attachment"), "a document");
    let tag = first.header(header::ETAG);
    let request = Request::get("/files/1").header(header::IF_NONE_MATCH, tag);
    let again = unit.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!((again.status, again.text.len()), (StatusCode::NOT_MODIFIED, 0));
    let none = unit.get("/files/1/thumbnail").await;
    assert_eq!((none.status, none.text.contains("width=\"2\"")), (StatusCode::OK, true));
}

#[tokio::test]
async fn what_is_no_evidence_is_refused_with_its_reason_and_leaves_nothing_behind() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    let large = || [photo(), vec![0; 20 * 1024 * 1024]].concat();
    let cut = || photo()[..photo().len() / 2].to_vec();
    let script = || b"<script>alert(1)</script>".to_vec();
    let (too_large, refused) = (StatusCode::PAYLOAD_TOO_LARGE, StatusCode::UNPROCESSABLE_ENTITY);
    for (bytes, status, code) in [
        (large(), too_large, "evidence-too-large"),
        (cut(), refused, "evidence-broken"),
        (script(), refused, "evidence-kind"),
        (Vec::new(), refused, "evidence-empty"),
    ] {
        let answer = upload(&unit, "upload-1", "&name=photo.jpg", bytes).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code));
        assert!(answer.text.contains("\"message\":\""), "{}", answer.text);
    }
    let answer = upload(&unit, "upload-1", "&milestone=9&name=a.jpg", photo()).await;
    assert_eq!((answer.status, answer.code().as_str()), (refused, "unknown-milestone"));
    assert_eq!(lying(&city.files()), [""; 0]);
}

#[tokio::test]
async fn a_file_announced_as_too_large_is_refused_before_it_is_read() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    let never = Body::from_stream(futures::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    let request = sending("upload-1", "").header(header::CONTENT_LENGTH, 20 * 1024 * 1024);
    let answer = unit.send(request.body(never).unwrap()).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// Whether a command of this unit's still goes in.
async fn reports(unit: &Browser) {
    let problem = r#"{"subject": "project/1", "action": {"problem": {"raise": {"kind": "land", "text": "征地未完成", "level": "county", "since": "2026-01-05"}}}}"#;
    let answer = unit.execute(&format!(r#"{{"id": "problem-1", "command": {problem}}}"#)).await;
    assert_ne!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.text);
    assert_ne!(answer.status, StatusCode::INSUFFICIENT_STORAGE, "{}", answer.text);
}

#[tokio::test]
async fn an_account_uploads_only_so_much_in_a_day_and_others_go_on() {
    let city = served(&["--upload-quota", "1"]).await;
    let (unit, county) = (city.signed_in("unit").await, city.signed_in("county").await);
    let large = || [b"%PDF-1.4\n".to_vec(), vec![b' '; 700_000], document()].concat();
    let first = upload(&unit, "upload-1", "&name=a.pdf", large()).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text);
    let over = upload(&unit, "upload-2", "&name=b.pdf", large()).await;
    let (status, code) = (StatusCode::TOO_MANY_REQUESTS, "evidence-over-quota");
    assert_eq!((over.status, over.code().as_str()), (status, code));
    assert!(over.text.contains("明天再传"), "{}", over.text);
    assert_eq!(lying(&city.files()).iter().filter(|name| !name.contains('.')).count(), 1);
    let others = upload(&county, "upload-3", "&name=c.pdf", large()).await;
    assert_eq!(others.status, StatusCode::OK, "{}", others.text);
    reports(&unit).await;
}

#[tokio::test]
async fn files_are_refused_while_the_disk_has_no_room_for_them_and_changes_are_not() {
    let city = served(&["--least-free", "99999999999"]).await;
    let unit = city.signed_in("unit").await;
    let never = Body::from_stream(futures::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    let refused = unit.send(sending("upload-1", "&name=a.jpg").body(never).unwrap()).await;
    let (status, code) = (StatusCode::INSUFFICIENT_STORAGE, "evidence-no-room");
    assert_eq!((refused.status, refused.code().as_str()), (status, code));
    assert!(refused.text.contains("磁盘空间不足"), "{}", refused.text);
    assert_eq!(lying(&city.files()), [""; 0]);
    reports(&unit).await;
}

#[tokio::test]
async fn an_upload_repeated_happens_once_and_a_refused_one_spares_the_same_file_elsewhere() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    let first = upload(&unit, "upload-1", "&name=a.jpg", photo()).await;
    let again = upload(&unit, "upload-1", "&name=a.jpg", photo()).await;
    assert_eq!(again.text, first.text.replace("false", "true"));
    let another = upload(&unit, "upload-1", "&name=b.pdf", document()).await;
    assert!(another.text.contains("\"repeated\":true"), "{}", another.text);
    upload(&unit, "upload-2", "&milestone=9&name=a.jpg", photo()).await;
    assert_eq!(thumbnail(&unit).await.status, StatusCode::OK);
    assert_eq!(unit.get("/files/1").await.status, StatusCode::OK);
    assert_eq!(lying(&city.files()).len(), 3, "original, copy and thumbnail");
}
