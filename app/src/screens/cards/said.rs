//! What somebody said or did about a card, in words: who spoke, approved, signed, answered, each with the
//! files that it names.

use battle_map::{
    model::{
        card::{Interview, PaperReference, Review, SentBack},
        rule::EdgeUnit,
    },
    value::EvidenceId,
    view::cards::{DraftResponse, EarlierCard, Ended, OnSheet, Quiet, SignedBy},
};

use crate::{
    finding::{edge, headline, unfolded},
    format,
    texts::Texts,
};

/// One line of a story, with the files that it names.
pub(super) struct StoryLine {
    /// The line in words.
    pub words: String,
    /// The files that it names, such as the scan of a paper.
    pub files: Vec<EvidenceId>,
}

impl StoryLine {
    pub(super) const fn with(words: String, files: Vec<EvidenceId>) -> Self {
        Self { words, files }
    }
}

impl From<String> for StoryLine {
    fn from(words: String) -> Self {
        Self::with(words, Vec::new())
    }
}

/// What the subject said of a card, with the evidence that it names.
pub(super) fn stated(texts: Texts, said: &DraftResponse) -> StoryLine {
    let files = said.statement().map(|statement| statement.evidence.clone());
    StoryLine::with(verification(texts, said), files.unwrap_or_default())
}

/// What the subject said of a card, in words.
fn verification(texts: Texts, said: &DraftResponse) -> String {
    let words = texts.get(&format!("cards.said.{}", said.code()));
    match said.statement() {
        Some(statement) => {
            texts.fill("cards.said.words", &[("said", &words), ("text", statement.text.as_str())])
        }
        None => words,
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
pub(super) fn earlier(texts: Texts, card: &EarlierCard) -> StoryLine {
    let level = texts.get(&format!("level.{}", card.level.code()));
    let approved = card.approval.as_ref().map(|approval| approved(texts, approval));
    let (words, files) = approved.map(|line| (line.words, line.files)).unwrap_or_default();
    let values = [
        ("level", level),
        ("month", format::period_name(texts, card.issue.period)),
        ("place", card.issue.place.map(|place| place.to_string()).unwrap_or_default()),
        ("headline", headline(texts, &card.finding)),
        ("sum", unfolded(texts, &card.finding)),
        ("approved", words),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    StoryLine::with(texts.fill("cards.earlier", &values), files)
}

/// The leader's approval; by their post alone where the reader may not know the name.
pub(super) fn approved(texts: Texts, approval: &OnSheet) -> StoryLine {
    let OnSheet { batch, signed } = approval;
    let post = || texts.get("cards.leader-post");
    let leader = signed.by.as_ref().map_or_else(post, ToString::to_string);
    let (day, batch) = (format::day(texts, signed.on), batch.to_string());
    let values = [("leader", leader.as_str()), ("day", &day), ("batch", &batch)];
    on_paper(texts, texts.fill("cards.approved", &values), signed.paper.as_ref())
}

pub(super) fn signed(texts: Texts, signature: &SignedBy) -> StoryLine {
    let day = format::day(texts, signature.on);
    let words = match &signature.by {
        Some(person) => texts.fill("cards.signed", &[("person", person.as_str()), ("day", &day)]),
        None => texts.fill("cards.signed-only", &[("day", &day)]),
    };
    on_paper(texts, words, signature.paper.as_ref())
}

/// Adds the document's number to a line that the office recorded on somebody's behalf, and its scan.
pub(super) fn on_paper(texts: Texts, words: String, paper: Option<&PaperReference>) -> StoryLine {
    let Some(paper) = paper else { return words.into() };
    let document = paper.document.as_ref().map(ToString::to_string).unwrap_or_default();
    let recorded = texts.fill("cards.on-behalf", &[("document", &document)]);
    let words = format!("{words}{}", recorded.trim_end());
    StoryLine::with(words, paper.scan.into_iter().collect())
}

pub(super) fn silent(texts: Texts, quiet: Quiet) -> String {
    let values = [
        ("day", format::day(texts, quiet.since)),
        ("days", edge(texts, quiet.days.into(), EdgeUnit::Days, quiet.counted)),
        ("hold", edge(texts, quiet.hold.into(), EdgeUnit::Days, quiet.counted)),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    texts.fill(silence(quiet), &values)
}

/// The key of the words for a silence: nothing is counted on its first day, and where a rule asks for
/// no hold time.
const fn silence(quiet: Quiet) -> &'static str {
    match (quiet.halted, quiet.hold, quiet.days) {
        (true, _, ..=0) => "cards.quiet-halted-new",
        (true, ..) => "cards.quiet-halted",
        (false, 0, _) => "cards.quiet-free",
        (false, _, ..=0) => "cards.quiet-new",
        (false, ..) => "cards.quiet",
    }
}

pub(super) fn interviewed(texts: Texts, interview: &Interview) -> String {
    match interview {
        Interview::Proposed { .. } => texts.get("cards.interview.proposed"),
        Interview::Held(record) => {
            let (day, with) = (format::day(texts, record.on), record.with.to_string());
            let values = [("day", day.as_str()), ("with", &with), ("text", record.text.as_str())];
            texts.fill("cards.interview.held", &values)
        }
    }
}

pub(super) fn ended(texts: Texts, end: &Ended) -> String {
    match end {
        Ended::Lifted { on, text } => {
            let day = format::day(texts, *on);
            match &text.words {
                Some(text) => texts.fill("cards.lifted", &[("day", &day), ("text", text.as_str())]),
                None => texts.fill("cards.lifted-only", &[("day", &day)]),
            }
        }
        Ended::Revoked { on, reason } => {
            let day = format::day(texts, *on);
            texts.fill("cards.revoked", &[("day", &day), ("text", reason.as_str())])
        }
        Ended::Withdrawn { reason: Some(reason) } => {
            texts.fill("cards.withdrawn", &[("reason", reason.as_str())])
        }
        Ended::Withdrawn { reason: None } => texts.get("cards.fell-silent"),
    }
}

#[cfg(test)]
mod tests {
    use battle_map::{model::rule::DayKind, value::Day};

    use super::*;
    use crate::texts::Language;

    #[test]
    fn a_silence_counts_no_days_on_its_first_day_and_asks_for_none_where_the_rule_does_not() {
        let since: Day = "2026-11-08".parse().unwrap();
        let words = |days, hold, halted| {
            let quiet = Quiet { since, days, hold, counted: DayKind::Calendar, halted };
            silent(Texts(Language::Chinese), quiet)
        };
        assert_eq!(words(0, 30, false), "11月8日起恢复正常，今日起计（满 30 天可销牌）");
        assert_eq!(words(5, 30, false), "11月8日起恢复正常，已稳定 5 天（满 30 天可销牌）");
        assert_eq!(words(0, 0, false), "11月8日起恢复正常，可销牌");
        assert_eq!(words(21, 0, false), "11月8日起恢复正常，可销牌");
        assert_eq!(words(0, 30, true), "11月8日起恢复正常；目前无法评判，暂停计算");
        assert_eq!(words(5, 30, true), "11月8日起恢复正常，已稳定 5 天；目前无法评判，暂停计算");
    }
}
