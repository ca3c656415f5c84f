//! The wall's pieces as the server writes them.

use battle_map::{
    value::Seq,
    view::{
        assessment::Assessment,
        scene::{Scene, SceneView, Stage},
        wall::WallView,
    },
};
use leptos::prelude::*;

use super::pieces::{AlertId, AlertPiece, Play, Stop, WallPieces};
use crate::{
    format,
    texts::{Texts, use_texts},
};

mod close_up;
mod figures;
mod head;
mod lagging;
mod legend;
mod news;
mod notice;
mod notices;
mod problems;
mod regions;
mod scenes;

use close_up::CloseUpStage;
use figures::{Figures, is_scored};
use head::{DaysLeft, PutBy, WallTitle};
use lagging::{CardsStart, Lagging};
use legend::MapLegend;
use news::{News, PageMarks};
use notice::{CardAlert, NoticeAlert};
use notices::{NoticeStage, Notices};
use problems::{ProblemStage, Problems};
use regions::Regions;
use scenes::{planned_name, title};

/// The wall as HTML, in the language of the current page or request. `shown` is the newest change
/// that the reader has seen.
pub(crate) fn written(assessment: &Assessment, view: SceneView, shown: Option<Seq>) -> WallPieces {
    let texts = use_texts();
    let SceneView { scene, name, wall, stage, tour, .. } = &view;
    let now = wall.frame.now;
    let newest = wall.changes.first().map(|line| line.seq).unwrap_or_default();
    let alerts = alerts(&view);
    let play = play(texts, &view);
    let note =
        (is_scored(&wall.scores) && matches!(stage, Stage::Map)).then(|| texts.get("regions.unit"));
    let marks = PageMarks {
        newest,
        alerts: alerts.iter().map(|alert| alert.id.to_string()).collect::<Vec<_>>().join(" "),
        // Scenes and names always serialise; an empty attribute would mean the whole city.
        play: serde_json::to_string(&play).unwrap_or_default(),
    };
    let scene_title = title(texts, *scene, name.as_deref());
    let is_map = matches!(stage, Stage::Map);
    WallPieces {
        title: html(view! { <WallTitle frame=wall.frame.clone() scene=scene_title /> }),
        days: match tour.put {
            Some(put) => html(view! { <PutBy put /> }),
            None => html(view! { <DaysLeft days=wall.days_left /> }),
        },
        period: html(format::period(texts, &wall.frame)),
        legend: if is_map {
            html(view! { <MapLegend wall=wall.clone() /> })
        } else {
            String::new()
        },
        side: if is_map { html(side(*scene, wall.clone())) } else { String::new() },
        stage: stage_html(assessment, stage, now),
        news: html(view! { <News lines=wall.changes.clone() shown now note marks /> }),
        newest,
        alerts,
        play,
    }
}

/// What is called out when it is new: notices first.
fn alerts(view: &SceneView) -> Vec<AlertPiece> {
    let notices = view.notices.iter().cloned().map(|line| AlertPiece {
        id: AlertId::Notice(line.id),
        html: html(view! { <NoticeAlert line /> }),
    });
    let cards = view.red_cards.iter().cloned().map(|line| AlertPiece {
        id: AlertId::Card(line.id),
        html: html(view! { <CardAlert line /> }),
    });
    notices.chain(cards).collect()
}

fn play(texts: Texts, view: &SceneView) -> Play {
    let stop = |stop: &battle_map::view::scene::TourScene| Stop {
        scene: stop.scene,
        name: planned_name(texts, stop),
        seconds: stop.seconds,
    };
    Play {
        scene: view.scene,
        stops: view.tour.scenes.iter().map(stop).collect(),
        put_until: view.tour.put.map(|put| put.until),
        light: view.tour.theme == battle_map::model::display::Theme::Light,
    }
}

fn stage_html(assessment: &Assessment, stage: &Stage, now: battle_map::value::Timestamp) -> String {
    match stage {
        Stage::Map => String::new(),
        Stage::CloseUp(shown) => {
            let map = shown.map.as_ref().map(|map| close_up::map(assessment, map, now));
            html(view! { <CloseUpStage shown=*shown.clone() map now /> })
        }
        Stage::Notices(lines) => html(view! { <NoticeStage lines=lines.clone() now /> }),
        Stage::Problems(sum) => html(view! { <ProblemStage sum=sum.clone() /> }),
    }
}

fn side(scene: Scene, wall: WallView) -> impl IntoView {
    let now = wall.frame.now;
    let figures = view! { <Figures wall=wall.clone() /> };
    let cards = CardsStart { begun: wall.frame.cards_have_begun(), from: wall.frame.cards_from };
    // Of one region there is nothing to add up.
    let several = !matches!(scene, Scene::Region(_));
    let regions =
        several.then(|| view! { <Regions wall=wall.clone() whole=scene == Scene::City /> });
    view! {
        {figures}
        <Lagging lines=wall.lagging count=wall.lag cards />
        <Notices lines=wall.notices year=wall.notices_year now />
        <Problems sum=wall.problems />
        {regions}
    }
}

fn html(view: impl IntoView) -> String {
    view.into_view().to_html()
}
