//! What is checked before a milestone of a kind is recognised, and what a claim has to show.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::{
        checklist::{ChecklistAction, ChecklistItem},
        milestone::MilestoneKind,
    },
    view::admin::ChecklistLine,
};
use leptos::prelude::*;

use crate::{
    erased::{Each, Show},
    execute::CommandJson,
    form::{CheckField, Form, FormFault, LineField, Reading, Restored, Typed, use_form_about},
    texts::use_texts,
};

/// The checklists, one for each kind of milestone.
#[component]
pub fn Checklists(
    /// The checklists as they stand.
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

/// The field that lists the form's rows.
const ITEMS: &str = "items";

/// A checklist as form values: one row for each item.
fn typed(line: Option<&ChecklistLine>) -> Typed {
    let Some(line) = line else { return Typed::default() };
    let rows = (0..).zip(&line.items);
    let numbers = rows.clone().map(|(row, _): (u32, _)| row);
    let empty = Typed::default().with_all(ITEMS, numbers).based_on(line.version);
    rows.fold(empty, |typed, (row, item)| {
        let required = if item.evidence_required { "yes" } else { "" };
        typed.with_at(row, "name", &item.name).with_at(row, "required", required)
    })
}

/// The items that were typed; empty rows are skipped.
fn read(typed: &mut Reading<'_>) -> Option<Vec<ChecklistItem>> {
    let rows: Vec<u32> = typed.values(ITEMS);
    let items: Vec<_> = rows.into_iter().map(|row| typed.in_row(row, item)).collect();
    let items: Option<Vec<_>> = items.into_iter().collect();
    Some(items?.into_iter().flatten().collect())
}

/// The inner option is none for an empty row, the outer one for what cannot be read.
fn item(typed: &mut Reading<'_>) -> Option<Option<ChecklistItem>> {
    let evidence_required = typed.is_checked("required");
    let name = typed.optional_name("name")?;
    Some(name.map(|name| ChecklistItem { name, evidence_required }))
}

#[component]
fn ChecklistForm(kind: MilestoneKind, line: Memo<Option<ChecklistLine>>) -> impl IntoView {
    let texts = use_texts();
    let stands = move || line.with(|line| typed(line.as_ref()));
    let form = use_form_about("checklist", kind.code(), stands);
    let add = move |_| form.add_row(ITEMS, |_, typed| typed);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let subject = Subject::Checklist(kind);
        let version = line.with_untracked(|line| line.as_ref().map(|line| line.version));
        let read_of = ReadVersion { subject, version: version.unwrap_or_default() };
        form.submit(vec![form.based(read_of)], |typed| {
            Some(CommandJson::of(subject, ChecklistAction::Set { items: read(typed)? }))
        });
    };
    let rows = Memo::new(move |_| form.rows(ITEMS));
    view! {
        <form class="admin-checklist" on:submit=save>
            <h3>{texts.get(&format!("admin.checklist.{}", kind.code()))}</h3>
            <ol>
                <Each each=move || rows.get() key=|row| *row let:row>
                    <ItemRow form row />
                </Each>
            </ol>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="hint">{texts.get("admin.checklist-none")}</p>
            </Show>
            <FormFault form />
            <p class="admin-buttons">
                <button class="button" type="button" on:click=add>{texts.get("admin.item-add")}</button>
                <button class="button" type="submit" disabled=move || form.is_sending() || !form.is_changed()>
                    {texts.get("admin.save")}
                </button>
            </p>
            <Restored form />
        </form>
    }
}

#[component]
fn ItemRow(form: Form, row: u32) -> impl IntoView {
    let texts = use_texts();
    let item = form.row(row);
    let remove = move |_| form.remove_row(ITEMS, row);
    view! {
        <li>
            <LineField form=item name="name" label="admin.item" />
            <CheckField form=item name="required" label="admin.item-evidence" />
            <button class="button" type="button" on:click=remove>{texts.get("admin.remove")}</button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use battle_map::value::{Name, Seq};

    use super::*;

    #[test]
    fn a_checklist_typed_is_the_checklist_read_without_its_empty_rows() {
        let item = |name: &str, evidence_required| ChecklistItem {
            name: Name::new(name).unwrap(),
            evidence_required,
        };
        let items = vec![item("施工许可证", false), item("现场照片", true)];
        let kind = MilestoneKind::Start;
        let line = ChecklistLine { kind, items: items.clone(), version: Seq(3) };
        let typed = typed(Some(&line)).with_all(ITEMS, [0, 1, 2]);
        assert_eq!(read(&mut Reading::of(&typed)), Some(items));
    }
}
