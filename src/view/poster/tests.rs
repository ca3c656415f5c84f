use proptest::prelude::*;

use super::{item::LEAST_TYPE, *};
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, date, name, point},
    model::{
        city::CityAction,
        milestone::{MilestoneAction, MilestoneKind},
        project::{ProjectAction, Site},
        rule::Lamp,
        stage::StageGroup,
    },
    value::{Money, RegionId},
    view::{catalogue::Catalogue, plan_board::Flag},
};

/// Keys for words, with what is filled in behind them.
struct Keys;

impl Catalogue for Keys {
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<&str> = values.iter().map(|(_, value)| *value).collect();
        let short = key.rsplit('.').next().unwrap_or_default();
        if values.is_empty() { short.to_owned() } else { format!("{short} {}", values.join(" ")) }
    }
}

impl PosterWords for Keys {
    fn period(&self, _: &Frame) -> String {
        "period".to_owned()
    }
    fn arithmetic(&self, _: &ShownFinding) -> String {
        "arithmetic".to_owned()
    }
    fn figure(&self, _: &ShownFinding) -> String {
        "figure".to_owned()
    }
    fn tenths(&self, tenths: i64) -> String {
        tenths.to_string()
    }
    fn in_column(&self, amount: Money) -> String {
        amount.fen().to_string()
    }
    fn adds_up(&self, whole: Money, parts: &[Money]) -> bool {
        parts.iter().map(|part| part.fen()).sum::<i64>() == whole.fen()
    }
    fn money_pair(&self, part: Money, whole: Money) -> (String, String, String) {
        (part.fen().to_string(), whole.fen().to_string(), "fen".to_owned())
    }
}

fn place(fixture: &mut Fixture, project: ProjectId, lon: f64, lat: f64) {
    let site = Site::Placed { shape: point(lon, lat).into(), written: None };
    fixture.accept(Command::new(Subject::Project(project), ProjectAction::Place { site }));
}

/// Two counties: three projects in the first, the last of them without a place, and two in the second.
fn city() -> Fixture {
    let (mut fixture, first) = Fixture::with_a_project("2026-11-23");
    place(&mut fixture, first, 106.02, 30.01);
    let north = fixture.register("岳池最北的项目", RegionId(1));
    place(&mut fixture, north, 106.05, 30.08);
    fixture.register("岳池未定位的项目", RegionId(1));
    let other = fixture.register("武胜南边的项目", RegionId(2));
    place(&mut fixture, other, 106.15, 30.02);
    let north = fixture.register("武胜北边的项目", RegionId(2));
    place(&mut fixture, north, 106.15, 30.07);
    fixture.invest(first, 1_000, "2026-10", 400);
    fixture.invest_again(other, 2_000, "2026-10", 1_700);
    fixture
}

fn of(fixture: &Fixture) -> Poster {
    poster(&Assessment::of(&fixture.board), fixture.now)
}

/// Everything that a sheet says, one text after the other.
fn said(sheet: &PosterSheet) -> String {
    let texts = sheet.items.iter().filter_map(|item| match item {
        PosterItem::Text(text) => Some(text.text.as_str()),
        PosterItem::Path(_) => None,
    });
    texts.collect()
}

#[test]
fn numbers_run_through_the_counties_from_north_to_south_and_end_with_what_has_no_place() {
    let poster = of(&city());
    let rows = poster.counties.iter().flat_map(|county| &county.rows);
    let numbered: Vec<_> = rows.map(|row| (row.number, row.name.as_str())).collect();
    assert_eq!(
        numbered,
        [
            (1, "岳池最北的项目"),
            (2, "岳池人民医院迁建"),
            (3, "岳池未定位的项目"),
            (4, "武胜北边的项目"),
            (5, "武胜南边的项目"),
        ]
    );
    assert_eq!(poster.sums.unplaced, 1);
}

#[test]
fn the_counties_add_up_to_the_city() {
    let poster = of(&city());
    let sum = |of: fn(&PosterSums) -> u32| -> u32 {
        poster.counties.iter().map(|county| of(&county.sums)).sum()
    };
    assert_eq!(sum(|sums| sums.entries), poster.sums.entries);
    assert_eq!(sum(|sums| sums.unplaced), poster.sums.unplaced);
    assert_eq!(sum(|sums| sums.yellow + sums.red), poster.sums.yellow + poster.sums.red);
    for stage in StageGroup::ALL {
        let counties: u32 =
            poster.counties.iter().map(|county| county.sums.counts.stage(stage)).sum();
        assert_eq!(counties, poster.sums.counts.stage(stage), "{stage:?}");
    }
    let money: Vec<_> = poster.counties.iter().filter_map(|it| it.sums.investment).collect();
    let city = poster.sums.investment.unwrap();
    assert_eq!(money.iter().map(|it| it.done.fen()).sum::<i64>(), city.done.fen());
    assert_eq!(money.iter().map(|it| it.plan.fen()).sum::<i64>(), city.plan.fen());
    let rows: usize = poster.counties.iter().map(|county| county.rows.len()).sum();
    assert_eq!(u32::try_from(rows).unwrap(), poster.sums.entries);
}

#[test]
fn each_milestone_of_the_year_is_a_flag_in_its_month() {
    let mut fixture = city();
    let project = ProjectId(1);
    for (step, plan) in [("场平", "2026-03-31"), ("主体", "2026-12"), ("封顶", "2027-02")] {
        let (kind, plan) = (MilestoneKind::Step, Some(date(plan)));
        let add = MilestoneAction::Add { kind, name: Some(name(step)), plan };
        fixture.accept(Command::new(Subject::Project(project), add));
    }
    let poster = of(&fixture);
    let row = poster.counties[0].rows.iter().find(|row| row.id == project).unwrap();
    let flags: Vec<_> = row.flags.iter().map(|flag| (flag.month, flag.flag)).collect();
    assert_eq!(flags, [(3, Flag::Overdue), (12, Flag::ToCome)]);
}

#[test]
fn what_has_no_place_is_said_to_have_none_and_a_map_without_number_is_for_internal_use() {
    let mut fixture = city();
    let before = said(&sheets(&of(&fixture), PaperSize::A1, &Keys)[0]);
    assert!(before.contains("unplaced-name 岳池未定位的项目"), "{before}");
    assert!(before.contains("internal") && before.contains("boundary-note"), "{before}");
    let (boundary_note, approval) =
        (Some(crate::fixture::text("界线不作依据")), Some(name("川S〔2026〕1号")));
    let lines = CityAction::SetMapLines { boundary_note, approval };
    fixture.accept(Command::new(Subject::City, lines));
    let after = said(&sheets(&of(&fixture), PaperSize::A1, &Keys)[0]);
    assert!(after.contains("界线不作依据") && after.contains("川S〔2026〕1号"), "{after}");
    assert!(!after.contains("internal"), "{after}");
}

#[test]
fn an_empty_city_is_a_sheet_all_the_same() {
    let fixture = Fixture::on("2026-11-23");
    for size in PaperSize::ALL {
        let sheets = sheets(&of(&fixture), size, &Keys);
        assert_eq!(sheets.len(), 1);
        assert!(said(&sheets[0]).contains("no-map"));
    }
}

/// A poster of so many projects in two counties, with names of these lengths.
fn crowded(lengths: &[usize]) -> Poster {
    let mut poster = of(&city());
    let half = lengths.len() / 2;
    let row = poster.counties[0].rows[0].clone();
    let looks = [Lamp::Ok, Lamp::Severe, Lamp::Watch, Lamp::Lagging, Lamp::Unjudged];
    let mut next = 1;
    for (county, lengths) in poster.counties.iter_mut().zip([&lengths[..half], &lengths[half..]]) {
        let (west, south) = if next == 1 { (106.005, 30.005) } else { (106.105, 30.005) };
        county.rows = lengths
            .iter()
            .map(|length| {
                let number = next;
                next += 1;
                let step = f64::from(number % 20) * 0.0045;
                let at = (number % 7 > 0).then(|| point(west + step, south + step * 0.9));
                let name = format!("第{number}号{}", "项".repeat(*length));
                let stage = StageGroup::ALL[number as usize % StageGroup::ALL.len()];
                let look = PosterLook { stage, lamp: looks[number as usize % 5], ..row.look };
                PosterRow { number, name, look, at, ..row.clone() }
            })
            .collect();
    }
    poster
}

#[test]
fn five_hundred_projects_fill_one_sheet_of_a0() {
    let poster = crowded(&[9; 500]);
    let sheets = sheets(&poster, PaperSize::A0, &Keys);
    assert_eq!(sheets.len(), 1);
    assert!(super::sheets(&poster, PaperSize::A4, &Keys).len() > 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]
    #[test]
    fn nothing_is_dropped_or_illegible_or_off_the_paper(
        lengths in proptest::collection::vec(1_usize..60, 0..240),
        size in 0..PaperSize::ALL.len(),
    ) {
        let poster = crowded(&lengths);
        let size = PaperSize::ALL[size];
        let sheets = sheets(&poster, size, &Keys);
        let all: String = sheets.iter().map(said).collect();
        for row in poster.counties.iter().flat_map(|county| &county.rows) {
            prop_assert!(all.contains(&row.name), "{}", row.name);
        }
        for sheet in &sheets {
            for item in &sheet.items {
                let PosterItem::Text(text) = item else { continue };
                // Numbers inside marks may be a little smaller than running text.
                let is_number = text.bold && text.text.chars().all(|c| c.is_ascii_digit() || c == '?');
                let least = if is_number { 1.1 } else { LEAST_TYPE };
                prop_assert!(text.size * sheet.mm >= least - 1e-9, "{text:?} on {size:?}");
                prop_assert!((0.0..=WIDTH).contains(&text.at.0), "{text:?}");
                prop_assert!((0.0..=sheet.height).contains(&text.at.1), "{text:?}");
            }
        }
    }
}
