//! The root component: contexts every page relies on, and the routes.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{areas, live, me, parts, texts};

/// The root component, everything inside `<body>`.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let texts = texts::provide();
    me::provide();
    live::provide();
    let city = me::use_me().city;

    view! {
        <Title text=texts.get("app.title") formatter=move |title| in_title(&of_city(title, &city)) />
        <live::LiveBanner />
        <Router>
            <Routes fallback=|| parts::not_found::NotFoundPage().into_any()>
                // Complete pages rather than streamed ones: they read the same without JavaScript.
                <Route path=path!("/") view={Lazy::<areas::Map>::new()} ssr=SsrMode::Async />
                <Route path=path!("/projects") view={Lazy::<areas::Projects>::new()} ssr=SsrMode::Async />
                <Route path=path!("/projects/:id") view={Lazy::<areas::Project>::new()} ssr=SsrMode::Async />
                <Route path=path!("/admin") view={Lazy::<areas::Admin>::new()} ssr=SsrMode::Async />
                <Route path=path!("/cards") view={Lazy::<areas::Cards>::new()} ssr=SsrMode::Async />
                <Route path=path!("/cards/sheet") view={Lazy::<areas::CardSheet>::new()} ssr=SsrMode::Async />
                <Route path=path!("/editions") view={Lazy::<areas::Editions>::new()} ssr=SsrMode::Async />
                <Route path=path!("/editions/:id") view={Lazy::<areas::Edition>::new()} ssr=SsrMode::Async />
                <Route path=path!("/login") view={Lazy::<areas::Login>::new()} ssr=SsrMode::Async />
                <Route path=path!("/my") view={Lazy::<areas::My>::new()} ssr=SsrMode::Async />
                <Route path=path!("/notices") view={Lazy::<areas::Notices>::new()} ssr=SsrMode::Async />
                <Route path=path!("/notices/new") view={Lazy::<areas::NoticeNew>::new()} ssr=SsrMode::Async />
                <Route path=path!("/notices/types") view={Lazy::<areas::NoticeTypes>::new()} ssr=SsrMode::Async />
                <Route path=path!("/notices/:id") view={Lazy::<areas::Notice>::new()} ssr=SsrMode::Async />
                <Route path=path!("/notices/:id/print") view={Lazy::<areas::NoticePrint>::new()} ssr=SsrMode::Async />
                <Route path=path!("/office") view={Lazy::<areas::Office>::new()} ssr=SsrMode::Async />
                <Route path=path!("/office/rules") view={Lazy::<areas::Rules>::new()} ssr=SsrMode::Async />
                <Route path=path!("/office/boundaries") view={Lazy::<areas::Boundaries>::new()} ssr=SsrMode::Async />
                <Route path=path!("/office/import") view={Lazy::<areas::Import>::new()} ssr=SsrMode::Async />
                <Route path=path!("/office/merge") view={Lazy::<areas::Merge>::new()} ssr=SsrMode::Async />
                <Route path=path!("/office/next-year") view={Lazy::<areas::NextYear>::new()} ssr=SsrMode::Async />
                <Route path=path!("/office/past") view={Lazy::<areas::Past>::new()} ssr=SsrMode::Async />
                <Route path=path!("/password") view={Lazy::<areas::Password>::new()} ssr=SsrMode::Async />
                <Route path=path!("/plan") view={Lazy::<areas::Plan>::new()} ssr=SsrMode::Async />
                <Route path=path!("/problems") view={Lazy::<areas::Problems>::new()} ssr=SsrMode::Async />
                <Route path=path!("/review") view={Lazy::<areas::Review>::new()} ssr=SsrMode::Async />
                <Route path=path!("/setup") view={Lazy::<areas::Setup>::new()} ssr=SsrMode::Async />
                <Route path=path!("/wall") view={Lazy::<areas::Wall>::new()} ssr=SsrMode::Async />
                <Route path=path!("/wall/plan") view={Lazy::<areas::WallPlan>::new()} ssr=SsrMode::Async />
                <Route path=path!("/wall/project/:id") view={Lazy::<areas::CloseUp>::new()} ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}

/// A title as it is sent: the framework puts titles into pages as they are, and names that people
/// gave could end them and go on as markup. Browsers are given them as text.
fn in_title(title: &str) -> String {
    if cfg!(feature = "ssr") {
        title.replace('&', "&amp;").replace('<', "&lt;")
    } else {
        title.to_owned()
    }
}

/// A title with the city's name behind it, so that windows of two cities are told apart.
fn of_city(title: String, city: &str) -> String {
    if city.is_empty() { title } else { format!("{title} · {city}") }
}
