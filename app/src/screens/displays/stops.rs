//! The scenes of a tour as rows of a form.

use battle_map::{
    model::display::{CloseUpRule, Dwell, Interrupts, PlannedScene, Theme, Tour, TourStop},
    view::displays::{DisplayLine, DisplaysView},
};

use crate::{
    form::{Choices, Reading, Typed},
    texts::Texts,
};

/// The field that lists the form's rows.
pub const STOPS: &str = "stops";
/// How long a new scene stands, in seconds.
pub const USUAL: u16 = 20;

/// A display as form values: a row for each scene.
pub fn typed(line: &DisplayLine) -> Typed {
    let rows = (0..).zip(&line.tour.stops);
    let numbers = rows.clone().map(|(row, _): (u32, _)| row);
    let yes = |set: bool| if set { "yes" } else { "" };
    let Tour { theme, interrupts, visitors, .. } = &line.tour;
    let whole = Typed::default()
        .with("name", &line.name)
        .with("theme", theme.code())
        .with("notices", yes(interrupts.notices))
        .with("red-cards", yes(interrupts.red_cards))
        .with("visitors", yes(*visitors))
        .with_all(STOPS, numbers)
        .based_on(line.version);
    rows.fold(whole, |typed, (row, stop)| {
        typed.with_at(row, "scene", code(stop.scene)).with_at(row, "dwell", stop.dwell.seconds())
    })
}

/// The tour that was typed.
pub fn read(typed: &mut Reading<'_>) -> Option<Tour> {
    let rows: Vec<u32> = typed.values(STOPS);
    let stops: Vec<_> = rows.into_iter().map(|row| typed.in_row(row, stop)).collect();
    let stops: Option<Vec<_>> = stops.into_iter().collect();
    Some(Tour {
        stops: stops?,
        theme: Theme::from_code(typed.raw("theme")).unwrap_or_default(),
        interrupts: Interrupts {
            notices: typed.is_checked("notices"),
            red_cards: typed.is_checked("red-cards"),
        },
        visitors: typed.is_checked("visitors"),
    })
}

fn stop(typed: &mut Reading<'_>) -> Option<TourStop> {
    let scene = typed.read("scene", "form.missing", scene);
    let dwell = typed
        .read("dwell", "display.fault.dwell", |seconds| Dwell::new(seconds.parse().ok()?).ok());
    Some(TourStop { scene: scene?, dwell: dwell? })
}

/// The value of a scene in the form: `city`, `region/3`, `close-ups/red-cards-of-week`.
fn code(scene: PlannedScene) -> String {
    let word = scene.code();
    match scene {
        PlannedScene::Region(id) => format!("{word}/{id}"),
        PlannedScene::List(id) => format!("{word}/{id}"),
        PlannedScene::CloseUps(rule) => format!("{word}/{}", rule.code()),
        PlannedScene::City | PlannedScene::Notices | PlannedScene::Problems => word.to_owned(),
    }
}

fn scene(code: &str) -> Option<PlannedScene> {
    Some(match code.split_once('/') {
        Some(("region", id)) => PlannedScene::Region(id.parse().ok()?),
        Some(("list", id)) => PlannedScene::List(id.parse().ok()?),
        Some(("close-ups", rule)) => PlannedScene::CloseUps(CloseUpRule::from_code(rule)?),
        Some(_) => return None,
        None => match code {
            "city" => PlannedScene::City,
            "notices" => PlannedScene::Notices,
            "problems" => PlannedScene::Problems,
            _ => return None,
        },
    })
}

/// The scenes that may be chosen, with their words.
pub fn choices(texts: Texts, view: &DisplaysView) -> Choices {
    let plain = [PlannedScene::City, PlannedScene::Notices, PlannedScene::Problems];
    let plain = plain.map(|scene| (code(scene), texts.get(&format!("scene.{}", scene.code()))));
    let rules = CloseUpRule::ALL.map(|rule| {
        (code(PlannedScene::CloseUps(rule)), texts.get(&format!("close-up-rule.{}", rule.code())))
    });
    let regions = view.regions.iter().map(|region| {
        let scene = PlannedScene::Region(region.id);
        (code(scene), format!("{} · {}", texts.get("scene.region"), region.name))
    });
    let lists = view.lists.iter().map(|list| {
        let scene = PlannedScene::List(list.id);
        (code(scene), format!("{} · {}", texts.get("scene.list"), list.name))
    });
    plain.into_iter().chain(rules).chain(regions).chain(lists).collect()
}

#[cfg(test)]
mod tests {
    use battle_map::value::{DisplayId, ListId, RegionId, Seq};

    use super::*;

    #[test]
    fn a_tour_typed_is_the_tour_read() {
        let scenes = [
            PlannedScene::City,
            PlannedScene::Region(RegionId(3)),
            PlannedScene::List(ListId(1)),
            PlannedScene::CloseUps(CloseUpRule::OpenNotices),
            PlannedScene::Notices,
            PlannedScene::Problems,
        ];
        let dwell = Dwell::new(45).unwrap();
        let stops = scenes.map(|scene| TourStop { scene, dwell }).to_vec();
        let interrupts = Interrupts { notices: false, red_cards: true };
        let tour = Tour { stops, theme: Theme::Light, interrupts, visitors: true };
        let name = "指挥大厅".to_owned();
        let id = DisplayId(1);
        let line = DisplayLine { id, name, tour: tour.clone(), put: None, version: Seq(3) };
        assert_eq!(read(&mut Reading::of(&typed(&line))), Some(tour));
    }

    #[test]
    fn a_scene_that_nobody_could_read_is_refused_at_its_row() {
        let typed = Typed::default()
            .with_all(STOPS, [0])
            .with_at(0, "scene", "city")
            .with_at(0, "dwell", "2");
        let mut reading = Reading::of(&typed);
        assert_eq!(read(&mut reading), None);
        assert_eq!(reading.wrong()[0].field, "0/dwell");
    }
}
