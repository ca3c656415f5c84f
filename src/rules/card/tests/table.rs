//! A table of cards, for which the rules call as a test says.

use std::sync::Arc;

use crate::{
    board::{Board, Things},
    event::{Change, Event, Recorded, Subject},
    fixture::{actor, month, name, office, photo, text},
    model::{
        actor::{Actor, Role},
        card::{
            Basis, Card, CardAction, CardKey, CardLevel, CardRefusal, CardStep, PaperReference,
            Rectification, Signature,
        },
        evidence::Evidence,
        finding::{Arithmetic, Finding, FindingSubject, Level},
        period::{Period, PeriodState, Span},
        person::Person,
        project::{Project, ProjectFacts},
        rule::{DayKind, Edge, Preset, RuleCode, RuleCondition, RuleRef, RuleSetId},
    },
    refusal::Refusal,
    rules::{
        Case,
        card::{
            context::CardContext,
            decide,
            found::{CardCandidate, gravest},
            propose::{CardProposal, propose},
        },
    },
    value::{
        CardId, CommandId, Day, EvidenceId, Month, Name, PersonId, ProjectId, Seq, Timestamp,
        UnitId, workday::Calendar,
    },
};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn unit() -> Actor {
    actor(Role::Unit(UnitId(1)))
}

pub fn leader(name: &Name) -> Actor {
    Actor { name: name.clone(), ..actor(Role::Leader) }
}

/// What a command about a card is asked of.
pub fn of(card: &Card) -> Subject {
    Subject::Card(card.key.about, card.id)
}

/// What is found of a project at the end of a month, by a rule that no set has any more: its start
/// missed for so many months.
pub fn found(project: u32, level: Level, at: &str) -> CardCandidate {
    let (about, code) = (FindingSubject::Project(ProjectId(project)), "missed-start");
    let rule = RuleRef {
        set: RuleSetId::Preset(Preset::Points),
        version: 1,
        code: RuleCode::new(code).unwrap(),
    };
    let months = if level == Level::Red { 3 } else { 1 };
    let finding = Finding {
        rule: rule.clone(),
        level,
        limit: Edge::from(1),
        subject: about,
        project: Some(ProjectId(project)),
        arithmetic: Arithmetic::Count {
            condition: RuleCondition::StartMissed,
            months,
            since: "2026-01".parse().ok(),
            days: Some(30 * months),
        },
    };
    let at = month(at);
    let basis = Basis {
        finding,
        month: Some(at),
        on: at.last_day().plus(6),
        hold: 30,
        hold_in: DayKind::Calendar,
    };
    CardCandidate {
        key: CardKey { about, rule: rule.code },
        level: CardLevel::of(level).unwrap(),
        basis,
    }
}

/// Cards to which proposals and commands happen, and one photograph of the first project.
#[derive(Clone)]
pub struct Table {
    pub board: Board,
}

impl Default for Table {
    fn default() -> Self {
        let mut board = Board::default();
        // Weekends alone, without anybody's holidays.
        board.city.calendar = Calendar::default();
        let (id, project) = (EvidenceId(1), ProjectId(1));
        let (by, at, version) = (unit(), Timestamp(0), Seq(1));
        let photo = Evidence {
            id,
            project,
            file: photo(),
            by,
            at,
            withdrawn: None,
            released: false,
            version,
        };
        board.evidence.add(id, photo);
        // Cards have begun, and somebody of the unit can sign in.
        board.city.cards_from = Some(day("2020-01-01"));
        let facts = ProjectFacts {
            responsible_unit: Some(UnitId(1)),
            ..ProjectFacts::named(&name("岳池人民医院迁建"))
        };
        for project in [1, 2] {
            let id = ProjectId(project);
            board.projects.add(id, Project::new(id, None, facts.clone(), Seq(1)));
        }
        let mut table = Self { board };
        table.opens_account("2020-01-01");
        table
    }
}

impl Table {
    /// Somebody of the first unit gets an account.
    pub fn opens_account(&mut self, on: &str) {
        let id = PersonId(1);
        let (role, since) = (Role::Unit(UnitId(1)), day(on));
        let person =
            Person { id, name: name("张三"), role, active: true, since, version: Seq(1) };
        self.board.people = Things::default();
        self.board.people.add(id, person);
    }

    /// One yellow card, out with the list of September.
    pub fn with_a_card_out() -> Self {
        let mut table = Self::default();
        table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-06", "2026-09");
        table.give(&unit(), "2026-10-07", CardAction::Verify { statement: None }).unwrap();
        table.approve("2026-10-08").unwrap();
        table.issue("2026-10-09", "2026-09");
        table
    }

    pub fn card(&self, id: u32) -> &Card {
        &self.board.cards[&CardId(id)]
    }

    pub fn cards(&self) -> Vec<Card> {
        self.board.cards.values().map(|card| card.as_ref().clone()).collect()
    }

    pub fn step(&self) -> CardStep {
        self.card(1).state.step()
    }

    pub fn evaluate(
        &mut self,
        found: &[CardCandidate],
        today: &str,
        closed: &str,
    ) -> Vec<CardProposal> {
        let (today, closed) = (day(today), Some(month(closed)));
        let mut context = CardContext::on(&self.board, today);
        context.closed = closed;
        let cards: Vec<&Card> = self.board.cards.values().map(AsRef::as_ref).collect();
        let proposals = propose(&gravest(found.to_vec()), &cards, &context);
        drop(context);
        for (card, key, change) in proposals.clone() {
            let card = card.unwrap_or_else(|| self.board.cards.next_id());
            let event = Event::new(Subject::Card(key.about, card), Change::Card(change));
            self.happens(event, &office(), today);
        }
        proposals
    }

    fn happens(&mut self, event: Event, actor: &Actor, on: Day) {
        self.board.apply(&Recorded {
            seq: Seq(self.board.seq.0 + 1),
            at: Timestamp::start_of(on),
            actor: actor.clone(),
            command: CommandId::from_bits(1),
            event,
        });
    }

    /// Asks the first card, or the city where several are named.
    pub fn give(&mut self, by: &Actor, today: &str, action: CardAction) -> Result<(), CardRefusal> {
        let several = matches!(action, CardAction::Approve { .. });
        let subject = if several { Subject::City } else { of(self.card(1)) };
        self.ask(by, today, subject, action)
    }

    pub fn ask(
        &mut self,
        by: &Actor,
        today: &str,
        subject: Subject,
        action: CardAction,
    ) -> Result<(), CardRefusal> {
        if let Subject::Period(month) = subject {
            self.close(month);
        }
        let (today, board) = (day(today), self.board.clone());
        let case = Case { board: &board, actor: by, now: Timestamp::start_of(today) };
        let events = decide(&case, subject, action).map_err(|refusal| match refusal {
            Refusal::Card(refusal) => refusal,
            other => panic!("{other} is not about cards"),
        })?;
        for event in events {
            self.happens(event, by, today);
        }
        Ok(())
    }

    fn close(&mut self, month: Month) {
        let (last, at) = (month.last_day(), Timestamp(0));
        let period = Period {
            span: Span::Month,
            month,
            cut_off: last,
            deadline: last,
            state: PeriodState::Closed { at },
            reminded: None,
            version: Seq(1),
        };
        self.board.periods.insert(month, Arc::new(period));
    }

    pub fn approve(&mut self, on: &str) -> Result<(), CardRefusal> {
        let mayor = name("李市长");
        let (cards, leader) = (vec![CardId(1)], leader(&mayor));
        let approve = CardAction::Approve { cards, leader: mayor, on: day(on), paper: None };
        self.give(&leader, on, approve)
    }

    /// Puts the first card on the list of a month.
    pub fn issue(&mut self, on: &str, listed: &str) {
        let issue = CardAction::Issue { cards: vec![CardId(1)] };
        self.ask(&office(), on, Subject::Period(month(listed)), issue).unwrap();
    }

    pub fn sign(
        &mut self,
        by: &Actor,
        on: &str,
        paper: Option<PaperReference>,
    ) -> Result<(), CardRefusal> {
        let signature = Signature { person: name("张三"), on: day(on), paper };
        self.give(by, on, CardAction::Acknowledge { signature })
    }

    pub fn rectify(&mut self, on: &str) {
        let claim = Rectification { text: text("已开工"), evidence: Vec::new() };
        self.give(&unit(), on, CardAction::Rectify { claim }).unwrap();
    }

    pub fn lift(&mut self, on: &str) -> Result<(), CardRefusal> {
        self.give(&office(), on, CardAction::Lift { text: text("属实") })
    }
}
