//! What is checked before a milestone of a kind is recognised, and what a claim has to show.

use battle_map::{
    event::Subject,
    model::{
        checklist::{ChecklistAction, ChecklistItem},
        milestone::MilestoneKind,
    },
    view::admin::ChecklistLine,
};
use leptos::prelude::*;

use super::{base::Base, field::named};
use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    live::Lines,
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
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    number: u32,
    name: String,
    required: bool,
}

impl Row {
    /// Nothing for a row left empty; or the key of what is wrong with it.
    fn item(&self) -> Result<Option<ChecklistItem>, &'static str> {
        if self.name.trim().is_empty() {
            return Ok(None);
        }
        Ok(Some(ChecklistItem { name: named(&self.name)?, evidence_required: self.required }))
    }
}

/// All items as they are typed. They are plain values in one signal: one of their own each would end
/// with the effect that last showed what stands.
#[derive(Clone, Copy)]
struct Rows {
    rows: RwSignal<Vec<Row>>,
    last: StoredValue<u32>,
}

impl Rows {
    fn new() -> Self {
        Self { rows: RwSignal::new(Vec::new()), last: StoredValue::new(0) }
    }

    fn next(self, name: &str, required: bool) -> Row {
        self.last.update_value(|last| *last += 1);
        Row { number: self.last.get_value(), name: name.to_owned(), required }
    }

    fn show(self, items: &[ChecklistItem]) {
        let row = |item: &ChecklistItem| self.next(item.name.as_str(), item.evidence_required);
        self.rows.set(items.iter().map(row).collect());
    }

    fn add(self) {
        let row = self.next("", false);
        self.rows.update(|rows| rows.push(row));
    }

    fn change(self, number: u32, change: impl FnOnce(&mut Row)) {
        self.rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.number == number) {
                change(row);
            }
        });
    }

    fn remove(self, number: u32) {
        self.rows.update(|rows| rows.retain(|row| row.number != number));
    }

    fn items(self) -> Result<Vec<ChecklistItem>, &'static str> {
        let items: Result<Vec<_>, _> =
            self.rows.with_untracked(|rows| rows.iter().map(Row::item).collect());
        Ok(items?.into_iter().flatten().collect())
    }
}

#[component]
fn ChecklistForm(kind: MilestoneKind, line: Memo<Option<ChecklistLine>>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let rows = Rows::new();
    let known = Memo::new(move |_| {
        line.with(|line| line.as_ref().map(|line| line.items.clone())).unwrap_or_default()
    });
    let version = Signal::derive(move || {
        line.with(|line| line.as_ref().map(|line| line.version)).unwrap_or_default()
    });
    let base = Base::following(known, version, move |items: &Vec<_>| rows.show(items), deed);
    let add = move |_| {
        rows.add();
        base.touch();
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match rows.items() {
            Err(key) => deed.refuse(key),
            Ok(items) => {
                let subject = Subject::Checklist(kind);
                let command = Order::of(subject, ChecklistAction::Set { items });
                deed.give(command, base.read(subject));
            }
        }
    };
    view! {
        <form class="admin-checklist" on:submit=save>
            <h3>{texts.get(&format!("admin.checklist.{}", kind.code()))}</h3>
            <ol>
                <Lines lines=rows.rows key=|row| row.number let:row>
                    <ItemRow row rows base />
                </Lines>
            </ol>
            {move || rows.rows.with(Vec::is_empty).then(|| view! { <p class="hint">{texts.get("admin.checklist-none")}</p> })}
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
fn ItemRow(row: Memo<Row>, rows: Rows, base: Base) -> impl IntoView {
    let texts = use_texts();
    let number = row.with_untracked(|row| row.number);
    let type_in = move |event| {
        rows.change(number, |row| row.name = event_target_value(&event));
        base.touch();
    };
    let tick = move |event| {
        rows.change(number, |row| row.required = event_target_checked(&event));
        base.touch();
    };
    let remove = move |_| {
        rows.remove(number);
        base.touch();
    };
    view! {
        <li>
            <input
                aria-label=texts.get("admin.item")
                autocomplete="off"
                prop:value=move || row.with(|row| row.name.clone())
                on:input=type_in
            />
            <label>
                <input type="checkbox" prop:checked=move || row.with(|row| row.required) on:change=tick />
                {texts.get("admin.item-evidence")}
            </label>
            <button class="button" type="button" on:click=remove>{texts.get("admin.remove")}</button>
        </li>
    }
}
