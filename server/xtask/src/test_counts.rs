//! Counting tests by the last lines of a test runner's output.

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TestCounts {
    /// The number of tests that passed.
    pub passed: u32,
    /// The number of tests that failed.
    pub failed: u32,
}

impl std::ops::AddAssign for TestCounts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl TestCounts {
    /// What a closing line of `cargo test`, nextest or Playwright counts; nothing for other lines.
    pub fn of(line: &str) -> Self {
        let line = line.trim();
        let counts = if let Some(rest) = line.strip_prefix("test result:") {
            rest
        } else if line.starts_with("Summary [") {
            line.split_once("run:").map_or("", |(_, rest)| rest)
        } else if is_playwright_count(line) {
            line
        } else {
            ""
        };
        Self {
            passed: before(counts, "passed"),
            failed: before(counts, "failed") + before(counts, "flaky"),
        }
    }
}

/// `  12 passed (3.4s)`, `  1 failed`, `  1 flaky`: a number and a word that begin the line.
fn is_playwright_count(line: &str) -> bool {
    let mut words = line.split(' ');
    let number = words.next().is_some_and(|word| word.parse::<u32>().is_ok());
    let word = words.next().is_some_and(|word| ["passed", "failed", "flaky"].contains(&word));
    number && word && words.next().is_none_or(|rest| rest.starts_with('('))
}

/// The number that stands before `word`.
fn before(counts: &str, word: &str) -> u32 {
    let words: Vec<&str> = counts.split([' ', ';', ',']).filter(|part| !part.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted() {
        let tally = |passed, failed| TestCounts { passed, failed };
        assert_eq!(
            TestCounts::of("test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured"),
            tally(5, 2)
        );
        assert_eq!(
            TestCounts::of(
                "     Summary [   0.512s] 12 tests run: 11 passed (1 slow), 1 failed, 3 skipped"
            ),
            tally(11, 1)
        );
        assert_eq!(TestCounts::of("  12 passed (3.4s)"), tally(12, 0));
        assert_eq!(TestCounts::of("  1 failed"), tally(0, 1));
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(TestCounts::of("  1 failed to read the file"), TestCounts::default());
        assert_eq!(TestCounts::of("Compiling passed v1.0.0"), TestCounts::default());
    }
}
