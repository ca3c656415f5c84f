use proptest::prelude::*;

use super::*;
use crate::{
    model::{
        finding::{Arithmetic, Finding, FindingSubject, Level},
        rule::{DayKind, Edge, Preset, RuleCode, RuleRef, RuleSetId},
    },
    value::{CardBatchId, EvidenceId, Month, Name, ProjectId, Text},
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn text(words: &str) -> Text {
    Text::new(words).unwrap()
}

/// What is found of a project at the end of a month: its start missed for so many months.
fn found(project: u32, level: Level, at: &str) -> Found {
    let (about, code) = (FindingSubject::Project(ProjectId(project)), "start-missed");
    let rule = RuleRef {
        set: RuleSetId::Preset(Preset::Points),
        version: 1,
        code: RuleCode::new(code).unwrap(),
    };
    let planned = "2026-01".parse().unwrap();
    let months = if level == Level::Red { 3 } else { 1 };
    let finding = Finding {
        rule: rule.clone(),
        level,
        limit: Edge::from(1),
        subject: about,
        project: Some(ProjectId(project)),
        arithmetic: Arithmetic::StartMissed { planned, months, days: 30 * months },
    };
    let at = month(at);
    let basis = Basis {
        finding,
        month: Some(at),
        on: at.last_day().plus(6),
        hold: 30,
        hold_in: DayKind::Calendar,
    };
    Found { key: CardKey { about, rule: rule.code }, level: CardLevel::of(level).unwrap(), basis }
}

/// Cards with a calendar, to which proposals and commands happen.
#[derive(Default)]
struct Table {
    cards: Vec<Card>,
    calendar: Calendar,
    seq: u64,
}

impl Table {
    fn evaluate(&mut self, found: &[Found], today: &str, closed: &str) -> Vec<Proposal> {
        let (today, closed) = (day(today), Some(month(closed)));
        let moment = Moment { today, closed, calendar: &self.calendar };
        let cards: Vec<&Card> = self.cards.iter().collect();
        let proposals = propose(found.to_vec(), &cards, &moment);
        for (card, key, change) in proposals.clone() {
            let next = CardId(u32::try_from(self.cards.len()).unwrap() + 1);
            self.fold(card.unwrap_or(next), key.about, &change, today);
        }
        proposals
    }

    fn fold(&mut self, id: CardId, about: FindingSubject, change: &CardChange, on: Day) {
        self.seq += 1;
        if let Some(card) = Card::of(id, about, change, on, Seq(self.seq)) {
            self.cards.push(card);
        } else {
            let known = self.cards.iter_mut().find(|card| card.id == id).unwrap();
            known.apply(change, on);
        }
    }

    fn give(&mut self, by: By<'_>, today: &str, command: CardAction) -> Result<(), CardRefusal> {
        let today = day(today);
        let named: Vec<_> = command
            .cards()
            .iter()
            .map(|id| self.cards.iter().find(|card| card.id == *id))
            .collect();
        let facts = CardFacts {
            found: vec![None; named.len()],
            named,
            evidence_known: true,
            by,
            month_closed: true,
            listed: 0,
            next_batch: CardBatchId(1),
            today,
            calendar: &self.calendar,
        };
        for event in decide(&facts, command)? {
            let (about, card, change) = event;
            self.fold(card, about, &change, today);
        }
        Ok(())
    }

    fn step(&self) -> Step {
        self.cards[0].state.step()
    }

    /// One yellow card, out with the list of September.
    fn with_a_card_out() -> Self {
        let mut table = Self::default();
        table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-06", "2026-09");
        let card = CardId(1);
        table
            .give(By::Subject, "2026-10-07", CardAction::Verify { card, statement: None })
            .unwrap();
        table.approve("2026-10-08").unwrap();
        let issue = CardAction::Issue { cards: vec![card], month: month("2026-09") };
        table.give(By::Office, "2026-10-09", issue).unwrap();
        table
    }

    fn approve(&mut self, on: &str) -> Result<(), CardRefusal> {
        let leader = Name::new("李市长").unwrap();
        let cards = vec![CardId(1)];
        let approve =
            CardAction::Approve { cards, leader: leader.clone(), on: day(on), paper: None };
        self.give(By::Leader(&leader), on, approve)
    }

    fn sign(&mut self, by: By<'_>, on: &str, paper: Option<Paper>) -> Result<(), CardRefusal> {
        let signature = Signature { person: Name::new("张三").unwrap(), on: day(on), paper };
        self.give(by, on, CardAction::Acknowledge { card: CardId(1), signature })
    }

    fn rectify(&mut self, on: &str) {
        let claim = Rectification { text: text("已开工"), evidence: Vec::new() };
        self.give(By::Subject, on, CardAction::Rectify { card: CardId(1), claim }).unwrap();
    }

    fn lift(&mut self, on: &str) -> Result<(), CardRefusal> {
        let card = CardId(1);
        self.give(By::Office, on, CardAction::Lift { card, text: text("属实") })
    }
}

#[test]
fn a_card_goes_from_its_proposal_to_its_lifting_step_by_step() {
    let mut table = Table::with_a_card_out();
    assert_eq!(table.step(), Step::Issued);
    assert_eq!(table.sign(By::Subject, "2026-10-08", None), Err(CardRefusal::TooEarly));
    table.sign(By::Subject, "2026-10-10", None).unwrap();
    table.rectify("2026-10-20");
    assert_eq!(table.lift("2026-10-21"), Err(CardRefusal::StillFiring), "its rule still fires");
    table.evaluate(&[], "2026-10-25", "2026-09");
    assert_eq!(table.lift("2026-11-23"), Err(CardRefusal::StillFiring), "29 of 30 days silent");
    table.lift("2026-11-24").unwrap();
    assert_eq!(table.step(), Step::Lifted);
    assert_eq!(table.lift("2026-11-25"), Err(CardRefusal::WrongStep));
}

#[test]
fn a_rule_that_fires_again_begins_its_silence_anew() {
    let mut table = Table::with_a_card_out();
    table.evaluate(&[], "2026-10-25", "2026-09");
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-27", "2026-09");
    assert_eq!(table.cards[0].quiet, None);
    table.evaluate(&[], "2026-10-30", "2026-09");
    assert_eq!(table.cards[0].quiet, Some(day("2026-10-30")));
    assert_eq!(table.cards.len(), 1, "what keeps firing is not issued again");
}

#[test]
fn silence_agrees_after_three_working_days_and_not_before() {
    let mut table = Table::default();
    let found = [found(1, Level::Yellow, "2026-09")];
    // Friday: Monday, Tuesday and Wednesday are left to speak.
    table.evaluate(&found, "2026-10-09", "2026-09");
    assert!(table.evaluate(&found, "2026-10-14", "2026-09").is_empty());
    table.evaluate(&found, "2026-10-15", "2026-09");
    assert_eq!(table.step(), Step::Verified);
    let card = CardId(1);
    let late = CardAction::Verify { card, statement: None };
    assert_eq!(table.give(By::Subject, "2026-10-15", late), Err(CardRefusal::WrongStep));
}

#[test]
fn whoever_speaks_after_the_deadline_is_told_so_even_before_silence_was_written_down() {
    let mut table = Table::default();
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-09", "2026-09");
    let verify = CardAction::Verify { card: CardId(1), statement: None };
    assert_eq!(table.give(By::Subject, "2026-10-15", verify), Err(CardRefusal::TooLate));
}

#[test]
fn the_office_signs_for_others_by_a_paper_only_and_nobody_approves_in_anothers_name() {
    let mut table = Table::with_a_card_out();
    let blank = Some(Paper { scan: None, document: None });
    for paper in [None, blank] {
        assert_eq!(table.sign(By::Office, "2026-10-10", paper), Err(CardRefusal::PaperMissing));
    }
    let paper = Paper { scan: None, document: Name::new("签收回执").ok() };
    table.sign(By::Office, "2026-10-10", Some(paper)).unwrap();

    let mut table = Table::default();
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-06", "2026-09");
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-20", "2026-09");
    let (mine, yours) = (Name::new("李市长").unwrap(), Name::new("王市长").unwrap());
    let approve = CardAction::Approve {
        cards: vec![CardId(1)],
        leader: yours,
        on: day("2026-10-20"),
        paper: None,
    };
    let refused = table.give(By::Leader(&mine), "2026-10-20", approve);
    assert_eq!(refused, Err(CardRefusal::NotTheLeader));
}

#[test]
fn a_yellow_card_becomes_red_the_same_way_and_stands_meanwhile() {
    let mut table = Table::with_a_card_out();
    table.evaluate(&[found(1, Level::Red, "2026-11")], "2026-12-06", "2026-11");
    let card = &table.cards[0];
    assert_eq!(card.out().map(|out| out.level), Some(CardLevel::Yellow), "the yellow stands");
    assert_eq!(card.draft().map(|draft| draft.level), Some(CardLevel::Red));
    // The yellow one is still signed for.
    table.sign(By::Subject, "2026-12-07", None).unwrap();
    let card = CardId(1);
    table.give(By::Subject, "2026-12-07", CardAction::Verify { card, statement: None }).unwrap();
    table.approve("2026-12-08").unwrap();
    let issue = CardAction::Issue { cards: vec![card], month: month("2026-11") };
    table.give(By::Office, "2026-12-09", issue).unwrap();
    assert_eq!(table.step(), Step::Issued, "the red one is to be signed for anew");
    let levels: Vec<_> = table.cards[0].listed.iter().map(|listed| listed.level).collect();
    assert_eq!(levels, [CardLevel::Yellow, CardLevel::Red]);
    let red = [found(1, Level::Red, "2026-12")];
    let next = table.evaluate(&red, "2027-01-06", "2026-12");
    assert_eq!(next[0].2, CardChange::NoticeProposed);
    assert!(table.evaluate(&red, "2027-01-07", "2026-12").is_empty(), "a notice once");
}

#[test]
fn a_second_yellow_month_proposes_one_interview() {
    let mut table = Table::with_a_card_out();
    let october = [found(1, Level::Yellow, "2026-10")];
    let next = table.evaluate(&october, "2026-11-06", "2026-10");
    assert_eq!(next[0].2, CardChange::InterviewProposed { before: None });
    assert!(table.evaluate(&october, "2026-11-07", "2026-10").is_empty());
    let record = InterviewRecord {
        on: day("2026-11-08"),
        with: Name::new("局长").unwrap(),
        text: text("限期整改"),
    };
    let interview = CardAction::Interview { card: CardId(1), record };
    table.give(By::Office, "2026-11-08", interview.clone()).unwrap();
    let again = table.give(By::Office, "2026-11-08", interview);
    assert_eq!(again, Err(CardRefusal::NoInterview));
}

#[test]
fn an_exemption_holds_until_its_last_day() {
    let mut table = Table::default();
    let found = [found(1, Level::Yellow, "2026-09")];
    table.evaluate(&found, "2026-10-06", "2026-09");
    table.evaluate(&found, "2026-10-20", "2026-09");
    let leader = Name::new("李市长").unwrap();
    let until = day("2026-10-31");
    let exemption =
        Exemption { reason: text("汛期"), until, leader: leader.clone(), paper: None };
    let exempt = CardAction::Exempt { card: CardId(1), exemption };
    table.give(By::Leader(&leader), "2026-10-20", exempt).unwrap();
    assert!(table.evaluate(&found, "2026-10-31", "2026-09").is_empty());
    assert_eq!(table.evaluate(&found, "2026-11-01", "2026-09").len(), 1);
    assert_eq!(table.cards.len(), 2, "a new card, the old one is kept");
}

#[test]
fn what_the_office_withdrew_comes_back_with_another_month_only() {
    let mut table = Table::default();
    let september = [found(1, Level::Yellow, "2026-09")];
    table.evaluate(&september, "2026-10-06", "2026-09");
    let withdraw = CardAction::Withdraw { card: CardId(1), reason: text("数据有误") };
    table.give(By::Office, "2026-10-07", withdraw).unwrap();
    assert!(table.evaluate(&september, "2026-10-08", "2026-09").is_empty());
    let october = [found(1, Level::Yellow, "2026-10")];
    assert_eq!(table.evaluate(&october, "2026-11-06", "2026-10").len(), 1);
}

#[test]
fn what_stops_firing_before_it_went_out_is_withdrawn_unless_it_was_approved() {
    let mut table = Table::default();
    let found = [found(1, Level::Yellow, "2026-09")];
    table.evaluate(&found, "2026-10-06", "2026-09");
    table.evaluate(&[], "2026-10-07", "2026-09");
    assert_eq!(table.step(), Step::Withdrawn);

    let mut table = Table::default();
    table.evaluate(&found, "2026-10-06", "2026-09");
    table.evaluate(&found, "2026-10-20", "2026-09");
    table.approve("2026-10-20").unwrap();
    table.evaluate(&[], "2026-10-21", "2026-09");
    let quiet = Some(day("2026-10-21"));
    assert_eq!((table.step(), table.cards[0].quiet), (Step::Approved, quiet), "the office sees it");
}

fn level() -> impl Strategy<Value = Option<Level>> {
    prop_oneof![Just(None), Just(Some(Level::Yellow)), Just(Some(Level::Red))]
}

/// Whatever people may do, tried on a card at any time.
fn deeds(card: CardId, today: Day, leader: &Name) -> Vec<CardAction> {
    let person = leader.clone();
    let claim = Rectification { text: text("x"), evidence: Vec::new() };
    let (on, paper) = (today, None);
    vec![
        CardAction::Verify { card, statement: None },
        CardAction::Approve { cards: vec![card], leader: leader.clone(), on, paper: None },
        CardAction::Issue { cards: vec![card], month: today.month().plus(-1) },
        CardAction::Acknowledge { card, signature: Signature { person, on, paper } },
        CardAction::Rectify { card, claim },
        CardAction::Return { card, reason: text("x") },
        CardAction::Lift { card, text: text("x") },
        CardAction::Withdraw { card, reason: text("x") },
    ]
}

#[test]
fn what_the_office_says_for_a_unit_reads_as_such_and_wants_something_to_show_it() {
    let mut table = Table::default();
    table.evaluate(&[found(1, Level::Yellow, "2026-09")], "2026-10-06", "2026-09");
    let said = Statement { good_cause: true, text: text("汛期停工"), evidence: Vec::new() };
    let verify = |statement| CardAction::Verify { card: CardId(1), statement };
    let refused = table.give(By::Office, "2026-10-07", verify(Some(said)));
    assert_eq!(refused, Err(CardRefusal::PaperMissing));
    table.give(By::Office, "2026-10-07", verify(None)).unwrap();
    assert_eq!(table.cards[0].state.verification(), Some(&Verification::Recorded));

    let mut table = Table::with_a_card_out();
    table.sign(By::Subject, "2026-10-10", None).unwrap();
    let claim = |evidence| Rectification { text: text("已开工"), evidence };
    let rectify = |claim| CardAction::Rectify { card: CardId(1), claim };
    let refused = table.give(By::Office, "2026-10-20", rectify(claim(Vec::new())));
    assert_eq!(refused, Err(CardRefusal::PaperMissing));
    table.give(By::Office, "2026-10-20", rectify(claim(vec![EvidenceId(1)]))).unwrap();
    assert_eq!(table.step(), Step::Rectified);
}

/// A yellow card of September, and a red one that October called for and that its subject agreed to.
fn with_a_graver_one_on_its_way() -> Table {
    let mut table = Table::with_a_card_out();
    table.evaluate(&[found(1, Level::Red, "2026-10")], "2026-11-06", "2026-10");
    let agreed = CardAction::Verify { card: CardId(1), statement: None };
    table.give(By::Subject, "2026-11-07", agreed).unwrap();
    assert_eq!(table.step(), Step::Verified);
    table
}

#[test]
fn what_lets_a_graver_card_pass_holds_until_its_day() {
    let mut table = with_a_graver_one_on_its_way();
    let leader = Name::new("李市长").unwrap();
    let (reason, until) = (text("汛期停工"), day("2026-11-30"));
    let exemption = Exemption { reason, until, leader: leader.clone(), paper: None };
    let exempt = CardAction::Exempt { card: CardId(1), exemption };
    table.give(By::Leader(&leader), "2026-11-08", exempt).unwrap();
    let red = [found(1, Level::Red, "2026-10")];
    assert_eq!(table.evaluate(&red, "2026-11-30", "2026-10"), []);
    assert_eq!(table.step(), Step::Issued, "the yellow one stands");
    table.evaluate(&red, "2026-12-01", "2026-10");
    assert_eq!(table.step(), Step::Proposed);
}

#[test]
fn a_graver_card_that_the_office_withdrew_waits_for_another_month() {
    let mut table = with_a_graver_one_on_its_way();
    let withdraw = CardAction::Withdraw { card: CardId(1), reason: text("填报有误") };
    table.give(By::Office, "2026-11-08", withdraw).unwrap();
    assert_eq!(table.evaluate(&[found(1, Level::Red, "2026-10")], "2026-11-09", "2026-10"), []);
    table.evaluate(&[found(1, Level::Red, "2026-11")], "2026-12-06", "2026-11");
    assert_eq!(table.step(), Step::Proposed);
}

#[test]
fn a_graver_card_goes_no_further_once_its_rule_is_milder_again() {
    let mut table = with_a_graver_one_on_its_way();
    let yellow = [found(1, Level::Yellow, "2026-10")];
    table.evaluate(&yellow, "2026-11-08", "2026-10");
    assert_eq!(table.step(), Step::Issued);
    assert_eq!(
        table.evaluate(&yellow, "2026-11-08", "2026-10"),
        [],
        "judging again changes nothing"
    );
}

#[test]
fn nothing_is_judged_while_a_judged_month_is_open_again() {
    let mut table = with_a_graver_one_on_its_way();
    let before = table.cards.clone();
    assert_eq!(table.evaluate(&[], "2026-11-08", "2026-09"), []);
    assert_eq!(table.evaluate(&[found(2, Level::Red, "2026-09")], "2026-11-08", "2026-09"), []);
    assert_eq!(table.cards, before);
}

#[test]
fn a_yellow_card_is_not_proposed_beside_a_red_one_for_the_same_cause() {
    let mut table = Table::with_a_card_out();
    table.evaluate(&[found(1, Level::Red, "2026-10")], "2026-11-06", "2026-10");
    let agreed = CardAction::Verify { card: CardId(1), statement: None };
    table.give(By::Subject, "2026-11-07", agreed).unwrap();
    table.approve("2026-11-08").unwrap();
    let issue = CardAction::Issue { cards: vec![CardId(1)], month: month("2026-10") };
    table.give(By::Office, "2026-11-09", issue).unwrap();
    let other = |level| {
        let mut found = found(1, level, "2026-10");
        found.key.rule = RuleCode::new("milestone-overdue").unwrap();
        found
    };
    let again = found(1, Level::Red, "2026-10");
    table.evaluate(&[again.clone(), other(Level::Yellow)], "2026-11-10", "2026-10");
    assert_eq!(table.cards.len(), 1);
    table.evaluate(&[again, other(Level::Red)], "2026-11-10", "2026-10");
    assert_eq!(table.cards.len(), 2, "a red one is another matter");
}

proptest! {
    #[test]
    fn judging_twice_changes_nothing_and_no_kind_has_two_open_cards(
        months in proptest::collection::vec((level(), level(), 0_usize..8), 1..12),
        backwards in any::<bool>(),
    ) {
        let leader = Name::new("李市长").unwrap();
        let mut table = Table::default();
        let mut closed = month("2026-01");
        for (first, second, deed) in months {
            let today = closed.last_day().plus(6);
            let mut all: Vec<_> = [(1, first), (2, second)]
                .into_iter()
                .filter_map(|(project, level)| Some(found(project, level?, &closed.to_string())))
                .collect();
            if backwards {
                all.reverse();
            }
            let (day, at) = (today.to_string(), closed.to_string());
            table.evaluate(&all, &day, &at);
            prop_assert!(table.evaluate(&all, &day, &at).is_empty(), "judged twice");
            for card in table.cards.clone() {
                let command = deeds(card.id, today, &leader).swap_remove(deed);
                // Most are refused where they do not fit; none may leave a second open card.
                let _ = table.give(By::Leader(&leader), &day, command);
            }
            let open: Vec<_> =
                table.cards.iter().filter(|card| card.is_open()).map(|card| &card.key).collect();
            let kinds: std::collections::BTreeSet<_> = open.iter().collect();
            prop_assert_eq!(open.len(), kinds.len());
            closed = closed.plus(1);
        }
    }

    #[test]
    fn a_step_leads_only_where_the_lifecycle_says(
        deeds_given in proptest::collection::vec(0_usize..8, 1..40),
    ) {
        let leader = Name::new("李市长").unwrap();
        let mut table = Table::default();
        let found = [found(1, Level::Yellow, "2026-09")];
        table.evaluate(&found, "2026-10-06", "2026-09");
        let today = day("2026-10-06");
        for deed in deeds_given {
            let before = table.step();
            let command = deeds(CardId(1), today, &leader).swap_remove(deed);
            let done = table.give(By::Leader(&leader), "2026-10-06", command);
            let leads = matches!(
                (before, table.step()),
                (Step::Proposed, Step::Verified | Step::Withdrawn)
                    | (Step::Verified, Step::Approved | Step::Withdrawn)
                    | (Step::Approved, Step::Issued | Step::Withdrawn)
                    | (Step::Issued | Step::Rectified, Step::Acknowledged)
                    | (Step::Acknowledged, Step::Rectified)
            );
            prop_assert_eq!(done.is_ok(), leads, "{:?} to {:?}", before, table.step());
        }
    }
}
