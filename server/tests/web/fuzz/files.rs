//! Files by chance to every address that takes files: ledgers of each format, outlines and layers,
//! registers of notices and cards, the month's sheet, photographs and documents.

use std::{
    io::{Cursor, Read, Write},
    time::{Duration, Instant},
};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::{model::actor::Role, value::UnitId};
use exif::{Field, In, Rational, Tag, experimental::Writer};
use serde_json::{Value, json};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    assert_it_goes_on,
    chance::{Chance, count, seed},
    code, is_an_answer,
    json::mutate,
};
use crate::support::{Answer, Browser, City};

const XLSX: &[u8] = include_bytes!("../../data/guangan-ledger.xlsx");
const XLS: &[u8] = include_bytes!("../../data/small.xls");
const CARDS: &[u8] = include_bytes!("../../data/cards.xls");
const OUTLINES: &str = include_str!("../../../../public/regions/guangan.geojson");
const CSV: &str = "项目编号,项目代码,项目名称,县区,责任单位,总投资(万元),2026年度计划(万元),\
    2026年1-9月累计完成(万元),计划开工时间,坐标\n\
    ,,岳池大桥,岳池县,岳池县城投公司,9000,3000,1200,2026-03,\"106°37′12″E,30°27′36″N\"\n\
    ,,岳池水库,岳池县,岳池县城投公司,9000,3000,1200,2026.4,\n合计,,,,,18000,6000,2400,,\n";
const CARDS_CSV: &str = "牌种,项目名称,发牌日期,发牌依据,整改期限,状态\n黄牌,岳池人民医院迁建,2026-01-05,未开工,2月5日,整改中\n";
const NOTICES_CSV: &str = "编号,项目名称,被点球单位,点球事由,整改要求,点球日期,反馈期限,签发人\n\
    挂战点球〔2026〕17号,岳池人民医院迁建,岳池县城投公司,停工,复工,2026-11-02,2026-11-16,王××\n";
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n41\n%%EOF";

/// No file takes longer, on a machine that does other things as well.
const LONGEST: Duration = Duration::from_mins(1);

/// A kind of file: who sends it where, and how its bytes begin.
struct Kind {
    name: &'static str,
    /// Its part of all files, in hundredths.
    share: usize,
    make: fn(&mut Chance) -> Vec<u8>,
    send: Target,
}

#[derive(Clone, Copy)]
enum Target {
    /// With a line of JSON before it, by the office.
    Asked(&'static str, &'static str),
    /// As it is, by the unit.
    Sheet,
    /// As evidence, by the unit.
    Evidence,
}

const LEDGER: Target = Target::Asked("/api/import", r#"{"file":"台账.xlsx"}"#);
const OUTLINE: Target =
    Target::Asked("/api/boundaries", r#"{"about":{"target":{"outlines":{"replace":true}}}}"#);
const LAYER: Target = Target::Asked("/api/boundaries", r#"{"about":{"target":{"layer":"河流"}}}"#);
const PAST: Target = Target::Asked("/api/past", r#"{"name":"点球.csv","about":{}}"#);
const PAST_CARDS: Target =
    Target::Asked("/api/past-cards", r#"{"name":"牌.xls","about":{"chosen":{}}}"#);

const KINDS: [Kind; 12] = [
    Kind { name: "xlsx", share: 10, make: |chance| chance.mutated(XLSX), send: LEDGER },
    Kind {
        name: "xlsx part",
        share: 20,
        make: |chance| with_a_changed_part(XLSX, chance),
        send: LEDGER,
    },
    Kind { name: "xls", share: 10, make: |chance| chance.mutated(XLS), send: LEDGER },
    Kind { name: "csv", share: 10, make: |chance| text(CSV, chance), send: LEDGER },
    Kind { name: "outlines", share: 10, make: geojson, send: OUTLINE },
    Kind { name: "layer", share: 5, make: geojson, send: LAYER },
    Kind { name: "notices", share: 5, make: |chance| text(NOTICES_CSV, chance), send: PAST },
    Kind { name: "cards", share: 4, make: |chance| text(CARDS_CSV, chance), send: PAST_CARDS },
    Kind { name: "cards xls", share: 4, make: |chance| chance.mutated(CARDS), send: PAST_CARDS },
    Kind { name: "sheet", share: 7, make: |chance| text(CSV, chance), send: Target::Sheet },
    Kind { name: "pictures", share: 10, make: picture, send: Target::Evidence },
    Kind { name: "pdf", share: 5, make: |chance| chance.mutated(PDF), send: Target::Evidence },
];

/// A workbook of which one part is changed, whole as an archive.
fn with_a_changed_part(book: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let chosen = chance.below(archive.len());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if index == chosen {
            content = chance.mutated(&content);
        }
        out.start_file(file.name().unwrap(), SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A table with cells and lines moved about, or changed as bytes.
fn text(table: &str, chance: &mut Chance) -> Vec<u8> {
    if chance.percent(50) {
        return chance.mutated(table.as_bytes());
    }
    let mut lines: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
    for _ in 0..=chance.below(5) {
        let (from, to) = (chance.below(lines.len()), chance.below(lines.len()));
        let cell = *chance.one_of(&lines[from]);
        let hostile =
            ["", "-1", "1e999", "99999999999999999999", "=1+1", "\"", "9999年", "°′″", "小计"];
        let cell = if chance.percent(50) { *chance.one_of(&hostile) } else { cell };
        let place = chance.below(lines[to].len());
        lines[to][place] = cell;
        if chance.percent(20) {
            lines.swap(from, to);
        }
    }
    lines.iter().map(|line| line.join(",")).collect::<Vec<_>>().join("\n").into_bytes()
}

/// Outlines with other values in them, or changed as bytes.
fn geojson(chance: &mut Chance) -> Vec<u8> {
    if chance.percent(30) {
        return chance.mutated(OUTLINES.as_bytes());
    }
    let mut outlines: Value = serde_json::from_str(OUTLINES).unwrap();
    // Few corners, so that what is changed matters.
    for feature in outlines["features"].as_array_mut().unwrap() {
        feature["geometry"] = json!({
            "type": *chance.one_of(&["Polygon", "MultiPolygon", "LineString", "Point"]),
            "coordinates": [[[106.2, 30.1], [106.9, 30.1], [106.9, 30.8], [106.2, 30.1]]],
        });
    }
    let others = [outlines.clone()];
    for _ in 0..=chance.below(4) {
        mutate(&mut outlines, &others, chance);
    }
    outlines.to_string().into_bytes()
}

/// Where and when a photograph was taken, in a camera's words.
fn notes() -> Vec<u8> {
    let ascii = |text: &str| exif::Value::Ascii(vec![text.as_bytes().to_vec()]);
    let angle = |degrees| exif::Value::Rational(vec![Rational { num: degrees, denom: 1 }; 3]);
    let fields = [
        (Tag::Orientation, exif::Value::Short(vec![6])),
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
    tiff.into_inner()
}

/// A photograph or drawing with notes; the notes alone are changed, or all of it.
fn picture(chance: &mut Chance) -> Vec<u8> {
    let pixels: Vec<u8> = (0..48 * 32 * 3).map(|_| chance.byte()).collect();
    let notes = if chance.percent(50) { chance.mutated(&notes()) } else { notes() };
    let mut bytes = Vec::new();
    match chance.below(3) {
        0 => {
            let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 80);
            encoder.set_progressive(chance.percent(50));
            // Notes that are too long are left out.
            let _ = encoder.add_exif_metadata(&notes);
            encoder.encode(&pixels, 48, 32, jpeg_encoder::ColorType::Rgb).unwrap();
        }
        1 => {
            let mut info = png::Info::with_size(48, 32);
            info.color_type = png::ColorType::Rgb;
            info.bit_depth = png::BitDepth::Eight;
            info.exif_metadata = Some(notes.into());
            let encoder = png::Encoder::with_info(&mut bytes, info).unwrap();
            encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        }
        _ => {
            let mut encoder = image_webp::WebPEncoder::new(&mut bytes);
            encoder.set_exif_metadata(notes);
            encoder.encode(&pixels, 48, 32, image_webp::ColorType::Rgb8).unwrap();
        }
    }
    if chance.percent(60) { chance.mutated(&bytes) } else { bytes }
}

/// A city with people who send files.
struct Senders {
    city: City,
    office: Browser,
    unit: Browser,
}

impl Senders {
    async fn new() -> Self {
        let unit = ("unit", Role::Unit(UnitId(1)), false);
        let city = City::with_a_project(&[unit]).await;
        let (office, unit) = (city.signed_in("office").await, city.signed_in("unit").await);
        let open = json!({ "cut_off": "2026-09-30", "deadline": "2026-09-30" });
        let open = json!({ "subject": "period/2026-09", "action": { "period": { "open": open } } });
        let order = json!({ "id": "open-a-month", "command": open });
        assert_eq!(office.execute(&order.to_string()).await.status, StatusCode::OK);
        Self { city, office, unit }
    }

    async fn send(&self, send: Target, number: usize, file: Vec<u8>) -> Answer {
        let upload = format!("/files?id=fuzzed-{number:08}&project=1&name=a.jpg");
        let (browser, address, body) = match send {
            Target::Asked(address, asked) => {
                (&self.office, address, [asked.as_bytes(), b"\n", &file].concat())
            }
            Target::Sheet => (&self.unit, "/api/report-sheet", file),
            Target::Evidence => (&self.unit, &*upload, file),
        };
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .body(Body::from(body));
        browser.send(request.unwrap()).await
    }

    /// What is made of a file that was taken: confirmed if it was shown, fetched if it was kept.
    async fn follow(
        &self,
        kind: &Kind,
        number: usize,
        file: &[u8],
        answer: &Answer,
    ) -> Vec<Answer> {
        let said: Value = serde_json::from_str(&answer.text).unwrap_or_default();
        match kind.send {
            Target::Asked(address, asked) if !said["previewed"].is_null() => {
                let mut asked: Value = serde_json::from_str(asked).unwrap();
                let mark = &said["previewed"]["mark"];
                asked["confirm"] = json!({ "id": format!("fuzzed-{number:08}"), "seen": mark });
                let body = [asked.to_string().as_bytes(), b"\n", file].concat();
                let request = Request::post(address)
                    .header(header::CONTENT_TYPE, "application/octet-stream")
                    .body(Body::from(body));
                vec![self.office.send(request.unwrap()).await]
            }
            Target::Evidence => {
                let created = said["created"][0].as_str().unwrap_or_default();
                let id = created.rsplit('/').next().unwrap_or_default();
                let mut fetched = Vec::new();
                for part in ["", "/thumbnail", "/original"] {
                    fetched.push(self.office.get(&format!("/files/{id}{part}")).await);
                }
                fetched
            }
            _ => Vec::new(),
        }
    }
}

fn chosen(chance: &mut Chance) -> &'static Kind {
    let mut at = chance.below(KINDS.iter().map(|kind| kind.share).sum());
    for kind in &KINDS {
        if at < kind.share {
            return kind;
        }
        at -= kind.share;
    }
    unreachable!("the place is within all shares")
}

#[tokio::test]
async fn whatever_file_is_sent_is_answered_in_time_and_nothing_falls_over() {
    const OF_A_CITY: usize = 250;
    let (count, mut taken) = (count("BATTLE_MAP_FUZZED_FILES"), 0);
    for first in (0..count).step_by(OF_A_CITY) {
        let senders = Senders::new().await;
        let seed = seed().wrapping_add(first as u64);
        let mut chance = Chance::from(seed);
        for number in first..count.min(first + OF_A_CITY) {
            let kind = chosen(&mut chance);
            let file = (kind.make)(&mut chance);
            let begun = Instant::now();
            let answer = senders.send(kind.send, number, file.clone()).await;
            let told = || format!("{} {number} from {seed}: {:.1000}", kind.name, answer.text);
            assert!(begun.elapsed() < LONGEST, "{:?}, {}", begun.elapsed(), told());
            assert!(is_an_answer(answer.status), "{} {}", answer.status, told());
            if answer.status == StatusCode::OK {
                taken += 1;
                for next in senders.follow(kind, number, &file, &answer).await {
                    assert!(
                        is_an_answer(next.status),
                        "{} {}: {:.1000}",
                        next.status,
                        told(),
                        next.text
                    );
                }
            } else {
                assert!(code(&answer).is_some(), "{} {}", answer.status, told());
            }
        }
        assert_it_goes_on(&senders.city, seed).await;
    }
    println!("{count} files, {taken} of them taken");
    assert!(taken * 20 >= count, "hardly any file is one: {taken} of {count}");
}
