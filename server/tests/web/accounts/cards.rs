//! Cards over HTTP: signing by a plain form, and the files of cards for those who may have them.

use std::io::{Cursor, Read};

use axum::http::{StatusCode, header};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use battle_map_server::log::{Store, anchor::Anchor};
use serde_json::{Value, json};

use crate::support::{Browser, City};

fn roles() -> Vec<(&'static str, Role, bool)> {
    vec![("unit", Role::Unit(UnitId(1)), false), ("county", Role::RegionOffice(RegionId(1)), false)]
}

async fn give(browser: &Browser, name: &str, command: Value) {
    let request = json!({ "id": format!("command-{name}"), "command": command });
    let answer = browser.execute(&request.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.text);
}

/// A project of the first unit, 15 points behind at the end of January, with a card that is out.
pub async fn with_a_card_out() -> City {
    let city = City::with(&roles()).await;
    let admin = city.signed_in("admin").await;
    let facts = json!({
        "name": "岳池人民医院迁建<新>", "regions": [{ "region": 1, "share": 1000 }],
        "responsible_unit": 1,
    });
    let (month, last) = ("2026-06", "2026-06-30");
    let plan = json!({ "amount": 10_000_000_000_u64, "since": "2026-01-01" });
    let figures = json!({ "year_to_date": 3_500_000_000_u64 });
    let (period, open) = (format!("period/{month}"), json!({ "cut_off": last, "deadline": last }));
    let commands = [
        (
            "project",
            json!({ "subject": "city", "action": { "project": { "register": { "facts": facts } } } }),
        ),
        (
            "plan",
            json!({ "subject": "project/1/plan/2026", "action": { "plan": { "set": { "plan": plan } } } }),
        ),
        ("open", json!({ "subject": period, "action": { "period": { "open": open } } })),
        (
            "report",
            json!({ "subject": format!("project/1/report/{month}"), "action": { "report": { "record": {
            "figures": figures, "confirmed": true } } } }),
        ),
        ("close", json!({ "subject": period, "action": { "period": { "close": {} } } })),
        (
            "begin",
            json!({ "subject": "city", "action": { "city": { "set-cards-from": { "from": "2020-01-01" } } } }),
        ),
        ("evaluate", json!({ "subject": "city", "action": { "card": "evaluate" } })),
    ];
    for (name, command) in commands {
        give(&admin, name, command).await;
    }
    let unit = city.signed_in("unit").await;
    let verify = json!({ "subject": "project/1/card/1", "action": { "card": { "verify": {} } } });
    give(&unit, "verify-1", verify).await;
    let today = battle_map_server::clock::now().day().to_string();
    let paper = json!({ "document": "市领导批示" });
    let approve = json!({ "cards": [1], "leader": "李市长", "on": today, "paper": paper });
    let approve = json!({ "subject": "city", "action": { "card": { "approve": approve } } });
    give(&admin, "approve", approve).await;
    let issue = json!({ "subject": period, "action": { "card": { "issue": { "cards": [1] } } } });
    give(&admin, "issue-it", issue).await;
    city
}

/// The version that the form of the desk carries.
pub async fn version(browser: &Browser) -> String {
    let page = browser.get("/my").await.text;
    let (_, rest) = page.split_once("action=\"/cards/1/signature\"").unwrap();
    let (_, rest) = rest.split_once("name=\"version\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_unit_signs_by_a_plain_form_and_what_it_typed_survives_a_refusal() {
    let city = with_a_card_out().await;
    let unit = city.signed_in("unit").await;
    let version = version(&unit).await;
    let sign = |person| [("person", person), ("version", version.as_str())];

    let blank = unit.form("/cards/1/signature", &sign("")).await;
    assert_eq!(blank.status, StatusCode::SEE_OTHER);
    assert!(blank.header(header::LOCATION).contains("fault=signer-missing"));
    let stale = unit.form("/cards/1/signature", &[("person", "Zhang"), ("version", "1")]).await;
    let back = stale.header(header::LOCATION).to_owned();
    assert!(back.contains("fault=stale") && back.contains("person=Zhang"), "{back}");
    let page = unit.get(back.split('#').next().unwrap()).await.text;
    assert!(page.contains("value=\"Zhang\"") && page.contains("row-fault"), "what was typed");

    let forged = unit.form_with("/cards/1/signature", &"0".repeat(64), &sign("Zhang")).await;
    assert!(forged.header(header::LOCATION).contains("fault=form-too-old"));
    let county = city.signed_in("county").await;
    let refused = county.form("/cards/1/signature", &sign("Zhang")).await;
    assert!(refused.header(header::LOCATION).contains("fault=not-allowed"));

    let signed = unit.form("/cards/1/signature", &sign("Zhang")).await;
    assert_eq!(signed.header(header::LOCATION), "/my#card-1");
    assert!(unit.get("/projects/1").await.text.contains("Zhang"));
}

#[tokio::test]
async fn nobody_signs_without_signing_in() {
    let city = with_a_card_out().await;
    let answer = city.browser([10, 0, 0, 9]).form("/cards/1/signature", &[("person", "x")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.header(header::LOCATION).starts_with("/login"));
}

#[tokio::test]
async fn the_files_of_cards_open_and_escape_what_people_wrote() {
    let city = with_a_card_out().await;
    let viewer = city.signed_in("viewer").await;
    let ledger = viewer.get("/feed/cards.xlsx").await.bytes;
    let sheet = part(&ledger, "xl/worksheets/sheet1.xml");
    for (what, number) in [("scheduled", 50), ("actual", 35), ("behind", 15)] {
        assert!(sheet.contains(&format!("<v>{number}</v>")), "{what}");
    }
    let bulletin = viewer.get("/feed/bulletin.docx").await.bytes;
    let document = part(&bulletin, "word/document.xml");
    assert!(document.contains("岳池人民医院迁建&lt;新&gt;"));
    for words in [
        "挂战通报〔2026〕6号",
        "2026年6月重点项目黄红牌警示情况的通报",
        "一、县区进度",
        "五、点球情况",
        "重点项目“挂图作战”指挥部",
        &format!("日志存证：{}", Anchor::of(&city.log.head().await.unwrap())),
    ] {
        assert!(document.contains(words), "{words}");
    }
    for name in ["[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/footer.xml"] {
        assert!(part(&bulletin, name).starts_with("<?xml"), "{name}");
    }
    assert!(!document.contains("未印发"), "it went out with the list of cards");

    // Whatever becomes of its cards and names, the bulletin is the same to the last byte.
    let admin = city.signed_in("admin").await;
    let revoke = json!({ "revoke": { "reason": "数据填报有误" } });
    let renamed = json!({ "revise": { "changes": [{ "name": "岳池县人民医院" }] } });
    for (name, command) in [
        ("revoke", json!({ "subject": "project/1/card/1", "action": { "card": revoke } })),
        ("rename", json!({ "subject": "project/1", "action": { "project": renamed } })),
    ] {
        give(&admin, name, command).await;
    }
    assert_eq!(viewer.get("/feed/bulletin.docx").await.bytes, bulletin);
    let editions = viewer.get("/editions").await.text;
    assert!(editions.contains("挂战通报〔2026〕6号"));
    assert_eq!(viewer.get("/feed/bulletin.docx?edition=2").await.bytes, bulletin);
    assert_eq!(viewer.get("/feed/bulletin.docx?edition=1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(viewer.get("/feed/month.xlsx?edition=2").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_bulletin_that_is_not_out_says_so() {
    let city = City::with_a_project(&[]).await;
    let (office, viewer) = (city.signed_in("office").await, city.signed_in("viewer").await);
    let open = json!({ "open": { "cut_off": "2026-06-30", "deadline": "2026-06-30" } });
    for (name, action) in [("open-june", open), ("close-june", json!({ "close": {} }))] {
        let command = json!({ "subject": "period/2026-06", "action": { "period": action } });
        give(&office, name, command).await;
    }
    let document =
        async || part(&viewer.get("/feed/bulletin.docx").await.bytes, "word/document.xml");
    assert!(document().await.contains("挂战通报〔2026〕6号（未印发，按"));
    let publish =
        json!({ "subject": "period/2026-06", "action": { "edition": { "publish": {} } } });
    give(&office, "publish", publish).await;
    let out = document().await;
    assert!(out.contains("挂战通报〔2026〕6号") && !out.contains("未印发"));
}

#[tokio::test]
async fn the_first_round_is_a_file_that_says_the_rule_and_its_arithmetic() {
    let city = with_a_card_out().await;
    let admin = city.signed_in("admin").await;
    let revoke = json!({ "revoke": { "reason": "数据填报有误" } });
    let revoke = json!({ "subject": "project/1/card/1", "action": { "card": revoke } });
    give(&admin, "revoke", revoke).await;
    let answer = admin.get("/feed/first-round.xlsx?from=2026-12-01").await;
    let name = answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap().to_owned();
    assert!(name.contains("%E9%A6%96%E8%BD%AE"), "{name}");
    let words = part(&answer.bytes, "xl/sharedStrings.xml");
    for said in ["首轮黄红牌试算（2026.12.01起评发）", "投资低于序时的百分点", "责任单位"]
    {
        assert!(words.contains(said), "{said}");
    }
}

/// A part of a package, as text.
fn part(package: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn a_wall_gets_no_files_of_cards() {
    let city = with_a_card_out().await;
    let (display, _) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", display.expose())).await;
    for file in ["/feed/cards.xlsx", "/feed/bulletin.docx"] {
        assert_eq!(wall.get(file).await.status, StatusCode::FORBIDDEN, "{file}");
    }
}

#[tokio::test]
async fn pages_views_and_files_of_cards_name_nobody_to_whom_they_do_not_concern() {
    let city = with_a_card_out().await;
    let unit = city.signed_in("unit").await;
    let version = version(&unit).await;
    let sign = [("person", "签收人甲"), ("version", version.as_str())];
    unit.form("/cards/1/signature", &sign).await;
    let claim = json!({ "text": "整改情况甲" });
    let rectify = json!({ "card": { "rectify": claim } });
    give(&unit, "rectify-1", json!({ "subject": "project/1/card/1", "action": rectify })).await;
    for (name, reads) in
        [("viewer", false), ("unit", true), ("county", true), ("office", true), ("admin", true)]
    {
        let reader = city.signed_in(name).await;
        let ledger = reader.get("/feed/cards.xlsx").await.bytes;
        let mut told = part(&ledger, "xl/worksheets/sheet1.xml");
        for path in ["/cards?queue=standing", "/cards?queue=answered", "/projects/1"] {
            let page = reader.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{name}: {path}");
            told.push_str(&page.text);
        }
        assert!(told.contains("岳池人民医院迁建"), "{name}");
        for hidden in ["李市长", "市领导批示", "签收人甲", "整改情况甲"] {
            assert_eq!(told.contains(hidden), reads, "{name}: {hidden}");
        }
    }
}
