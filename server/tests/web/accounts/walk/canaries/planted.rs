//! A city in which every text that is hidden from somebody carries a canary.

use std::collections::BTreeMap;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use battle_map_server::{clock, log::Store};
use serde_json::{Value, json};

use super::{super::roles, message};
use crate::support::{Browser, City};

/// Who writes the texts; none of them looks.
const OFFICE: &str = "CANARY-person-of-the-office";
const UNIT: &str = "CANARY-person-of-the-unit";

/// The city with everything in it.
pub async fn city() -> City {
    let mut people = roles();
    people.push((OFFICE, Role::Office, false));
    people.push((UNIT, Role::Unit(UnitId(1)), false));
    people.push(("writes", Role::Leader, false));
    people.push(("reviews", Role::RegionOffice(RegionId(1)), false));
    let city = City::with_a_project(&people).await;
    let mut browsers = BTreeMap::new();
    for name in [OFFICE, UNIT, "admin", "office", "writes", "reviews"] {
        browsers.insert(name, city.signed_in(name).await);
    }
    let mut pen = Pen { browsers, given: 0 };
    pen.plan().await;
    pen.milestones().await;
    pen.months().await;
    pen.cards().await;
    pen.earlier_cards(&city).await;
    pen.notices().await;
    pen.earlier_notice().await;
    pen.flags().await;
    pen.mergers().await;
    city
}

/// Gives commands in people's names.
struct Pen {
    browsers: BTreeMap<&'static str, Browser>,
    given: u32,
}

impl Pen {
    /// Gives a command; answers the first thing that it made.
    async fn give(&mut self, who: &str, subject: &str, action: Value) -> String {
        self.given += 1;
        let command = json!({ "subject": subject, "action": action });
        let order = json!({ "id": format!("planted-{:04}", self.given), "command": command });
        let answer = self.browsers[who].execute(&order.to_string()).await;
        assert_eq!(answer.status, StatusCode::OK, "{who} {command}: {}", answer.text);
        let done: Value = serde_json::from_str(&answer.text).unwrap();
        done["created"][0].as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the server has read what was written beside it.
    async fn noticed(&self, city: &City) {
        let head = city.log.head().await.unwrap().seq;
        let request = Request::get("/live").body(Body::empty()).unwrap();
        let (_, _, body) = self.browsers["office"].open(request).await;
        let mut link = body.into_data_stream();
        while message(&mut link).await["seq"].as_u64().unwrap() < head {}
    }

    /// A double of the first project, merged into it, separated and merged again.
    async fn mergers(&mut self) {
        let regions = json!([{ "region": 1, "share": 1000 }]);
        let facts =
            json!({ "name": "岳池医院二次入库", "regions": regions, "responsible_unit": 1 });
        let register = json!({ "project": { "register": { "facts": facts } } });
        let double = self.give(OFFICE, "city", register).await;
        let merge = json!({ "merge": { "into": 1, "reason": "CANARY-merger" } });
        let separate = json!({ "separate": { "reason": "CANARY-separation" } });
        for action in [merge.clone(), separate, merge] {
            self.give(OFFICE, &double, json!({ "project": action })).await;
        }
    }

    /// A second project of the unit's, one of others, and three milestones; a fourth of the others.
    async fn plan(&mut self) {
        // Whoever registers the project of others is known to those others.
        for (who, name, region, unit) in [(OFFICE, "岳池大桥", 1, 1), ("office", "武胜水库", 2, 2)]
        {
            let regions = json!([{ "region": region, "share": 1000 }]);
            let facts = json!({ "name": name, "regions": regions, "responsible_unit": unit });
            let register = json!({ "project": { "register": { "facts": facts } } });
            self.give(who, "city", register).await;
        }
        for (project, kind, name) in [
            (1, "start", Value::Null),
            (1, "completion", Value::Null),
            (1, "step", json!("主体结构封顶")),
            (3, "start", Value::Null),
        ] {
            let add = json!({ "kind": kind, "name": name, "plan": "2027-12" });
            let add = json!({ "milestone": { "add": add } });
            let who = if project == 3 { "office" } else { OFFICE };
            self.give(who, &format!("project/{project}"), add).await;
        }
    }

    /// One claim that was given back, one that waits, a wish to move a date, and files.
    async fn milestones(&mut self) {
        for (id, name) in
            [("upload-1", "CANARY-evidence"), ("upload-2", "CANARY-withdrawn-evidence")]
        {
            upload(&self.browsers[UNIT], id, name).await;
        }
        let withdraw = json!({ "withdraw": { "reason": "CANARY-evidence-withdrawal" } });
        self.give(UNIT, "project/1/evidence/2", json!({ "evidence": withdraw })).await;
        let milestone = |action: Value| json!({ "milestone": action });
        let claim = |date: &str| json!({ "claim": { "date": date, "evidence": [1] } });
        self.give(UNIT, "project/1/milestone/1", milestone(claim("2026-05-02"))).await;
        let back = json!({ "return-claim": { "reason": "CANARY-claim-return" } });
        self.give(OFFICE, "project/1/milestone/1", milestone(back)).await;
        self.give(UNIT, "project/1/milestone/3", milestone(claim("2026-05-17"))).await;
        let wish = json!({ "date": "2028-03", "reason": "other", "words": "CANARY-move-wish" });
        self.give(UNIT, "project/1/milestone/2", milestone(json!({ "ask-move": wish }))).await;
        let refuse = json!({ "refuse-move": { "reason": "CANARY-move-refusal" } });
        self.give(OFFICE, "project/1/milestone/2", milestone(refuse)).await;
    }

    /// A closed month, and an open one with a report given back and one that was filed.
    async fn months(&mut self) {
        let record = |progress: &str| {
            let figures = json!({ "year_to_date": 350_000_000_u64, "progress": progress });
            json!({ "report": { "record": { "figures": figures, "confirmed": true } } })
        };
        for (month, last) in [("2026-05", "2026-05-31"), ("2026-06", "2026-06-30")] {
            let open = json!({ "cut_off": last, "deadline": last });
            let open = json!({ "period": { "open": open } });
            self.give(OFFICE, &format!("period/{month}"), open).await;
            if month == "2026-05" {
                let plan = json!({ "amount": 10_000_000_000_u64, "since": "2026-01-01" });
                let plan = json!({ "plan": { "set": { "plan": plan } } });
                self.give(OFFICE, "project/1/plan/2026", plan).await;
                self.give(OFFICE, "project/1/report/2026-05", record("基础施工")).await;
                let close = json!({ "period": { "close": {} } });
                self.give(OFFICE, "period/2026-05", close).await;
            }
        }
        self.give(UNIT, "project/1/report/2026-06", record("CANARY-pending-report")).await;
        let back = json!({ "report": { "return": { "reason": "CANARY-report-return" } } });
        self.give("reviews", "project/1/report/2026-06", back).await;
        let early = record("CANARY-report-of-an-open-month");
        self.give(OFFICE, "project/2/report/2026-06", early).await;
    }

    /// A card that is out, with all that can be said before and after.
    async fn cards(&mut self) {
        let begin = json!({ "city": { "set-cards-from": { "from": "2020-01-01" } } });
        self.give("admin", "city", begin).await;
        self.give("admin", "city", json!({ "card": "evaluate" })).await;
        let today = clock::now().day().to_string();
        let statement = json!({ "good_cause": false, "text": "CANARY-card-statement" });
        let finding = json!({ "verdict": "rejected", "reason": "CANARY-card-finding" });
        let paper = json!({ "document": "市领导批示" });
        let approve = json!({
            "cards": [1], "leader": "CANARY-card-leader", "on": today, "paper": paper,
        });
        let sign = json!({ "person": "CANARY-card-signer", "on": today });
        let card = "project/1/card/1";
        for (who, subject, action) in [
            (UNIT, card, json!({ "verify": { "statement": statement } })),
            (OFFICE, card, json!({ "review": finding })),
            (OFFICE, "city", json!({ "approve": approve })),
            (OFFICE, "period/2026-05", json!({ "issue": { "cards": [1] } })),
            (UNIT, card, json!({ "acknowledge": sign })),
            (UNIT, card, json!({ "rectify": { "text": "CANARY-card-rectification" } })),
            (OFFICE, card, json!({ "return": { "reason": "CANARY-card-return" } })),
        ] {
            self.give(who, subject, json!({ "card": action })).await;
        }
    }

    /// Cards from before this program was used: one that was answered and lifted, one on which an interview
    /// is held, one that is lifted now.
    async fn earlier_cards(&mut self, city: &City) {
        let stated = json!({
            "reason": "5月应开工，至今未开工", "file": "黄红牌台账.xlsx", "sheet": "黄牌", "row": 5,
            "document": "挂战通报〔2026〕6期", "remark": "CANARY-past-remark",
        });
        let answer = |on: &str| json!({ "signer": "CANARY-past-signer", "on": on, "reply": "CANARY-past-reply" });
        let signed = json!({ "signer": "CANARY-past-signer", "on": "2026-07-11" });
        let lifted = json!({ "on": "2026-07-01", "text": "CANARY-past-lifting" });
        let mut cards = Vec::new();
        for (level, on, answer, lifted) in [
            ("yellow", "2026-06-05", answer("2026-06-06"), &lifted),
            ("yellow", "2026-07-06", answer("2026-07-10"), &Value::Null),
            ("red", "2026-07-07", signed, &Value::Null),
        ] {
            let card = json!({
                "level": level, "issued_on": on, "stated": stated,
                "answer": answer, "lifted": lifted,
            });
            let take_over = json!({ "card": { "take-over": { "card": card } } });
            cards.push(self.give(OFFICE, "project/1", take_over).await);
        }
        // What the rules propose after two months, as they would write it.
        let proposed = r#"{"card":{"interview-proposed":{}}}"#;
        city.write(&cards[1], "card-interview-proposed", proposed).await;
        self.noticed(city).await;
        let record = json!({
            "on": clock::now().day().to_string(),
            "with": "CANARY-interview-with", "text": "CANARY-interview-record",
        });
        for (who, card, action) in [
            (OFFICE, &cards[1], json!({ "interview": record })),
            (UNIT, &cards[2], json!({ "rectify": { "text": "CANARY-card-rectification" } })),
            (OFFICE, &cards[2], json!({ "lift": { "text": "CANARY-card-lifting" } })),
        ] {
            self.give(who, card, json!({ "card": action })).await;
        }
    }

    /// A notice from before this program was used, which is closed now.
    async fn earlier_notice(&mut self) {
        let later = |days| clock::now().day().plus(days).to_string();
        let reply = json!({ "signer": "CANARY-past-signer", "on": later(-20), "reply": "CANARY-past-reply" });
        let notice = json!({
            "number": { "series": "挂战点球", "year": 2025, "number": 17 },
            "addressee": { "unit": 1 }, "subject": "限期恢复施工",
            "facts": "CANARY-notice-facts", "demand": "CANARY-notice-demand",
            "signatory": "CANARY-notice-signatory",
            "issued_on": later(-30), "answer_by": later(-10), "standing": { "answered": reply },
        });
        let take_over = json!({ "notice": { "take-over": notice } });
        let notice = self.give(OFFICE, "project/1", take_over).await;
        let close = json!({ "close": { "remark": "CANARY-notice-remark" } });
        self.give(OFFICE, &notice, json!({ "notice": close })).await;
    }

    /// A notice with all that can be said on its way, one that was withdrawn, and a draft.
    async fn notices(&mut self) {
        let later = |days| clock::now().day().plus(days).to_string();
        let draft = |facts: &str, demand: &str| {
            let content = json!({
                "document": 0, "addressee": { "unit": 1 }, "subject": "限期恢复施工",
                "facts": facts, "demand": demand, "basis": "CANARY-notice-basis",
                "answer_by": later(30), "signatory": "CANARY-notice-signatory",
            });
            json!({ "notice": { "draft": content } })
        };
        let (facts, demand) = ("CANARY-notice-facts", "CANARY-notice-demand");
        self.give("writes", "project/1", draft(facts, demand)).await;
        self.give("writes", "project/1", draft(facts, demand)).await;
        self.give("writes", "project/1", draft("CANARY-draft-facts", "CANARY-draft-demand")).await;
        for id in 1..=2 {
            self.give("writes", &format!("draft/{id}"), json!({ "notice": { "issue": {} } })).await;
        }
        let wish = json!({ "until": later(50), "reason": "CANARY-extension-wish" });
        let back = json!({ "reason": "CANARY-notice-return", "answer_by": later(40) });
        for (who, action) in [
            (UNIT, json!({ "acknowledge": { "signer": "CANARY-notice-signer" } })),
            (UNIT, json!({ "ask-extension": wish })),
            (OFFICE, json!({ "refuse-extension": { "reason": "CANARY-extension-refusal" } })),
            (UNIT, json!({ "respond": { "text": "CANARY-notice-answer", "evidence": [1] } })),
            (OFFICE, json!({ "return": back })),
            (OFFICE, json!({ "supplement": { "text": "CANARY-notice-supplement" } })),
        ] {
            self.give(who, "project/1/notice/1", json!({ "notice": action })).await;
        }
        let withdraw = json!({ "withdraw": { "reason": "CANARY-notice-withdrawal" } });
        self.give(OFFICE, "project/1/notice/2", json!({ "notice": withdraw })).await;
    }

    /// A flag that only leaders may understand, one that everybody may, one that was taken back, and a
    /// problem with a step.
    async fn flags(&mut self) {
        for (who, line, reason) in
            [("writes", "integrity", "CANARY-integrity"), (OFFICE, "safety", "脚手架坍塌")]
        {
            let raise = json!({ "raise": { "line": line, "reason": reason } });
            self.give(who, "project/1", json!({ "bottom-line": raise })).await;
        }
        let raise = json!({ "raise": { "line": "integrity", "reason": "CANARY-integrity" } });
        let raised = self.give("writes", "project/2", json!({ "bottom-line": raise })).await;
        let back = json!({ "take-back": { "reason": "CANARY-taken-back" } });
        self.give("writes", &raised, json!({ "bottom-line": back })).await;
        let file =
            json!({ "kind": "land", "text": "两户未签约", "since": "2026-03-01", "level": "city" });
        self.give(UNIT, "project/1", json!({ "problem": { "raise": file } })).await;
        let step = json!({ "add-step": { "text": "已上门协商" } });
        self.give(UNIT, "project/1/problem/1", json!({ "problem": step })).await;
    }
}

/// Attaches a document of that name to the first milestone.
async fn upload(browser: &Browser, id: &str, name: &str) {
    let pdf = format!(
        "%PDF-1.4\n% {name}\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n41\n%%EOF"
    );
    let request = Request::post(format!("/files?id={id}&project=1&milestone=1&name={name}.pdf"))
        .header(header::CONTENT_TYPE, "application/octet-stream");
    let answer = browser.send(request.body(Body::from(pdf)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.text);
}
