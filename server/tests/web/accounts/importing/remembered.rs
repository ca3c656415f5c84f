//! What the office decided about a row that resembles a project is not asked again, even when the import
//! that it was decided for was taken back.

use super::{taken_back::take_back_last, *};

const OLD: &str = "岳池金穗食品加工园";
const NEW: &str = "岳池县金穗食品产业园";

fn called(name: &str) -> String {
    ledger(&[&format!(",,{name},岳池县,岳池县城投公司,9000,3000,1200,2026-03")])
}

async fn done(office: &Browser, file: &str, id: &str, more: &Value) -> Value {
    let mut asked = asked();
    for (key, value) in more.as_object().unwrap() {
        asked[key] = value.clone();
    }
    let shown = outcome(&send(office, &asked, file.as_bytes()).await, "previewed");
    let yes = confirmed(&shown, id, more);
    outcome(&send(office, &yes, file.as_bytes()).await, "done")
}

#[tokio::test]
async fn a_decision_about_a_rename_holds_for_the_next_file() {
    for (decision, renamed) in
        [(json!({ "renames": [[OLD, NEW]] }), true), (json!({ "added": [NEW] }), false)]
    {
        let city = City::start().await;
        let office = city.signed_in("office").await;
        done(&office, &called(OLD), "import-old-1", &json!({})).await;
        let asked = previewed(&office, &called(NEW)).await;
        assert_eq!(asked["preview"]["questions"][0]["old"], OLD, "{asked}");
        assert_eq!(asked["preview"]["rejected"][0]["code"], "probable-rename");

        done(&office, &called(NEW), "import-new-1", &decision).await;
        take_back_last(&office).await;
        let next = previewed(&office, &called(NEW).replace("9000", "9500")).await;
        let preview = &next["preview"];
        assert_eq!((&preview["questions"], &preview["rejected"]), (&json!([]), &json!([])));
        let answered = &preview["answered"][0];
        assert_eq!(
            (&answered["renamed"], &answered["question"]["old"]),
            (&json!(renamed), &json!(OLD))
        );
        let counted = (preview["tally"]["changed"].as_i64(), preview["tally"]["new"].as_i64());
        assert_eq!(counted, if renamed { (Some(1), Some(0)) } else { (Some(0), Some(1)) });
    }
}
