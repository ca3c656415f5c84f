//! All findings of a city on a day: a pure function of the board, the rules and the day. Evaluating
//! twice gives the same, and changes nothing.
//!
//! **What "on a day" means.** The last month that was closed by then is judged, by what was reported
//! for it and the months before. A fact counts if its own date lies on that day or before: a start
//! recognised for May is none in April, whoever wrote it down when. So is a claim, an enrolment, a
//! later version of a plan (the first one counts from the beginning), a problem's beginning and its
//! closure, a suspension. What has no date counts always. On the present day this is the board as
//! it stands; on a past one it is what is known today about that day.
//!
//! [`force`] says which rule set holds for which project, [`context`] gathers all that a judgement
//! rests on beside the project itself, [`past`] takes a project back to a day, [`month`] sums a month up
//! for its edition, [`problems`] and [`answers`] find what is no project's own, [`blind`] says when
//! finding nothing means nothing, [`distance`] brings findings of all kinds into one order. Which
//! findings call for a card,
//! [`rules::card`](crate::rules::card) says.

mod answers;
mod blind;
pub mod context;
pub mod distance;
pub mod force;
pub mod judge;
pub mod month;
mod past;
mod problems;
#[cfg(test)]
mod tests;

use std::{borrow::Cow, cmp::Reverse};

pub use context::{EvaluationContext, Exempted};
pub use force::InForce;
use judge::silence;
pub use judge::{Judgement, ProjectOnDay};
pub use past::as_judged;

use crate::{
    board::Board,
    model::{
        finding::Finding, measure::Unjudged, project::Project, refusal::refusals, stage::StageGroup,
    },
    value::{Day, Month, ProjectId},
};

/// All that the rules make of a city on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// The day on which the city was evaluated.
    pub day: Day,
    /// The closed month that was judged.
    pub month: Option<Month>,
    /// All findings, by project, and of each the gravest first; what is no project's comes last.
    pub findings: Vec<Finding>,
    /// Entries whose investment cannot be judged, with the reason.
    pub unjudged: Vec<(ProjectId, Unjudged)>,
}

refusals! {
    /// Why nothing is evaluated.
    EvaluationRefusal {
        /// The day has not come yet.
        InTheFuture = "evaluation-in-the-future",
    }
}

/// Evaluates every live entry on `day`, seen from `today`.
///
/// # Errors
/// When the day has not come.
pub fn evaluate(
    board: &Board,
    force: InForce,
    day: Day,
    today: Day,
) -> Result<Evaluation, EvaluationRefusal> {
    if day > today {
        return Err(EvaluationRefusal::InTheFuture);
    }
    let context = EvaluationContext::on(board, force, day);
    let entries = board.projects.values().filter(|p| p.is_live() && p.parent.is_none());
    let judged = entries.map(|project| {
        let stood = if day < today {
            Cow::Owned(past::as_of(project, day))
        } else {
            Cow::Borrowed(project.as_ref())
        };
        let judgement = context.judge(&stood);
        (stood, judgement)
    });
    Ok(gathered(board, &context, judged))
}

/// The evaluation of entries that are judged already on the present board.
pub fn of_judged<'a>(
    board: &Board,
    context: &EvaluationContext,
    judged: impl Iterator<Item = (&'a Project, &'a Judgement)>,
) -> Evaluation {
    let judged = judged.map(|(project, judgement)| (Cow::Borrowed(project), judgement.clone()));
    gathered(board, context, judged)
}

fn gathered<'a>(
    board: &Board,
    context: &EvaluationContext,
    judged: impl Iterator<Item = (Cow<'a, Project>, Judgement)>,
) -> Evaluation {
    let mut findings = Vec::new();
    let mut unjudged = Vec::new();
    for (project, judgement) in judged {
        let goes_on = project.is_pursued() && project.stage().group() != StageGroup::Completed;
        let silent = judgement.measure.err().filter(|_| goes_on);
        unjudged.extend(silent.map(|why| (project.id, why)));
        findings.extend(judgement.findings);
    }
    let mut others = problems::found(board, context);
    others.extend(answers::found(board, context));
    silence(&mut others);
    findings.append(&mut others);
    findings.sort_by_key(|finding| {
        (finding.project.is_none(), finding.project, Reverse(finding.level()))
    });
    Evaluation { day: context.day, month: context.month(), findings, unjudged }
}
