//! What a month said stays said, whatever happens afterwards.

use proptest::prelude::*;

use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, date, month, name, office, text},
    model::{
        card::{CardAction, CardStep, PaperReference, Rectification, Signature},
        edition::{EditionAction, EditionKind, MonthFigures, Sums},
        list::{ListAction, ListEntry},
        milestone::MilestoneAction,
        period::PeriodAction,
        plan::{PlanAction, PlanVersion},
        project::{FactChange, ProjectAction},
        report::{Figures, ReportAction},
    },
    value::{CardId, EditionId, ListId, MilestoneId, Money, Month, ProjectId, RegionId, Timestamp},
    view::{
        assessment::Assessment,
        editions::{EditionBody, EditionView, MonthSaid, OneEdition},
        month_tables::MonthTables,
        office,
        rules::CardEffect,
        seen::{Answer, Seen},
    },
};

mod bulletin;

fn give(fixture: &mut Fixture, command: Command) -> Result<(), &'static str> {
    let given = fixture.give(&self::office(), Vec::new(), command);
    given.map(|_| ()).map_err(|refusal| refusal.code())
}

fn renew(fixture: &mut Fixture, of: &str) -> Result<(), &'static str> {
    give(fixture, Command::new(Subject::Period(month(of)), EditionAction::Freeze {}))
}

fn opened(fixture: &Fixture, id: EditionId) -> EditionView {
    let assessment = Assessment::following(None, &fixture.board, fixture.now.day());
    let seen = Seen { assessment: assessment.into(), actor: self::office() };
    let history = fixture.history(Subject::Edition(id));
    OneEdition { id, whole: false }.answer(&seen, &history, fixture.now).unwrap()
}

/// What the edition of a month says.
fn month_said(fixture: &Fixture, id: EditionId) -> MonthSaid {
    match opened(fixture, id).said {
        EditionBody::Month(said) => *said,
        EditionBody::Bulletin(bulletin) => panic!("{} is a bulletin", bulletin.number),
    }
}

fn reopen(of: Month) -> Command {
    Command::new(Subject::Period(of), PeriodAction::Reopen { reason: text("更正") })
}

fn record(project: ProjectId, of: Month, wan: i64) -> Command {
    let year_to_date = Some(Money::from_wan(wan));
    let figures = Figures { year_to_date, ..Figures::default() };
    Command::new(Subject::Report(project, of), ReportAction::Record { figures, confirmed: true })
}

/// A project 15 points behind at the end of March 2026, in whose way nothing else stands.
fn behind() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.invest(project, 1_000, "2026-03", 100);
    (fixture, project)
}

#[test]
fn a_further_edition_is_made_only_of_a_closed_month_that_has_become_another() {
    let (mut fixture, project) = behind();
    assert_eq!(renew(&mut fixture, "2026-03"), Err("edition-nothing-differs"));
    assert_eq!(renew(&mut fixture, "2026-02"), Err("edition-period-open"));
    let (first, plan) = (EditionId(1), PlanAction::Set { plan: plan(900) });
    assert_eq!(opened(&fixture, first).outdated, None);
    let subject = Subject::Plan(project, month("2026-03").year());
    fixture.accept(Command::new(subject, plan));
    let outdated = opened(&fixture, first).outdated.unwrap();
    assert!(!outdated.differs.is_empty());
    assert_eq!(renew(&mut fixture, "2026-03"), Ok(()));
    let last = fixture.board.edition(EditionKind::Month, month("2026-03")).unwrap();
    assert_eq!(last.number, 2);
    assert_eq!(month_said(&fixture, last.id).differs, outdated.differs, "as it was announced");
    assert_eq!(renew(&mut fixture, "2026-03"), Err("edition-nothing-differs"));
    fixture.accept(reopen(month("2026-03")));
    assert_eq!(renew(&mut fixture, "2026-03"), Err("edition-period-open"));
}

fn plan(wan: i64) -> PlanVersion {
    PlanVersion {
        amount: Money::from_wan(wan),
        monthly: None,
        since: month("2026-01").first_day(),
        document: None,
        reason: Some(text("调整")),
    }
}

#[test]
fn figures_that_became_others_do_not_go_by_the_editions_name() {
    let (mut fixture, project) = behind();
    let corrected = |fixture: &Fixture| Assessment::of(&fixture.board).is_corrected();
    assert!(!corrected(&fixture));
    fixture.plan_start(project, "2026-05");
    assert!(!corrected(&fixture), "what is planned for later is not in March");
    let subject = Subject::Plan(project, month("2026-03").year());
    fixture.accept(Command::new(subject, PlanAction::Set { plan: plan(900) }));
    assert!(corrected(&fixture));
    renew(&mut fixture, "2026-03").unwrap();
    assert!(!corrected(&fixture));
    fixture.register("武胜实验学校新建", RegionId(2));
    assert!(corrected(&fixture), "an entry more");
}

#[test]
fn an_edition_keeps_what_the_rules_found_with_its_arithmetic() {
    let (mut fixture, project) = behind();
    let found = month_said(&fixture, EditionId(1)).found;
    assert_eq!(found[0].id, project);
    let measure = found[0].findings[0].behind().copied().unwrap();
    assert_eq!((measure.scheduled, measure.actual, measure.lag), (250, 100, 150));
    fixture.invest_again(project, 1_000, "2026-03", 240);
    assert_eq!(month_said(&fixture, EditionId(1)).found, found);
    assert!(month_said(&fixture, EditionId(2)).found.is_empty());
}

#[test]
fn a_finding_keeps_the_plan_under_which_it_was_made() {
    let (mut fixture, project) = behind();
    let list = Subject::List(ListId(1));
    let entry = ListEntry::default();
    fixture.accept(Command::new(list, ListAction::SetEntry { project, entry }));
    let until = Some(month("2026-02"));
    fixture.accept(Command::new(list, ListAction::SetPlansUntil { month: until }));
    let later = PlanVersion { since: month("2026-04").first_day(), ..plan(500) };
    let subject = Subject::Plan(project, month("2026-03").year());
    fixture.accept(Command::new(subject, PlanAction::Set { plan: later }));
    renew(&mut fixture, "2026-03").unwrap();
    let found = month_said(&fixture, EditionId(2)).found.remove(0);
    let judged = found.findings[0].behind().unwrap();
    assert_eq!((judged.plan, judged.lag), (Money::from_wan(1_000), 150), "changed too late");
    assert_eq!(found.investment.map(|shown| shown.plan), Some(Money::from_wan(500)));
}

#[test]
fn before_closing_the_office_sees_what_becomes_of_the_cards() {
    let (mut fixture, project) = behind();
    give(&mut fixture, Command::new(Subject::City, CardAction::Evaluate)).unwrap();
    let april = month("2026-04");
    fixture.now = Timestamp::start_of("2026-05-06".parse().unwrap());
    fixture.open(april, april.last_day());
    let other = fixture.register("武胜实验学校新建", RegionId(2));
    let set = PlanAction::Set { plan: plan(1_000) };
    fixture.accept(Command::new(Subject::Plan(other, april.year()), set));
    fixture.accept(record(project, april, 330));
    fixture.accept(record(other, april, 100));
    let assessment = Assessment::of(&fixture.board);
    let would = office::closing(&assessment, &self::office(), april, fixture.now).unwrap();
    let cards: Vec<_> = would.cards.iter().map(|card| (card.change, card.project)).collect();
    assert_eq!(cards, [(CardEffect::Added, Some(other)), (CardEffect::Removed, Some(project))]);
    assert_eq!(office::closing(&assessment, &self::office(), month("2026-03"), fixture.now), None);

    give(&mut fixture, Command::new(Subject::Period(april), PeriodAction::Close {})).unwrap();
    give(&mut fixture, Command::new(Subject::City, CardAction::Evaluate)).unwrap();
    let step = |card| fixture.board.cards[&CardId(card)].state.step();
    assert_eq!(
        (step(1), step(2)),
        (CardStep::Withdrawn, CardStep::Proposed),
        "as it was announced"
    );
}

#[test]
fn opening_again_takes_back_what_only_the_closing_had_proposed() {
    let (mut fixture, project) = behind();
    give(&mut fixture, Command::new(Subject::City, CardAction::Evaluate)).unwrap();
    let agreed = CardAction::Verify { statement: None };
    let step = |fixture: &Fixture, card| fixture.board.cards[&CardId(card)].state.step();
    assert_eq!(step(&fixture, 1), CardStep::Proposed);
    let march = month("2026-03");
    fixture.accept(reopen(march));
    assert_eq!(step(&fixture, 1), CardStep::Withdrawn);
    give(&mut fixture, Command::new(Subject::City, CardAction::Evaluate)).unwrap();
    assert_eq!(fixture.board.cards.len(), 1, "nothing is proposed while the month is open");
    give(&mut fixture, Command::new(Subject::Period(march), PeriodAction::Close {})).unwrap();
    give(&mut fixture, Command::new(Subject::City, CardAction::Evaluate)).unwrap();
    assert_eq!(step(&fixture, 2), CardStep::Proposed, "closed again, it is proposed again");
    // Its subject has spoken: it is no longer what only the closing had proposed.
    let card = &fixture.board.cards[&CardId(2)];
    let subject = Subject::Card(card.key.about, card.id);
    let unit = crate::model::actor::Role::Unit(crate::value::UnitId(1));
    let verify = Command::new(subject, agreed);
    fixture.give(&crate::fixture::actor(unit), Vec::new(), verify).unwrap();
    fixture.accept(reopen(march));
    assert_eq!(step(&fixture, 2), CardStep::Verified);
    assert_eq!(project, ProjectId(1));
}

#[test]
fn an_edition_of_before_that_says_nothing_of_plans_and_spans_reads_as_it_was() {
    let sums = r#"{"entries":2,"reported":1,"total":0,"money":0,"starts":{"planned":0,"due":0,"claimed":0,"recognised":0},"completions":{"planned":0,"due":0,"claimed":0,"recognised":0}}"#;
    let sums: Sums = serde_json::from_str(sums).unwrap();
    assert_eq!(sums.coverage, None, "not counted then, which is not none");
    let figures = r#"{"month":"2026-10","sums":[],"projects":[]}"#;
    let figures: MonthFigures = serde_json::from_str(figures).unwrap();
    assert_eq!(
        serde_json::to_string(&figures).unwrap(),
        r#"{"month":"2026-10","sums":[],"projects":[]}"#
    );
}

/// Takes a card one step along, up to its lifting, as the office does it by the papers.
fn advance(fixture: &mut Fixture, number: u32) -> Result<(), &'static str> {
    let (id, day) = (CardId(number), fixture.now.day());
    let Some(card) = fixture.board.cards.get(&id) else { return Ok(()) };
    let subject = Subject::Card(card.key.about, id);
    let paper = Some(PaperReference { scan: None, document: Some(name("签批单")) });
    let closed = fixture.board.closed_month().map(Subject::Period);
    let command = match card.state.step() {
        CardStep::Proposed => Command::new(subject, CardAction::Verify { statement: None }),
        CardStep::Verified => {
            let (cards, leader) = (vec![id], name("李市长"));
            Command::new(Subject::City, CardAction::Approve { cards, leader, on: day, paper })
        }
        CardStep::Approved => {
            let Some(closed) = closed else { return Ok(()) };
            Command::new(closed, CardAction::Issue { cards: vec![id] })
        }
        CardStep::Issued => {
            let signature = Signature { person: name("张主任"), on: day, paper };
            Command::new(subject, CardAction::Acknowledge { signature })
        }
        CardStep::Acknowledged => {
            let claim = Rectification { text: text("已整改"), evidence: Vec::new() };
            Command::new(subject, CardAction::Rectify { claim })
        }
        _ => Command::new(subject, CardAction::Lift { text: text("恢复正常") }),
    };
    give(fixture, command)
}

/// Something that happens in the city; what cannot happen is refused.
#[derive(Debug, Clone, Copy)]
enum Act {
    Open(i8),
    Report(u32, i8, i64),
    Close(i8),
    Reopen(i8),
    Recognise(u32, i8, i8),
    Plan(u32, i64),
    Renew(i8),
    Publish(i8),
    Advance(u32),
    Revoke(u32),
    Rename(u32),
    Evaluate,
    Later(i64),
}

fn act() -> impl Strategy<Value = Act> {
    let months = 1_i8..=4;
    prop_oneof![
        months.clone().prop_map(Act::Open),
        (1_u32..=2, months.clone(), 0_i64..1_500).prop_map(|(p, m, wan)| Act::Report(p, m, wan)),
        months.clone().prop_map(Act::Close),
        months.clone().prop_map(Act::Close),
        months.clone().prop_map(Act::Reopen),
        (1_u32..=2, months.clone(), 1_i8..=28).prop_map(|(p, m, day)| Act::Recognise(p, m, day)),
        (1_u32..=2, 1_i64..2_000).prop_map(|(p, wan)| Act::Plan(p, wan)),
        months.clone().prop_map(Act::Renew),
        months.prop_map(Act::Publish),
        (1_u32..=3).prop_map(Act::Advance),
        (1_u32..=3).prop_map(Act::Advance),
        (1_u32..=3).prop_map(Act::Advance),
        (1_u32..=3).prop_map(Act::Revoke),
        (1_u32..=2).prop_map(Act::Rename),
        Just(Act::Evaluate),
        Just(Act::Evaluate),
        (1_i64..40).prop_map(Act::Later),
    ]
}

fn happen(fixture: &mut Fixture, act: Act) {
    let of = |number: i8| Month::new(2026, number).unwrap();
    let period = |number| Subject::Period(of(number));
    let command = match act {
        Act::Later(days) => {
            fixture.now = Timestamp(fixture.now.0 + days * 86_400_000);
            return;
        }
        Act::Open(number) => {
            let (cut_off, deadline) = (of(number).last_day(), of(number).last_day());
            Command::new(period(number), PeriodAction::Open { cut_off, deadline })
        }
        Act::Report(project, number, wan) => record(ProjectId(project), of(number), wan),
        Act::Close(number) => Command::new(period(number), PeriodAction::Close {}),
        Act::Reopen(number) => reopen(of(number)),
        Act::Recognise(project, number, day) => {
            let milestone = Subject::Milestone(ProjectId(project), MilestoneId(project));
            let date = date(&format!("2026-{number:02}-{day:02}"));
            Command::new(milestone, MilestoneAction::Recognise { date })
        }
        Act::Plan(project, wan) => {
            let subject = Subject::Plan(ProjectId(project), of(1).year());
            Command::new(subject, PlanAction::Set { plan: plan(wan) })
        }
        Act::Renew(number) => Command::new(period(number), EditionAction::Freeze {}),
        Act::Publish(number) => Command::new(period(number), EditionAction::Publish {}),
        Act::Advance(card) => {
            // What cannot happen now is refused.
            let _ = advance(fixture, card);
            return;
        }
        Act::Revoke(number) => {
            let Some(card) = fixture.board.cards.get(&CardId(number)) else { return };
            let subject = Subject::Card(card.key.about, card.id);
            Command::new(subject, CardAction::Revoke { reason: text("数据填报有误") })
        }
        Act::Rename(project) => {
            let project = ProjectId(project);
            let now = fixture.board.projects[&project].facts.name.to_string();
            let name = name(now.strip_suffix("（二期）").unwrap_or(&format!("{now}（二期）")));
            let revise = ProjectAction::Revise { changes: vec![FactChange::Name(name)] };
            Command::new(Subject::Project(project), revise)
        }
        Act::Evaluate => Command::new(Subject::City, CardAction::Evaluate),
    };
    // What cannot happen now is refused, and leaves everything as it is.
    let _ = give(fixture, command);
}

/// What an edition says: its tables and projects, or all of its bulletin.
fn said(fixture: &Fixture, id: EditionId) -> (Option<MonthTables>, String) {
    match opened(fixture, id).said {
        EditionBody::Month(said) => {
            let MonthSaid { tables, found, differs, .. } = *said;
            (Some(tables), serde_json::to_string(&(found, differs)).unwrap())
        }
        EditionBody::Bulletin(bulletin) => (None, serde_json::to_string(&bulletin).unwrap()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_an_edition_says_never_changes(acts in proptest::collection::vec(act(), 1..40)) {
        let (mut fixture, first) = Fixture::with_a_project("2026-04-10");
        fixture.plan_start(first, "2026-02");
        let second = fixture.register("武胜实验学校新建", RegionId(2));
        fixture.plan_start(second, "2026-03");
        let mut sayings = Vec::new();
        for act in acts {
            happen(&mut fixture, act);
            for id in fixture.board.editions.keys().skip(sayings.len()) {
                sayings.push((*id, said(&fixture, *id)));
            }
            for (id, saying) in &sayings {
                prop_assert_eq!(&said(&fixture, *id), saying);
            }
        }
        for (place, (id, _)) in (0..).zip(&sayings) {
            let of = |id: &EditionId| {
                let edition = &fixture.board.editions[id];
                (edition.kind, edition.period)
            };
            let before = sayings.iter().take(place).filter(|(other, _)| of(other) == of(id));
            let number = u32::try_from(before.count()).unwrap() + 1;
            prop_assert_eq!(fixture.board.editions[id].number, number);
        }
    }
}
