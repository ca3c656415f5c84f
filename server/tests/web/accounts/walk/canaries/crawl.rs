//! Readers who follow every link and form of every page they get: what the table of ways does not list,
//! because only a page knows its address, is read as well.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::{StatusCode, header};

use super::{super::NOT_ALLOWED, everybody, planted, table::TABLE, text};
use crate::support::{Answer, Browser};

/// Where everybody begins.
const BEGIN: [&str; 2] = ["/", "/wall"];

/// How many addresses of one path are read, those with the shortest way first: a filter has more
/// combinations than anybody reads.
const OF_A_PATH: usize = 12;

/// The same for those who have most to hide from each other.
const OF_A_PATH_FOR_ADDRESSEES: usize = 40;

/// Attributes that lead somewhere.
const LEADS: [&str; 3] = [" href=\"", " action=\"", " src=\""];

/// Ways that are no pages: the site's files, and what changes a browser's language.
const LEFT_OUT: [&str; 5] = ["/pkg/", "/fonts/", "/favicon", "/language/", "//"];

/// The addresses on this server that a page leads to, each without the part of the page.
fn leads(page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for attribute in LEADS {
        for rest in page.split(attribute).skip(1) {
            let address = rest.split(['"', '#']).next().unwrap_or_default().replace("&amp;", "&");
            let is_ours = address.starts_with('/')
                && !LEFT_OUT.iter().any(|prefix| address.starts_with(prefix));
            if is_ours {
                found.insert(address);
            }
        }
    }
    found
}

/// What somebody reads who follows everything.
struct Crawl {
    /// Every address that was read, with the answer.
    read: Vec<(String, Answer)>,
    /// The page on which each address was found first.
    found_on: BTreeMap<String, String>,
}

async fn crawl(browser: &Browser, of_a_path: usize) -> Crawl {
    let mut crawl = Crawl { read: Vec::new(), found_on: BTreeMap::new() };
    let mut paths: BTreeMap<String, usize> = BTreeMap::new();
    let mut next: VecDeque<String> = BEGIN.map(str::to_owned).into();
    while let Some(address) = next.pop_front() {
        let path = address.split('?').next().unwrap_or_default().to_owned();
        let count = paths.entry(path).or_default();
        *count += 1;
        if *count > of_a_path {
            continue;
        }
        let answer = browser.get(&address).await;
        let to = answer.header(header::LOCATION).to_owned();
        // A page that is refused leads nowhere, whatever stands around the refusal.
        let is_page = answer.header(header::CONTENT_TYPE).starts_with("text/html")
            && !answer.text.contains(NOT_ALLOWED);
        let mut leads = if is_page { leads(&answer.text) } else { BTreeSet::new() };
        leads.extend(Some(to).filter(|to| to.starts_with('/')));
        for lead in leads {
            if !crawl.found_on.contains_key(&lead) && !BEGIN.contains(&lead.as_str()) {
                crawl.found_on.insert(lead.clone(), address.clone());
                next.push_back(lead);
            }
        }
        crawl.read.push((address, answer));
    }
    crawl
}

#[tokio::test]
async fn whoever_follows_every_link_hears_no_canary_and_no_link_breaks() {
    let city = planted::city().await;
    let mut wrong = Vec::new();
    for (walker, browser) in everybody(&city).await {
        let addressee = walker.contains("unit") || walker.contains("county");
        let of_a_path = if addressee { OF_A_PATH_FOR_ADDRESSEES } else { OF_A_PATH };
        let Crawl { read, found_on } = crawl(&browser, of_a_path).await;
        let least = if walker == "nobody" || walker == "display" { 2 } else { 40 };
        assert!(read.len() >= least, "{walker} found {} addresses only", read.len());
        for (address, answer) in &read {
            let from = found_on.get(address).map_or("the beginning", String::as_str);
            // A form that is posted has no page of its own.
            let is_led_on = answer.status == StatusCode::SEE_OTHER;
            let is_form = answer.status == StatusCode::METHOD_NOT_ALLOWED;
            if !(answer.status == StatusCode::OK || is_led_on || is_form) {
                wrong
                    .push(format!("{walker} gets {} of {address}, found on {from}", answer.status));
            }
            let said = text(answer);
            for row in TABLE.iter().filter(|row| said.contains(row.canary)) {
                if !row.readers.contains(&walker) {
                    wrong.push(format!(
                        "{walker} reads {} in {address}, found on {from}",
                        row.canary
                    ));
                }
            }
        }
        println!("{walker} read {} addresses", read.len());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
