//! PDF: read from its end, where it says where its table of contents begins.

/// How far from the end the last words of a document may stand.
const TAIL: usize = 2_048;

/// Whether a document is one to its end.
pub fn is_whole(bytes: &[u8]) -> bool {
    let version = bytes.get(5..8);
    let versioned = version.is_some_and(|version| {
        version[0].is_ascii_digit() && version[1] == b'.' && version[2].is_ascii_digit()
    });
    versioned && contents(bytes).is_some_and(|at| at < bytes.len())
}

/// Where the table of contents begins, as the words before the end mark say.
fn contents(bytes: &[u8]) -> Option<usize> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let end = last(tail, b"%%EOF")?;
    let word = b"startxref";
    let from = last(&tail[..end], word)? + word.len();
    std::str::from_utf8(&tail[from..end]).ok()?.trim().parse().ok()
}

fn last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}
