//! The styles: `style/main.css` and what it imports, as one small file for browsers since
//! Chromium 109.

use std::{fs, path::Path};

use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
    targets::{Browsers, Targets},
};

use crate::{
    failure::{Context, Failure},
    paths,
};

/// The oldest browser that has to show the pages, the last one for Windows 7.
const CHROMIUM: u32 = 109 << 16;

/// The styles of the site, lowered and minified.
pub fn build() -> Result<String, Failure> {
    lower(&read(&paths::root().join("style/main.css"))?)
}

/// The file with every line `@import "other.css";` replaced by that file.
fn read(path: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    let folder = path.parent().unwrap_or(path);
    let lines = text.lines().map(|line| match imported(line) {
        Some(name) => read(&folder.join(name)),
        None => Ok(format!("{line}\n")),
    });
    lines.collect()
}

fn imported(line: &str) -> Option<&str> {
    line.trim().strip_prefix("@import \"")?.strip_suffix("\";")
}

fn lower(css: &str) -> Result<String, Failure> {
    let targets = Targets::from(Browsers { chrome: Some(CHROMIUM), ..Browsers::default() });
    let mut sheet =
        StyleSheet::parse(css, ParserOptions::default()).context("reading the styles")?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .context("minifying the styles")?;
    let printed =
        sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    Ok(printed.context("writing the styles")?.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_unfolded_for_the_oldest_browser() {
        assert_eq!(lower(".a { .b & { color: red } }").unwrap(), ".b .a{color:red}");
    }

    #[test]
    fn an_import_is_a_line_of_its_own() {
        assert_eq!(imported("@import \"tokens.css\";"), Some("tokens.css"));
        assert_eq!(imported(".a { color: red }"), None);
    }
}
