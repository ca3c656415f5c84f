//! What somebody decides about a ledger: renamed or new projects, the paper of its plans.

use std::sync::Arc;

use battle_map_server::{clock, log::SqliteLog, writer::Journal};

use super::*;

#[test]
fn a_probable_rename_waits_for_a_decision_and_is_then_carried_out_once() {
    let city = City::with_regions();
    let [old, new] = RENAMED;
    city.import(&[&city.file("清单.csv", &one_project(old))]);
    let ledger = city.file("清单.csv", &one_project(new));
    let (status, report) = city.import(&[&ledger, "--partial"]);
    assert_eq!((status, counts(&report)), (0, [0, 0, 0, 1]));
    let asked = (3, "项目名称".to_owned(), "probable-rename".to_owned());
    assert_eq!(issues(&report, "rejected"), [asked]);
    let message = report["rejected"][0]["message"].as_str().unwrap();
    assert!(message.contains(old) && message.contains(new), "{message}");
    let decision = format!("{old}={new}");
    for expected in [[0, 1, 0, 0], [0, 0, 1, 0]] {
        let (status, report) = city.import(&[&ledger, "--rename", &decision]);
        assert_eq!((status, counts(&report)), (0, expected), "{report}");
    }
    let wrong = city.import(&[&ledger, "--partial", "--rename", "某=没有这一行"]);
    assert_eq!((wrong.0, counts(&wrong.1)), (2, [0, 0, 0, 0]));
    assert_eq!(issues(&wrong.1, "rejected")[0].2, "rename-without-row");
}

/// Two lists that call one project differently: each was decided on once.
#[test]
fn what_was_decided_about_a_rename_is_not_asked_again_the_next_month() {
    let city = City::with_regions();
    let [old, new] = RENAMED;
    let decided = |now: &str, then: &str| format!("{now}={then}");
    let one = |name: &str| city.file(&format!("{name}.csv"), &one_project(name));
    let counted = |words: &[&str]| {
        let (status, report) = city.import(words);
        assert_eq!((status, issues(&report, "rejected")), (0, vec![]), "{words:?}: {report}");
        counts(&report)
    };
    assert_eq!(counted(&[&one(old)]), [1, 0, 0, 0]);
    assert_eq!(counted(&[&one(new), "--rename", &decided(old, new)]), [0, 1, 0, 0]);
    assert_eq!(city.import(&[&one(old), "--dry-run"]).0, 2, "the other way was not decided");
    assert_eq!(counted(&[&one(old), "--rename", &decided(new, old)]), [0, 1, 0, 0]);
    for name in [new, old, new] {
        assert_eq!(counted(&[&one(name)]), [0, 1, 0, 0], "{name}");
    }
}

#[test]
fn a_row_decided_to_be_new_is_a_new_project() {
    let [old, new] = RENAMED;
    for decision in [["--new".to_owned(), new.to_owned()], ["--rename".into(), format!("={new}")]] {
        let city = City::with_regions();
        city.import(&[&city.file("清单.csv", &one_project(old))]);
        let ledger = city.file("清单.csv", &one_project(new));
        let words: Vec<&str> = decision.iter().map(String::as_str).collect();
        let (status, report) = city.import(&[&[ledger.as_str()], words.as_slice()].concat());
        assert_eq!((status, counts(&report)), (0, [1, 0, 0, 1]));
    }
}

#[tokio::test]
async fn a_plan_that_changes_becomes_a_version_by_the_paper_that_is_named() {
    let city = City::with_regions();
    let planned = |wan| {
        let head = "项目名称,县区,2026年计划投资(万元)";
        city.file("清单.csv", &format!("某市清单\n{head}\n岳池人民医院迁建,岳池县,{wan}\n"))
    };
    assert_eq!(city.import(&[&planned(8000)]).0, 0);
    let paper =
        ["--document", "某发改〔2026〕7号", "--reason", "年中调整", "--since", "2026-07-01"];
    let (status, report) = city.import(&[&[planned(9000).as_str()], &paper[..]].concat());
    assert_eq!((status, counts(&report)), (0, [0, 1, 0, 0]), "{report}");
    let late = ["--since", "2099-01-01"];
    assert_eq!(
        city.run("import", &[&[planned(9500).as_str()], &late[..]].concat()).status.code(),
        Some(2)
    );

    let log = SqliteLog::open(&city.path("city.db")).await.unwrap();
    let journal = Journal::open(Arc::new(log), clock::system()).await.unwrap();
    let project = journal.present().board.projects.values().next().unwrap().clone();
    let plan = project.plans.values().next().unwrap();
    let [version] = plan.later.as_slice() else { panic!("{plan:?}") };
    let (document, reason) = (version.document.as_ref().unwrap(), version.reason.as_ref().unwrap());
    assert_eq!((document.as_str(), reason.as_str()), ("某发改〔2026〕7号", "年中调整"));
    assert_eq!(version.since.to_string(), "2026-07-01");
}
