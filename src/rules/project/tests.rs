//! Two projects that are one.

use proptest::prelude::*;

use super::merge::built_on;
use crate::{
    board::Board,
    command::{Command, ReadVersion},
    event::Subject,
    fixture::{
        Fixture, date, document,
        ledger::{ledger, ledger_row},
        month, name, text,
    },
    model::{
        card::CardAction,
        ledger::{Ledger, LedgerAction, LedgerRow},
        list::{ListAction, ListEntry},
        milestone::{MilestoneAction, MilestoneKind},
        problem::{CoordinationLevel, ProblemAction, ProblemFile, ProblemKind},
        project::{
            FactChange, FactField, LedgerFacts, MergeChoice, ProjectAction, ProjectFacts,
            RegionShare,
        },
        recognition::{ClaimDecision, RecognitionAction},
        report::{Figures, ReportAction},
    },
    refusal::Refusal,
    value::{BatchId, ListId, Money, Month, ProblemId, ProjectId, RegionId},
    view::{assessment::Assessment, figures::Investment},
};

const OFFICE: &str = "2026-04-10";

/// The fixture's project, and its double in the same county.
fn doubles() -> (Fixture, ProjectId, ProjectId) {
    let (mut fixture, stays) = Fixture::with_a_project(OFFICE);
    let double = fixture.register("岳池县人民医院整体迁建工程", RegionId(1));
    (fixture, stays, double)
}

fn merge_with(
    fixture: &mut Fixture,
    (double, into): (ProjectId, ProjectId),
    choice: MergeChoice,
) -> Result<(), Refusal> {
    let action = ProjectAction::Merge { into, choice, reason: text("同一项目，两次入库") };
    let command = Command::new(Subject::Project(double), action);
    fixture.give(&crate::fixture::office(), Vec::new(), command).map(drop)
}

fn merge(fixture: &mut Fixture, double: ProjectId, into: ProjectId) -> Result<(), Refusal> {
    merge_with(fixture, (double, into), MergeChoice::default())
}

fn separate(fixture: &mut Fixture, double: ProjectId) -> Result<(), Refusal> {
    let action = ProjectAction::Separate { reason: text("两期工程") };
    let command = Command::new(Subject::Project(double), action);
    fixture.give(&crate::fixture::office(), Vec::new(), command).map(drop)
}

fn refused(result: Result<(), Refusal>) -> &'static str {
    result.unwrap_err().code()
}

/// Reports money since January, in a month that is open.
fn done(fixture: &mut Fixture, project: ProjectId, month: Month, wan: i64) {
    if !fixture.board.periods.contains_key(&month) {
        fixture.open(month, month.last_day());
    }
    let figures = Figures { year_to_date: Some(Money::from_wan(wan)), ..Figures::default() };
    let record = ReportAction::Record { figures, confirmed: true };
    fixture.accept(Command::new(Subject::Report(project, month), record));
}

fn problem() -> ProblemFile {
    ProblemFile {
        kind: ProblemKind::Power,
        text: text("缺电"),
        since: month("2026-03").first_day(),
        solver: None,
        level: CoordinationLevel::City,
        deadline: None,
    }
}

fn list(fixture: &mut Fixture, project: ProjectId, order: u32) {
    let entry = ListEntry { order, serial: Some(name(&order.to_string())), ..ListEntry::default() };
    let set = ListAction::SetEntry { project, entry };
    fixture.accept(Command::new(Subject::List(ListId(1)), set));
}

fn to_date(fixture: &Fixture, project: ProjectId, of: &str) -> Option<Money> {
    fixture.board.projects[&project].year_to_date(month(of)).map(|(_, money)| money)
}

#[test]
fn the_retired_project_points_to_the_other_and_counts_no_more() {
    let (mut fixture, stays, double) = doubles();
    merge(&mut fixture, double, stays).unwrap();
    assert!(!fixture.board.projects.contains_key(&double));
    assert_eq!(fixture.board.standing(double), stays);
    assert_eq!(fixture.board.merged_into(stays), [double]);
    let next = fixture.register("岳池县中医院", RegionId(1));
    assert!(next > double, "its number is never used again");
}

#[test]
fn what_the_one_that_stays_does_not_know_is_filled_and_what_it_says_stands() {
    let (mut fixture, stays, double) = doubles();
    let revise = |changes| ProjectAction::Revise { changes };
    let (code, total) = (Some(name("2026-51")), Some(Money::from_wan(70_000)));
    let changes = vec![FactChange::Code(code.clone()), FactChange::Total(total)];
    fixture.accept(Command::new(Subject::Project(double), revise(changes)));
    fixture.plan_start(double, "2026-05");
    for (project, month_of, wan) in [(stays, "2026-01", 10), (double, "2026-01", 20)] {
        done(&mut fixture, project, month(month_of), wan);
    }
    done(&mut fixture, double, month("2026-02"), 35);
    merge(&mut fixture, double, stays).unwrap();
    let whole = &fixture.board.projects[&stays];
    assert_eq!(whole.facts.code, code);
    assert_eq!(whole.facts.total, Some(Money::from_wan(100_000)));
    assert_eq!(whole.planned_start(), Some(date("2026-05")));
    assert_eq!(to_date(&fixture, stays, "2026-01"), Some(Money::from_wan(10)));
    assert_eq!(to_date(&fixture, stays, "2026-02"), Some(Money::from_wan(35)));
}

#[test]
fn of_what_contradicts_each_other_the_office_chooses() {
    let (mut fixture, stays, double) = doubles();
    let january = month("2026-01");
    for (project, plan, wan) in [(stays, "2026-04", 10), (double, "2026-06", 20)] {
        fixture.plan_start(project, plan);
        done(&mut fixture, project, january, wan);
    }
    let start = fixture.board.projects[&double].milestone(MilestoneKind::Start).unwrap().id;
    let choice = MergeChoice {
        fields: vec![FactField::Name],
        milestones: vec![start],
        years: Vec::new(),
        months: vec![january],
    };
    merge_with(&mut fixture, (double, stays), choice).unwrap();
    let whole = &fixture.board.projects[&stays];
    assert_eq!(whole.facts.name, name("岳池县人民医院整体迁建工程"));
    assert_eq!(whole.planned_start(), Some(date("2026-06")));
    assert_eq!(to_date(&fixture, stays, "2026-01"), Some(Money::from_wan(20)));
}

#[test]
fn nothing_is_chosen_in_which_the_two_agree() {
    let (mut fixture, stays, double) = doubles();
    let choice = MergeChoice { fields: vec![FactField::Total], ..MergeChoice::default() };
    let result = merge_with(&mut fixture, (double, stays), choice);
    assert_eq!(refused(result), "merge-choice-unknown");
}

#[test]
fn problems_places_on_lists_and_sub_projects_come_along() {
    let (mut fixture, stays, double) = doubles();
    fixture.accept(Command::new(Subject::Project(double), ProblemAction::Raise(problem())));
    list(&mut fixture, double, 7);
    let facts = ProjectFacts {
        regions: vec![RegionShare { region: RegionId(1), share: 1000 }],
        ..ProjectFacts::named(&name("一期"))
    };
    let register = ProjectAction::Register { facts };
    fixture.accept(Command::new(Subject::Project(double), register));
    merge(&mut fixture, double, stays).unwrap();
    let board = &fixture.board;
    assert_eq!(board.problems[&ProblemId(1)].project, stays);
    assert_eq!(board.projects[&stays].problems, [ProblemId(1)]);
    assert_eq!(board.lists[&ListId(1)].entries.keys().collect::<Vec<_>>(), [&stays]);
    assert_eq!(board.projects[&ProjectId(3)].parent, Some(stays));
}

#[test]
fn of_two_places_on_a_list_that_of_the_project_that_stays_holds() {
    let (mut fixture, stays, double) = doubles();
    list(&mut fixture, stays, 3);
    list(&mut fixture, double, 7);
    merge(&mut fixture, double, stays).unwrap();
    let entries = &fixture.board.lists[&ListId(1)].entries;
    assert_eq!(entries.values().map(|entry| entry.order).collect::<Vec<_>>(), [3]);
}

#[test]
fn what_cannot_be_joined_is_refused_by_name() {
    let (mut fixture, stays, double) = doubles();
    assert_eq!(refused(merge(&mut fixture, stays, stays)), "merge-with-itself");
    assert_eq!(refused(merge(&mut fixture, double, ProjectId(99))), "unknown-project");
    let facts = ProjectFacts {
        regions: vec![RegionShare { region: RegionId(1), share: 1000 }],
        ..ProjectFacts::named(&name("一期"))
    };
    let register = ProjectAction::Register { facts };
    fixture.accept(Command::new(Subject::Project(stays), register));
    let part = ProjectId(3);
    assert_eq!(refused(merge(&mut fixture, part, stays)), "merge-with-own-part");
    assert_eq!(refused(merge(&mut fixture, stays, part)), "merge-with-own-part");
    let facts = ProjectFacts::named(&name("另一子项目"));
    let register = ProjectAction::Register { facts };
    fixture.accept(Command::new(Subject::Project(double), register));
    assert_eq!(refused(merge(&mut fixture, double, part)), "merge-nests-too-deep");
    let cancel = ProjectAction::Cancel { reason: text("重复") };
    fixture.accept(Command::new(Subject::Project(double), cancel));
    assert_eq!(refused(merge(&mut fixture, stays, double)), "project-cancelled");
    merge(&mut fixture, double, stays).unwrap();
}

#[test]
fn two_open_cards_of_one_rule_have_to_become_one_first() {
    let (mut fixture, stays, double) = doubles();
    for project in [stays, double] {
        fixture.invest_again(project, 1_000, "2026-03", 10);
    }
    fixture.accept(Command::new(Subject::City, CardAction::Evaluate));
    assert_eq!(refused(merge(&mut fixture, double, stays)), "merge-both-have-a-card");
    let doubled = fixture
        .board
        .cards
        .values()
        .find(|card| card.key.about == crate::model::finding::FindingSubject::Project(double));
    let doubled = doubled.unwrap().clone();
    let withdraw = CardAction::Withdraw { reason: text("重复项目") };
    fixture.accept(Command::new(Subject::Card(doubled.key.about, doubled.id), withdraw));
    merge(&mut fixture, double, stays).unwrap();
    let about = crate::model::finding::FindingSubject::Project(stays);
    assert!(fixture.board.cards.values().all(|card| card.key.about == about));
    assert_eq!(fixture.board.projects[&stays].cards.len(), 2);
}

#[test]
fn a_claim_in_an_open_batch_is_decided_first() {
    let (mut fixture, stays, double) = doubles();
    fixture.plan_start(double, "2026-03");
    let id = fixture.board.projects[&double].milestones[0].id;
    let start = Subject::Milestone(double, id);
    let claim = MilestoneAction::Claim { date: date("2026-03"), evidence: Vec::new() };
    fixture.accept(Command::new(start, claim));
    let open = RecognitionAction::Open { claims: vec![(double, id)] };
    fixture.accept(Command::new(Subject::City, open));
    assert_eq!(refused(merge(&mut fixture, double, stays)), "merge-claim-in-batch");
}

/// Two projects whose starts were claimed and recognised in one batch.
fn both_recognised() -> (Fixture, ProjectId, ProjectId) {
    let (mut fixture, stays, double) = doubles();
    let starts = [stays, double].map(|project| {
        fixture.plan_start(project, "2026-03");
        let id = fixture.board.projects[&project].milestones[0].id;
        let claim = MilestoneAction::Claim { date: date("2026-03"), evidence: Vec::new() };
        fixture.accept(Command::new(Subject::Milestone(project, id), claim));
        (project, id)
    });
    let open = RecognitionAction::Open { claims: starts.to_vec() };
    fixture.accept(Command::new(Subject::City, open));
    for (project, milestone) in starts {
        let decision = ClaimDecision::Recognised { date: date("2026-03"), ticked: Vec::new() };
        let decide = RecognitionAction::Decide { project, milestone, decision };
        fixture.accept(Command::new(Subject::Batch(BatchId(1)), decide));
    }
    (fixture, stays, double)
}

#[test]
fn claims_that_were_decided_are_about_the_milestone_that_stays() {
    let (mut fixture, stays, double) = both_recognised();
    let start = fixture.board.projects[&stays].milestones[0].id;
    merge(&mut fixture, double, stays).unwrap();
    let claims = &fixture.board.batches[&BatchId(1)].claims;
    let about: Vec<_> = claims.iter().map(|claim| (claim.project, claim.milestone)).collect();
    assert_eq!(about, [(stays, start); 2]);
}

#[test]
fn claims_of_one_batch_are_separated_as_they_were() {
    let (mut fixture, stays, double) = both_recognised();
    let before = fixture.board.clone();
    merge(&mut fixture, double, stays).unwrap();
    separate(&mut fixture, double).unwrap();
    assert_eq!(standing(&fixture.board), standing(&before));
}

#[test]
fn two_that_were_merged_are_separated_as_they_were() {
    let (mut fixture, stays, double) = doubles();
    list(&mut fixture, double, 7);
    fixture.accept(Command::new(Subject::Project(double), ProblemAction::Raise(problem())));
    done(&mut fixture, double, month("2026-02"), 35);
    let before = fixture.board.clone();
    merge(&mut fixture, double, stays).unwrap();
    separate(&mut fixture, double).unwrap();
    assert_eq!(standing(&fixture.board), standing(&before));
    assert_eq!(refused(separate(&mut fixture, double)), "project-not-merged");
}

fn standing(board: &Board) -> impl PartialEq + std::fmt::Debug + use<> {
    let entries: Vec<_> = board.lists.values().map(|list| list.entries.clone()).collect();
    let things = (board.problems.clone(), board.cards.clone(), board.batches.clone());
    (board.projects.clone(), entries, things)
}

#[test]
fn what_was_built_on_a_merger_keeps_the_two_together() {
    let (mut fixture, stays, double) = doubles();
    merge(&mut fixture, double, stays).unwrap();
    assert!(built_on(&fixture.board, &fixture.board.merged[&double]).is_empty());
    done(&mut fixture, stays, month("2026-02"), 35);
    let report = Subject::Report(stays, month("2026-02"));
    let built = built_on(&fixture.board, &fixture.board.merged[&double]);
    assert_eq!(built.into_iter().collect::<Vec<_>>(), [report]);
    assert_eq!(refused(separate(&mut fixture, double)), "merge-built-on");
}

#[test]
fn a_project_that_was_merged_on_keeps_its_own_doubles() {
    let (mut fixture, first, second) = doubles();
    let third = fixture.register("岳池医院迁建", RegionId(1));
    merge(&mut fixture, first, second).unwrap();
    merge(&mut fixture, second, third).unwrap();
    assert_eq!(fixture.board.standing(first), third);
    assert_eq!(fixture.board.merged_into(third), [first, second]);
    assert_eq!(refused(separate(&mut fixture, first)), "merge-built-on");
    separate(&mut fixture, second).unwrap();
    separate(&mut fixture, first).unwrap();
    assert_eq!(fixture.board.projects.len(), 3);
}

#[test]
fn whoever_read_the_project_that_stays_before_is_told() {
    let (mut fixture, stays, double) = doubles();
    let subject = Subject::Project(stays);
    let version = fixture.board.version(subject).unwrap();
    merge(&mut fixture, double, stays).unwrap();
    let suspend = ProjectAction::Suspend {
        reason: crate::model::stage::SuspensionReason::Land,
        since: month("2026-04").first_day(),
        note: None,
        paper: Some(document()),
    };
    let reads = vec![ReadVersion { subject, version }];
    let result = fixture.give(&crate::fixture::office(), reads, Command::new(subject, suspend));
    assert!(matches!(result, Err(Refusal::Stale { .. })), "{result:?}");
}

fn row(project: &str) -> LedgerRow {
    ledger_row(5, project)
}

fn import(fixture: &mut Fixture, rows: Vec<LedgerRow>) -> Result<(), Refusal> {
    let ledger = Ledger { period: Some(month("2026-03")), ..ledger(rows) };
    let import = LedgerAction::Import(Box::new(ledger));
    let command = Command::new(Subject::Ledger, import);
    fixture.give(&crate::fixture::office(), Vec::new(), command).map(drop)
}

#[test]
fn a_ledger_that_names_the_retired_project_means_the_one_that_stays() {
    let (mut fixture, stays, double) = doubles();
    let code = FactChange::Code(Some(name("2026-51-01")));
    let revise = ProjectAction::Revise { changes: vec![code] };
    fixture.accept(Command::new(Subject::Project(double), revise));
    let own = FactChange::Code(Some(name("2025-88-02")));
    let revise = ProjectAction::Revise { changes: vec![own] };
    fixture.accept(Command::new(Subject::Project(stays), revise));
    merge(&mut fixture, double, stays).unwrap();
    let facts = fixture.board.projects[&stays].facts.clone();
    let named = row("岳池县人民医院整体迁建工程");
    let numbered = LedgerRow { number: Some(double), ..named.clone() };
    let coded = LedgerFacts { code: Some(name("2026-51-01")), ..named.facts.clone() };
    let coded = LedgerRow { facts: coded, ..named.clone() };
    for row in [named, numbered, coded] {
        import(&mut fixture, vec![row]).unwrap();
        let known = &fixture.board.projects[&stays].facts;
        assert_eq!((&known.name, &known.code), (&facts.name, &facts.code));
        assert_eq!(fixture.board.projects.len(), 1);
    }
    assert_eq!(to_date(&fixture, stays, "2026-03"), Some(Money::from_wan(4_000)));
}

#[test]
fn of_rows_for_both_the_one_of_the_retired_project_stays_out() {
    let (mut fixture, stays, double) = doubles();
    merge(&mut fixture, double, stays).unwrap();
    let rows =
        vec![row("岳池县人民医院整体迁建工程"), LedgerRow { row: 6, ..row("岳池人民医院迁建") }];
    let Err(Refusal::Rows(issues)) = import(&mut fixture, rows) else { panic!("not refused") };
    let codes: Vec<_> = issues.iter().map(|issue| (issue.row, issue.code.code())).collect();
    assert_eq!(codes, [(5, "merged-project")]);
}

/// How many entries there are in the sums, their money against the plan, and how many lag.
fn sums(board: &Board) -> (usize, Option<Investment>, usize) {
    let assessment = Assessment::of(board);
    let investment = assessment.investment(assessment.entries());
    (assessment.entries().len(), investment, assessment.evaluation().findings.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A double whose plan and month the other has as well can as well be left out.
    #[test]
    fn sums_over_a_merged_board_are_those_without_the_double(
        (plan, done) in (500_i64..2_000, 1_i64..2_000),
        (other_plan, other_done) in (500_i64..2_000, 1_i64..2_000),
    ) {
        let (mut fixture, stays) = Fixture::with_a_project(OFFICE);
        fixture.invest_again(stays, plan, "2026-03", done);
        let alone = sums(&fixture.board);
        let double = fixture.register("岳池县人民医院整体迁建工程", RegionId(1));
        fixture.invest_again(double, other_plan, "2026-03", other_done);
        prop_assert_eq!(sums(&fixture.board).0, 2);
        merge(&mut fixture, double, stays).unwrap();
        prop_assert_eq!(sums(&fixture.board), alone);
    }
}
