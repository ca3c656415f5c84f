//! `battle-map evaluate`: what the rules make of the city on a day, for people or scripts. It reads
//! the board and changes nothing.

mod line;

use std::path::PathBuf;

use battle_map::{
    board::Board,
    evaluation::{Evaluation, InForce, evaluate},
    model::rule::{RuleSet, RuleSetId},
    value::{Day, text::normalised},
};
use clap::Args;
use serde_json::Value;

use crate::{
    cli::{
        common::{block_on, texts},
        error::CommandError,
    },
    clock,
    database::with_journal,
};

/// The options of the command `evaluate`.
#[derive(Debug, Args)]
pub struct EvaluateOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// The day; today unless said otherwise, and no later
    #[arg(long, value_name = "YYYY-MM-DD", env = "BATTLE_MAP_DATE")]
    pub date: Option<String>,
    /// One rule set for everything: points, ratio, shortfall, own-N, or the name of one of the
    /// city's own; otherwise what the city assigned
    #[arg(long, value_name = "SET", env = "BATTLE_MAP_RULES")]
    pub rules: Option<String>,
    /// One array of findings on standard output
    #[arg(long, env = "BATTLE_MAP_JSON")]
    pub json: bool,
}

/// Runs `evaluate`: prints what the rules find on a day.
///
/// # Errors
/// When the day cannot be read or has not come, there is no such rule set, or the log cannot be
/// read.
pub fn run(options: &EvaluateOptions) -> Result<(), CommandError> {
    let lines = block_on(with_journal(&options.database, false, async |journal, _| {
        let board = &journal.present().board;
        let evaluation = evaluated(board, options, clock::now().day())?;
        Ok(lines(board, &evaluation))
    }))?;
    if options.json {
        println!("{}", Value::Array(lines));
    } else {
        for line in &lines {
            println!("{}", line::sentence(line));
        }
    }
    Ok(())
}

fn evaluated(
    board: &Board,
    options: &EvaluateOptions,
    today: Day,
) -> Result<Evaluation, CommandError> {
    let day = options.date.as_deref().map(str::parse).transpose()?.unwrap_or(today);
    let force = match &options.rules {
        Some(word) => InForce::only(
            called(board, word).ok_or_else(|| CommandError::UnknownRules(word.clone()))?,
        ),
        None => InForce::on(board, day),
    };
    Ok(evaluate(board, force, day, today)?)
}

/// A set by its identifier or, if it is the city's own, by its name.
fn called(board: &Board, word: &str) -> Option<RuleSet> {
    let by_id = word.parse::<RuleSetId>().ok().and_then(|id| board.rules.set(id));
    let name = normalised(word);
    by_id.or_else(|| {
        let mut sets = board.rules.sets().into_iter();
        sets.find(|set| set.name.as_ref().is_some_and(|own| normalised(own.as_str()) == name))
    })
}

/// Findings that propose a card, then what cannot be judged; what is only worth a look is left out.
fn lines(board: &Board, evaluation: &Evaluation) -> Vec<Value> {
    let cards = evaluation.findings.iter().filter(|finding| finding.level().is_card());
    let found = cards.map(|finding| line::of(board, evaluation, finding, texts()));
    let unjudged = evaluation.unjudged.iter();
    let silent = unjudged.map(|(id, why)| line::unjudged(board, evaluation, *id, *why, texts()));
    found.chain(silent).collect()
}
