//! One finding as the object that scripts rely on: stable names, shares in percent, the ratio as a
//! fraction, and the sentence that screens show.

use battle_map::{
    board::Board,
    evaluation::Evaluation,
    model::{
        finding::{Arithmetic, DatedItem, Finding, FindingSubject, Progress},
        measure::Unjudged,
    },
    value::{Decimal, Percentages, ProjectId},
    view::figures::ShownFinding,
};
use battle_map_app::{
    finding::{headline, unfolded},
    format::month_end,
    texts::Texts,
};
use serde_json::{Map, Value, json};

/// A finding with everything its arithmetic needs.
pub fn of(board: &Board, evaluation: &Evaluation, finding: &Finding, texts: Texts) -> Value {
    let mut line = project(board, finding.project);
    let rule = &finding.rule;
    line.extend(object(json!({
        "rule": rule.code,
        "set": rule.set,
        "version": rule.version,
        "level": finding.level(),
        "subject": subject(board, finding.subject),
        "cause": finding.cause(),
        "date": evaluation.day,
        "period": evaluation.month,
        "threshold": finding.limit.at,
        "included": finding.limit.included,
    })));
    line.extend(numbers(&finding.arithmetic, i64::from(finding.limit.at)));
    let shown = ShownFinding::from(finding);
    let words = format!("{}: {}", headline(texts, &shown), unfolded(texts, &shown));
    line.insert("message".to_owned(), words.into());
    Value::Object(line)
}

/// A project that cannot be judged: a state of its own, not a green.
pub fn unjudged(
    board: &Board,
    evaluation: &Evaluation,
    id: ProjectId,
    why: Unjudged,
    texts: Texts,
) -> Value {
    let mut line = project(board, Some(id));
    let year = evaluation.month.map(|month| month.year().to_string()).unwrap_or_default();
    let month = evaluation.month.map(|month| month_end(texts, month)).unwrap_or_default();
    let key = format!("unjudged.{}", why.code());
    let reason = texts.fill(&key, &[("year", &year), ("month", &month)]);
    line.extend(object(json!({
        "level": "unjudged",
        "measure": "investment",
        "unjudged": why,
        "date": evaluation.day,
        "period": evaluation.month,
        "message": format!("{}: {reason}", texts.get("unjudged.title")),
    })));
    Value::Object(line)
}

/// The line for people: the project, how grave, and why.
pub fn sentence(line: &Value) -> String {
    let text = |key: &str| line[key].as_str().unwrap_or_default();
    format!("{} {} [{}] {}", line["project"], text("name"), text("level"), text("message"))
}

fn project(board: &Board, id: Option<ProjectId>) -> Map<String, Value> {
    let known = id.and_then(|id| board.projects.get(&id));
    let region = known.and_then(|p| p.region()).and_then(|region| board.regions.get(&region));
    let unit = known.and_then(|p| p.facts.responsible_unit).and_then(|id| board.unit_name(id));
    object(json!({
        "project": id,
        "name": known.map(|project| &project.facts.name),
        "region": region.map(|region| &region.name),
        "unit": unit,
    }))
}

fn subject(board: &Board, subject: FindingSubject) -> Value {
    let (kind, name) = match subject {
        FindingSubject::Project(id) => {
            ("project", board.projects.get(&id).map(|project| project.facts.name.to_string()))
        }
        FindingSubject::Unit(id) => ("unit", board.unit_name(id).map(str::to_owned)),
        FindingSubject::Region(id) => {
            ("region", board.regions.get(&id).map(|region| region.name.to_string()))
        }
        FindingSubject::Office => ("office", None),
    };
    json!({ "kind": kind, "name": name })
}

/// The numbers of a finding; `at` is the edge that it reached.
fn numbers(arithmetic: &Arithmetic, at: i64) -> Map<String, Value> {
    object(match arithmetic {
        Arithmetic::Share { formula, progress: Progress::Investment(measure) } => {
            let shared = formula.beside(measure.scheduled, measure.actual, at);
            let mut shares = shares("investment", shared);
            shares.extend(object(json!({
                "formula": formula,
                "reported": measure.reported,
                "done": measure.done,
                "plan": measure.plan,
            })));
            Value::Object(shares)
        }
        Arithmetic::Share { formula, progress: Progress::Construction(measure) } => {
            let shared = formula.beside(measure.scheduled(), measure.actual(), at);
            let mut shares = shares("construction", shared);
            shares.extend(object(json!({
                "formula": formula,
                "due": measure.due,
                "recognised": measure.done,
                "whole": measure.whole,
            })));
            Value::Object(shares)
        }
        Arithmetic::Elapsed { item, since, days, counted, .. } => {
            let mut numbers = object(json!({ "since": since, "days": days, "counted": counted }));
            numbers.extend(object(match item {
                DatedItem::Milestone { id, kind, name } => {
                    json!({ "milestone": id, "kind": kind, "step": name })
                }
                DatedItem::Problem(id) => json!({ "problem": id }),
                DatedItem::Card(id) => json!({ "card": id }),
            }));
            Value::Object(numbers)
        }
        Arithmetic::Count { months, since, days, .. } => {
            json!({ "since": since, "months": months, "days": days })
        }
        // No rule finds what only a ledger states.
        Arithmetic::Stated(stated) => json!({ "stated": stated }),
    })
}

/// Percent and points to a tenth, the ratio to a thousandth, and finer beside the edge; thresholds
/// were compared exactly.
fn shares(measure: &str, shares: Percentages) -> Map<String, Value> {
    let ratio = |ratio: Decimal| decimal(Decimal { places: ratio.places + 2, ..ratio });
    object(json!({
        "measure": measure,
        "scheduled": decimal(shares.scheduled()),
        "actual": decimal(shares.actual()),
        "lag": decimal(shares.lag()),
        "ratio": shares.ratio().map(ratio),
    }))
}

/// Through its decimal form, so that 833 is 83.3 and not what lies next to it.
fn decimal(number: Decimal) -> Value {
    number.plain().parse::<f64>().map_or(Value::Null, Value::from)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
