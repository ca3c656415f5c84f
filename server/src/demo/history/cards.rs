//! Cards of the year: proposed when a month closes, verified, approved, issued; most signed for, some
//! claimed to be rectified, suspended projects exempted, yellow ones become red. Those of the last
//! month stand at every step, so that the working list shows what it is for.

use battle_map::{
    board::Board,
    command::Command,
    event::Subject,
    model::{
        card::{
            Card, CardAction, CardDraft, CardStep, Exemption, Interview, InterviewRecord,
            PaperReference, Rectification, Signature, Statement, Verdict,
        },
        finding::FindingSubject,
        milestone::{MilestoneAction, MilestoneKind},
    },
    value::{CardId, Day, LedgerDate, Month, ProjectId},
};

use super::{
    super::{
        DemoError,
        invent::{DemoProject, Development},
        writer::{DemoActor, DemoWriter, name, text},
    },
    months::CLOSED_AFTER,
};

/// Cards whose unit states good cause before they go out: every ninth.
const STATED: usize = 9;
/// Cards whose unit claims to have rectified them while they still fire: every sixth.
const CLAIMED: u32 = 6;
/// Cards of the last month that go out; the rest of them wait on their way.
const LAST: usize = 1;

/// How many days after the closing of a month its cards are out, and signed for or on their way.
pub const SETTLED_AFTER: i32 = 2;

/// What follows when a month was closed: its cards are judged, verified, approved and issued within
/// two days.
pub async fn of_month(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    (month, closed): (Month, Month),
) -> Result<(), DemoError> {
    let last = month == closed;
    let day = month.last_day().plus(CLOSED_AFTER);
    demo.at(day, 9 * 60 + 10);
    give(demo, DemoActor::Office, vec![evaluate()]).await?;
    let days = [day, day.plus(1), day.plus(SETTLED_AFTER)];
    demo.at(days[0], 15 * 60);
    verify(demo, last).await?;
    demo.at(days[1], 9 * 60);
    review(demo, cast, last).await?;
    demo.at(days[1], 10 * 60);
    approve(demo, cast, days[1]).await?;
    demo.at(days[1], 16 * 60);
    issue(demo, month, closed).await?;
    demo.at(days[2], 11 * 60);
    if last {
        started(demo, days[2]).await
    } else {
        answer(demo, days[2], month.plus(2) >= closed).await
    }
}

async fn give(
    demo: &mut DemoWriter,
    actor: DemoActor,
    commands: Vec<Command>,
) -> Result<(), DemoError> {
    demo.tell(actor, commands).await?;
    Ok(())
}

fn evaluate() -> Command {
    Command::new(Subject::City, CardAction::Evaluate)
}

/// A command about one card.
fn about(card: &Card, action: CardAction) -> Command {
    Command::new(Subject::Card(card.key.about, card.id), action)
}

/// The open cards at a step, the gravest first.
fn at(demo: &DemoWriter, step: CardStep) -> Vec<Card> {
    let open = demo.board().cards.values().filter(|card| card.is_open());
    let mut cards: Vec<Card> =
        open.filter(|card| card.state.step() == step).map(|card| card.as_ref().clone()).collect();
    let level = |card: &Card| card.draft().map(|draft| draft.level);
    cards.sort_by_key(|card| (std::cmp::Reverse(level(card)), card.id));
    cards
}

/// Most agree, some name good cause; the last one of the last month still may.
async fn verify(demo: &mut DemoWriter, last: bool) -> Result<(), DemoError> {
    let mut proposed = at(demo, CardStep::Proposed);
    if last {
        proposed.pop();
    }
    for (turn, card) in proposed.into_iter().enumerate() {
        let stated = turn % STATED == STATED - 1;
        let statement = if stated {
            let text = text("汛期停工二十天，已向行业主管部门报备，正组织抢工")?;
            Some(Statement { good_cause: true, text, evidence: Vec::new() })
        } else {
            None
        };
        let actor = subject(demo.board(), &card);
        let verify = about(&card, CardAction::Verify { statement });
        give(demo, actor, vec![verify]).await?;
    }
    Ok(())
}

/// The office upholds one statement, and what suspended projects say; the others it upholds in part or
/// not at all. The last of the last month still waits for it.
async fn review(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    last: bool,
) -> Result<(), DemoError> {
    let mut stated = at(demo, CardStep::Verified);
    stated.retain(|card| card.draft().is_some_and(CardDraft::awaits_review));
    if last && stated.len() > LAST {
        stated.pop();
    }
    for (turn, card) in stated.iter().enumerate() {
        let (verdict, reason) = match turn {
            _ if is_suspended(card, cast) => (Verdict::Upheld, "停缓建属实"),
            0 => (Verdict::Upheld, "汛期影响属实，建议暂不警示"),
            _ if turn % 2 == 1 => (Verdict::Partly, "汛期影响属实，但工期已可追回"),
            _ => (Verdict::Rejected, "未提供佐证材料"),
        };
        let review = CardAction::Review { verdict: Some(verdict), reason: text(reason)? };
        give(demo, DemoActor::Office, vec![about(card, review)]).await?;
    }
    Ok(())
}

/// The story's actor that a card is about: a unit or county, else the office.
fn subject(board: &Board, card: &Card) -> DemoActor {
    let unit = match card.key.about {
        FindingSubject::Project(id) => {
            board.projects.get(&id).and_then(|project| project.facts.responsible_unit)
        }
        FindingSubject::Unit(unit) => Some(unit),
        FindingSubject::Region(region) => return DemoActor::County(region),
        FindingSubject::Office => None,
    };
    unit.map_or(DemoActor::Office, DemoActor::Unit)
}

/// All are approved but those of suspended projects and one of those with good cause.
async fn approve(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    on: Day,
) -> Result<(), DemoError> {
    let document = Some(name("市领导批示办理单")?);
    let paper = Some(PaperReference { scan: None, document });
    let leader = name("李××")?;
    let mut verified = at(demo, CardStep::Verified);
    verified.retain(|card| !card.draft().is_some_and(CardDraft::awaits_review));
    let good_cause = |card: &Card| card.draft().is_some_and(CardDraft::has_good_cause);
    let cause = verified.iter().find(|card| good_cause(card) && card.out().is_none());
    let passes = |card: &Card| is_suspended(card, cast) || cause.is_some_and(|c| c.id == card.id);
    let (passed, cards): (Vec<&Card>, Vec<&Card>) = verified.iter().partition(|card| passes(card));
    let cards: Vec<CardId> = cards.into_iter().map(|card| card.id).collect();
    let mut commands = Vec::new();
    for card in passed {
        let suspended = is_suspended(card, cast);
        let reason = text(if suspended {
            "停缓建，暂不警示"
        } else {
            "受汛期影响，理由正当"
        })?;
        let exemption = Exemption {
            reason,
            until: on.plus(if suspended { 365 } else { 60 }),
            leader: leader.clone(),
            paper: paper.clone(),
        };
        commands.push(about(card, CardAction::Exempt { exemption }));
    }
    if !cards.is_empty() {
        let approve = CardAction::Approve { cards, leader, on, paper };
        commands.push(Command::new(Subject::City, approve));
    }
    give(demo, DemoActor::Office, commands).await
}

fn is_suspended(card: &Card, cast: &[(ProjectId, DemoProject)]) -> bool {
    let suspended =
        cast.iter().filter(|(_, invented)| invented.development == Development::Suspended);
    suspended.into_iter().any(|(id, _)| card.key.about == FindingSubject::Project(*id))
}

/// Approved cards go out with the month's list: with the last one all but one, at most a single card, and
/// of the month before all but one, so that a card waits for its list however few the last month brings.
async fn issue(demo: &mut DemoWriter, month: Month, closed: Month) -> Result<(), DemoError> {
    let mut cards: Vec<CardId> = at(demo, CardStep::Approved).iter().map(|card| card.id).collect();
    let waits = month.plus(1) >= closed;
    cards.truncate(cards.len().saturating_sub(usize::from(waits)));
    if month == closed {
        cards.truncate(LAST);
    }
    if cards.is_empty() {
        return Ok(());
    }
    let issue = Command::new(Subject::Period(month), CardAction::Issue { cards });
    give(demo, DemoActor::Office, vec![issue]).await
}

/// All sign, of late all but one, some say what they did, and interviews are held.
async fn answer(demo: &mut DemoWriter, on: Day, of_late: bool) -> Result<(), DemoError> {
    let mut commands = Vec::new();
    let issued = at(demo, CardStep::Issued);
    let signed = issued.len().saturating_sub(usize::from(of_late));
    for card in issued.into_iter().take(signed) {
        let document = Some(name("签收回执")?);
        let paper = Some(PaperReference { scan: None, document });
        let signature = Signature { person: name("张××")?, on, paper };
        commands.push(about(&card, CardAction::Acknowledge { signature }));
    }
    give(demo, DemoActor::Office, commands).await?;
    let claims = |card: &Card| card.id.0 % CLAIMED == CLAIMED - 1;
    for card in at(demo, CardStep::Acknowledged).into_iter().filter(claims) {
        let text = text("已增加施工班组，正在赶工")?;
        let claim = Rectification { text, evidence: Vec::new() };
        let actor = subject(demo.board(), &card);
        give(demo, actor, vec![about(&card, CardAction::Rectify { claim })]).await?;
    }
    let mut commands = Vec::new();
    for card in demo.board().cards.values() {
        if matches!(card.interview.as_deref(), Some(Interview::Proposed { .. }))
            && commands.len() < 3
        {
            let (with, text) = (name("责任单位主要负责人")?, text("限期一个月赶上序时")?);
            let record = InterviewRecord { on, with, text };
            commands.push(about(card, CardAction::Interview { record }));
        }
    }
    give(demo, DemoActor::Office, commands).await
}

/// One whose start was missed has started: its rule falls silent, its unit says so, and the card may
/// be lifted.
async fn started(demo: &mut DemoWriter, on: Day) -> Result<(), DemoError> {
    let missed = |card: &Card| card.key.rule.as_str() == "start-missed";
    let open_start = |card: Card| {
        let FindingSubject::Project(project) = card.key.about else { return None };
        let start = demo.board().projects.get(&project)?.milestone(MilestoneKind::Start)?;
        (!start.recognised.is_yes()).then_some((card, project, start.id))
    };
    let mut cards = at(demo, CardStep::Acknowledged).into_iter().filter(missed);
    let Some((card, project, milestone)) = cards.find_map(open_start) else { return Ok(()) };
    let date = LedgerDate::Day(on.plus(-1));
    let recognise =
        Command::new(Subject::Milestone(project, milestone), MilestoneAction::Recognise { date });
    demo.tell(DemoActor::Office, vec![recognise]).await?;
    let claim = Rectification {
        text: text("已正式开工，施工许可证已办")?, evidence: Vec::new()
    };
    give(demo, DemoActor::Office, vec![evaluate()]).await?;
    let actor = subject(demo.board(), &card);
    give(demo, actor, vec![about(&card, CardAction::Rectify { claim })]).await
}
