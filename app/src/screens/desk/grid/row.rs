//! One line of the grid: its cells, what is wrong with it below, and its milestones where it is
//! unfolded.

use battle_map::view::{desk::DeskRow, report_draft::ReportColumn};
use leptos::prelude::*;

use super::{
    column::GridColumn, detail::Detail, face::Face, heights::Gaps, note::RowNote, state::Grid,
};
use crate::{
    erased::Show,
    parts::sign::LampSign,
    texts::{Texts, use_texts},
};

/// A project's line.
#[component]
pub fn GridRow(
    /// The row of the project.
    row: Memo<DeskRow>,
    /// The grid.
    grid: Grid,
    /// What is left out before lines.
    gaps: Memo<Gaps>,
) -> impl IntoView {
    let texts = use_texts();
    let id = row.with_untracked(|row| row.id);
    // Follows its own draft: what is typed in another line does not wake it.
    let face = Memo::new(move |_| row.with(|row| grid.face(row)));
    let line = Memo::new(move |_| grid.places().with(|places| places.get(&id).copied()));
    let gap = Memo::new(move |_| gaps.with(|gaps| gaps.before(id)));
    let unfolded = Memo::new(move |_| grid.unfolded.with(|all| all.contains(&id)));
    view! {
        <Gap height=gap />
        <tr
            class=move || face.with(|face| face.class(unfolded.get()))
            data-project=id.to_string()
            data-line=move || line.get().map(|line| line.to_string())
            aria-rowindex=move || line.get().map(|line| (line + 2).to_string())
            data-drafted=""
        >
            {move || row.with(|row| head(texts, row, unfolded))}
            {move || face.with(|face| cells(texts, face))}
            <td class="state">{move || face.with(|face| state(texts, face, grid.reviews.get()))}</td>
        </tr>
        <RowNote row face grid />
        <Show when=move || unfolded.get()>
            <Detail row face grid />
        </Show>
    }
}

/// Room for lines that do not stand in the page; nothing where none is left out.
#[component]
pub fn Gap(
    /// Its height in pixels.
    height: Memo<f64>,
) -> impl IntoView {
    let style = move || format!("height:{:.1}px", height.get());
    view! {
        <Show when=move || { height.get() > 0.0 }>
            <tr class="grid-gap" aria-hidden="true"><td colspan=GridColumn::COUNT.to_string() style=style></td></tr>
        </Show>
    }
}

/// The first cell: the project, and the button that opens what stands below.
fn head(texts: Texts, row: &DeskRow, unfolded: Memo<bool>) -> impl IntoView + use<> {
    let (due, late) = (row.due.count, row.due.overdue);
    let label = match due {
        0 => texts.fill("grid.unfold", &[("project", &row.name)]),
        count => {
            texts.fill("grid.unfold-due", &[("project", &row.name), ("count", &count.to_string())])
        }
    };
    let count = (due > 0).then(|| due.to_string());
    view! {
        <th scope="row" role="rowheader" class="project" id=format!("cell-{}-0", row.id) data-column="0">
            <div>
                <button
                    type="button"
                    class="grid-unfold"
                    class:late=late
                    tabindex="-1"
                    data-act="unfold"
                    aria-expanded=move || if unfolded.get() { "true" } else { "false" }
                    aria-label=label
                >
                    <span aria-hidden="true">{move || if unfolded.get() { "▾" } else { "▸" }}</span>
                    {count}
                </button>
                <LampSign lamp=row.lamp stage=row.stage />
                <a href=format!("/projects/{}", row.id) tabindex="-1"><b>{row.name.clone()}</b></a>
            </div>
        </th>
    }
}

fn cells(texts: Texts, face: &Face) -> impl IntoView + use<> {
    let cell = |place: usize| {
        let column = GridColumn::at(place);
        let faulty = face.is_faulty(column);
        let kind = match column {
            GridColumn::Typed(typed) if typed.is_money() => "number typed-in",
            GridColumn::Typed(_) => "words typed-in",
            _ => "number",
        };
        let mark = if faulty { " fault" } else { "" };
        // A phone says it beside the amount.
        let label = (place == GridColumn::FIRST)
            .then(|| texts.get(&format!("desk.column.{}", column.code())));
        view! {
            <td
                role="gridcell"
                id=format!("cell-{}-{place}", face.id)
                class=format!("{} {kind}{mark}", column.code())
                data-column=place.to_string()
                data-label=label
                aria-invalid=faulty.then_some("true")
                aria-readonly=column.typed().is_none().then_some("true")
            >
                <span class:says=!face.texts[place].is_empty()>{face.texts[place].clone()}</span>
                {(column == GridColumn::Share).then(|| face.shares.map(|shares| bar(texts, shares)))}
            </td>
        }
    };
    (1..GridColumn::ALL.len()).map(cell).collect_view()
}

/// What is done of the year's plan, with a tick for what should be.
fn bar(texts: Texts, (done, due): (i64, i64)) -> impl IntoView + use<> {
    let words = texts.fill("grid.scheduled", &[("share", &crate::format::percent(due))]);
    let behind = if done < due { "grid-bar behind" } else { "grid-bar" };
    let (done, due) = (done.clamp(0, 1_000), due.clamp(0, 1_000));
    view! {
        <svg class=behind viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label=words>
            <rect class="bar-whole" y="2" width="1000" height="6" />
            <rect class="bar-done" y="2" width=done height="6" />
            <path class="bar-tick" d=format!("M{due} 0V10") vector-effect="non-scaling-stroke" />
        </svg>
    }
}

/// The report's state in a word, and the button that submits the line.
fn state(texts: Texts, face: &Face, reviews: bool) -> impl IntoView + use<> {
    let standing = &face.standing;
    let faults = face.faults.len() + usize::from(standing.refused.is_some());
    let words = texts.get(&format!("desk.state.{}", face.state));
    let faulty = (faults > 0).then(|| {
        let words = texts.fill("grid.faults", &[("count", &faults.to_string())]);
        view! { <b class="grid-faulty">{words}</b> }
    });
    let reviewed = reviews && face.state == "with-county";
    let sends = standing.open && !standing.is_accepted() && face.faults.is_empty();
    let send = (sends && (standing.is_typed() || reviewed)).then(|| {
        let key = match (standing.sending, reviewed) {
            (true, _) => "desk.sending",
            (false, true) => "desk.file",
            (false, false) => "desk.send",
        };
        view! {
            <button class="button" type="button" tabindex="-1" data-act="send" disabled=standing.sending>
                {texts.get(key)}
            </button>
        }
    });
    let doubt = face.doubt.filter(|_| face.state != "missing").map(|doubt| {
        let words = texts.get(&format!("grid.doubt.{}", doubt.code()));
        view! { <b class="grid-doubt">{words}</b> }
    });
    let answered = standing.draft.get(ReportColumn::Answer).to_owned();
    let answered = (reviewed && !answered.is_empty()).then(|| {
        view! { <span class="grid-answer">{texts.fill("grid.answered", &[("answer", &answered)])}</span> }
    });
    view! {
        <div>
            <span class=format!("report-state {}", face.state)>{words}</span>
            {faulty}
            {doubt}
            {answered}
            {send}
        </div>
    }
}
