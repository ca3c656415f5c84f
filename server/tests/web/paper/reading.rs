//! Papers read back: their text and pictures through poppler, where that is installed.

use std::{fs, path::PathBuf, process::Command};

use battle_map_server::paper::Pdf;

/// Where a test keeps its PDF, so that people can look at it.
pub fn kept(name: &str, pdf: &Pdf) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("paper-{name}.pdf"));
    fs::write(&path, &pdf.bytes).unwrap();
    path
}

/// The text of a PDF as poppler reads it, without white space; none without poppler.
pub fn read(name: &str, pdf: &Pdf) -> Option<String> {
    let output = Command::new("pdftotext").arg("-raw").arg(kept(name, pdf)).arg("-").output();
    let Ok(output) = output else {
        eprintln!("poppler is not installed: the text of the PDF was not compared");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    Some(bare(&String::from_utf8(output.stdout).unwrap()))
}

pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text without its page numbers, which stand in the midst of a paragraph that goes on.
pub fn unnumbered(read: &str) -> String {
    let mut pages = read.to_owned();
    for number in 1..=99 {
        pages = pages.replace(&format!("—{number}—"), "");
    }
    pages
}

/// What a tool of poppler says of a PDF; none without poppler.
pub fn poppler(tool: &str, options: &[&str], name: &str, pdf: &Pdf) -> Option<String> {
    let output = Command::new(tool).args(options).arg(kept(name, pdf)).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
