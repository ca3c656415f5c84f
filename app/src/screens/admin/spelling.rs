//! A region or unit: its name and the other spellings that ledgers use.

use battle_map::{
    event::Subject,
    model::{region::RegionAction, unit::UnitAction},
    value::{Name, RegionId, Seq, UnitId},
};
use leptos::prelude::*;

use super::{
    base::Base,
    field::{Field, named},
};
use crate::{
    deed::{Deed, OtherFault, use_deed},
    execute::Order,
    texts::use_texts,
};

/// What is refused at the field of a name or spelling.
const FAULTS: [&str; 5] = [
    "admin.name-missing",
    "admin.name-too-long",
    "admin.name-unreadable",
    "region-name-taken",
    "unit-name-taken",
];

/// Whose spellings they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A region's.
    Region(RegionId),
    /// A unit's.
    Unit(UnitId),
}

impl Thing {
    const fn subject(self) -> Subject {
        match self {
            Self::Region(region) => Subject::Region(region),
            Self::Unit(unit) => Subject::Unit(unit),
        }
    }

    fn rename(self, name: Name) -> Order {
        match self {
            Self::Region(_) => Order::of(self.subject(), RegionAction::Rename { name }),
            Self::Unit(_) => Order::of(self.subject(), UnitAction::Rename { name }),
        }
    }

    fn add(self, alias: Name) -> Order {
        match self {
            Self::Region(_) => Order::of(self.subject(), RegionAction::AddAlias { alias }),
            Self::Unit(_) => Order::of(self.subject(), UnitAction::AddAlias { alias }),
        }
    }

    fn remove(self, alias: Name) -> Order {
        match self {
            Self::Region(_) => Order::of(self.subject(), RegionAction::RemoveAlias { alias }),
            Self::Unit(_) => Order::of(self.subject(), UnitAction::RemoveAlias { alias }),
        }
    }
}

/// A name and its other spellings as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spelled {
    /// The name.
    pub name: String,
    /// The others.
    pub aliases: Vec<String>,
    /// The version a change must name.
    pub version: Seq,
}

/// The name and the spellings, folded away behind the name.
#[component]
pub fn Spellings(
    /// Of what.
    thing: Thing,
    /// As they stand.
    spelled: Memo<Spelled>,
    /// What else is said of it.
    facts: Signal<String>,
) -> impl IntoView {
    let texts = use_texts();
    let joint = texts.get("list.joint");
    view! {
        <details class="admin-thing">
            <summary>
                <b>{move || spelled.with(|spelled| spelled.name.clone())}</b>
                <span>{facts}</span>
                <span>{move || spelled.with(|spelled| spelled.aliases.join(&joint))}</span>
            </summary>
            <Rename thing spelled />
            <Aliases thing spelled />
        </details>
    }
}

#[component]
fn Rename(thing: Thing, spelled: Memo<Spelled>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let name = RwSignal::new(String::new());
    let known = Memo::new(move |_| spelled.with(|spelled| spelled.name.clone()));
    let version = Signal::derive(move || spelled.with(|spelled| spelled.version));
    let base = Base::following(known, version, move |known| name.set(known.clone()), deed);
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match named(&name.get_untracked()) {
            Err(key) => deed.refuse(key),
            Ok(name) => deed.give(thing.rename(name), base.read(thing.subject())),
        }
    };
    view! {
        <form class="admin-form" on:submit=rename>
            <Field label="admin.name" value=name deed codes=&FAULTS typed=move || base.touch() />
            <button class="button" type="submit" disabled=move || deed.is_busy()>{texts.get("admin.rename")}</button>
            <OtherFault deed codes=&FAULTS />
        </form>
    }
}

#[component]
fn Aliases(thing: Thing, spelled: Memo<Spelled>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let alias = RwSignal::new(String::new());
    Effect::new(move |_| {
        if deed.done() > 0 {
            alias.set(String::new());
        }
    });
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match named(&alias.get_untracked()) {
            Err(key) => deed.refuse(key),
            Ok(alias) => deed.give(thing.add(alias), Vec::new()),
        }
    };
    view! {
        <ul class="admin-aliases">
            <For each=move || spelled.with(|s| s.aliases.clone()) key=Clone::clone let:known>
                <Alias thing known />
            </For>
        </ul>
        <form class="admin-form" on:submit=add>
            <Field label="admin.alias" value=alias deed codes=&FAULTS />
            <button class="button" type="submit" disabled=move || deed.is_busy()>{texts.get("admin.alias-add")}</button>
            <OtherFault deed codes=&FAULTS />
        </form>
    }
}

#[component]
fn Alias(thing: Thing, known: String) -> impl IntoView {
    let texts = use_texts();
    let deed: Deed = use_deed();
    let label = texts.fill("admin.alias-remove", &[("alias", &known)]);
    let name = known.clone();
    let remove = move |_| {
        if let Ok(alias) = Name::new(&name) {
            deed.give(thing.remove(alias), Vec::new());
        }
    };
    view! {
        <li>
            {known}
            <button class="button" type="button" aria-label=label disabled=move || deed.is_busy() on:click=remove>"×"</button>
            <OtherFault deed codes=&[] />
        </li>
    }
}
