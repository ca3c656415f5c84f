//! A region or unit: its name and the other spellings that ledgers use.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::{region::RegionAction, unit::UnitAction},
    value::{Name, RegionId, Seq, UnitId},
    view::admin::{RegionLine, UnitLine},
};
use leptos::prelude::*;

use crate::{
    erased::Each,
    execute::CommandJson,
    form::{FormFault, LineField, ShortForm, Typed, use_form, use_form_about},
    texts::use_texts,
};

/// The refusal codes that are shown at the field of a name or spelling.
const TAKEN: [&str; 2] = ["region-name-taken", "unit-name-taken"];

/// The region or unit that the spellings belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// The spellings of a region.
    Region(RegionId),
    /// The spellings of a unit.
    Unit(UnitId),
}

impl Thing {
    const fn subject(self) -> Subject {
        match self {
            Self::Region(region) => Subject::Region(region),
            Self::Unit(unit) => Subject::Unit(unit),
        }
    }

    fn rename(self, name: Name) -> CommandJson {
        match self {
            Self::Region(_) => CommandJson::of(self.subject(), RegionAction::Rename { name }),
            Self::Unit(_) => CommandJson::of(self.subject(), UnitAction::Rename { name }),
        }
    }

    fn add(self, alias: Name) -> CommandJson {
        match self {
            Self::Region(_) => CommandJson::of(self.subject(), RegionAction::AddAlias { alias }),
            Self::Unit(_) => CommandJson::of(self.subject(), UnitAction::AddAlias { alias }),
        }
    }

    fn remove(self, alias: Name) -> CommandJson {
        match self {
            Self::Region(_) => CommandJson::of(self.subject(), RegionAction::RemoveAlias { alias }),
            Self::Unit(_) => CommandJson::of(self.subject(), UnitAction::RemoveAlias { alias }),
        }
    }
}

/// A name and its other spellings as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spelled {
    /// The name under which it is shown.
    pub name: String,
    /// The other spellings under which ledgers name it.
    pub aliases: Vec<String>,
    /// The version a change must name.
    pub version: Seq,
}

impl From<RegionLine> for Spelled {
    fn from(RegionLine { name, aliases, version, .. }: RegionLine) -> Self {
        Self { name, aliases, version }
    }
}

impl From<UnitLine> for Spelled {
    fn from(UnitLine { name, aliases, version, .. }: UnitLine) -> Self {
        Self { name, aliases, version }
    }
}

/// The name and the spellings, folded away behind the name.
#[component]
pub fn Spellings(
    /// The region or unit that is spelled.
    thing: Thing,
    /// Its name, spellings and version as they stand.
    spelled: Memo<Spelled>,
    /// Further facts about it, shown beside the name.
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
    let stands = move || {
        spelled
            .with(|spelled| Typed::default().with("name", &spelled.name).based_on(spelled.version))
    };
    let form = use_form_about("rename", thing.subject(), stands);
    let rename = move |()| {
        let version = spelled.with_untracked(|spelled| spelled.version);
        let read = form.based(ReadVersion { subject: thing.subject(), version });
        form.submit(vec![read], |typed| Some(thing.rename(typed.name("name")?)));
    };
    view! {
        <ShortForm form class="admin-form" label="admin.rename" send=rename>
            <LineField form name="name" label="admin.name" codes=&TAKEN />
        </ShortForm>
    }
}

#[component]
fn Aliases(thing: Thing, spelled: Memo<Spelled>) -> impl IntoView {
    let form = use_form("add-alias", thing.subject(), Typed::default());
    let add = move |()| {
        form.submit(Vec::new(), |typed| Some(thing.add(typed.name("alias")?)));
    };
    view! {
        <ul class="admin-aliases">
            <Each each=move || spelled.with(|s| s.aliases.clone()) key=Clone::clone let:known>
                <Alias thing known />
            </Each>
        </ul>
        <ShortForm form class="admin-form" label="admin.alias-add" send=add>
            <LineField form name="alias" label="admin.alias" codes=&TAKEN />
        </ShortForm>
    }
}

#[component]
fn Alias(thing: Thing, known: String) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("remove-alias", thing.subject(), Typed::default());
    let label = texts.fill("admin.alias-remove", &[("alias", &known)]);
    let name = known.clone();
    let remove = move |_| {
        if let Ok(alias) = Name::new(&name) {
            form.send(thing.remove(alias), Vec::new());
        }
    };
    view! {
        <li>
            {known}
            <button class="button" type="button" aria-label=label disabled=move || form.is_sending() on:click=remove>"×"</button>
            <FormFault form />
        </li>
    }
}
