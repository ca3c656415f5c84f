//! The place and time of a photograph in words; information for the office, not a judgement.

use battle_map::{
    value::Timestamp,
    view::evidence::{Distance, EvidenceLine, Shot},
};

use crate::{format, texts::Texts, who::who};

/// The kind of file, its size, who uploaded it and when.
pub fn facts(texts: Texts, line: &EvidenceLine) -> String {
    let day = format::day(texts, line.at.day());
    let size = format::bytes(line.bytes);
    texts.fill("evidence.facts", &[("size", &size), ("by", &who(texts, &line.by)), ("day", &day)])
}

/// The place and time of a photograph: `距项目 340 米 · 2026.11.23 拍摄，上传前 2 天`.
pub fn shot(texts: Texts, shot: Shot, uploaded: Timestamp) -> String {
    let distance = match shot.distance {
        Distance::NoPosition => texts.get("evidence.no-position"),
        Distance::NoSite => texts.get("evidence.no-site"),
        Distance::Metres(metres @ 0..1_000) => {
            texts.fill("evidence.metres", &[("metres", &metres.to_string())])
        }
        Distance::Metres(metres) => {
            let kilometres = format::tenths(i64::from(metres.saturating_add(50) / 100));
            texts.fill("evidence.kilometres", &[("kilometres", &kilometres)])
        }
    };
    format!("{distance} · {}", taken(texts, shot.taken, uploaded))
}

fn taken(texts: Texts, taken: Option<Timestamp>, uploaded: Timestamp) -> String {
    let Some(taken) = taken else { return texts.get("evidence.no-time") };
    let day = taken.day().to_string().replace('-', &texts.get("date.joint"));
    let days = taken.day().days_until(uploaded.day());
    let key = match days {
        0 => "evidence.taken-same-day",
        1.. => "evidence.taken-before",
        _ => "evidence.taken-after",
    };
    texts.fill(key, &[("day", &day), ("days", &days.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    const CHINESE: Texts = Texts(Language::Chinese);
    const UPLOADED: Timestamp = Timestamp(1_763_985_600_000); // 2025-11-24 20:00 at UTC+08:00
    const DAY: i64 = 86_400_000;

    #[test]
    fn the_office_reads_how_far_and_how_long_before() {
        let two_days_before = Some(Timestamp(UPLOADED.0 - 2 * DAY));
        let near = Shot { taken: two_days_before, distance: Distance::Metres(340) };
        assert_eq!(shot(CHINESE, near, UPLOADED), "距项目 340 米 · 2025.11.22 拍摄（上传前 2 天）");
        let far = Shot { taken: Some(UPLOADED), distance: Distance::Metres(12_360) };
        assert_eq!(shot(CHINESE, far, UPLOADED), "距项目 12.4 公里 · 2025.11.24 拍摄（上传当天）");
        let silent = Shot { taken: None, distance: Distance::NoPosition };
        assert_eq!(shot(CHINESE, silent, UPLOADED), "无定位信息 · 无拍摄时间");
    }
}
