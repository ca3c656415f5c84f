//! What the tests of papers look with: a Chinese font, and poppler, which reads PDFs. Where these cannot
//! be had, those tests say so and pass.

use crate::{
    browser, debian,
    failure::Failure,
    say::{ask, note, step},
};

/// Brings whatever is missing, or names it.
pub fn install() -> Result<(), Failure> {
    browser::font()?;
    if ask("pdfinfo", &["-v"]).is_some() {
        return Ok(());
    }
    if debian::is_possible() {
        step("Installing poppler, which reads PDFs");
        return debian::apt_install(&["poppler-utils"]);
    }
    note("poppler was not found; `apt-get install poppler-utils` brings it");
    Ok(())
}
