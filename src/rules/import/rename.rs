//! A row that names nothing may be a project under a new name. It is asked about, never created:
//! somebody decides that the old project is now called so, or that it really is a new one.
//!
//! Asked about is a row whose code a project has that agrees with it in neither name nor region, or
//! a row of the same region and the same unit or owner, or with the same serial
//! number on the same list, whose name is alike that of a project that no row of the file names.

use super::{
    decided::question,
    matcher::Matcher,
    row::{AnsweredQuestion, RenameQuestion, issue},
};
use crate::{
    board::Board,
    model::{
        ledger::{Issue, IssueCode, LedgerRow, RenameAnswer},
        project::Project,
    },
    value::{Name, ProjectId, text::normalised},
};

mod candidates;

use candidates::Candidates;

/// The project that somebody decided is now called as the row says.
pub fn decided(matcher: &Matcher<'_, '_>, at: usize) -> Option<ProjectId> {
    let (name, matched) = (matcher.name(at), matcher.matched(at)?);
    let olds = matcher.ledger.renames.iter().filter(|(_, new)| normalised(new.as_str()) == name);
    olds.map(|(old, _)| normalised(old.as_str())).find_map(|old| {
        matcher.index.exactly(matched.home, &old).or_else(|| {
            let mut called = called(matcher.board, &old);
            called.next().filter(|_| called.next().is_none()).map(|project| project.id)
        })
    })
}

fn called<'a>(board: &'a Board, name: &'a str) -> impl Iterator<Item = &'a Project> {
    board
        .projects
        .values()
        .map(AsRef::as_ref)
        .filter(move |project| project.is_live() && is_called(project, name))
}

fn is_called(project: &Project, name: &str) -> bool {
    normalised(project.facts.name.as_str()) == name
}

/// What came of asking about rows that resemble projects.
#[derive(Default)]
pub struct Asked {
    /// Rows that somebody has to decide on; each is rejected until then.
    pub questions: Vec<RenameQuestion>,
    /// Rows that are no project under a new name, as was decided for an earlier ledger.
    pub answered: Vec<AnsweredQuestion>,
    /// What was decided for this ledger.
    pub given: Vec<RenameAnswer>,
}

/// Checks the decisions, then asks about each row that may be a rename nobody decided on.
pub fn ask(matcher: &mut Matcher<'_, '_>, whole: &mut Vec<Issue>) -> Asked {
    for (old, new) in &matcher.ledger.renames {
        whole.extend(misfit(matcher, old, new));
    }
    for name in &matcher.ledger.added {
        if rows_called(matcher, name).next().is_none() {
            whole.push(fault(IssueCode::RenameWithoutRow, &format!("={name}")));
        }
    }
    let mut asked = Asked { given: renamed_now(matcher), ..Asked::default() };
    let open: Vec<usize> = (0..matcher.rows.len()).filter(|at| matcher.is_open(*at)).collect();
    let candidates = Candidates::of(matcher, &open);
    let alike: Vec<(usize, &Project)> =
        open.into_iter().filter_map(|at| Some((at, probable(matcher, &candidates, at)?))).collect();
    for (at, project) in alike {
        let row = &matcher.ledger.rows[at];
        let name = matcher.name(at);
        let question = question(row, project);
        if matcher.is_added(&name) {
            asked.given.push(answer(row, project.id, false));
        } else if matcher.answers.on(&name, project.id) == Some(false) {
            asked.answered.push(AnsweredQuestion { question, renamed: false });
        } else {
            let value = format!("{}={}", question.old, question.new);
            matcher.reject(at, issue(row, "项目名称", IssueCode::ProbableRename, &value));
            asked.questions.push(question);
        }
    }
    asked
}

/// What was decided now: which rows are projects under a new name.
fn renamed_now(matcher: &Matcher<'_, '_>) -> Vec<RenameAnswer> {
    if matcher.ledger.renames.is_empty() {
        return Vec::new();
    }
    let rows = matcher.ledger.rows.iter().enumerate();
    let renamed = rows.filter_map(|(at, row)| {
        let id = decided(matcher, at)?;
        (matcher.matched(at)?.known == Some(id)).then(|| answer(row, id, true))
    });
    renamed.collect()
}

fn answer(row: &LedgerRow, project: ProjectId, renamed: bool) -> RenameAnswer {
    RenameAnswer { project, name: row.facts.name.clone(), renamed }
}

/// The project that a row probably means: the one that has its code, else one that is called alike.
fn probable<'a>(
    matcher: &Matcher<'a, '_>,
    candidates: &Candidates<'a>,
    at: usize,
) -> Option<&'a Project> {
    let unclaimed = |id: &ProjectId| !matcher.claimed.contains_key(id);
    let coded = matcher.matched(at)?.doubted.filter(unclaimed);
    let coded = coded.and_then(|id| matcher.board.projects.get(&id)).map(AsRef::as_ref);
    coded.filter(|project| project.is_live()).or_else(|| candidates.best(matcher, at))
}

fn rows_called<'a>(matcher: &'a Matcher<'_, '_>, name: &Name) -> impl Iterator<Item = usize> + 'a {
    let name = normalised(name.as_str());
    (0..matcher.rows.len()).filter(move |at| matcher.name(*at) == name)
}

/// What is wrong with a decision. One that was carried out before is not wrong: the same ledger
/// with the same decision changes nothing.
fn misfit(matcher: &Matcher<'_, '_>, old: &Name, new: &Name) -> Option<Issue> {
    let value = format!("{old}={new}");
    let old = normalised(old.as_str());
    let mut rows = rows_called(matcher, new).peekable();
    if rows.peek().is_none() {
        return Some(fault(IssueCode::RenameWithoutRow, &value));
    }
    let standing = called(matcher.board, &old).collect::<Vec<_>>();
    let known = rows.filter_map(|at| matcher.matched(at)).filter_map(|matched| matched.known);
    let known: Vec<ProjectId> = known.collect();
    if known.iter().any(|id| standing.iter().any(|project| project.id == *id)) {
        None
    } else if !standing.is_empty() {
        Some(fault(IssueCode::RenameTaken, &value))
    } else {
        known.is_empty().then(|| fault(IssueCode::RenameWithoutProject, &value))
    }
}

fn fault(code: IssueCode, value: &str) -> Issue {
    Issue { sheet: None, row: 0, column: String::new(), code, value: value.to_owned() }
}
