//! The top of a sheet as it stands in the file, where somebody points at the rows of its header.

use battle_map::{
    model::ledger::{HeaderDepth, NamedHeader, SheetReport, SheetTop, TopRow},
    value::Name,
};
use leptos::prelude::*;

use super::Importing;
use crate::texts::use_texts;

/// How many columns of the top are shown.
const COLUMNS: u16 = 24;

/// The rows at the top of a sheet, to choose its header from.
#[component]
pub fn HeaderRows(
    /// The state of the import on this page.
    importing: Importing,
    /// What the sheet was taken for.
    sheet: SheetReport,
    /// The rows at its top.
    top: SheetTop,
    /// The layout under which corrections are remembered.
    layout: StoredValue<Vec<Name>>,
    /// Whether the rows are shown from the start.
    open: bool,
) -> impl IntoView {
    let texts = use_texts();
    let found = sheet.header;
    let words = match found {
        Some((first, last)) if first == last => {
            texts.fill("import.header-row", &[("row", &first.to_string())])
        }
        Some((first, last)) => texts.fill(
            "import.header-rows",
            &[("first", &first.to_string()), ("last", &last.to_string())],
        ),
        None => texts.get("import.header-missing"),
    };
    let name = StoredValue::new(sheet.name.trim().to_owned());
    let remembered = importing.corrections_now(layout).header.is_some();
    let said = move || {
        name.with_value(|name| {
            let own = |named: &&NamedHeader| named.sheet == *name;
            importing.mending.with(|said| said.headers.iter().find(own).cloned())
        })
    };
    let depth = Signal::derive(move || {
        let found = found.and_then(|(first, last)| u8::try_from(last - first + 1).ok());
        let found = found.and_then(|rows| HeaderDepth::try_from(rows).ok());
        said().map(|named| named.depth).or(found).unwrap_or(HeaderDepth::ONE)
    });
    let first = Signal::derive(move || said().map(|named| named.row).or(found.map(|(row, _)| row)));
    let choose = Callback::new(move |(row, depth): (u32, HeaderDepth)| {
        name.with_value(|name| importing.mend(|file| file.name_header(name, Some((row, depth)))));
    });
    let let_go = move |_| {
        name.with_value(|name| importing.mend(|file| file.name_header(name, None)));
        if remembered {
            layout.with_value(|layout| importing.correct(layout, |said| said.header = None));
        }
    };
    let is_said = move || remembered || said().is_some();
    view! {
        <details class="import-head" open=open>
            <summary>{words}</summary>
            <TopRows name=name.get_value() top first depth choose />
            <p>
                <Depth first depth choose />
                {move || is_said().then(|| view! {
                    <button class="button" type="button" on:click=let_go>{texts.get("import.header-found")}</button>
                })}
            </p>
        </details>
    }
}

/// How many rows the header has.
#[component]
fn Depth(
    first: Signal<Option<u32>>,
    depth: Signal<HeaderDepth>,
    choose: Callback<(u32, HeaderDepth)>,
) -> impl IntoView {
    let change = move |event| {
        let rows = event_target_value(&event).parse::<u8>().ok();
        let rows = rows.and_then(|rows| HeaderDepth::try_from(rows).ok());
        if let (Some(rows), Some(row)) = (rows, first.get_untracked()) {
            choose.run((row, rows));
        }
    };
    let options = (1..=HeaderDepth::MOST).map(|rows| {
        let chosen = move || u8::from(depth.get()) == rows;
        view! { <option value=rows.to_string() selected=chosen>{rows}</option> }
    });
    view! {
        <label>
            {use_texts().get("import.header-depth")}
            <select
                disabled=move || first.get().is_none()
                prop:value=move || u8::from(depth.get()).to_string()
                on:change=change
            >
                {options.collect_view()}
            </select>
        </label>
    }
}

/// The rows as they stand in the file.
#[component]
fn TopRows(
    name: String,
    top: SheetTop,
    first: Signal<Option<u32>>,
    depth: Signal<HeaderDepth>,
    choose: Callback<(u32, HeaderDepth)>,
) -> impl IntoView {
    let texts = use_texts();
    let last = top.rows.iter().filter_map(|row| row.cells.last()).map(|(column, _)| *column).max();
    let columns = 0..=last.unwrap_or_default().min(COLUMNS - 1);
    let group = format!("header-of-{name}");
    let rows = top.rows.into_iter().map(|TopRow { number, cells }| {
        let within = move || {
            first.get().is_some_and(|first| (first..first + depth.get().rows()).contains(&number))
        };
        let text = |column: u16| {
            let cell = cells.iter().find(|(index, _)| *index == column);
            cell.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let cells = columns.clone().map(text).map(|text| view! { <td>{text}</td> }).collect_view();
        let label = texts.fill("import.header-choose", &[("row", &number.to_string())]);
        view! {
            <tr class:header=within>
                <th scope="row">
                    <label>
                        <input
                            type="radio"
                            name=group.clone()
                            aria-label=label
                            prop:checked=move || first.get() == Some(number)
                            on:change=move |_| choose.run((number, depth.get_untracked()))
                        />
                        {number}
                    </label>
                </th>
                {cells}
            </tr>
        }
    });
    view! {
        <div class="import-top" tabindex="0" role="group" aria-label=texts.get("import.header-rows-of")>
            <table><tbody>{rows.collect_view()}</tbody></table>
        </div>
    }
}
