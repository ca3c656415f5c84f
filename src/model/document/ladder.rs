//! Who is chased when a deadline passes: unit → its head → county government → issuer. The
//! project's sponsor is informed, not chased.

use serde::{Deserialize, Serialize};

/// Who is asked to see to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chased {
    /// The addressee.
    Unit,
    /// Its head.
    Head,
    /// The county government.
    County,
    /// Whoever issued it.
    Issuer,
}

impl Chased {
    /// All of them, lowest first.
    pub const ALL: [Self; 4] = [Self::Unit, Self::Head, Self::County, Self::Issuer];

    /// The stable word used in forms and catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Head => "head",
            Self::County => "county",
            Self::Issuer => "issuer",
        }
    }
}

/// One step of a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// Hours past the deadline.
    pub after: u16,
    /// Who is chased then.
    pub chases: Chased,
    /// Whether the project's sponsors are told.
    #[serde(default)]
    pub informs: bool,
}

/// The steps by which overdue work climbs, from the lowest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ladder(pub Vec<Rung>);

impl Ladder {
    /// The four steps at these hours; sponsors are told from the county on.
    pub fn standard(hours: [u16; 4]) -> Self {
        let rungs = hours.into_iter().zip(Chased::ALL);
        let rung = |(after, chases)| Rung { after, chases, informs: chases >= Chased::County };
        Self(rungs.map(rung).collect())
    }

    /// Whether every step comes later than the one below it.
    pub fn climbs(&self) -> bool {
        self.0.is_sorted_by(|below, above| below.after < above.after)
    }

    /// How many steps are due so many milliseconds past the deadline; none while it is not past.
    pub fn due(&self, past: i64) -> usize {
        let reached = |rung: &&Rung| past > i64::from(rung.after) * 3_600_000;
        self.0.iter().take_while(reached).count()
    }
}
