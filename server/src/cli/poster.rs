//! `battle-map poster`: the map as a poster, as PDF or SVG by the ending of the file.

use std::path::PathBuf;

use battle_map::{
    evaluation::EvaluationRefusal,
    value::{Day, Timestamp},
    view::{
        assessment::Assessment,
        poster::{self, PaperSize, PosterSheet, poster, sheets},
    },
};
use battle_map_app::paper::PAPER_WORDS;
use clap::Args;

use super::{
    common::{block_on, write_file},
    error::CommandError,
};
use crate::{
    clock,
    database::with_journal,
    paper::{FontFiles, poster_pdf},
    writer::board_at,
};

/// Options of `poster`.
#[derive(Debug, Args)]
pub struct PosterOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// The size of the paper: a0, a1, a2, a3 or a4
    #[arg(long, value_name = "SIZE", default_value = "a1", env = "BATTLE_MAP_SIZE")]
    pub size: PaperSize,
    /// The city as it stood at the end of this day; now unless said otherwise
    #[arg(long, value_name = "YYYY-MM-DD", env = "BATTLE_MAP_DATE")]
    pub date: Option<Day>,
    /// The Chinese font to set it in where none without serifs is installed, as FILE or FILE#FACE
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_PAPER_FONT")]
    pub paper_font: Option<String>,
    /// The file to write, by its ending PDF or SVG
    #[arg(value_name = "OUT.pdf|OUT.svg", env = "BATTLE_MAP_OUT")]
    pub out: PathBuf,
}

/// Writes the poster.
///
/// # Errors
/// When the ending is neither, the day has not come, no font can be had, or a file cannot be read or
/// written.
pub fn run(options: &PosterOptions) -> Result<(), CommandError> {
    let ending = options.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let svg = ending.eq_ignore_ascii_case("svg");
    if !svg && !ending.eq_ignore_ascii_case("pdf") {
        return Err(CommandError::PosterEnding);
    }
    let (title, sheets) = laid_out(options)?;
    let (bytes, missing) = if svg {
        (poster::svg(&sheets, &title).into_bytes(), Vec::new())
    } else {
        let fonts = FontFiles::for_posters(options.paper_font.as_deref())?;
        let pdf = poster_pdf(&sheets, &title, &fonts)?;
        (pdf.bytes, pdf.missing)
    };
    write_file(&options.out, &bytes)?;
    let missing: String = missing.into_iter().collect();
    if !missing.is_empty() {
        eprintln!("no font knows {missing}");
    }
    let (count, size) = (sheets.len(), options.size.name());
    println!("{count} sheets {size} written to {}", options.out.display());
    Ok(())
}

fn laid_out(options: &PosterOptions) -> Result<(String, Vec<PosterSheet>), CommandError> {
    let now = clock::now();
    block_on(with_journal(&options.database, false, async |journal, _| {
        let (board, at) = match options.date {
            Some(day) if day > now.day() => return Err(EvaluationRefusal::InTheFuture.into()),
            Some(day) if day < now.day() => {
                let end = Timestamp(Timestamp::start_of(day.plus(1)).0 - 1);
                (board_at(journal.store().as_ref(), end).await?, end)
            }
            _ => (journal.present().board.as_ref().clone(), now),
        };
        let assessment = Assessment::following(None, &board, at.day());
        let poster = poster(&assessment, at);
        let title = poster::title(&poster, &PAPER_WORDS);
        Ok((title, sheets(&poster, options.size, &PAPER_WORDS)))
    }))
}
