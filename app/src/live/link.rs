//! The state of the link as a pure function of the silence.

use std::time::Duration;

use super::LiveTimeouts;

/// Whether the page can be trusted to be up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// A message came recently.
    Fresh,
    /// No message for a while: the page shows a banner.
    Stale,
    /// No message for so long that the page is greyed out.
    Lost,
}

impl Link {
    /// The state of the link after a silence.
    #[must_use]
    pub fn after(silence: Duration, limits: LiveTimeouts) -> Self {
        if silence >= milliseconds(limits.lost_ms) {
            Self::Lost
        } else if silence >= milliseconds(limits.stale_ms) {
            Self::Stale
        } else {
            Self::Fresh
        }
    }

    /// The value of `<html data-link>`, which the style sheet uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Stale => "stale",
            Self::Lost => "lost",
        }
    }
}

impl LiveTimeouts {
    /// Whether a page should reconnect: soon if the browser gave the stream up, otherwise after a
    /// long silence; never twice in quick succession.
    #[must_use]
    pub fn try_again(self, silence: Duration, since_last_try: Duration, given_up: bool) -> bool {
        let long = milliseconds(self.poll_ms);
        let short = long / 10;
        silence >= if given_up { short } else { long } && since_last_try >= short
    }
}

const fn milliseconds(count: u32) -> Duration {
    Duration::from_millis(count as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_makes_a_link_stale_after_half_a_minute_and_lost_after_five() {
        let after = |seconds| Link::after(Duration::from_secs(seconds), LiveTimeouts::default());
        assert_eq!(after(29), Link::Fresh);
        assert_eq!(after(30), Link::Stale);
        assert_eq!(after(299), Link::Stale);
        assert_eq!(after(300), Link::Lost);
    }

    #[test]
    fn a_stream_given_up_is_made_anew_within_seconds_and_a_silent_one_after_25() {
        let try_again = |silence, since, given_up| {
            let seconds = Duration::from_secs;
            LiveTimeouts::default().try_again(seconds(silence), seconds(since), given_up)
        };
        assert!(try_again(3, 3, true));
        assert!(!try_again(24, 24, false));
        assert!(try_again(25, 25, false));
        assert!(!try_again(60, 1, true));
    }
}
