//! What silence means, as a pure function.

use super::Limits;

/// Whether what a page shows can still be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The server was heard lately.
    Fresh,
    /// Not heard for a while: the page says so.
    Stale,
    /// Not heard for so long that the picture must not look alive.
    Lost,
}

impl Link {
    /// What `silence_ms` of silence means.
    #[must_use]
    pub fn after(silence_ms: f64, limits: Limits) -> Self {
        if silence_ms >= f64::from(limits.lost_ms) {
            Self::Lost
        } else if silence_ms >= f64::from(limits.stale_ms) {
            Self::Stale
        } else {
            Self::Fresh
        }
    }

    /// Its name in `<html data-link>`, on which the styles depend.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Stale => "stale",
            Self::Lost => "lost",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_makes_a_link_stale_after_half_a_minute_and_lost_after_five() {
        let after = |seconds: u32| Link::after(f64::from(seconds) * 1000.0, Limits::default());
        assert_eq!(after(29), Link::Fresh);
        assert_eq!(after(30), Link::Stale);
        assert_eq!(after(299), Link::Stale);
        assert_eq!(after(300), Link::Lost);
    }
}
