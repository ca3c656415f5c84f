//! The frame of every working page: the bar with city, pages, period, data age and language, and
//! the page below it.

use battle_map::{
    access::{Screen, may_open},
    model::actor::{Actor, Role},
    view::head::Frame,
};
use leptos::prelude::*;

use super::{account_menu::AccountMenu, age::DataAge, language::LanguageSwitch};
use crate::{format, me::use_me, texts::use_texts};

/// The pages that the bar links to, of which one is marked as the current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavPage {
    /// The map page with the filter.
    Map,
    /// The ledger, and each project's file.
    Ledger,
    /// 作战图: the plan board.
    Plan,
    /// The wall display of the headquarters' hall.
    Wall,
    /// The desk of units and counties that report.
    My,
    /// 审核: the reports that wait for their county's office.
    Review,
    /// The desk of the headquarters' office.
    Office,
    /// The problems that hold projects up.
    Problems,
    /// 点球: the register of penalty notices.
    Notices,
    /// 黄牌, 红牌: the yellow and red warning cards.
    Cards,
    /// 月度数据: the archive of editions, to which the period in the bar leads.
    Editions,
    /// The administration: accounts and loaded data.
    Admin,
}

impl NavPage {
    const ALL: [Self; 11] = [
        Self::My,
        Self::Review,
        Self::Office,
        Self::Map,
        Self::Ledger,
        Self::Plan,
        Self::Problems,
        Self::Notices,
        Self::Cards,
        Self::Wall,
        Self::Admin,
    ];

    const fn screen(self) -> Screen {
        match self {
            Self::My => Screen::Desk,
            Self::Review => Screen::Review,
            Self::Office => Screen::Office,
            Self::Map => Screen::Map,
            Self::Ledger | Self::Plan | Self::Editions => Screen::Projects,
            Self::Problems => Screen::Problems,
            Self::Notices => Screen::Notices,
            Self::Cards => Screen::Cards,
            Self::Wall => Screen::Wall,
            Self::Admin => Screen::Admin,
        }
    }

    /// Whether the bar links to it for `actor`. The headquarters come to the review from their desk.
    const fn stands_for(self, actor: &Actor) -> bool {
        may_open(actor, self.screen())
            && (!matches!(self, Self::Review) || matches!(actor.role, Role::RegionOffice(_)))
    }

    /// The pages that the bar links to for `actor`, in its order.
    pub(crate) fn linked_for(actor: &Actor) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|page| page.stands_for(actor))
    }

    /// Where it is.
    pub(crate) const fn address(self) -> &'static str {
        match self {
            Self::Map => "/",
            Self::Ledger => "/projects",
            Self::Plan => "/plan",
            Self::Wall => "/wall",
            Self::My => "/my",
            Self::Review => "/review",
            Self::Office => "/office",
            Self::Problems => "/problems",
            Self::Notices => "/notices",
            Self::Cards => "/cards",
            Self::Editions => "/editions",
            Self::Admin => "/admin",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Map => "nav.map",
            Self::Ledger => "nav.ledger",
            Self::Plan => "nav.plan",
            Self::Wall => "nav.wall",
            Self::My => "nav.my",
            Self::Review => "nav.review",
            Self::Office => "nav.office",
            Self::Problems => "nav.problems",
            Self::Notices => "nav.notices",
            Self::Cards => "nav.cards",
            Self::Editions => "editions.title",
            Self::Admin => "nav.admin",
        }
    }
}

/// A working page in the light theme, with the bar above it.
#[component]
pub fn Desk(
    /// The page that the bar marks as current.
    here: NavPage,
    /// The data of the bar; `None` while it is not known.
    #[prop(into)]
    frame: Signal<Option<Frame>>,
    /// The CSS class of its `<main>`.
    class: &'static str,
    /// The content of the page's `<main>`.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="desk light">
            <a class="skip" href="#main">{texts.get("nav.skip")}</a>
            <TopBar here frame />
            <main id="main" class=class tabindex="-1">{children()}</main>
        </div>
    }
}

#[component]
fn TopBar(here: NavPage, frame: Signal<Option<Frame>>) -> impl IntoView {
    let texts = use_texts();
    let told = move |tell: fn(&Frame) -> String| {
        frame.with(|frame| frame.as_ref().map(tell)).unwrap_or_default()
    };
    let demo = Memo::new(move |_| frame.with(|frame| frame.as_ref().is_some_and(|f| f.demo)));
    let me = use_me();
    let reads = me.actor.as_ref().is_some_and(|actor| may_open(actor, NavPage::Editions.screen()));
    let period = move || {
        frame.with(|frame| {
            let frame = frame.as_ref()?;
            let words = format::period(texts, frame);
            Some(match frame.edition.filter(|_| reads) {
                Some(mark) => {
                    view! { <a href=format!("/editions/{}", mark.id)>{words}</a> }.into_any()
                }
                None => words.into_any(),
            })
        })
    };
    view! {
        <header class="bar">
            <a class="bar-brand" href="/">
                <b>{move || told(|frame| frame.city.clone())}</b>
                <span>{texts.get("app.title")}</span>
            </a>
            <Pages here />
            <div class="bar-state">
                {move || demo.get().then(|| view! { <span class="badge">{texts.get("frame.demo")}</span> })}
                <span class="bar-period">{period}</span>
                <DataAge />
                <LanguageSwitch />
                <AccountMenu />
            </div>
        </header>
    }
}

#[component]
fn Pages(here: NavPage) -> impl IntoView {
    let texts = use_texts();
    let me = use_me();
    let pages = me.actor.iter().flat_map(NavPage::linked_for);
    let links = pages.map(|page| {
        let current = (page == here).then_some("page");
        view! {
            <a href=page.address() aria-current=current>{texts.get(page.key())}</a>
        }
    });
    view! { <nav class="bar-pages" aria-label=texts.get("nav.title")>{links.collect_view()}</nav> }
}
