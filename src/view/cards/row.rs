//! One card as screens and files show it.

use serde::{Deserialize, Serialize};

use super::CardQueue;
use crate::{
    access,
    board::Board,
    event::Subject,
    model::{
        actor::Actor,
        card::{
            Answer, Approval, Card, CardLevel, CardState, Draft, Exemption, Interview, Issue, Out,
            Rectification, Signature, Stage, Step, Verification,
        },
        finding::FindingSubject,
        rule::{DayKind, RuleCode, RuleRef, RuleSetId},
    },
    value::{CardId, Day, EvidenceId, Month, Name, ProjectId, RegionId, Seq, Text, UnitId},
    view::{assessment::Assessment, figures::Shown, lagging::weight, project_file::Named},
};

/// What the reader may do with a card as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is the answer to a question of its own")]
pub struct Deeds {
    /// May state facts or good cause, or agree.
    pub verify: bool,
    /// May approve it or let it pass.
    pub approve: bool,
    /// May put it on the month's list.
    pub issue: bool,
    /// May sign for it.
    pub sign: bool,
    /// May claim to have rectified it.
    pub rectify: bool,
    /// May return such a claim.
    pub give_back: bool,
    /// May lift it.
    pub lift: bool,
    /// May withdraw what is not out yet.
    pub withdraw: bool,
    /// May write down the interview.
    pub interview: bool,
}

/// For how long its rule has been silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// The first day on which the rule was silent.
    pub since: Day,
    /// Days that have passed since then.
    pub days: i32,
    /// Days for which it has to be silent before the card may be lifted.
    pub hold: u16,
    /// Whether all days or only working days are counted.
    pub counted: DayKind,
}

/// One card as a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardRow {
    /// The card's identifier.
    pub id: CardId,
    /// What a command about it reads.
    pub subject: Subject,
    /// Who or what is warned.
    pub about: FindingSubject,
    /// The name of who or what is warned; the office takes its own from the catalogue.
    pub name: String,
    /// The project it is about.
    pub project: Option<ProjectId>,
    /// The region it counts in.
    pub region: Option<RegionId>,
    /// The name of that region.
    pub region_name: String,
    /// The unit that answers.
    pub unit: Option<UnitId>,
    /// The name of that unit.
    pub unit_name: String,
    /// The code of the rule that found it.
    pub rule: RuleCode,
    /// The set that found it, and its version.
    pub set: (RuleSetId, u32),
    /// What the set was called then, if it is one of the city's own.
    pub set_name: Option<Name>,
    /// Its colour; of one that is escalated, that on its way.
    pub level: CardLevel,
    /// The colour that is out, while a graver one is on its way.
    pub out: Option<CardLevel>,
    /// The step of its course that it has reached.
    pub step: Step,
    /// The queue of the working list on which it waits.
    pub queue: CardQueue,
    /// Whether it is neither exempted nor lifted nor withdrawn.
    pub open: bool,
    /// Its evidence, frozen at its last change of state.
    pub finding: Shown,
    /// The month that was judged.
    pub month: Option<Month>,
    /// When it was judged.
    pub judged: Day,
    /// What the rule finds today, where it differs; none where it is silent, too.
    pub now: Option<Shown>,
    /// How grave the finding is, to order by: tenths of a point, then days or months.
    pub figure: (i64, i32),
    /// When it was proposed.
    pub proposed: Day,
    /// Until when its subject may speak.
    pub due: Option<Day>,
    /// What its subject said.
    pub verification: Option<Verification>,
    /// The leader who approved it, on which sheet and when.
    pub approval: Option<Approval>,
    /// The list with which it went out, and its place there.
    pub issue: Option<Issue>,
    /// Who signed for it, and when.
    pub signature: Option<Signature>,
    /// The claim to have rectified it.
    pub claim: Option<Rectification>,
    /// Why the last such claim was returned.
    pub returned: Option<Text>,
    /// Why it was let pass.
    pub exemption: Option<Exemption>,
    /// What the office said when it lifted or withdrew it.
    pub ended: Option<(Option<Day>, Option<Text>)>,
    /// For how long its rule has been silent.
    pub quiet: Option<Quiet>,
    /// Since when a penalty notice is proposed.
    pub notice: Option<Day>,
    /// 约谈: the interview that was proposed or held; none where none was proposed.
    pub interview: Option<Interview>,
    /// The evidence it names, with its file names.
    pub evidence: Vec<Named<EvidenceId>>,
    /// What may be named as evidence.
    pub choices: Vec<Named<EvidenceId>>,
    /// What the reader may do.
    pub may: Deeds,
    /// Whether the reader's claim waits for the office.
    pub claimed_by_reader: bool,
    /// The version a command about it must name.
    pub version: Seq,
}

/// The row of a card for `actor` on `today`.
pub fn row(assessment: &Assessment, actor: &Actor, card: &Card, today: Day) -> CardRow {
    let board = &assessment.board;
    let basis = card.basis();
    let about = card.key.about;
    let project = basis.finding.project.and_then(|id| board.projects.get(&id));
    let (region, unit) = whose(board, about);
    let (step, ripe) = (card.state.step(), card.is_ripe(today, &board.city.calendar));
    let answer = card.state.published().map(|out| &out.answer);
    let finding = Shown::from(&basis.finding);
    let now = assessment.finding(&card.key).map(Shown::from).filter(|now| *now != finding);
    let evidence = named(board, card.state.evidence());
    let may = deeds(board, actor, card);
    CardRow {
        id: card.id,
        subject: Subject::Card(about, card.id),
        about,
        name: name(board, about),
        project: project.map(|project| project.id),
        region,
        region_name: region
            .and_then(|id| board.regions.get(&id))
            .map(|r| r.name.to_string())
            .unwrap_or_default(),
        unit,
        unit_name: unit.and_then(|id| board.unit_name(id)).unwrap_or_default().to_owned(),
        rule: card.key.rule.clone(),
        set: (basis.finding.rule.set, basis.finding.rule.version),
        set_name: set_name(board, &basis.finding.rule),
        level: card.state.level(),
        out: card.draft().and_then(|_| card.out()).map(|out| out.level),
        step,
        queue: CardQueue::of(step, ripe),
        open: card.is_open(),
        figure: weight(&basis.finding),
        finding,
        month: basis.month,
        judged: basis.on,
        now,
        proposed: card.proposed,
        due: card.draft().and_then(|draft| match draft.stage {
            Stage::Proposed { due } => Some(due),
            _ => None,
        }),
        verification: card.state.verification().cloned(),
        approval: card.state.approval().cloned(),
        issue: card.state.published().map(|out| out.issue),
        signature: answer.and_then(Answer::signature).cloned(),
        claim: answer.and_then(|answer| match answer {
            Answer::Rectified { claim, .. } => Some(claim.clone()),
            _ => None,
        }),
        returned: answer.and_then(|answer| match answer {
            Answer::Signed { returned, .. } => returned.clone(),
            _ => None,
        }),
        exemption: match &card.state {
            CardState::Exempted { exemption, .. } => Some(exemption.clone()),
            _ => None,
        },
        ended: match &card.state {
            CardState::Lifted { on, text, .. } => Some((Some(*on), Some(text.clone()))),
            CardState::Withdrawn { reason, .. } => Some((None, reason.clone())),
            _ => None,
        },
        quiet: card
            .silent_days(today, &board.city.calendar)
            .zip(card.quiet)
            .map(|(days, since)| Quiet { since, days, hold: basis.hold, counted: basis.hold_in }),
        notice: card.notice,
        interview: card.interview.clone(),
        evidence,
        choices: if may.verify || may.rectify { choices(board, about) } else { Vec::new() },
        claimed_by_reader: step == Step::Rectified && access::answers_for(board, actor.role, about),
        may,
        version: card.version,
    }
}

fn set_name(board: &Board, rule: &RuleRef) -> Option<Name> {
    match rule.set {
        RuleSetId::Preset(_) => None,
        RuleSetId::Own(id) => board.rules.own(id)?.version(rule.version)?.name,
    }
}

fn name(board: &Board, about: FindingSubject) -> String {
    let name = match about {
        FindingSubject::Project(id) => board.projects.get(&id).map(|p| p.facts.name.to_string()),
        FindingSubject::Unit(id) => board.unit_name(id).map(str::to_owned),
        FindingSubject::Region(id) => board.regions.get(&id).map(|r| r.name.to_string()),
        FindingSubject::Office => None,
    };
    name.unwrap_or_default()
}

/// The region that a card counts in, and the unit that answers it.
fn whose(board: &Board, about: FindingSubject) -> (Option<RegionId>, Option<UnitId>) {
    match about {
        FindingSubject::Project(id) => board
            .projects
            .get(&id)
            .map_or((None, None), |project| (project.region(), project.facts.responsible_unit)),
        FindingSubject::Unit(unit) => (None, Some(unit)),
        FindingSubject::Region(region) => (Some(region), None),
        FindingSubject::Office => (None, None),
    }
}

fn named(board: &Board, evidence: Vec<EvidenceId>) -> Vec<Named<EvidenceId>> {
    let named =
        |id: EvidenceId| Some(Named { id, name: board.evidence.get(&id)?.file.name.to_string() });
    evidence.into_iter().filter_map(named).collect()
}

fn choices(board: &Board, about: FindingSubject) -> Vec<Named<EvidenceId>> {
    let FindingSubject::Project(project) = about else { return Vec::new() };
    let known = board.projects.get(&project).map(|project| project.evidence.clone());
    let counts = |id: &EvidenceId| {
        board.evidence.get(id).is_some_and(|evidence| evidence.withdrawn.is_none())
    };
    named(board, known.unwrap_or_default().into_iter().filter(counts).collect())
}

/// What the policy and the state allow together.
fn deeds(board: &Board, actor: &Actor, card: &Card) -> Deeds {
    let office = actor.is_office();
    let speaks = office || access::speaks_for(board, actor.role, card.key.about);
    let answers = office || access::answers_for(board, actor.role, card.key.about);
    let draft = card.draft().map(Draft::step);
    let out = card.out().map(Out::step);
    Deeds {
        verify: speaks && draft == Some(Step::Proposed),
        approve: access::may_approve_cards(actor) && draft == Some(Step::Verified),
        issue: office && draft == Some(Step::Approved),
        sign: answers && out == Some(Step::Issued),
        rectify: answers && out == Some(Step::Acknowledged),
        give_back: office && out == Some(Step::Rectified),
        lift: office && draft.is_none() && out == Some(Step::Rectified),
        withdraw: office && draft.is_some(),
        interview: office && matches!(card.interview, Some(Interview::Proposed { .. })),
    }
}
