//! Filling in with Excel: the month's sheet to download, and the check of an uploaded one, row by
//! row, before its values are put into the grid.

use battle_map::{
    value::Month,
    view::{
        desk::DeskRow,
        report_sheet::{CellFault, LeftOut, ReadRow, SheetReading},
    },
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    execute::Fault,
    file_transfer::{self, Chosen, UploadProgress},
    json,
    lazy::lazily,
    parts::file_choice::{FileChoice, progress_words},
    screens::desk::DraftSheet,
    texts::{Texts, use_texts},
};

/// The state of a sheet that is being uploaded and checked.
#[derive(Clone, Copy)]
struct SheetUpload {
    texts: Texts,
    month: Month,
    /// What was chosen and is not being checked yet.
    chosen: RwSignal<Option<Result<Chosen, Fault>>>,
    progress: RwSignal<Option<UploadProgress>>,
    fault: RwSignal<Option<String>>,
    reading: RwSignal<Option<SheetReading>>,
    filled: RwSignal<Option<usize>>,
}

impl SheetUpload {
    fn take(self, chosen: Result<Chosen, Fault>) {
        self.reading.set(None);
        self.fault.set(None);
        self.filled.set(None);
        let chosen = match chosen {
            Ok(chosen) => chosen,
            Err(fault) => {
                self.fault.set(Some(fault.words(self.texts)));
                return;
            }
        };
        self.progress.set(Some(UploadProgress::Sending(0)));
        let told = move |progress| {
            self.progress.try_set(Some(progress));
        };
        let address = format!("/api/report-sheet?month={}", self.month);
        file_transfer::send(&address, &chosen.bytes, told, move |answer| {
            // The page may be gone by now.
            if self.progress.try_set(None).is_some() {
                return;
            }
            match answer.and_then(read) {
                Ok(reading) => self.reading.set(Some(reading)),
                Err(fault) => self.fault.set(Some(fault.words(self.texts))),
            }
        });
    }
}

#[expect(clippy::result_large_err, reason = "told once, to whoever chose the file")]
fn read(bytes: Vec<u8>) -> Result<SheetReading, Fault> {
    json::read_bytes(&bytes).map_err(|_| Fault::of("failed"))
}

/// The links above the grid, and the result of an uploaded sheet.
#[component]
pub fn BySheet(
    /// The grid of a month.
    sheet: DraftSheet,
    /// The rows of the grid, one for each project.
    rows: Memo<Vec<DeskRow>>,
) -> impl IntoView {
    let texts = use_texts();
    let month = sheet.month();
    let upload = SheetUpload {
        texts,
        month,
        chosen: RwSignal::new(None),
        progress: RwSignal::new(None),
        fault: RwSignal::new(None),
        reading: RwSignal::new(None),
        filled: RwSignal::new(None),
    };
    let checks = RwSignal::new(false);
    let choose = move |chosen| {
        upload.chosen.set(Some(chosen));
        checks.set(true);
    };
    let under_way = move || upload.progress.get().map(|progress| progress_words(texts, progress));
    let filled = move || {
        upload
            .filled
            .get()
            .map(|count| texts.fill("sheet.filled", &[("count", &count.to_string())]))
    };
    view! {
        <div class="by-sheet">
            <span>{texts.get("sheet.title")}</span>
            <a class="button" rel="external" href=format!("/feed/report.xlsx?month={month}") download="">{texts.get("sheet.download")}</a>
            <FileChoice label="sheet.upload" take=Callback::new(choose) />
            <span role="status">{under_way}{filled}</span>
            {move || upload.fault.get().map(|words| view! { <p class="row-fault" role="alert">{words}</p> })}
        </div>
        <Show when=move || checks.get()>{check(sheet, rows, upload)}</Show>
    }
}

lazily! {
    /// Checks what is chosen, now and later, and shows what it says.
    fn check in forms (sheet: DraftSheet, rows: Memo<Vec<DeskRow>>, upload: SheetUpload) {
        Effect::new(move |_| {
            if upload.chosen.with(Option::is_some)
                && let Some(chosen) = upload.chosen.try_update(Option::take).flatten()
            {
                upload.take(chosen);
            }
        });
        move || upload.reading.get().map(|reading| view! { <Reading sheet rows upload reading /> })
    }
}

#[component]
fn Reading(
    sheet: DraftSheet,
    rows: Memo<Vec<DeskRow>>,
    upload: SheetUpload,
    reading: SheetReading,
) -> impl IntoView {
    let texts = use_texts();
    let count = reading.rows.len();
    let is_typed = |row: &&ReadRow| untrack(|| sheet.is_typed(row.project));
    let typed = reading.rows.iter().filter(is_typed).count();
    let notes = notes(texts, &reading, typed).into_iter().map(|words| view! { <li>{words}</li> });
    let lines = reading.rows.iter().map(|row| read_row(texts, row)).collect_view();
    let left_out = reading.left_out.iter().map(|row| left_out(texts, row)).collect_view();
    let fill = move |_| {
        rows.with_untracked(|rows| sheet.fill(rows, &reading.rows));
        upload.reading.set(None);
        upload.filled.set(Some(count));
    };
    view! {
        <section class="sheet-reading" aria-label=texts.get("sheet.says")>
            <h2>{texts.get("sheet.says")}</h2>
            <ul class="hint">{notes.collect_view()}</ul>
            <ul class="import-issues rejected">{left_out}</ul>
            <ol class="import-rows">{lines}</ol>
            <div class="import-send">
                <button class="primary" type="button" disabled=count == 0 on:click=fill>
                    {texts.fill("sheet.fill", &[("count", &count.to_string())])}
                </button>
                <button class="button" type="button" on:click=move |_| upload.reading.set(None)>
                    {texts.get("import.let-go")}
                </button>
            </div>
        </section>
    }
}

fn notes(texts: Texts, reading: &SheetReading, typed: usize) -> Vec<String> {
    let counted = |key: &str, count: usize| {
        (count > 0).then(|| texts.fill(key, &[("count", &count.to_string())]))
    };
    let size = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let faulty = reading.rows.iter().filter(|row| !row.faults.is_empty()).count();
    let notes = [
        Some(texts.fill("sheet.changed", &[("count", &reading.rows.len().to_string())])),
        counted("sheet.unchanged", size(reading.unchanged)),
        counted("sheet.faulty", faulty),
        counted("sheet.over-typed", typed),
        counted("sheet.absent", size(reading.absent)),
        reading.reordered.then(|| texts.get("sheet.reordered")),
    ];
    notes.into_iter().flatten().collect()
}

fn place(texts: Texts, row: u32) -> String {
    texts.fill("import.row", &[("row", &row.to_string())])
}

fn left_out(texts: Texts, row: &LeftOut) -> impl IntoView + use<> {
    let reason = texts.get(&format!("sheet.left-out.{}", row.code));
    view! { <li><span>{place(texts, row.row)}</span> {row.name.clone()} <b>{reason}</b></li> }
}

fn read_row(texts: Texts, row: &ReadRow) -> impl IntoView + use<> {
    let changes = row.changes.iter().map(|change| {
        let old =
            if change.old.is_empty() { texts.get("import.nothing") } else { change.old.clone() };
        let new =
            if change.new.is_empty() { texts.get("import.nothing") } else { change.new.clone() };
        view! {
            <div>
                <dt>{texts.get(&format!("sheet.column.{}", change.column.code()))}</dt>
                <dd><del>{old}</del> <span aria-hidden="true">"→"</span> <ins>{new}</ins></dd>
            </div>
        }
    });
    let faults =
        row.faults.iter().map(|fault| view! { <p class="row-fault">{words(texts, fault)}</p> });
    let overtaken =
        row.overtaken.then(|| view! { <p class="row-fault">{texts.get("sheet.overtaken")}</p> });
    view! {
        <li class="import-row">
            <header><span>{place(texts, row.row)}</span> <b>{row.name.clone()}</b></header>
            <dl>{changes.collect_view()}</dl>
            {faults.collect_view()}
            {overtaken}
        </li>
    }
}

/// The fault of a cell in words, such as `当月：不是数字`.
fn words(texts: Texts, fault: &CellFault) -> String {
    let column = texts.get(&format!("sheet.column.{}", fault.column.code()));
    let reason = texts.get(&format!("sheet.fault.{}", fault.code));
    texts.fill("sheet.fault", &[("column", &column), ("reason", &reason)])
}
