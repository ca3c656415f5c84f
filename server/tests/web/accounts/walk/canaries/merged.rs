//! Every query, page and file of a city of which the project that has everything was merged into another:
//! all of them answer as before, and none names the retired project as one that there is.

use super::*;

/// The project that has a thing of every kind, and the one it is merged into.
const RETIRED: u64 = 1;

/// What is told where the retired project is said to be one: the merger itself, what happened before,
/// and what was found or frozen then.
const TELLS_OF_IT: [&str; 7] =
    ["merged", "history", "opened", "finding", "findings", "said", "outdated"];

/// Every place of an answer at which a project is named by its number.
fn projects(place: &str, value: &Value, found: &mut Vec<(String, u64)>) {
    match value {
        Value::String(word) => {
            let id = word.strip_prefix("project/").map(|rest| rest.split('/').next());
            let id = id.flatten().and_then(|id| id.parse().ok());
            found.extend(id.map(|id| (place.to_owned(), id)));
        }
        Value::Array(all) => all.iter().for_each(|one| projects(place, one, found)),
        Value::Object(all) => {
            for (key, one) in all.iter().filter(|(key, _)| !TELLS_OF_IT.contains(&key.as_str())) {
                let place = format!("{place}.{key}");
                if ["project", "parent", "stays", "retires"].contains(&key.as_str()) {
                    let id = one.as_u64().or_else(|| one["id"].as_u64());
                    found.extend(id.map(|id| (place.clone(), id)));
                }
                projects(&place, one, found);
            }
        }
        _ => {}
    }
}

/// The answers by what was asked: how each ended, and the projects that it names.
async fn answers(browser: &Browser) -> BTreeMap<String, (StatusCode, Vec<(String, u64)>)> {
    let mut told = BTreeMap::new();
    let mut note = |asked: String, answer: &Answer| {
        let mut named = Vec::new();
        if let Ok(view) = serde_json::from_str(&answer.text) {
            projects("", &view, &mut named);
        }
        told.insert(asked, (answer.status, named));
    };
    let asks = |way: &&Way| way.method == "GET" || way.path.starts_with(QUESTIONS);
    for way in WAYS.iter().filter(asks).filter(|way| !way.ends_the_session()) {
        note(format!("{} {}", way.method, way.address), &ask(browser, way).await);
    }
    for page in PAGES.iter().map(|page| (*page).to_owned()).chain(numbered()) {
        note(page.clone(), &browser.get(&page).await);
    }
    for (name, body) in questions() {
        let request = Request::post(format!("{QUESTIONS}{name}"))
            .header(header::CONTENT_TYPE, "application/json");
        let answer = browser.send(request.body(Body::from(body.to_string())).unwrap()).await;
        note(format!("{name} {body}"), &answer);
    }
    told
}

#[tokio::test]
async fn every_query_survives_a_merger_and_names_no_project_that_is_gone() {
    let city = planted::city().await;
    let mut before = BTreeMap::new();
    for (walker, browser) in walkers(&city).await {
        before.insert(walker, answers(&browser).await);
    }
    let office = city.signed_in("office").await;
    let facts = json!({
        "name": "岳池医院三次入库",
        "regions": [{ "region": 1, "share": 1000 }],
        "responsible_unit": 1,
    });
    let register = json!({ "project": { "register": { "facts": facts } } });
    let made = json!({ "subject": "city", "action": register });
    let made = office.execute(&json!({ "id": "merged-0001", "command": made }).to_string()).await;
    let made: Value = serde_json::from_str(&made.text).unwrap();
    let into: u64 =
        made["created"][0].as_str().unwrap().strip_prefix("project/").unwrap().parse().unwrap();
    let merge = json!({ "project": { "merge": { "into": into, "reason": "两次入库" } } });
    let merge = json!({ "subject": format!("project/{RETIRED}"), "action": merge });
    let merged =
        office.execute(&json!({ "id": "merged-0002", "command": merge }).to_string()).await;
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.text);

    let mut wrong = Vec::new();
    let mut named = 0;
    for (walker, browser) in walkers(&city).await {
        for (asked, (status, projects)) in answers(&browser).await {
            let known = before[walker].get(&asked).map(|(status, _)| *status);
            if known.is_some_and(|known| known != status) {
                wrong.push(format!("{walker}, {asked}: {status} after {known:?}"));
            }
            named += projects.iter().filter(|(_, id)| *id == into).count();
            let gone = projects.iter().filter(|(_, id)| *id == RETIRED);
            wrong.extend(gone.map(|(place, _)| format!("{walker}, {asked}: {place}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(named > 100, "the one that stays is named {named} times: is anything read?");
}
