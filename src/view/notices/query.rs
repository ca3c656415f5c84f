//! Which notices the register shows, as it stands in the URL.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{addressee_code, addressee_of};
use crate::{
    board::Board,
    model::notice::{Addressee, Mover, Notice, NoticeState, PhaseKind},
    value::{RegionId, Timestamp, Year, code::codes},
    view::paged::{number, parameter},
};

/// How far the shown notices have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum NoticeProgress {
    /// Those that are not over, drafts among them.
    #[default]
    Open,
    /// Those whose deadline is past.
    Overdue,
    /// Those that are drafts.
    Draft,
    /// Those that nobody signed for yet.
    Unsigned,
    /// Those to be answered.
    Answering,
    /// Those whose answer is to be reviewed, or with a later deadline to be decided on.
    Reviewing,
    /// 已销号: those that are closed.
    Closed,
    /// 已撤回: those that were withdrawn.
    Withdrawn,
    /// All of them, whatever their state.
    All,
}

codes!(NoticeProgress);

impl NoticeProgress {
    fn passes(self, notice: &Notice, now: Timestamp) -> bool {
        let turn = notice.turn();
        let reached = notice.reached();
        match self {
            Self::Open => turn.mover != Mover::Nobody,
            Self::Overdue => turn.overdue(now).is_some(),
            Self::Draft => matches!(notice.state, NoticeState::Draft(_)),
            Self::Unsigned => turn.mover == Mover::Sign,
            Self::Answering => turn.mover == Mover::Answer,
            Self::Reviewing => matches!(turn.mover, Mover::Review | Mover::DecideExtension),
            Self::Closed => reached == Some(PhaseKind::Closed),
            Self::Withdrawn => reached == Some(PhaseKind::Withdrawn),
            Self::All => true,
        }
    }
}

/// A choice of notices; what is unset lets everything through.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct NoticeQuery {
    /// How far they have come.
    pub progress: NoticeProgress,
    /// Only those to this unit or county, whichever of its posts they name.
    pub addressee: Option<Addressee>,
    /// Only those about this region's projects.
    pub region: Option<RegionId>,
    /// Only those issued in this name.
    pub signatory: String,
    /// Only those numbered in this year.
    pub year: Option<Year>,
    /// The number of the page, from 0.
    #[serde(default)]
    pub page: u32,
    /// The number of the page of the addressees' records, from 0.
    #[serde(default)]
    pub records: u32,
}

impl NoticeQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| get(key).unwrap_or_default();
        Self {
            progress: NoticeProgress::from_code(&text("state")).unwrap_or_default(),
            addressee: addressee_of(&text("unit")),
            region: text("region").parse().ok(),
            signatory: text("issuer").chars().take(200).collect(),
            year: text("year").parse().ok(),
            page: number(&text("page")),
            records: number(&text("records")),
        }
    }

    /// The URL parameters that give this query back.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let progress =
            Some(self.progress).filter(|progress| *progress != NoticeProgress::default());
        let signatory = Some(self.signatory.clone()).filter(|name| !name.is_empty());
        let all = [
            ("state", progress.map(|progress| progress.code().to_owned())),
            ("unit", self.addressee.map(addressee_code)),
            ("region", self.region.map(|region| region.to_string())),
            ("issuer", signatory),
            ("year", self.year.map(|year| year.to_string())),
            ("page", parameter(self.page)),
            ("records", parameter(self.records)),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    /// Whether a notice is shown at `now`.
    pub(super) fn passes(&self, board: &Board, notice: &Notice, now: Timestamp) -> bool {
        let known = notice.outline();
        let signatory = notice.issued().map(|issued| issued.paper.signatory.as_str());
        let regions =
            || board.projects.get(&notice.project).map(|project| project.facts.regions.as_slice());
        let among =
            |region| regions().unwrap_or_default().iter().any(|share| share.region == region);
        self.progress.passes(notice, now)
            && self.addressee.is_none_or(|to| {
                known.as_ref().is_some_and(|known| known.addressee.side == to.side)
            })
            && self.region.is_none_or(among)
            && (self.signatory.is_empty() || signatory == Some(self.signatory.as_str()))
            && self
                .year
                .is_none_or(|year| known.as_ref().is_some_and(|known| known.number.year == year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::UnitId;

    #[test]
    fn a_query_survives_the_url() {
        let query = NoticeQuery {
            progress: NoticeProgress::Reviewing,
            addressee: Some(Addressee::unit(UnitId(3))),
            region: Some(RegionId(2)),
            signatory: "王××".to_owned(),
            year: "2026".parse().ok(),
            page: 3,
            records: 2,
        };
        let parameters = query.parameters();
        let get = |key: &str| parameters.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone());
        assert_eq!(NoticeQuery::read(get), query);
        let nonsense = NoticeQuery::read(|key| (key != "issuer").then(|| "x".into()));
        assert_eq!(nonsense, NoticeQuery::default());
    }
}
