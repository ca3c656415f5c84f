//! What is checked before a milestone of a kind is recognised, and what a claim has to show.

use battle_map::{
    command::Command,
    event::Subject,
    model::{
        checklist::{ChecklistCommand, ChecklistItem},
        milestone::MilestoneKind,
    },
    view::admin::ChecklistLine,
};
use leptos::prelude::*;

use super::{base::Base, field::named};
use crate::{
    deed::{DeedFault, use_deed},
    texts::use_texts,
};

/// The checklists, one a kind of milestone.
#[component]
pub fn Checklists(
    /// They.
    lists: Memo<Vec<ChecklistLine>>,
) -> impl IntoView {
    let forms = MilestoneKind::ALL.map(|kind| {
        let line = Memo::new(move |_| {
            lists.with(|lists| lists.iter().find(|line| line.kind == kind).cloned())
        });
        view! { <ChecklistForm kind line /> }
    });
    view! { <div class="admin-checklists">{forms.into_iter().collect_view()}</div> }
}

/// An item as it is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Row {
    number: u32,
    name: RwSignal<String>,
    required: RwSignal<bool>,
}

impl Row {
    fn new(number: u32, name: &str, required: bool) -> Self {
        let (name, required) = (RwSignal::new(name.to_owned()), RwSignal::new(required));
        Self { number, name, required }
    }

    /// Nothing for a row left empty; or the key of what is wrong with it.
    fn item(self) -> Result<Option<ChecklistItem>, &'static str> {
        let typed = self.name.get_untracked();
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let evidence_required = self.required.get_untracked();
        Ok(Some(ChecklistItem { name: named(&typed)?, evidence_required }))
    }
}

#[component]
fn ChecklistForm(kind: MilestoneKind, line: Memo<Option<ChecklistLine>>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (rows, last) = (RwSignal::new(Vec::<Row>::new()), StoredValue::new(0_u32));
    let next = move || {
        last.update_value(|last| *last += 1);
        last.get_value()
    };
    let known = Memo::new(move |_| {
        line.with(|line| line.as_ref().map(|line| line.items.clone())).unwrap_or_default()
    });
    let show = move |items: &Vec<ChecklistItem>| {
        let row =
            |item: &ChecklistItem| Row::new(next(), item.name.as_str(), item.evidence_required);
        rows.set(items.iter().map(row).collect());
    };
    let version = Signal::derive(move || {
        line.with(|line| line.as_ref().map(|line| line.version)).unwrap_or_default()
    });
    let base = Base::following(known, version, show, deed);
    let add = move |_| {
        rows.update(|rows| rows.push(Row::new(next(), "", false)));
        base.touch();
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let items: Result<Vec<_>, _> =
            rows.with_untracked(|rows| rows.iter().map(|r| r.item()).collect());
        match items {
            Err(key) => deed.refuse(key),
            Ok(items) => {
                let items = items.into_iter().flatten().collect();
                let command = Command::Checklist(ChecklistCommand::Set { kind, items });
                deed.give(command, base.read(Subject::Checklist(kind)));
            }
        }
    };
    view! {
        <form class="admin-checklist" on:submit=save>
            <h3>{texts.get(&format!("admin.checklist.{}", kind.code()))}</h3>
            <ol>
                <For each=move || rows.get() key=|row| row.number let:row>
                    <ItemRow row rows base />
                </For>
            </ol>
            {move || rows.with(Vec::is_empty).then(|| view! { <p class="hint">{texts.get("admin.checklist-none")}</p> })}
            <DeedFault deed />
            <p class="admin-buttons">
                <button class="button" type="button" on:click=add>{texts.get("admin.item-add")}</button>
                <button class="button" type="submit" disabled=move || deed.is_busy() || !base.is_touched()>
                    {texts.get("admin.save")}
                </button>
            </p>
        </form>
    }
}

#[component]
fn ItemRow(row: Row, rows: RwSignal<Vec<Row>>, base: Base) -> impl IntoView {
    let texts = use_texts();
    let type_in = move |event| {
        row.name.set(event_target_value(&event));
        base.touch();
    };
    let tick = move |event| {
        row.required.set(event_target_checked(&event));
        base.touch();
    };
    let remove = move |_| {
        rows.update(|rows| rows.retain(|known| known.number != row.number));
        base.touch();
    };
    view! {
        <li>
            <input
                aria-label=texts.get("admin.item")
                autocomplete="off"
                prop:value=move || row.name.get()
                on:input=type_in
            />
            <label>
                <input type="checkbox" prop:checked=move || row.required.get() on:change=tick />
                {texts.get("admin.item-evidence")}
            </label>
            <button class="button" type="button" on:click=remove>{texts.get("admin.remove")}</button>
        </li>
    }
}
