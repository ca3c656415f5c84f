//! Rule sets: which there are, and which holds for which projects. A new version is refused with all
//! that is wrong, rule by rule, so that every fault stands at its own line of the editor.

use super::{Case, changed};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        rule::{
            Assignment, OwnSet, RuleAction, RuleChange, RuleDraft, RuleRefusal, RuleScope,
            RuleSetId, checked, faults,
        },
    },
    refusal::Refusal,
    value::{Day, Name, OwnRulesId, text::normalised},
};

/// Whether `actor` may do it: the office keeps the rules.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &RuleAction) -> bool {
    actor.is_office()
}

/// Decides an action; saying the same again changes nothing.
///
/// # Errors
/// See [`RuleRefusal`]; of rules that do not hold all faults are named.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: RuleAction,
) -> Result<Vec<Event>, Refusal> {
    let board = case.board;
    match (subject, action) {
        (Subject::City, RuleAction::Copy { from, name }) => {
            let rules = board.rules.set(from).ok_or(RuleRefusal::Unknown)?.rules;
            not_anothers(board, &name, None)?;
            let set = Subject::RuleSet(board.rules.next());
            Ok(vec![Event::new(set, RuleChange::Copied { from, name, rules })])
        }
        (Subject::RuleSet(id), RuleAction::Set { name, rules }) => {
            Ok(changed(subject, set(board, id, name, rules)?))
        }
        (Subject::RuleSet(id), RuleAction::PutInForce { name, rules, scope, from }) => {
            put_in_force(case, id, (name, rules), scope, from)
        }
        (Subject::RuleScopes, RuleAction::Assign { scope, set }) => {
            Ok(changed(subject, assigned(board, scope, set)?))
        }
        (Subject::RuleScopes, RuleAction::Unassign { scope }) => {
            if !board.rules.assigned.iter().any(|known| scope.replaces(&known.scope)) {
                return Err(RuleRefusal::UnknownScope.into());
            }
            Ok(vec![Event::new(subject, RuleChange::Unassigned { scope })])
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn set(
    board: &Board,
    id: OwnRulesId,
    name: Name,
    rules: Vec<RuleDraft>,
) -> Result<Option<RuleChange>, Refusal> {
    let faults = faults(&rules);
    if !faults.is_empty() {
        let part = |(place, refusal)| (place, Refusal::Rule(refusal));
        return Err(Refusal::Parts(faults.into_iter().map(part).collect()));
    }
    let known = board.rules.set(RuleSetId::Own(id)).ok_or(RuleRefusal::Unknown)?;
    not_anothers(board, &name, Some(id))?;
    let rules = checked(rules)?;
    let same = known.name.as_ref() == Some(&name) && known.rules == rules;
    Ok((!same).then_some(RuleChange::Set { name, rules }))
}

/// A new version where the rules differ from the one that stands, and where and from when it applies.
fn put_in_force(
    case: &Case<'_>,
    id: OwnRulesId,
    (name, rules): (Name, Vec<RuleDraft>),
    scope: RuleScope,
    from: Day,
) -> Result<Vec<Event>, Refusal> {
    if from < case.now.day() {
        return Err(RuleRefusal::FromThePast.into());
    }
    let revised = set(case.board, id, name, rules)?;
    let known = case.board.rules.own(id).ok_or(RuleRefusal::Unknown)?;
    let version = Some(known.last() + u32::from(revised.is_some()));
    may_apply(case.board, &scope)?;
    let set = RuleSetId::Own(id);
    let stands =
        |known: &&Assignment| (&known.scope, known.set, known.version) == (&scope, set, version);
    let stands = case.board.rules.in_force(from).find(stands).is_some();
    let applied =
        (!stands).then_some(RuleChange::Assigned { scope, set, version, from: Some(from) });
    let mut events = changed(Subject::RuleSet(id), revised);
    events.extend(changed(Subject::RuleScopes, applied));
    Ok(events)
}

fn assigned(
    board: &Board,
    scope: RuleScope,
    set: RuleSetId,
) -> Result<Option<RuleChange>, RuleRefusal> {
    board.rules.set(set).ok_or(RuleRefusal::Unknown)?;
    may_apply(board, &scope)?;
    let version = match set {
        RuleSetId::Own(id) => board.rules.own(id).map(OwnSet::last),
        RuleSetId::Preset(_) | RuleSetId::Ledger => None,
    };
    let stands = board
        .rules
        .assigned
        .iter()
        .any(|known| (&known.scope, known.set, known.version) == (&scope, set, version));
    Ok((!stands).then_some(RuleChange::Assigned { scope, set, version, from: None }))
}

/// Refuses a scope that cannot be, or that names what does not exist.
fn may_apply(board: &Board, scope: &RuleScope) -> Result<(), RuleRefusal> {
    if let RuleScope::Campaign { from, until, .. } = scope
        && until < from
    {
        return Err(RuleRefusal::CampaignUpsideDown);
    }
    if is_known(board, scope) { Ok(()) } else { Err(RuleRefusal::UnknownScope) }
}

/// Whether the list or sector that a scope names exists.
fn is_known(board: &Board, scope: &RuleScope) -> bool {
    match scope {
        RuleScope::Everything | RuleScope::Size(_) => true,
        RuleScope::Sector(sector) => {
            board.projects.values().any(|project| project.facts.sector.as_ref() == Some(sector))
        }
        RuleScope::List(_) | RuleScope::Campaign { .. } => {
            scope.list().is_none_or(|list| board.lists.contains_key(&list))
        }
    }
}

/// Refuses a name that another set than `own` has.
fn not_anothers(board: &Board, name: &Name, own: Option<OwnRulesId>) -> Result<(), RuleRefusal> {
    let word = normalised(name.as_str());
    let others = board.rules.own.iter().filter(|set| Some(set.id) != own);
    let mut names = others.filter_map(|set| set.versions.last()).map(|last| &last.name);
    if names.any(|name| normalised(name.as_str()) == word) {
        return Err(RuleRefusal::NameTaken);
    }
    Ok(())
}
