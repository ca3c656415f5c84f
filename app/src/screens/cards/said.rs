//! What was said and done about a card, in lines: who spoke, approved, signed, answered.

use battle_map::{
    model::card::{Approval, Interview, Paper, Review, SentBack, Signature, Step, Verification},
    view::cards::{CardRow, EarlierCard, Quiet},
};
use leptos::prelude::*;

use crate::{
    finding::{headline, unfolded},
    format,
    texts::{Texts, use_texts},
};

/// The lines, in the order in which things happen.
#[component]
pub fn CardStory(
    /// The card whose story is told.
    row: CardRow,
) -> impl IntoView {
    let texts = use_texts();
    let lines = lines(texts, &row);
    let files = row.evidence.iter().map(|file| file.name.clone()).collect::<Vec<_>>();
    let files = (!files.is_empty())
        .then(|| texts.fill("cards.evidence", &[("files", &files.join(&texts.get("list.joint")))]));
    let lines = lines.into_iter().chain(files).map(|words| view! { <li>{words}</li> });
    view! { <ul class="card-story">{lines.collect_view()}</ul> }
}

fn lines(texts: Texts, row: &CardRow) -> Vec<String> {
    let day = |day| format::day(texts, day);
    let proposed = match row.due {
        Some(due) => Some(
            texts.fill("cards.said.due", &[("proposed", &day(row.proposed)), ("due", &day(due))]),
        ),
        None => row
            .unheard
            .then(|| texts.fill("cards.said.unheard", &[("proposed", &day(row.proposed))])),
    };
    let exempted = row.exemption.as_ref().map(|exemption| {
        let (leader, until) = (exemption.leader.to_string(), day(exemption.until));
        let values =
            [("leader", leader.as_str()), ("until", &until), ("reason", exemption.reason.as_str())];
        texts.fill("cards.exempted", &values)
    });
    let issued = row.issue.map(|issue| {
        let values = [
            ("month", format::month(texts, issue.month)),
            ("place", issue.place.to_string()),
            ("day", day(issue.on)),
        ];
        texts.fill("cards.issued", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
    });
    let claim = row
        .claim
        .as_ref()
        .map(|claim| texts.fill("cards.claimed", &[("text", claim.text.as_str())]));
    let returned = row
        .returned
        .as_ref()
        .map(|reason| texts.fill("cards.returned", &[("reason", reason.as_str())]));
    let notice = row.notice.map(|on| texts.fill("cards.notice", &[("day", &day(on))]));
    let earlier = row.earlier.iter().map(|card| earlier(texts, card));
    let parts = [
        proposed,
        row.verification.as_ref().map(|said| verification(texts, said)),
        row.review.as_ref().map(|review| reviewed(texts, review)),
        row.back.as_ref().map(|back| came_back(texts, back)),
        row.approval.as_ref().map(|approval| approved(texts, approval)),
        exempted,
        issued,
        row.signature.as_ref().map(|signature| signed(texts, signature)),
        claim,
        returned,
        row.quiet.map(|quiet| silent(texts, quiet)),
        notice,
        row.interview.as_ref().map(|interview| interviewed(texts, interview)),
        ended(texts, row),
    ];
    earlier.chain(parts.into_iter().flatten()).collect()
}

/// What the subject said of a card, in words.
pub(super) fn verification(texts: Texts, said: &Verification) -> String {
    let words = texts.get(&format!("cards.said.{}", said.code()));
    match said {
        Verification::Stated(statement) => {
            texts.fill("cards.said.words", &[("said", &words), ("text", statement.text.as_str())])
        }
        Verification::Agreed | Verification::Recorded | Verification::Silent => words,
    }
}

/// What the office found of it: `审核意见：部分采纳。汛期影响属实`.
pub(super) fn reviewed(texts: Texts, review: &Review) -> String {
    let reason = review.reason.as_str();
    match review.verdict {
        Some(verdict) => {
            let verdict = texts.get(&format!("cards.verdict.{}", verdict.code()));
            texts.fill("cards.reviewed", &[("verdict", &verdict), ("reason", reason)])
        }
        None => texts.fill("cards.reviewed-back", &[("reason", reason)]),
    }
}

/// Why it came back to the office before it was published.
pub(super) fn came_back(texts: Texts, back: &SentBack) -> String {
    let level = texts.get(&format!("level.{}", back.was.code()));
    let key = if back.silent { "cards.back-silent" } else { "cards.back-level" };
    let words = texts.fill(key, &[("day", &format::day(texts, back.on)), ("level", &level)]);
    let lapsed = back
        .approval
        .as_ref()
        .map(|approval| texts.fill("cards.back-lapsed", &[("batch", &approval.batch.to_string())]));
    format!("{words}{}", lapsed.unwrap_or_default())
}

/// A milder card before this one, as it was published: what it rested on and who approved it.
pub(super) fn earlier(texts: Texts, card: &EarlierCard) -> String {
    let level = texts.get(&format!("level.{}", card.level.code()));
    let values = [
        ("level", level),
        ("month", format::month(texts, card.issue.month)),
        ("place", card.issue.place.to_string()),
        ("headline", headline(texts, &card.finding)),
        ("sum", unfolded(texts, &card.finding)),
        ("approved", approved(texts, &card.approval)),
    ];
    texts.fill("cards.earlier", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
}

fn approved(texts: Texts, approval: &Approval) -> String {
    let (day, batch) = (format::day(texts, approval.on), approval.batch.to_string());
    let leader = approval.leader.to_string();
    let values = [("leader", leader.as_str()), ("day", &day), ("batch", &batch)];
    on_paper(texts, texts.fill("cards.approved", &values), approval.paper.as_ref())
}

fn signed(texts: Texts, signature: &Signature) -> String {
    let (person, day) = (signature.person.to_string(), format::day(texts, signature.on));
    let words = texts.fill("cards.signed", &[("person", &person), ("day", &day)]);
    on_paper(texts, words, signature.paper.as_ref())
}

/// Adds the document's number to a line that the office recorded on somebody's behalf.
fn on_paper(texts: Texts, words: String, paper: Option<&Paper>) -> String {
    let Some(paper) = paper else { return words };
    let document = paper.document.as_ref().map(ToString::to_string).unwrap_or_default();
    let recorded = texts.fill("cards.on-behalf", &[("document", &document)]);
    format!("{words}{}", recorded.trim_end())
}

fn silent(texts: Texts, quiet: Quiet) -> String {
    let values = [
        ("day", format::day(texts, quiet.since)),
        ("days", quiet.days.to_string()),
        ("hold", quiet.hold.to_string()),
    ];
    let key = match (quiet.halted, quiet.hold) {
        (true, _) => "cards.quiet-halted",
        (false, 0) => "cards.quiet-free",
        (false, _) => "cards.quiet",
    };
    texts.fill(key, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
}

fn interviewed(texts: Texts, interview: &Interview) -> String {
    match interview {
        Interview::Proposed { .. } => texts.get("cards.interview.proposed"),
        Interview::Held(record) => {
            let (day, with) = (format::day(texts, record.on), record.with.to_string());
            let values = [("day", day.as_str()), ("with", &with), ("text", record.text.as_str())];
            texts.fill("cards.interview.held", &values)
        }
    }
}

fn ended(texts: Texts, row: &CardRow) -> Option<String> {
    let (on, text) = row.ended.as_ref()?;
    let text = text.as_ref().map(ToString::to_string);
    Some(match (on, text) {
        (Some(on), text) => {
            let day = format::day(texts, *on);
            let text = text.unwrap_or_default();
            let key = if row.step == Step::Revoked { "cards.revoked" } else { "cards.lifted" };
            texts.fill(key, &[("day", &day), ("text", &text)])
        }
        (None, Some(reason)) => texts.fill("cards.withdrawn", &[("reason", &reason)]),
        (None, None) => texts.get("cards.fell-silent"),
    })
}
