use super::*;
use crate::{
    geometry::{Boundary, Bounds, Line, Point, Zoom, tests::guangan},
    model::{card::CardLevel, stage::StageGroup},
};
use proptest::prelude::*;
use xml::tenths;

/// A city to draw on: the real boundaries in a window of the wall.
struct City(Vec<(String, Boundary)>);

impl City {
    fn new() -> Self {
        Self(guangan())
    }

    fn bounds(&self) -> Bounds {
        self.0.iter().map(|(_, boundary)| boundary.bounds()).reduce(Bounds::with).unwrap()
    }

    fn view<'a>(&'a self, marks: Vec<Mark<'a>>, (width, height): (u16, u16)) -> MapView<'a> {
        let region = |(id, (name, boundary)): (u32, &'a (String, Boundary))| RegionShape {
            id,
            name: name.clone(),
            count: "18 个".to_owned(),
            href: format!("/?region={id}"),
            tint: Some(Tint::of_lag(1_180)),
            selected: false,
            boundary,
        };
        MapView {
            viewport: Viewport::fit(self.bounds(), width, height, 30.0),
            overscan: (0, 0),
            covered: Vec::new(),
            regions: (0..).zip(&self.0).map(region).collect(),
            layers: Vec::new(),
            marks,
            texts: MapTexts {
                title: "广安市".to_owned(),
                cluster: "{count} 个项目：{lamps}".to_owned(),
                lamps: ["严重滞后", "滞后", "关注", "无法评判", "不评", "序时内"]
                    .map(str::to_owned),
            },
            words: &Words,
            window_href: "/?at={at}".to_owned(),
            list_href: "/projects?within={within}".to_owned(),
        }
    }
}

struct Words;

impl MarkWords for Words {
    fn title(&self, mark: &Mark<'_>) -> String {
        format!("{} {}", mark.name, mark.id)
    }

    fn href(&self, project: u32) -> String {
        format!("/?selected={project}")
    }
}

fn mark<'a>(id: u32, lon: f64, lat: f64) -> Mark<'a> {
    Mark {
        id,
        name: "项目",
        at: Point::clamped(lon, lat),
        look: MarkStyle::of(StageGroup::Building, Lamp::Ok),
        fresh: false,
        shape: None,
    }
}

/// So many marks spread over the city, with all lamps and stages.
fn crowd<'a>(count: u32) -> Vec<Mark<'a>> {
    let spread =
        |id: u32, step: f64, low: f64, width: f64| low + (f64::from(id) * step).fract() * width;
    let nth = |id: u32, all: usize| usize::try_from(id).unwrap() % all;
    let build = |id| Mark {
        look: MarkStyle::of(
            StageGroup::ALL[nth(id / 6, StageGroup::ALL.len())],
            Lamp::ALL[nth(id, Lamp::ALL.len())],
        ),
        ..mark(id, spread(id, 0.618_034, 106.1, 1.1), spread(id, 0.754_878, 30.05, 0.75))
    };
    (1..=count).map(build).collect()
}

const WALL: (u16, u16) = (1290, 956);

/// How many projects the clusters and the marks stand for together.
fn total(spots: &[Spot<'_>]) -> u32 {
    let count = |spot: &Spot<'_>| match spot {
        Spot::Mark { .. } => 1,
        Spot::Stack { stack, .. } => stack.cluster.count,
        Spot::Cluster(cluster) => cluster.count,
    };
    spots.iter().map(count).sum()
}

#[test]
fn every_district_is_a_link_and_keeps_its_name() {
    let city = City::new();
    for size in [WALL, (390, 500)] {
        let svg = map_svg(&city.view(crowd(100), size));
        for (id, (name, _)) in city.0.iter().enumerate() {
            assert!(svg.contains(&format!("data-region=\"{id}\" href=\"/?region={id}\"")));
            assert!(svg.contains(&format!(">{name}</tspan>")), "{name} at {size:?}");
        }
    }
}

#[test]
fn a_mark_says_in_words_and_classes_what_it_shows() {
    let city = City::new();
    let mark = Mark {
        look: MarkStyle::of(StageGroup::NotStarted, Lamp::Severe),
        name: "<邻水>",
        ..mark(7, 106.9, 30.3)
    };
    let svg = map_svg(&city.view(vec![mark], WALL));
    assert!(svg.contains(
        "class=\"mark lamp-severe stage-not-started\" data-id=\"7\" href=\"/?selected=7\""
    ));
    assert!(svg.contains("<title>&lt;邻水&gt; 7</title>"));
}

#[test]
fn a_card_that_is_out_stands_on_its_mark_and_is_counted_below_its_cluster() {
    let city = City::new();
    let mut marks = crowd(60);
    marks[7].look.card = Some(CardLevel::Red);
    let svg = map_svg(&city.view(marks, WALL));
    assert_eq!(svg.matches("card-red").count(), 1);
    let mut marks: Vec<_> = (1..=500).map(|id| mark(id, 106.6, 30.5)).collect();
    marks[3].look.card = Some(CardLevel::Yellow);
    let view = city.view(marks, WALL);
    assert_eq!(clusters(&gather(&view))[0].cards, (1, 0));
    assert!(map_svg(&view).contains("cards-plate"));
}

#[test]
fn looks_are_left_to_the_style_sheet() {
    let svg = map_svg(&City::new().view(crowd(900), WALL));
    for forbidden in ["style=", "fill=", "stroke=\"", "rgb", "<script"] {
        assert!(!svg.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn every_tag_is_closed() {
    let svg = map_svg(&City::new().view(crowd(900), WALL));
    let opened = svg.matches('<').count() - svg.matches("</").count() - svg.matches("/>").count();
    assert_eq!(opened, svg.matches("</").count());
}

#[test]
fn ten_thousand_projects_stay_below_four_hundred_marks_and_none_is_lost() {
    let city = City::new();
    let view = city.view(crowd(10_000), WALL);
    let spots = gather(&view);
    assert!(spots.len() <= 400);
    assert_eq!(total(&spots), 10_000);
    let size = map_svg(&view).len();
    assert!(size < 150_000, "{size}");
}

#[test]
fn four_hundred_projects_are_four_hundred_marks() {
    let city = City::new();
    assert_eq!(gather(&city.view(crowd(400), WALL)).len(), 400);
    assert!(gather(&city.view(crowd(401), WALL)).len() < 400);
}

#[test]
fn the_opened_project_is_never_swallowed_by_a_cluster_and_lies_on_top() {
    let city = City::new();
    let mut marks = crowd(1_000);
    marks[499].look.selected = true;
    let view = city.view(marks, WALL);
    let spots = gather(&view);
    assert!(matches!(spots.last(), Some(Spot::Mark { mark, .. }) if mark.id == 500));
}

#[test]
fn the_worst_lamp_lies_on_top() {
    let city = City::new();
    let svg = map_svg(&city.view(crowd(60), WALL));
    let last = |class: &str| svg.rfind(class).unwrap();
    assert!(last("mark lamp-ok") < last("mark lamp-watch"));
    assert!(last("mark lamp-watch") < last("mark lamp-lagging"));
    assert!(last("mark lamp-lagging") < last("mark lamp-severe"));
}

/// So many marks on one spot, the last with the worst lamp.
fn on_one_spot<'a>(count: u32) -> Vec<Mark<'a>> {
    let mut marks: Vec<_> = (1..=count).map(|id| mark(id, 106.6, 30.5)).collect();
    marks.last_mut().unwrap().look.lamp = Lamp::Severe;
    marks
}

#[test]
fn a_few_marks_on_one_spot_stand_around_it_with_leaders_the_worst_at_the_left() {
    let city = City::new();
    let view = city.view(on_one_spot(5), WALL);
    let spots = gather(&view);
    let place = view.viewport.project(Point::clamped(106.6, 30.5));
    assert!(spots.iter().all(|spot| spot.foot() == Some(place)));
    let left = |spot: &&Spot<'_>| tenths(spot.position().0);
    let worst = spots.iter().min_by_key(left).unwrap();
    assert!(matches!(worst, Spot::Mark { mark, .. } if mark.id == 5));
    let svg = map_svg(&view);
    assert_eq!(svg.matches("<a class=\"mark").count(), 5);
    assert_eq!(svg.matches("class=\"leader\"").count(), 5);
}

#[test]
fn many_marks_on_one_spot_are_a_stack_with_their_number_that_leads_to_their_list() {
    let city = City::new();
    let mut marks = on_one_spot(7);
    marks[2].look.card = Some(CardLevel::Yellow);
    let svg = map_svg(&city.view(marks, WALL));
    assert!(
        svg.contains("<a class=\"cluster stack\" href=\"/projects?within=106.6,30.5,106.6,30.5\"")
    );
    assert!(
        svg.contains(">7</text>") && svg.contains("<title>7 个项目：严重滞后 1 · 序时内 6</title>")
    );
    assert_eq!(svg.matches("<rect class=\"card card-yellow\"").count(), 1, "counted below");
    assert!(!svg.contains("class=\"leader\""));
}

#[test]
fn very_many_marks_on_one_spot_show_the_shares_of_their_lamps_and_lead_to_their_list() {
    let city = City::new();
    let svg = map_svg(&city.view(on_one_spot(20), WALL));
    assert!(svg.contains("<a class=\"cluster\" href=\"/projects?within=106.6,30.5,106.6,30.5\""));
    assert_eq!(svg.matches("class=\"share lamp-").count(), 2);
}

#[test]
fn what_is_open_or_has_an_unsigned_notice_stands_beside_the_stack() {
    let city = City::new();
    let mut marks = on_one_spot(9);
    marks[3].look.selected = true;
    marks[4].look.notice = true;
    let view = city.view(marks, WALL);
    let spots = gather(&view);
    let ids: Vec<_> = spots
        .iter()
        .filter_map(|spot| match spot {
            Spot::Mark { mark, .. } => Some(mark.id),
            Spot::Stack { stack, .. } => Some(100 + stack.cluster.count),
            Spot::Cluster(_) => None,
        })
        .collect();
    assert_eq!(ids, [107, 5, 4], "the open one on top");
}

#[test]
fn all_projects_at_one_gate_are_counted_and_lead_to_their_list_at_every_zoom() {
    let city = City::new();
    let gate = Point::clamped(106.9312, 30.3341);
    let apart = [(106.9352, 30.3352), (106.8021, 30.7402), (106.9732, 30.5913)];
    let at_gate = (1..=9).map(|id| mark(id, gate.lon(), gate.lat()));
    let others = (10..).zip(apart).map(|(id, (lon, lat))| mark(id, lon, lat));
    let marks: Vec<Mark<'_>> = at_gate.chain(others).collect();
    for level in 6..=19_u8 {
        let mut view = city.view(marks.clone(), WALL);
        view.viewport =
            Viewport { centre: gate, zoom: Zoom::from(f64::from(level)), ..view.viewport };
        let spots = gather(&view);
        let at_gate = spots.iter().find_map(|spot| match spot {
            Spot::Stack { stack, .. } => Some((stack.cluster.count, &stack.cluster.opens)),
            _ => None,
        });
        let list = Opens::List(Bounds::around([gate]).unwrap());
        assert_eq!(at_gate, Some((9, &list)), "at zoom {level}");
    }
}

/// Marks of which many share a place, with whatever hangs over them.
fn neighbours() -> impl Strategy<Value = Vec<Mark<'static>>> {
    let one = (0..6_u32, 0..4_u32, 0..Lamp::ALL.len(), any::<(bool, bool)>(), 0..30_u32);
    proptest::collection::vec(one, 1..60).prop_map(|all| {
        type One = (u32, u32, usize, (bool, bool), u32);
        let build = |(id, (place, step, lamp, (card, notice), selected)): (u32, One)| {
            let lon = 106.3 + f64::from(place) * 0.11 + f64::from(step) * 1e-5;
            let mut mark = mark(id, lon, 30.3 + f64::from(place % 3) * 0.15);
            mark.look.lamp = Lamp::ALL[lamp];
            mark.look.card = card.then_some(CardLevel::Red);
            mark.look.notice = notice;
            mark.look.selected = selected == 0;
            mark
        };
        (1..).zip(all).map(build).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_project_has_a_mark_of_its_own_or_is_counted_and_none_of_a_place_overlap(
        marks in neighbours(),
        near in any::<bool>(),
    ) {
        let city = City::new();
        let all = marks.len();
        let mut view = city.view(marks, (1_024, 690));
        if near {
            view.viewport = Viewport::parse("106.41,30.45,19", 1_024, 690).unwrap();
            view.overscan = (7_000, 7_000);
            view.marks.retain(|mark| (mark.at.lon() - 106.41).abs() < 0.001);
        }
        let all = if near { view.marks.len() } else { all };
        let spots = gather(&view);
        let counted: u32 = total(&spots);
        prop_assert_eq!(usize::try_from(counted).unwrap(), all);
        for (index, a) in spots.iter().enumerate() {
            let of_its_place = spots[..index].iter().filter(|b| a.foot().is_some() && a.foot() == b.foot());
            for b in of_its_place {
                let away = (a.position().0 - b.position().0).hypot(a.position().1 - b.position().1);
                prop_assert!(away >= a.cover() + b.cover(), "{:?} {:?}", a, b);
            }
            // What can be clicked, focused and touched lies in the window, however near its edge.
            if a.foot().is_some_and(|foot| view.sees(foot)) {
                prop_assert!(view.sees(a.position()), "{:?}", a);
            }
        }
    }
}

/// The screens that names are held against: walls lying, upright and two panels wide, a tablet and a
/// phone.
const SCREENS: [(u16, u16); 6] =
    [(1_920, 1_080), WALL, (1_080, 821), (1_520, 955), (1_024, 768), (390, 844)];

/// Marks on the land alone, as projects stand.
fn on_land<'a>(city: &City, count: u32) -> Vec<Mark<'a>> {
    let mut marks = crowd(count);
    marks.retain(|mark| city.0.iter().any(|(_, boundary)| boundary.contains(mark.at)));
    marks
}

#[test]
fn every_name_stands_in_the_picture_and_under_no_mark_however_many_there_are() {
    let city = City::new();
    for size in SCREENS {
        for count in [1, 40, 150, 600, 5_000, 10_000] {
            let view = city.view(on_land(&city, count), size);
            let spots = gather(&view);
            let outlines: Vec<_> =
                view.regions.iter().map(|region| outline::region(&view, region)).collect();
            let names = names::placed(&view, &outlines, &spots);
            let case = format!("{count} on {size:?}");
            assert_eq!(names.len(), city.0.len(), "{case}");
            for (index, name) in names.iter().enumerate() {
                let (min, max) = (name.frame.min(), name.frame.max());
                assert!(view.sees(min.x_y()) && view.sees(max.x_y()), "{case}: {:?}", name.frame);
                let clear = |other: &geo::Rect| place::gap(*other, name.frame) > 0.0;
                assert!(names[..index].iter().all(|other| clear(&other.frame)), "{case}");
                for spot in &spots {
                    let ((x, y), r) = (spot.position(), spot.cover().min(spot.reach()) - 4.0);
                    let mark = geo::Rect::new((x - r, y - r), (x + r, y + r));
                    assert!(clear(&mark), "{case}: {:?} under {spot:?}", name.frame);
                }
            }
        }
    }
}

#[test]
fn a_county_too_small_for_its_name_has_it_beside_it_with_a_leader() {
    let city = City::new();
    // Far out, where no county is as wide as its name.
    let mut view = city.view(Vec::new(), (1_024, 768));
    view.viewport = Viewport::parse("106.6,30.4,6.5", 1_024, 768).unwrap();
    let svg = map_svg(&view);
    assert!(svg.matches("class=\"leader\"").count() >= 4, "{svg}");
    for (name, _) in &city.0 {
        assert!(svg.contains(&format!(">{name}</tspan>")), "{name}");
    }
    view.viewport = Viewport::parse("106.6,30.4,11", 1_024, 768).unwrap();
    assert!(!map_svg(&view).contains("class=\"leader\""));
    // The whole city on a wall: no name has to leave its county for a few marks.
    assert!(!map_svg(&city.view(on_land(&city, 60), WALL)).contains("class=\"leader\""));
}

#[test]
fn no_name_stands_under_what_the_page_lays_over_the_map() {
    let city = City::new();
    let mut view = city.view(on_land(&city, 100), (1_024, 768));
    let foot = geo::Rect::new((0.0, 600.0), (1_024.0, 768.0));
    view.covered = vec![foot];
    let spots = gather(&view);
    let outlines: Vec<_> =
        view.regions.iter().map(|region| outline::region(&view, region)).collect();
    for name in names::placed(&view, &outlines, &spots) {
        assert!(place::gap(name.frame, foot) > 0.0, "{:?}", name.frame);
    }
}

#[test]
fn a_cluster_names_its_lamps_worst_first_and_leads_closer() {
    let city = City::new();
    let view = city.view(crowd(900), WALL);
    for cluster in clusters(&gather(&view)) {
        let Opens::Window(window) = cluster.opens else { panic!("{cluster:?}") };
        assert!(window.zoom > view.viewport.zoom);
        assert_eq!(cluster.shares().map(|(_, count)| count).sum::<u32>(), cluster.count);
        assert!(cluster.shares().map(|(lamp, _)| lamp).is_sorted());
    }
    assert!(map_svg(&view).contains("个项目：严重滞后 "));
}

/// The clusters among what stands on the map.
fn clusters<'a>(spots: &'a [Spot<'_>]) -> Vec<&'a Cluster> {
    let cluster = |spot: &'a Spot<'_>| match spot {
        Spot::Cluster(cluster) => Some(cluster),
        Spot::Mark { .. } | Spot::Stack { .. } => None,
    };
    spots.iter().filter_map(cluster).collect()
}

#[test]
fn a_crowd_on_one_spot_opens_into_its_list() {
    let city = City::new();
    let view = city.view((1..=600).map(|id| mark(id, 106.7, 30.4)).collect(), WALL);
    let spot = Bounds::around([Point::clamped(106.7, 30.4)]).unwrap();
    assert_eq!(clusters(&gather(&view))[0].opens, Opens::List(spot));
    assert!(map_svg(&view).contains("href=\"/projects?within=106.7,30.4,106.7,30.4\""));
}

#[test]
fn clicks_on_clusters_end_at_projects_however_near_they_stand() {
    let city = City::new();
    let near = (1..=900).map(|id| mark(id, 106.6 + f64::from(id) * 1e-6, 30.4));
    let mut view = city.view(near.collect(), WALL);
    for _ in 0..8 {
        let spots = gather(&view);
        let windows = clusters(&spots).into_iter().find_map(|cluster| match cluster.opens {
            Opens::Window(window) => Some(window),
            Opens::List(_) => None,
        });
        let Some(window) = windows else { return };
        assert!(window.zoom > view.viewport.zoom);
        view.viewport = window;
    }
    panic!("still closer: {:?}", view.viewport);
}

fn road() -> Shape {
    let ends = vec![Point::clamped(106.4, 30.6), Point::clamped(106.8, 30.4)];
    Shape::Line(Line::new(ends).unwrap())
}

/// The mark of a project that has a shape.
fn shaped(id: u32, shape: &Shape) -> Mark<'_> {
    Mark { at: shape.label_point(), shape: Some(shape), ..mark(id, 0.0, 0.0) }
}

/// How the link of a shape begins.
fn link(id: u32) -> String {
    format!(
        "<a class=\"shape\" data-id=\"{id}\" href=\"/?selected={id}\" tabindex=\"-1\">\
         <title>项目 {id}</title>"
    )
}

#[test]
fn a_road_is_drawn_with_its_mark_half_way_and_leads_to_its_project() {
    let city = City::new();
    let road = road();
    let look = MarkStyle::of(StageGroup::NotStarted, Lamp::Lagging);
    let svg = map_svg(&city.view(vec![Mark { look, ..shaped(3, &road) }], WALL));
    let (_, rest) = svg.split_once(&link(3)).unwrap();
    let (drawn, _) = rest.split_once("</a>").unwrap();
    assert!(drawn.starts_with("<path class=\"hit-line\" d=\"M"), "{drawn}");
    let shape = "<g class=\"track-shape lamp-lagging stage-not-started\">";
    let layers = ["casing-halo", "casing", "casing-gap", "track", "core"];
    let (_, layered) = drawn.split_once(shape).unwrap();
    let places =
        layers.map(|layer| layered.find(&format!("<path class=\"{layer}\" d=\"M")).unwrap());
    assert!(places.is_sorted(), "{drawn}");
    assert!(svg.contains("class=\"mark lamp-lagging stage-not-started\" data-id=\"3\""));
}

#[test]
fn an_area_leads_to_its_project_and_lies_below_the_lines() {
    let city = City::new();
    let (area, road) = (Shape::Area(city.0[0].1.clone()), road());
    let look = MarkStyle { selected: true, ..MarkStyle::of(StageGroup::Building, Lamp::Ok) };
    let svg = map_svg(&city.view(vec![shaped(3, &road), Mark { look, ..shaped(4, &area) }], WALL));
    let drawn = format!("{}<g class=\"area-shape lamp-ok stage-building selected\">", link(4));
    assert!(svg.find(&drawn).unwrap() < svg.find(&link(3)).unwrap());
}

#[test]
fn far_out_a_road_joins_the_crowd_at_its_label_and_stays_a_link() {
    let city = City::new();
    let road = road();
    let at = road.label_point();
    let mut marks: Vec<_> = (1..=500).map(|id| Mark { at, ..mark(id, 0.0, 0.0) }).collect();
    marks.push(shaped(501, &road));
    let view = city.view(marks, WALL);
    let spots = gather(&view);
    let [Spot::Cluster(cluster)] = spots.as_slice() else { panic!("{spots:?}") };
    assert_eq!(cluster.count, 501);
    let (x, y) = view.viewport.project(at);
    assert!((cluster.x - x).hypot(cluster.y - y) < 64.0, "{cluster:?}");
    assert!(map_svg(&view).contains(&link(501)));
}

#[test]
fn what_lies_beyond_the_window_is_not_sent() {
    let city = City::new();
    let mut view = city.view(crowd(300), (200, 200));
    view.viewport = Viewport::parse("106.93,30.33,14", 200, 200).unwrap();
    assert_eq!(map_svg(&view).matches("data-region").count(), 1);
    assert!(gather(&view).is_empty());
    view.overscan = (4_000, 4_000);
    assert!(!gather(&view).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_the_projects_changes_nothing(count in 1..900_u32, cut in 0..900_usize) {
        let city = City::new();
        let mut turned = crowd(count);
        turned.reverse();
        turned.rotate_left(cut % usize::try_from(count).unwrap());
        let straight = map_svg(&city.view(crowd(count), WALL));
        prop_assert_eq!(straight, map_svg(&city.view(turned, WALL)));
    }
}

#[test]
fn layers_lie_under_the_projects_and_only_where_they_are_seen() {
    use crate::{
        model::layer::{Layer, LayerShape},
        value::{LayerId, Name, Seq},
    };
    let line = |lon: f64| {
        let points = [(lon, 30.0), (lon + 0.2, 30.6)].map(|(lon, lat)| Point::clamped(lon, lat));
        LayerShape { name: None, shape: Shape::Line(Line::new(points.to_vec()).unwrap()) }
    };
    let layer = |name: &str, shapes: Vec<LayerShape>| Layer {
        id: LayerId(1),
        name: Name::new(name).unwrap(),
        shapes: shapes.into(),
        version: Seq(1),
    };
    let (river, far) = (layer("河流", vec![line(106.5)]), layer("某层", vec![line(100.0)]));
    let station = LayerShape { name: None, shape: Shape::Point(Point::clamped(106.6, 30.4)) };
    let stations = layer("车站", vec![station]);
    let city = City::new();
    let mut view = city.view(vec![mark(1, 106.6, 30.4)], (1_200, 900));
    view.layers = vec![&river, &far, &stations];
    let svg = map_svg(&view);
    assert_eq!(svg.matches("<path class=\"layer-line layer-rivers\"").count(), 1);
    assert_eq!(svg.matches("layer-other").count(), 1, "the station, and nothing far away");
    let at = |text: &str| svg.find(text).unwrap();
    assert!(
        at("class=\"regions\"") < at("layer-rivers") && at("layer-rivers") < at("class=\"marks\"")
    );
}
