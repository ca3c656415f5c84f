//! The city's settings: calendar, period rule, checklists, regions, units, lists and layers.

use battle_map::view::admin::{AdminQuery, AdminView, RegionLine};
use leptos::prelude::*;

use super::{
    calendar::CalendarForm, checklist::Checklists, city::CityName, lists::Lists,
    map_lines::MapLines, regions::Regions, rule::RuleForm, units::Units,
};
use crate::{
    screens::boundaries::{BoundariesFile, LoadFile, Outlined, Removables},
    texts::use_texts,
};

/// The sections of the settings; shown only once the page's view has arrived.
#[component]
pub fn Things(
    /// What the address asks for.
    query: Memo<AdminQuery>,
    /// The administrator's view; `None` until it has arrived.
    admin: Memo<Option<AdminView>>,
    /// The regions.
    regions: Memo<Vec<RegionLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let part = move |with: fn(&AdminView) -> battle_map::view::admin::Rules| {
        admin.with(|admin| admin.as_ref().map(with))
    };
    part(|admin| admin.rules.clone()).map(|first| {
        let rules =
            Memo::new(move |_| part(|admin| admin.rules.clone()).unwrap_or_else(|| first.clone()));
        let checklists = Memo::new(move |_| {
            admin.with(|a| a.as_ref().map(|a| a.checklists.clone())).unwrap_or_default()
        });
        let lists = Memo::new(move |_| {
            admin.with(|a| a.as_ref().map(|a| a.lists.clone())).unwrap_or_default()
        });
        let layers = Memo::new(move |_| {
            admin.with(|a| a.as_ref().map(|a| a.layers.clone())).unwrap_or_default()
        });
        let units = Memo::new(move |_| {
            admin.with(|a| a.as_ref().map(|a| a.units.clone())).unwrap_or_default()
        });
        let search = Memo::new(move |_| query.with(|query| query.units.clone()));
        let year = Signal::derive(move || rules.with(|rules| rules.month.year()));
        view! {
            <section id="months">
                <h2>{texts.get("admin.months")}</h2>
                <CityName rules />
                <div class="admin-months">
                    <div><h3>{texts.get("admin.rule")}</h3><RuleForm rules /></div>
                    <div><h3>{texts.get("admin.calendar")}</h3><CalendarForm rules /></div>
                </div>
            </section>
            <section id="checklists"><h2>{texts.get("admin.checklists")}</h2><Checklists lists=checklists /></section>
            <section id="regions">
                <h2>{texts.get("admin.regions")}</h2>
                <Regions regions />
                <h3>{texts.get("boundaries.outlines")}</h3>
                <LoadFile kind=BoundariesFile::Outlines />
                <Outlined regions />
            </section>
            <section id="units"><h2>{texts.get("admin.units")}</h2><Units search units /></section>
            <section id="lists"><h2>{texts.get("admin.lists")}</h2><Lists lists year /></section>
            <section id="layers">
                <h2>{texts.get("admin.layers")}</h2>
                <LoadFile kind=BoundariesFile::Layer />
                <Removables lines=layers />
                <h3>{texts.get("admin.map-lines")}</h3>
                <MapLines rules />
            </section>
        }
    })
}
