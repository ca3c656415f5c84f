//! The root component: contexts every page relies on, and the routes.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{live, me, pages, texts};

/// Everything inside `<body>`.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let texts = texts::provide();
    me::provide();
    live::provide();
    mark_hydrated();

    view! {
        <Title text=texts.get("app.title") formatter=in_title />
        <live::LiveBanner />
        <Router>
            <Routes fallback=|| pages::not_found::NotFoundPage().into_any()>
                // Complete pages rather than streamed ones: they read the same without JavaScript.
                <Route path=path!("/") view=pages::map::MapPage ssr=SsrMode::Async />
                <Route path=path!("/projects") view=pages::projects::ProjectsPage ssr=SsrMode::Async />
                <Route path=path!("/projects/:id") view=pages::project::ProjectPage ssr=SsrMode::Async />
                <Route path=path!("/admin") view=pages::admin::AdminPage ssr=SsrMode::Async />
                <Route path=path!("/cards") view=pages::cards::CardsPage ssr=SsrMode::Async />
                <Route path=path!("/cards/sheet") view=pages::card_sheet::CardSheetPage ssr=SsrMode::Async />
                <Route path=path!("/login") view=pages::login::LoginPage ssr=SsrMode::Async />
                <Route path=path!("/my") view=pages::my::MyPage ssr=SsrMode::Async />
                <Route path=path!("/notices") view=pages::notices::NoticesPage ssr=SsrMode::Async />
                <Route path=path!("/notices/new") view=pages::notice_new::NoticeNewPage ssr=SsrMode::Async />
                <Route path=path!("/notices/types") view=pages::notice_types::NoticeTypesPage ssr=SsrMode::Async />
                <Route path=path!("/notices/:id") view=pages::notice::NoticePage ssr=SsrMode::Async />
                <Route path=path!("/notices/:id/print") view=pages::notice_print::NoticePrintPage ssr=SsrMode::Async />
                <Route path=path!("/office") view=pages::office::OfficePage ssr=SsrMode::Async />
                <Route path=path!("/office/rules") view=pages::rules::RulesPage ssr=SsrMode::Async />
                <Route path=path!("/office/import") view=pages::import::ImportPage ssr=SsrMode::Async />
                <Route path=path!("/password") view=pages::password::PasswordPage ssr=SsrMode::Async />
                <Route path=path!("/problems") view=pages::problems::ProblemsPage ssr=SsrMode::Async />
                <Route path=path!("/setup") view=pages::setup::SetupPage ssr=SsrMode::Async />
                <Route path=path!("/wall") view=pages::wall::WallPage ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}

/// A title as it is sent: the framework puts titles into pages as they are, and names that people
/// gave could end them and go on as markup. Browsers are given them as text.
fn in_title(title: String) -> String {
    if cfg!(feature = "ssr") { title.replace('&', "&amp;").replace('<', "&lt;") } else { title }
}

/// Says on `<body data-hydrated>` that the browser has taken the page over, for tests to wait on.
fn mark_hydrated() {
    Effect::new(|_| {
        if let Some(body) = document().body() {
            // Fails only for an invalid attribute name.
            let _ = body.set_attribute("data-hydrated", "");
        }
    });
}
