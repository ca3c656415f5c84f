//! Code splitting: the pages of one area are one lazily loaded part of the WebAssembly module, so
//! that a wall does not load the desks, nor a unit's desk the administration.
//!
//! Each desk is an area of its own, and so is a page opened from it that needs much of its own. Code
//! that several areas need is split off by the bundler. Forms that few open are loaded when they are
//! opened (`lazy.rs`).

use leptos::prelude::*;
use leptos_router::LazyRoute;

use crate::screens::{
    account::{LoginPage, PasswordPage, SetupPage},
    admin::AdminPage,
    boundaries::BoundariesPage,
    cards::{CardSheetPage, CardsPage},
    desk::MyPage,
    editions::{EditionPage, EditionsPage},
    import::ImportPage,
    ledger::ProjectsPage,
    map::MapPage,
    merge::MergePage,
    next_year::NextYearPage,
    notices::{NoticeNewPage, NoticePage, NoticePrintPage, NoticeTypesPage, NoticesPage},
    office::OfficePage,
    past::PastPage,
    plan_board::{PlanPage, WallPlanPage},
    problems::ProblemsPage,
    project::ProjectPage,
    review::ReviewPage,
    rules::RulesPage,
    wall::{CloseUpPage, WallPage},
};

/// Defines an area: its lazily loaded function, and a route for each of its pages.
macro_rules! area {
    ($area:ident, $preload:ident, $pages:ident: $($route:ident shows $page:ident),+ $(,)?) => {
        /// The pages of the area.
        #[derive(Debug, Clone, Copy)]
        enum $pages {
            $($route),+
        }

        #[lazy]
        fn $area(page: $pages) -> AnyView {
            match page {
                $($pages::$route => $page().into_any()),+
            }
        }

        $(
            #[doc = concat!("The route of [`", stringify!($page), "`].")]
            #[derive(Debug, Clone, Copy)]
            pub struct $route;

            impl LazyRoute for $route {
                fn data() -> Self {
                    Self
                }

                async fn view(_route: Self) -> AnyView {
                    $area($pages::$route).await
                }

                async fn preload() {
                    // The server has everything in one program.
                    #[cfg(feature = "hydrate")]
                    $preload().await;
                }
            }
        )+
    };
}

area!(wall, __preload_wall, WallPages: Wall shows WallPage, CloseUp shows CloseUpPage);

area!(map, __preload_map, MapPages: Map shows MapPage);

area!(ledger, __preload_ledger, LedgerPages: Projects shows ProjectsPage);

area!(plan_board, __preload_plan_board, PlanPages: Plan shows PlanPage);

area!(wall_plan, __preload_wall_plan, WallPlanPages: WallPlan shows WallPlanPage);

area!(project, __preload_project, ProjectPages: Project shows ProjectPage);

area!(report, __preload_report, ReportPages: My shows MyPage);

area!(review, __preload_review, ReviewPages: Review shows ReviewPage);

area!(cards, __preload_cards, CardPages: Cards shows CardsPage);

area!(card_sheet, __preload_card_sheet, CardSheetPages: CardSheet shows CardSheetPage);

area!(notices, __preload_notices, NoticesPages: Notices shows NoticesPage);

area!(notice, __preload_notice, NoticePages: Notice shows NoticePage);

area!(notice_new, __preload_notice_new, NoticeNewPages: NoticeNew shows NoticeNewPage);

area!(notice_types, __preload_notice_types, NoticeTypesPages: NoticeTypes shows NoticeTypesPage);

area!(notice_print, __preload_notice_print, NoticePrintPages: NoticePrint shows NoticePrintPage);

area!(problems, __preload_problems, ProblemPages: Problems shows ProblemsPage);

area!(editions, __preload_editions, EditionPages: Editions shows EditionsPage, Edition shows EditionPage);

area!(office, __preload_office, OfficePages: Office shows OfficePage);

area!(rules, __preload_rules, RulePages: Rules shows RulesPage);

area!(
    import, __preload_import, ImportPages:
    Import shows ImportPage,
    Boundaries shows BoundariesPage,
    Past shows PastPage,
);

area!(merge, __preload_merge, MergePages: Merge shows MergePage);

area!(next_year, __preload_next_year, NextYearPages: NextYear shows NextYearPage);

area!(admin, __preload_admin, AdminPages: Admin shows AdminPage);

area!(
    account, __preload_account, AccountPages:
    Login shows LoginPage,
    Password shows PasswordPage,
    Setup shows SetupPage,
);
