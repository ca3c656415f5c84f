//! Questions whose answer is rendered on the server as text or HTML, and those about data that is
//! not in the log.

use battle_map::{
    query::Query,
    value::{EditionId, NoticeId, Seq},
    view::{
        admin::Search, map_page::MapQuery, notice_paper::NoticePrint, paged::Paged,
        scene::SceneAsked,
    },
};
use serde::{Deserialize, Serialize};

pub use crate::screens::{map::MapPieces, wall::WallPieces};
use crate::{
    map::{Covers, MapPlace},
    secrets::TokenLine,
    store_health::StoreHealth,
    texts::Language,
};

/// The map page without its map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// The filter, window and opened project in the page's address.
    pub query: MapQuery,
}

/// The drawing of a map, as SVG.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapDrawing {
    /// The filter, window and opened project to be drawn.
    pub query: MapQuery,
    /// The kind of page that the map is on.
    pub place: MapPlace,
    /// The window's width and height in pixels.
    pub size: (u16, u16),
    /// What the page lays over its lower corners.
    #[serde(default)]
    pub covers: Covers,
    /// The language of its words.
    pub language: Language,
}

/// The wall, written out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wall {
    /// The newest change that the reader has seen: what came later is lit up.
    pub shown: Option<Seq>,
    /// The scene that is asked for.
    #[serde(default)]
    pub scene: SceneAsked,
}

/// One notice as its paper; an addressee who opens it is thereby served with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Print {
    /// The identifier of the notice.
    pub id: NoticeId,
}

/// The event by which an edition was frozen, as `NUMBER:HASH` for `battle-map verify --anchor`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditionAnchor {
    /// The edition's identifier.
    pub id: EditionId,
}

/// The tokens that are valid, as far as they are searched for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tokens(pub Search);

/// The state of the store and of the clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoreStatus;

macro_rules! queries {
    ($($query:ty => $view:ty = $name:literal),* $(,)?) => {
        $(impl Query for $query {
            type View = $view;
            const NAME: &'static str = $name;
        })*
    };
}

queries! {
    Map => MapPieces = "map-page",
    MapDrawing => String = "map",
    Wall => WallPieces = "wall",
    Print => NoticePrint = "notice-print",
    EditionAnchor => String = "edition-anchor",
    Tokens => Paged<TokenLine> = "tokens",
    StoreStatus => StoreHealth = "store",
}

/// Calls `$each` with every question there is, for their addresses and for tests.
#[macro_export]
macro_rules! every_question {
    ($each:ident) => {
        $each! {
            $crate::ask::Map, $crate::ask::MapDrawing, $crate::ask::Wall, $crate::ask::Print,
            $crate::ask::EditionAnchor, $crate::ask::Tokens, $crate::ask::StoreStatus,
            $crate::secrets::Sessions, $crate::secrets::SessionsOf, $crate::audit::Audit,
            battle_map::view::admin::AdminQuery,
            battle_map::view::admin::UnitNames,
            battle_map::view::office::OfficeQuery,
            battle_map::view::questions::Boundaries,
            battle_map::view::questions::Import,
            battle_map::view::questions::Closing,
            battle_map::view::editions::Tables,
            battle_map::view::bulletin::LastBulletin,
            battle_map::view::editions::Editions,
            battle_map::view::editions::OneEdition,
            battle_map::view::questions::Past,
            battle_map::view::merging::Merging,
            battle_map::view::next_year::NextYear,
            battle_map::view::questions::Bureaus,
            battle_map::view::questions::Rules,
            battle_map::view::questions::RulesPreview,
            battle_map::view::questions::FirstCards,
            battle_map::view::questions::Documents,
            battle_map::view::questions::MyCards,
            battle_map::view::questions::Sheet,
            battle_map::view::questions::Desk,
            battle_map::view::questions::DeskDue,
            battle_map::view::questions::Notice,
            battle_map::view::questions::Project,
            battle_map::view::questions::History,
            battle_map::view::questions::Evidence,
            battle_map::view::questions::ProjectProblems,
            battle_map::view::questions::ProjectCards,
            battle_map::view::questions::ProjectNotices,
            battle_map::view::questions::NewNotice,
            battle_map::view::bottom_lines::ProjectBottomLines,
            battle_map::view::displays::Displays,
            battle_map::view::ledger_table::TableQuery,
            battle_map::view::plan_board::PlanQuery,
            battle_map::view::plan_board::PlanCell,
            battle_map::view::plan_board::PlanSceneQuery,
            battle_map::view::problems::ProblemQuery,
            battle_map::view::review::ReviewQuery,
            battle_map::view::cards::CardQuery,
            battle_map::view::notices::NoticeQuery,
        }
    };
}

#[cfg(feature = "ssr")]
mod served {
    use battle_map::{
        access::{self, Screen},
        event::Subject,
        view::{
            audit::AuditLine, editions::OneEdition, head::Frame, map_page, notices, paged::Paged,
            questions::served, scene, seen::Answer,
        },
    };
    use leptos::prelude::{Owner, provide_context};

    use super::{
        EditionAnchor, Map, MapDrawing, MapPieces, NoticePrint, Print, StoreHealth, StoreStatus,
        TokenLine, Tokens, Wall, WallPieces,
    };
    use crate::{
        ask::{AskError, Asker, Served},
        audit::Audit,
        map::{Covers, MapPlace, drawing},
        paper::PAPER_WORDS,
        screens,
        secrets::{SessionLine, Sessions, SessionsOf},
        texts,
    };

    /// Renders something in the asker's language.
    fn written<T>(asker: &Asker, write: impl FnOnce() -> T) -> T {
        Owner::new().with(|| {
            provide_context(asker.language);
            texts::provide();
            write()
        })
    }

    impl Served for Map {
        async fn serve(self, asker: Asker) -> Result<MapPieces, AskError> {
            let (seen, now) = (asker.seen(Screen::Map)?, asker.backend.now());
            let page = map_page::map_page(
                &seen.assessment,
                &self.query,
                MapPlace::Desk.canvas(MapPlace::Desk.size(), Covers::default()),
                now,
            );
            let page = page.named_for(&seen.actor);
            Ok(written(&asker, || screens::map::written(self.query, page)))
        }
    }

    impl Served for MapDrawing {
        async fn serve(self, asker: Asker) -> Result<String, AskError> {
            let seen = asker.seen(Screen::Map)?;
            Ok(drawing(&seen.assessment, &self, asker.backend.now()))
        }
    }

    impl Served for Wall {
        async fn serve(self, asker: Asker) -> Result<WallPieces, AskError> {
            let seen = asker.seen(Screen::Wall)?;
            let view = scene::scene(&seen, self.scene, asker.backend.now())?;
            Ok(written(&asker, || screens::wall::written(&seen.assessment, view, self.shown)))
        }
    }

    impl Served for Print {
        async fn serve(self, asker: Asker) -> Result<NoticePrint, AskError> {
            let seen =
                asker.opened(Screen::Notices, |seen, now| served(seen, self.id, now)).await?;
            let (board, actor, now) = (&seen.assessment.board, &seen.actor, asker.backend.now());
            let paper = notices::notice_print(board, actor, self.id, &PAPER_WORDS, now);
            let paper = paper.ok_or(AskError::NotFound)?.with_pictures(|id| {
                board.evidence.get(&id).is_some_and(|it| access::may_see_file(board, actor, it))
            });
            Ok(NoticePrint { frame: Frame::of(&seen.assessment, now), paper })
        }
    }

    impl Served for Sessions {
        async fn serve(self, asker: Asker) -> Result<Vec<SessionLine>, AskError> {
            if !access::may_sign_in(&asker.actor) {
                return Err(AskError::NotAllowed);
            }
            asker.backend.sessions(&asker.actor).await
        }
    }

    impl Served for SessionsOf {
        async fn serve(self, asker: Asker) -> Result<Vec<SessionLine>, AskError> {
            asker.seen(Screen::Admin)?;
            asker.backend.sessions_of(self.person).await
        }
    }

    impl Served for Audit {
        async fn serve(self, asker: Asker) -> Result<Vec<AuditLine>, AskError> {
            asker.seen(Screen::Admin)?;
            asker.backend.audit(&self).await
        }
    }

    impl Served for EditionAnchor {
        async fn serve(self, asker: Asker) -> Result<String, AskError> {
            let seen = asker.seen(OneEdition::SCREEN)?;
            if !seen.assessment.board.editions.contains_key(&self.id) {
                return Err(AskError::NotFound);
            }
            asker.backend.anchor(Subject::Edition(self.id)).await
        }
    }

    impl Served for Tokens {
        async fn serve(self, asker: Asker) -> Result<Paged<TokenLine>, AskError> {
            asker.seen(Screen::Admin)?;
            let (Self(search), all) = (self, asker.backend.tokens().await?);
            let found = search.finder();
            let of = |token: &TokenLine| token.person.clone().unwrap_or_default();
            let all: Vec<_> =
                all.into_iter().filter(|token| found(&[&token.label, &of(token)])).collect();
            Ok(Paged::of(&all, search.page, Clone::clone))
        }
    }

    impl Served for StoreStatus {
        async fn serve(self, asker: Asker) -> Result<StoreHealth, AskError> {
            asker.seen(Screen::Admin)?;
            Ok(asker.backend.store())
        }
    }
}
