//! The bulletin of a month: when it goes out, and that it stays what it was.

use super::{advance, behind, give, opened};
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, month, name, office, text},
    model::{
        card::{CardAction, CardStep},
        edition::{Edition, EditionAction, EditionKind},
        project::{FactChange, ProjectAction},
    },
    value::{CardId, EditionId, ProjectId, Timestamp},
    view::{
        assessment::Assessment,
        bulletin::{Bulletin, LastBulletin},
        editions::EditionBody,
        seen::{Answer, Needs, Seen},
    },
};

/// What a bulletin says.
fn bulletin_said(fixture: &Fixture, id: EditionId) -> Bulletin {
    match opened(fixture, id).said {
        EditionBody::Bulletin(bulletin) => *bulletin,
        EditionBody::Month(said) => panic!("{:?} is a month", said.tables.edition),
    }
}

/// The project 15 points behind at the end of March with its yellow card out on March's list.
fn with_a_card_out() -> (Fixture, ProjectId) {
    let (mut fixture, project) = behind();
    give(&mut fixture, Command::new(Subject::City, CardAction::Evaluate)).unwrap();
    for _ in 0..3 {
        advance(&mut fixture, 1).unwrap();
    }
    assert_eq!(fixture.board.cards[&CardId(1)].state.step(), CardStep::Issued);
    (fixture, project)
}

fn last_bulletin(fixture: &Fixture, of: &str) -> Edition {
    fixture.board.edition(EditionKind::Bulletin, month(of)).unwrap().clone()
}

#[test]
fn the_bulletin_goes_out_with_the_list_of_cards_and_says_the_same_ever_after() {
    let (mut fixture, project) = with_a_card_out();
    let out = last_bulletin(&fixture, "2026-03");
    let said = bulletin_said(&fixture, out.id);
    assert_eq!(
        (said.number.to_string(), said.out),
        ("挂战通报〔2026〕3号".into(), Some(out.mark()))
    );
    assert_eq!((said.yellow.len(), said.red.len(), said.standing.yellow), (1, 0, 1));
    assert_eq!(said.yellow[0].warned.region, "岳池县");
    assert_eq!(said.investment.map(|sum| sum.lag), Some(150));

    let revoke = CardAction::Revoke { reason: text("3月数据填报有误") };
    let card = Subject::Card(fixture.board.cards[&CardId(1)].key.about, CardId(1));
    give(&mut fixture, Command::new(card, revoke)).unwrap();
    fixture.invest_again(project, 1_000, "2026-03", 240);
    let changes = vec![FactChange::Name(name("岳池县人民医院"))];
    let revise = ProjectAction::Revise { changes };
    give(&mut fixture, Command::new(Subject::Project(project), revise)).unwrap();
    assert_eq!(bulletin_said(&fixture, out.id), said);
    assert_eq!(last_bulletin(&fixture, "2026-03").id, out.id, "nothing of that is a bulletin");
}

#[test]
fn a_month_without_cards_has_its_bulletin_sent_out_by_the_office_once_for_its_figures() {
    let (mut fixture, project) = behind();
    let march = Subject::Period(month("2026-03"));
    let publish = || Command::new(march, EditionAction::Publish {});
    let open = Command::new(Subject::Period(month("2026-02")), EditionAction::Publish {});
    assert_eq!(give(&mut fixture, open), Err("edition-period-open"));
    give(&mut fixture, publish()).unwrap();
    assert_eq!(give(&mut fixture, publish()), Err("edition-bulletin-out"));
    fixture.invest_again(project, 1_000, "2026-03", 240);
    give(&mut fixture, publish()).unwrap();
    let second = last_bulletin(&fixture, "2026-03");
    let said = bulletin_said(&fixture, second.id);
    assert_eq!(said.number.to_string(), "挂战通报〔2026〕3号（第2版）");
    assert_eq!((said.figures.number, said.investment.map(|sum| sum.lag)), (2, Some(10)));
}

#[test]
fn until_it_is_out_a_bulletin_is_a_draft_of_today_and_says_so() {
    let (mut fixture, _) = behind();
    let read = |fixture: &Fixture| {
        let assessment = Assessment::following(None, &fixture.board, fixture.now.day());
        let seen = Seen { assessment: assessment.into(), actor: office() };
        let asked = LastBulletin {};
        let history = match asked.needs(&seen) {
            Needs::History(subjects, _) => fixture.history(subjects[0]),
            Needs::Present => Vec::new(),
        };
        asked.answer(&seen, &history, fixture.now).unwrap().unwrap()
    };
    let draft = read(&fixture);
    assert_eq!((draft.out, draft.on), (None, fixture.now.day()));
    give(&mut fixture, Command::new(Subject::Period(month("2026-03")), EditionAction::Publish {}))
        .unwrap();
    let out = read(&fixture);
    fixture.now = Timestamp::start_of("2027-04-10".parse().unwrap());
    assert_eq!((out.out.is_some(), read(&fixture)), (true, out));
}
