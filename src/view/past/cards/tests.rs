//! Ledgers of cards against a small board.

use proptest::{collection::vec, prelude::*, sample::select};

use super::*;
use crate::{
    fixture::{Fixture, actor},
    model::{
        actor::Role,
        card::{CardResponse, CardStep},
    },
    value::RegionId,
    view::{assessment::Assessment, cards::ledger},
};
use CardColumn::{
    AnsweredOn, Code, Document, IssuedOn, Level, LiftedOn, Project, Reason, Region, Reply, Signer,
    State, Unit,
};

/// A project in each county, and one name that both have.
fn city() -> Fixture {
    let (mut fixture, _) = Fixture::with_a_project("2026-10-20");
    fixture.register("滨河路", RegionId(1));
    fixture.register("滨河路", RegionId(2));
    fixture
}

fn line(row: u32, more: &[(CardColumn, &str)]) -> RegisterLine<CardColumn> {
    let usual = [
        (Level, "黄牌"),
        (Project, "岳池人民医院迁建"),
        (IssuedOn, "2026-06-05"),
        (Reason, "5月应开工，至今未开工"),
    ];
    let cells = usual.iter().chain(more).map(|(column, text)| (*column, (*text).to_owned()));
    RegisterLine { sheet: String::new(), row, cells: cells.collect() }
}

fn register(lines: Vec<RegisterLine<CardColumn>>) -> Register<CardColumn> {
    Register { columns: CardColumn::ALL.to_vec(), lines }
}

fn preview(
    fixture: &Fixture,
    register: &Register<CardColumn>,
    chosen: &BTreeMap<String, Option<ProjectId>>,
) -> (PastCards, Vec<Command>) {
    let file = CardsFile { name: "黄红牌台账.xlsx", chosen };
    past_cards(&fixture.board, &actor(Role::Office), register, file, fixture.now)
}

/// Previews a ledger of these lines and takes it over.
fn taken(fixture: &mut Fixture, lines: Vec<RegisterLine<CardColumn>>) -> PastCards {
    let (shown, commands) = preview(fixture, &register(lines), &BTreeMap::new());
    for command in commands {
        fixture.accept(command);
    }
    shown
}

fn codes(preview: &PastCards) -> Vec<(u32, Option<CardColumn>, &str)> {
    let rejected = preview.rejected.iter();
    rejected.map(|fault| (fault.row, fault.column, fault.code.as_str())).collect()
}

fn steps(fixture: &Fixture) -> Vec<CardStep> {
    fixture.board.cards.values().map(|card| card.state.step()).collect()
}

#[test]
fn each_card_comes_as_far_as_its_state_or_its_days_say() {
    let mut fixture = city();
    let shown = taken(
        &mut fixture,
        vec![
            line(3, &[(State, "待签收"), (Document, "〔2026〕6期")]),
            line(4, &[(IssuedOn, "2026-07-05"), (State, "整改中"), (Reply, "正在协调用地")]),
            line(
                5,
                &[(IssuedOn, "2026-08-05"), (Level, "红牌"), (Reply, "已开工"), (Signer, "李××")],
            ),
            line(6, &[(IssuedOn, "2026-09-05"), (LiftedOn, "2026-10-08"), (State, "已销牌")]),
            line(7, &[(Project, ""), (Unit, "岳池县人民政府"), (State, "未销牌")]),
            line(8, &[(IssuedOn, "2026-04-05"), (LiftedOn, "2026-08-05"), (State, "已升级为红牌")]),
        ],
    );
    assert_eq!(codes(&shown), []);
    assert_eq!(shown.counts(), (3, 1, 2));
    assert_eq!(shown.cards[4].name, "岳池县", "a card to no project warns the county");
    let wanted = [
        CardStep::Issued,
        CardStep::Acknowledged,
        CardStep::Rectified,
        CardStep::Lifted,
        CardStep::Issued,
        CardStep::Lifted,
    ];
    assert_eq!(steps(&fixture), wanted);
    let cards: Vec<_> = fixture.board.cards.values().collect();
    let stated = |at: usize| cards[at].basis().finding.stated().unwrap();
    assert_eq!((stated(0).file.as_str(), stated(0).row), ("黄红牌台账.xlsx", 3));
    assert_eq!(stated(1).remark.as_ref().unwrap().as_str(), "正在协调用地");
    let signer = |at: usize| match &cards[at].out().unwrap().answer {
        CardResponse::Rectified { signature, .. } | CardResponse::Signed { signature, .. } => {
            signature.person.to_string()
        }
        CardResponse::None => String::new(),
    };
    assert_eq!((signer(1), signer(2)), ("岳池县发展改革局".to_owned(), "李××".to_owned()));
}

#[test]
fn every_fault_is_named_by_row_and_column_and_keeps_all_out() {
    let fixture = city();
    let lines = vec![
        line(3, &[]),
        line(4, &[(Level, "黄转红"), (IssuedOn, "6月5日"), (Reason, "")]),
        line(5, &[(State, "不知道")]),
        line(6, &[(State, "已销牌")]),
        line(7, &[(State, "未销牌"), (LiftedOn, "2026-07-01")]),
        line(8, &[(State, "已反馈"), (AnsweredOn, "上周")]),
        line(9, &[(Project, ""), (Unit, "没有这个单位")]),
        line(10, &[(Project, "")]),
        line(11, &[(IssuedOn, "2026-12-05")]),
        line(12, &[(State, "已升级为红牌")]),
        line(13, &[(Level, "红牌"), (LiftedOn, "2026-08-05"), (State, "已升级为红牌")]),
    ];
    let (shown, commands) = preview(&fixture, &register(lines), &BTreeMap::new());
    assert_eq!(
        codes(&shown),
        [
            (4, Some(Level), "unknown-level"),
            (4, Some(IssuedOn), "unreadable-date"),
            (4, Some(Reason), "missing-cell"),
            (5, Some(State), "unknown-state"),
            (6, Some(LiftedOn), "missing-cell"),
            (7, Some(State), "state-contradicts"),
            (8, Some(AnsweredOn), "unreadable-date"),
            (8, Some(Reply), "missing-cell"),
            (9, Some(Unit), "unknown-unit"),
            (10, Some(Project), "missing-cell"),
            (11, None, "date-in-the-future"),
            (12, Some(LiftedOn), "missing-cell"),
            (13, Some(State), "state-contradicts"),
        ]
    );
    assert!(commands.is_empty() && !shown.may_be_taken());
    let none = Register { columns: vec![Project, IssuedOn], lines: Vec::new() };
    let (shown, _) = preview(&fixture, &none, &BTreeMap::new());
    assert_eq!(codes(&shown).len(), 2, "colour and reason have no column");
}

#[test]
fn a_project_is_found_by_code_or_name_and_region_else_asked_for() {
    let mut fixture = city();
    let county = line(3, &[(Project, "滨河路"), (Region, "武胜县")]);
    let shown = taken(&mut fixture, vec![county]);
    assert_eq!(shown.cards.len(), 1);
    assert!(fixture.board.projects[&ProjectId(3)].card_out().is_some());

    let lines = vec![
        line(3, &[(Project, "滨河路")]),
        line(4, &[(Project, "滨河路"), (Level, "红牌")]),
        line(5, &[(Project, "岳池县人民医院迁建项目"), (Code, "没有的码")]),
        line(6, &[]),
    ];
    let register = register(lines);
    let (shown, commands) = preview(&fixture, &register, &BTreeMap::new());
    let asked: Vec<_> = shown.asked.iter().map(|asked| (asked.row, asked.rows)).collect();
    assert_eq!((asked, commands.len()), (vec![(3, 2), (5, 1)], 0));
    let offered: Vec<_> = shown.asked[1].candidates.iter().map(|known| known.id).collect();
    assert_eq!(offered, [ProjectId(1)]);
    let regions: Vec<_> = shown.asked[0].candidates.iter().map(|known| &known.region).collect();
    assert_eq!(regions, ["岳池县", "武胜县"]);

    let answers = [(0, None), (1, Some(ProjectId(1)))];
    let chosen = answers.map(|(at, project)| (shown.asked[at].key.clone(), project)).into();
    let (shown, commands) = preview(&fixture, &register, &chosen);
    assert_eq!((shown.asked.len(), shown.left_out, commands.len()), (0, 2, 1));
    assert_eq!(shown.known.len(), 1, "both rows say the same of one project");
}

/// Lines of a ledger as they may come: any project, colour, day and state, many of them twice.
fn any_line() -> impl Strategy<Value = Vec<(CardColumn, &'static str)>> {
    let project = select(vec!["岳池人民医院迁建", "滨河路"]);
    let level = select(vec!["黄牌", "红牌"]);
    let on = select(vec!["2026-06-05", "2026-09-05"]);
    let state = select(vec!["", "待签收", "整改中", "已销牌"]);
    (project, level, on, state).prop_map(|(project, level, on, state)| {
        let lifted = if state == "已销牌" { "2026-10-01" } else { "" };
        let cells = [(Project, project), (Level, level), (IssuedOn, on), (State, state)];
        let more = [(LiftedOn, lifted), (Region, "岳池县")];
        cells.into_iter().chain(more).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn importing_twice_is_importing_once_and_the_sums_agree(lines in vec(any_line(), 0..12)) {
        let mut fixture = city();
        let lines: Vec<_> = (3..).zip(&lines).map(|(row, cells)| line(row, cells)).collect();
        let shown = taken(&mut fixture, lines.clone());
        prop_assert_eq!(shown.rejected.len() + shown.asked.len(), 0);
        prop_assert_eq!(shown.cards.len() + shown.known.len(), lines.len());

        let once = fixture.board.clone();
        let again = taken(&mut fixture, lines);
        prop_assert_eq!(again.cards.len(), 0);
        prop_assert_eq!(&fixture.board, &once);

        let assessment = Assessment::of(&fixture.board);
        let rows = ledger(&assessment, &actor(Role::Viewer), fixture.now);
        let standing = |level| rows.iter().filter(|row| row.open && row.level == level).count();
        let lifted = rows.iter().filter(|row| row.step == CardStep::Lifted).count();
        let (yellow, red) = (standing(CardLevel::Yellow), standing(CardLevel::Red));
        prop_assert_eq!(shown.counts(), (count(yellow), count(red), count(lifted)));
    }
}
