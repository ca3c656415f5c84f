//! What holds of any figures: nothing depends on order, and more lag is never judged milder.

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn evaluating_twice_or_projects_in_another_order_gives_the_same(
        done in proptest::collection::vec(0_i64..1200, 1..6), chosen in 0_usize..3,
    ) {
        let given = |order: &[i64]| {
            let (mut fixture, _) = Fixture::with_a_project("2026-11-10");
            for (number, done) in order.iter().enumerate() {
                let project = fixture.register(&format!("项目{done}之{number}"), RegionId(1));
                fixture.invest_again(project, 1000, "2026-10", *done);
            }
            fixture
        };
        let fixture = given(&done);
        let before = fixture.board.clone();
        let force = || preset(Preset::ALL[chosen]);
        let evaluation = on(&fixture, force(), "2026-11-10");
        prop_assert_eq!(&on(&fixture, force(), "2026-11-10"), &evaluation);
        prop_assert_eq!(&fixture.board, &before);
        let turned: Vec<_> = done.iter().rev().copied().collect();
        let turned = on(&given(&turned), force(), "2026-11-10");
        let sorted = |evaluation: &Evaluation| {
            let figure = |finding: &Finding| {
                let measure = finding.behind().unwrap();
                (finding.level(), measure.done, finding.limit)
            };
            let mut all: Vec<_> = evaluation.findings.iter().map(figure).collect();
            all.sort_by_key(|(level, done, edge)| (*level, *done, edge.at));
            all
        };
        prop_assert_eq!(sorted(&turned), sorted(&evaluation));
        let mut backwards = evaluation.clone();
        backwards.findings.reverse();
        let called = |evaluation| called_for(&fixture.board, evaluation);
        prop_assert_eq!(called(&evaluation), called(&backwards));
    }

    #[test]
    fn more_lag_never_gives_a_milder_card_under_any_preset(
        plan in 1_i64..100_000, a in 0_i64..120_000, b in 0_i64..120_000, chosen in 0_usize..3,
    ) {
        let level = |done: i64| {
            let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
            fixture.invest(project, plan, "2026-10", done);
            let force = preset(Preset::ALL[chosen]);
            told_levels(&on(&fixture, force, "2026-11-10")).first().copied()
        };
        prop_assert!(level(a.min(b)) >= level(a.max(b)));
    }
}
