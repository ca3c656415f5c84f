//! One card as screens and files show it.

use serde::{Deserialize, Serialize};

use super::{
    CardQueue,
    issue::{CardIssue, EarlierCard},
    permissions::{CardPermissions, permissions},
    plan::PlanUsed,
    quiet::Quiet,
    story::{OnSheet, Story, reads},
    warned::Warned,
};
use crate::{
    access,
    board::Board,
    event::Subject,
    model::{
        actor::{Actor, Role},
        card::{Basis, Card, CardLevel, CardStep, DraftStage},
        finding::FindingSubject,
        rule::{RuleCode, RuleRef, RuleSetId},
    },
    rules::card::heard_until,
    value::{CardId, Day, EvidenceId, Month, Name, Seq},
    view::{
        assessment::Assessment, figures::ShownFinding, lagging::weight, project_file::Named,
        rules::RuleText,
    },
};

/// One card as a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardRow {
    /// The card's identifier.
    pub id: CardId,
    /// What a command about it reads.
    pub subject: Subject,
    /// Who or what is warned.
    pub warned: Warned,
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
    pub step: CardStep,
    /// The queue of the working list on which it waits.
    pub queue: CardQueue,
    /// Whether it is neither exempted nor lifted nor withdrawn.
    pub open: bool,
    /// The milder cards before it, oldest first: what they rested on and who approved them.
    pub earlier: Vec<EarlierCard>,
    /// Its evidence, settled once its subject and the office have spoken.
    pub finding: ShownFinding,
    /// The rule in words, in the version that found it.
    pub wording: Option<RuleText>,
    /// The version of the year's plan that its arithmetic uses, where there are several.
    pub plan: Option<PlanUsed>,
    /// The month that was judged.
    pub month: Option<Month>,
    /// When it was judged.
    pub judged: Day,
    /// What the rule finds today, where it differs; none where it is silent, too.
    pub now: Option<ShownFinding>,
    /// How grave the finding is, to order by: tenths of a point, then days or months.
    pub figure: (i64, i32),
    /// When it, or the graver one on its way, was proposed.
    pub proposed: Day,
    /// Until when its subject may speak.
    pub due: Option<Day>,
    /// Whether its subject has no account, so that its silence does not agree.
    pub unheard: bool,
    /// What was said and done about it, as far as the reader may know.
    pub story: Story,
    /// The list with which it went out, and its place there.
    pub issue: Option<CardIssue>,
    /// For how long its rule has been silent.
    pub quiet: Option<Quiet>,
    /// What may be named as evidence.
    pub choices: Vec<Named<EvidenceId>>,
    /// What the reader may do.
    pub may: CardPermissions,
    /// Whether the reader's claim waits for the office.
    pub claimed_by_reader: bool,
    /// The version a command about it must name.
    pub version: Seq,
}

impl CardRow {
    /// The row with the colour and the evidence that the card had earlier: as it was approved on a sheet,
    /// or as it stood on a month's list.
    pub(super) fn resting_on(
        self,
        assessment: &Assessment,
        level: CardLevel,
        basis: &Basis,
        approval: Option<OnSheet>,
    ) -> Self {
        let finding = &basis.finding;
        Self {
            level,
            set: (finding.rule.set, finding.rule.version),
            set_name: set_name(&assessment.board, &finding.rule),
            wording: RuleText::of(&assessment.board, &finding.rule),
            plan: PlanUsed::of(assessment, basis),
            figure: weight(finding),
            finding: ShownFinding::from(finding),
            month: basis.month,
            judged: basis.on,
            story: Story { approval, ..self.story },
            ..self
        }
    }
}

/// The row of a card for `actor` on `today`.
pub fn row(assessment: &Assessment, actor: &Actor, card: &Card, today: Day) -> CardRow {
    let board = &assessment.board;
    let basis = card.basis();
    let about = card.key.about;
    let step = card.state.step();
    let queue = CardQueue::of_card(board, card, today);
    let reads = reads(board, actor, card);
    let finding = ShownFinding::from(&basis.finding);
    let finding = if reads { finding } else { finding.without_remark() };
    let now = assessment.finding(&card.key).map(ShownFinding::from).filter(|now| *now != finding);
    let (due, unheard) = hearing(board, actor, card, today);
    let may = permissions(board, actor, card);
    CardRow {
        id: card.id,
        subject: Subject::Card(about, card.id),
        warned: Warned::of(board, about, basis.finding.project),
        rule: card.key.rule.clone(),
        set: (basis.finding.rule.set, basis.finding.rule.version),
        set_name: set_name(board, &basis.finding.rule),
        level: card.state.level(),
        out: card.draft().and_then(|_| card.out()).map(|out| out.level),
        step,
        queue,
        earlier: earlier(board, reads, card),
        open: card.is_open(),
        figure: weight(&basis.finding),
        wording: RuleText::of(board, &basis.finding.rule),
        plan: PlanUsed::of(assessment, basis),
        finding,
        month: basis.month,
        judged: basis.on,
        now,
        proposed: card.draft().map_or(card.proposed, |draft| draft.proposed),
        due,
        unheard,
        story: Story::of(board, actor, card),
        issue: card.state.published().map(|out| CardIssue::of(board, out.issue)),
        quiet: Quiet::of(card, today, &board.city.calendar),
        choices: if may.verify || may.rectify { choices(board, about) } else { Vec::new() },
        claimed_by_reader: step == CardStep::Rectified
            && access::answers_for(board, actor.role, about),
        may,
        version: card.version,
    }
}

/// Until when the subject of a draft may speak, and whether nobody can speak for it. Who has an account
/// the headquarters alone sees.
fn hearing(board: &Board, actor: &Actor, card: &Card, today: Day) -> (Option<Day>, bool) {
    let Some(DraftStage::Proposed { due }) = card.draft().map(|draft| &draft.stage) else {
        return (None, false);
    };
    if matches!(actor.role, Role::Office | Role::Admin | Role::Leader) {
        let until = heard_until(board, card.key.about, *due);
        return (until, until.is_none());
    }
    // Whoever may still speak after that day got an account later.
    (Some(*due).filter(|due| *due >= today), false)
}

/// The milder cards that a graver one replaced, or is about to replace.
fn earlier(board: &Board, reads: bool, card: &Card) -> Vec<EarlierCard> {
    let standing = card.draft().and_then(|_| card.out());
    card.earlier.iter().chain(standing).map(|out| EarlierCard::to(board, reads, out)).collect()
}

fn set_name(board: &Board, rule: &RuleRef) -> Option<Name> {
    match rule.set {
        RuleSetId::Preset(_) | RuleSetId::Ledger => None,
        RuleSetId::Own(id) => board.rules.own(id)?.version(rule.version)?.name,
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
