//! The request to move a milestone's date, and its answer, in words.

use battle_map::model::milestone::{DateRequest, MoveAnswer, ReturnedClaim};

use crate::{
    format::{date, day},
    texts::Texts,
};

/// The coded reason and its explanation: `用地：林地手续未批`.
#[must_use]
pub fn reason(texts: Texts, asked: &DateRequest) -> String {
    let code = texts.get(&format!("move-reason.{}", asked.reason.code()));
    match &asked.words {
        Some(words) => {
            texts.fill("date-request.reason", &[("reason", &code), ("words", words.as_str())])
        }
        None => code,
    }
}

/// The request with its answer: `申请调至 2027.3（用地），待答复`.
#[must_use]
pub fn words(texts: Texts, asked: &DateRequest) -> String {
    let (to, reason) = (date(texts, asked.date), reason(texts, asked));
    let request = [("to", to.as_str()), ("reason", &reason), ("by", asked.by.as_str())];
    match &asked.answer {
        None => {
            let on = day(texts, asked.at.day());
            texts.fill("date-request.open", &[request.as_slice(), &[("day", on.as_str())]].concat())
        }
        Some(MoveAnswer::Granted { from: Some(from) }) => {
            let from = date(texts, *from);
            texts.fill(
                "date-request.granted",
                &[request.as_slice(), &[("from", from.as_str())]].concat(),
            )
        }
        Some(MoveAnswer::Granted { from: None }) => {
            texts.fill("date-request.granted-first", &request)
        }
        Some(MoveAnswer::Refused { reason }) => {
            let answer = [("answer", reason.as_str())];
            texts.fill("date-request.refused", &[request.as_slice(), answer.as_slice()].concat())
        }
    }
}

/// A claim that was returned, with the reason, in words.
#[must_use]
pub fn given_back(texts: Texts, returned: &ReturnedClaim) -> String {
    let values = [("date", date(texts, returned.date)), ("reason", returned.reason.to_string())];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    texts.fill("date-request.claim-returned", &values)
}

#[cfg(test)]
mod tests {
    use battle_map::{
        model::milestone::MoveReason,
        value::{Name, Text, Timestamp},
    };

    use super::*;
    use crate::texts::Language;

    #[test]
    fn a_request_is_told_with_its_answer() {
        let texts = Texts(Language::Chinese);
        let asked = |answer| DateRequest {
            date: "2027-03".parse().unwrap(),
            reason: MoveReason::Land,
            words: Text::new("林地手续未批").ok(),
            by: Name::new("岳池县项目办").unwrap(),
            at: Timestamp::start_of("2026-11-20".parse().unwrap()),
            answer,
        };
        let told = |answer| words(texts, &asked(answer));
        assert_eq!(told(None), "11月20日申请调至 2027.03（用地：林地手续未批），待答复");
        let from = "2026-12".parse().ok();
        assert_eq!(
            told(Some(MoveAnswer::Granted { from })),
            "已同意由 2026.12 调至 2027.03（用地：林地手续未批）"
        );
        let reason = Text::new("手续已齐").unwrap();
        assert_eq!(told(Some(MoveAnswer::Refused { reason })), "未同意调至 2027.03：手续已齐");
    }
}
