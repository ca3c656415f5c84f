//! What was said and done about a card, as lines in the order in which it happened.

use battle_map::view::cards::{CardRow, Story};
use leptos::prelude::*;

use super::said::{
    StoryLine, approved, came_back, earlier, ended, interviewed, on_paper, reviewed, signed,
    silent, stated,
};
use crate::{
    format,
    parts::evidence::ShownFiles,
    texts::{Texts, use_texts},
};

/// The lines, in the order in which things happen; a file opens where it is named.
#[component]
pub fn CardStory(
    /// The card whose story is told.
    row: CardRow,
) -> impl IntoView {
    let texts = use_texts();
    let files = row.story.files.clone();
    let lines = lines(texts, &row).into_iter().map(|StoryLine { words, files: named }| {
        view! { <li>{words} <ShownFiles named files=files.clone() /></li> }
    });
    view! { <ul class="card-story">{lines.collect_view()}</ul> }
}

fn lines(texts: Texts, row: &CardRow) -> Vec<StoryLine> {
    let story = &row.story;
    let earlier = row.earlier.iter().map(|card| earlier(texts, card));
    let before = [
        proposed(texts, row).map(StoryLine::from),
        story.said.as_ref().map(|said| stated(texts, said)),
        story.review.as_ref().map(|review| reviewed(texts, review).into()),
        story.back.as_ref().map(|back| came_back(texts, back).into()),
        story.approval.as_ref().map(|approval| approved(texts, approval)),
        exempted(texts, story),
        issued(texts, row).map(StoryLine::from),
    ];
    let after = [
        story.signature.as_ref().map(|signature| signed(texts, signature)),
        claimed(texts, story),
        returned(texts, story).map(StoryLine::from),
        row.quiet.map(|quiet| silent(texts, quiet).into()),
        story
            .notice
            .map(|on| texts.fill("cards.notice", &[("day", &format::day(texts, on))]).into()),
        story.interview.as_ref().map(|interview| interviewed(texts, interview).into()),
        story.ended.as_ref().map(|end| ended(texts, end).into()),
    ];
    earlier.chain(before.into_iter().chain(after).flatten()).collect()
}

fn proposed(texts: Texts, row: &CardRow) -> Option<String> {
    let proposed = format::day(texts, row.proposed);
    match row.due {
        Some(due) => {
            let values = [("proposed", proposed.as_str()), ("due", &format::day(texts, due))];
            Some(texts.fill("cards.said.due", &values))
        }
        None => row.unheard.then(|| texts.fill("cards.said.unheard", &[("proposed", &proposed)])),
    }
}

fn exempted(texts: Texts, story: &Story) -> Option<StoryLine> {
    let exemption = story.exemption.as_ref()?;
    let (leader, until) = (exemption.leader.to_string(), format::day(texts, exemption.until));
    let values =
        [("leader", leader.as_str()), ("until", &until), ("reason", exemption.reason.as_str())];
    let paper = exemption.paper.as_ref();
    Some(on_paper(texts, texts.fill("cards.exempted", &values), paper))
}

fn issued(texts: Texts, row: &CardRow) -> Option<String> {
    let issue = row.issue?;
    let Some(place) = issue.place else {
        let day = format::day(texts, issue.on);
        return Some(texts.fill("cards.issued-before", &[("day", &day)]));
    };
    let values = [
        ("month", format::period_name(texts, issue.period)),
        ("place", place.to_string()),
        ("day", format::day(texts, issue.on)),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    Some(texts.fill("cards.issued", &values))
}

fn claimed(texts: Texts, story: &Story) -> Option<StoryLine> {
    Some(match &story.claim.as_ref()?.words {
        Some(claim) => StoryLine::with(
            texts.fill("cards.claimed", &[("text", claim.text.as_str())]),
            claim.evidence.clone(),
        ),
        None => texts.get("cards.claimed-only").into(),
    })
}

fn returned(texts: Texts, story: &Story) -> Option<String> {
    Some(match &story.returned.as_ref()?.words {
        Some(reason) => texts.fill("cards.returned", &[("reason", reason.as_str())]),
        None => texts.get("cards.returned-only"),
    })
}
