use super::*;
use crate::{
    geometry::{Boundary, Bounds, Line, Point, tests::guangan},
    model::{card::CardLevel, stage::StageGroup},
};
use proptest::prelude::*;

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
        look: Look::of(StageGroup::Building, Lamp::Ok),
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
        look: Look::of(
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
        look: Look::of(StageGroup::NotStarted, Lamp::Severe),
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

#[test]
fn marks_on_one_spot_fan_out_around_the_worst() {
    let city = City::new();
    let mut marks: Vec<_> = (1..=30).map(|id| mark(id, 106.6, 30.5)).collect();
    marks[20].look.lamp = Lamp::Severe;
    let view = city.view(marks, WALL);
    let spots = gather(&view);
    let middle = view.viewport.project(Point::clamped(106.6, 30.5));
    assert_eq!(spots.last().map(Spot::position), Some(middle));
    let places: Vec<_> = spots.iter().map(Spot::position).collect();
    for (index, a) in places.iter().enumerate() {
        for b in &places[..index] {
            assert!((a.0 - b.0).hypot(a.1 - b.1) > 21.0);
        }
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
        Spot::Mark { .. } => None,
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
    let look = Look::of(StageGroup::NotStarted, Lamp::Lagging);
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
    let look = Look { selected: true, ..Look::of(StageGroup::Building, Lamp::Ok) };
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
