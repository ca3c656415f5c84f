//! Two counties in one cell, zones that are no counties, coordinates as they are typed, and marks that
//! nobody sees.

use battle_map::{
    board::Board,
    event::{Event, Recorded, Subject},
    geometry::Boundary,
    model::{
        actor::{Actor, Role},
        region::{RegionChange, RegionKind},
    },
    value::{CommandId, Name, RegionId, Seq},
};
use battle_map_ledger::ReadLedger;

use super::{Put, read_file, rows, wan, warned, workbook};
use crate::support::{NOW, codes, import, read_csv};

/// A board that knows six counties, each with a square of its own.
fn city() -> Board {
    let mut board = Board::default();
    let counties = ["广安区", "前锋区", "岳池县", "武胜县", "邻水县", "华蓥市"];
    for (number, county) in (1_u32..).zip(counties) {
        let west = 105.0 + f64::from(number) * 0.5;
        let (east, south, north) = (west + 0.5, 30.0, 31.0);
        let square = format!(
            r#"{{"type":"Feature","properties":{{}},"geometry":{{"type":"Polygon","coordinates":
            [[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}}}"#
        );
        let boundary = Boundary::from_geojson(&serde_json::from_str(&square).unwrap()).unwrap();
        let change = RegionChange::Registered {
            name: Name::new(county).unwrap(),
            kind: RegionKind::District,
            boundary: Some(boundary.into()),
        };
        let id: RegionId = number.to_string().parse().unwrap();
        board.apply(&Recorded {
            seq: Seq(board.seq.0 + 1),
            at: NOW,
            actor: Actor { name: Name::new("office").unwrap(), role: Role::Office, post: None },
            command: CommandId::try_from(format!("region-{number:04}")).unwrap(),
            event: Event::new(Subject::Region(id), change),
        });
    }
    board
}

/// What a ledger of one column of regions comes to: regions with shares, then codes.
fn regions(mut board: Board, header: &str, written: &str) -> String {
    let read = read_csv(&format!("项目名称,{header}\n某项目,\"{written}\""));
    assert_eq!(codes(&read.rejected), []);
    let plan = import(&mut board, read.ledger.as_ref().unwrap());
    let issues = plan.rejected.iter().chain(&plan.warnings).map(|issue| issue.code.code());
    let project = board.projects.values().next();
    let shares = project.map_or(&[][..], |project| &project.facts.regions);
    let told = shares.iter().map(|share| {
        let name = board.regions.get(&share.region).map_or("-", |region| region.name.as_str());
        format!("{name} {}", share.share)
    });
    let again = import(&mut board.clone(), read.ledger.as_ref().unwrap());
    assert!(again.events.is_empty(), "{written}: the same twice");
    told.map(|it| it + " ").chain(issues.map(str::to_owned)).collect()
}

#[test]
fn a_cell_of_several_counties_is_all_of_them() {
    for (written, expected) in [
        ("广安区、前锋区", "广安区 500 前锋区 500 shares-assumed"),
        ("广安区，前锋区", "广安区 500 前锋区 500 shares-assumed"),
        ("广安区 前锋区", "广安区 500 前锋区 500 shares-assumed"),
        ("岳池县和武胜县", "岳池县 500 武胜县 500 shares-assumed"),
        ("广安、岳池、武胜", "广安区 334 岳池县 333 武胜县 333 shares-assumed"),
        ("广安区60%、前锋区40%", "广安区 600 前锋区 400 "),
        ("岳池县（70%）、武胜县（30%）", "岳池县 700 武胜县 300 "),
        ("跨县区（广安区、前锋区）", "广安区 500 前锋区 500 shares-assumed"),
        ("华蓥市（双河街道）", "华蓥市 1000 "),
        ("岳池", "岳池县 1000 "),
        ("武胜县人民政府", "武胜县 1000 "),
        ("市本级", "市本级 1000 region-created"),
        ("跨县区", "跨县区 1000 region-created"),
    ] {
        assert_eq!(regions(city(), "所在县区", written), expected, "{written}");
    }
}

#[test]
fn a_zone_is_not_the_county_whose_name_it_begins_with() {
    for zone in ["广安经开区", "广安高新区", "岳池工业园区", "川渝高竹新区", "广安区、广安经开区"]
    {
        assert_eq!(regions(city(), "所在县区", zone), "unknown-region", "{zone}");
    }
    assert_eq!(regions(city(), "建设地点", "广安经开区新桥路"), "unknown-region");
    assert_eq!(regions(city(), "建设地点", "岳池九龙街道"), "岳池县 1000 ");
}

#[test]
fn a_county_that_stands_for_more_than_itself_does_not_get_everything() {
    for written in [
        "岳池县等3个县",
        "岳池县等",
        "岳池县及周边",
        "岳池县周边",
        "岳池县（含武胜县部分）",
        "岳池县—武胜县",
        "除岳池县外",
    ] {
        assert_eq!(regions(city(), "所在县区", written), "unknown-region", "{written}");
    }
    assert_eq!(regions(city(), "建设地点", "岳池县等3个县"), "unknown-region");
    assert_eq!(regions(city(), "建设地点", "岳池县九龙街道等地"), "岳池县 1000 ");
    assert_eq!(regions(city(), "所在县区", "岳池县九龙街道"), "岳池县 1000 ");
}

#[test]
fn a_place_and_its_county_may_share_a_column() {
    for header in ["建设地点/所在县区", "所在县区/建设地点", "建设地点、所在县区", "建设地点(县区)"]
    {
        assert_eq!(regions(city(), header, "广安区枣山街道"), "广安区 1000 ", "{header}");
    }
    let both = "岳池县九龙镇、武胜县街子镇";
    assert_eq!(regions(city(), "建设地点", both), "岳池县 500 武胜县 500 shares-assumed");
}

#[test]
fn counties_that_nobody_drew_are_told_apart_as_well() {
    let created = "region-createdregion-created";
    let expected = format!("广安区 500 前锋区 500 shares-assumed{created}");
    assert_eq!(regions(Board::default(), "所在县区", "广安区、前锋区"), expected);
    let read = read_csv("项目名称,县区\n甲,岳池县\n乙,岳池\n丙,岳池县人民政府");
    let mut board = Board::default();
    import(&mut board, read.ledger.as_ref().unwrap());
    assert_eq!(board.regions.len(), 1);
}

#[test]
fn marks_that_nobody_sees_change_no_word() {
    let header = " 序 号 ,项目\u{200b}名称,所在\u{feff}县区,联系领导\u{200b},总投资\u{a0}（万元）";
    let read = read_csv(&format!("{header}\n1,输变电\u{200b}配套产业园,岳池,王某,5"));
    assert_eq!((codes(&read.rejected), warned(&read)), (vec![], vec![]));
    let row = &rows(&read)[0];
    assert_eq!((row.facts.sponsors[0].as_str(), wan(row.facts.total)), ("王某", "5".to_owned()));
    let mut board = city();
    import(&mut board, read.ledger.as_ref().unwrap());
    let clean =
        read_csv("序号,项目名称,所在县区,联系领导,总投资(万元)\n1,输变电配套产业园,岳池县,王某,5");
    let ledger = battle_map::model::ledger::Ledger {
        list: read.ledger.as_ref().unwrap().list.clone(),
        ..clean.ledger.unwrap()
    };
    let plan = import(&mut board, &ledger);
    assert_eq!((plan.tally.new, plan.tally.changed, plan.tally.unchanged), (0, 0, 1));
}

fn points(read: &ReadLedger) -> Vec<String> {
    let point = |at: battle_map::geometry::Point| format!("{:.6} {:.6}", at.lon(), at.lat());
    rows(read).iter().map(|row| row.point.map_or("-".to_owned(), point)).collect()
}

#[test]
fn coordinates_are_read_as_they_are_typed_and_copied() {
    let header = ["项目名称", "县区", "经度", "纬度"].map(Put::Words).into();
    let mut lines = vec![header];
    for (name, lon, lat) in [
        ("甲", "106.802592", "30.740071"),
        ("乙", "30.591929", "106.97327"),
        ("丙", "106°15′47.84″", "30°32′54.97″"),
        ("丁", "E106.329109°", "N30.266456°"),
        ("戊", "107.071464，", " 30.407183 "),
        ("己", "106.845545,30.410371", ""),
        ("庚", "", "106.845545, 30.410371"),
        ("辛", "0", "0"),
        ("壬", "106.195554", ""),
    ] {
        lines.push([name, "岳池县", lon, lat].map(Put::Words).into());
    }
    let read = read_file(&workbook(&lines));
    assert_eq!(
        points(&read),
        [
            "106.802592 30.740071",
            "106.973270 30.591929",
            "106.263289 30.548603",
            "106.329109 30.266456",
            "107.071464 30.407183",
            "106.845545 30.410371",
            "106.845545 30.410371",
        ]
    );
    assert_eq!(warned(&read), [(3, "经度", "swapped-coordinates")]);
    let rejected = [(9, "经度", "outside-all-regions"), (10, "经度", "unreadable-point")];
    assert_eq!(codes(&read.rejected), rejected);
}

#[test]
fn signs_around_an_amount_do_not_cost_it() {
    let read = read_csv(
        "项目名称,县区,总投资(万元)\n甲,岳池县,\"￥1,250.5\"\n乙,岳池县,\"800，\"\n丙,岳池县,¥3亿元",
    );
    assert_eq!(codes(&read.rejected), []);
    let totals: Vec<_> = rows(&read).iter().map(|row| wan(row.facts.total)).collect();
    assert_eq!(totals, ["1250.5", "800", "30000"]);
}
