//! The rows of one page with the heads of their groups between them. A row keeps its nodes, and what is
//! typed below it, however often the board changes.

use battle_map::{
    value::{Day, ProjectId},
    view::{
        paged::Paged,
        plan_board::{GroupName, PlanBoard, PlanGroup, PlanQuery, PlanRow, PlanYears},
    },
};
use leptos::prelude::*;

use super::{
    legend::FlagSums,
    row::{Row, columns},
};
use crate::{live::Lines, parts::sheets::SheetQuery, texts::use_texts};

/// What of a board stands in a body of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanSheet {
    pub groups: Vec<PlanGroup>,
    pub rows: Paged<PlanRow>,
    pub years: PlanYears,
    pub today: Day,
}

impl PlanSheet {
    /// That of a page.
    pub fn of(board: &PlanBoard) -> Self {
        let PlanBoard { groups, rows, years, today, .. } = board;
        Self { groups: groups.clone(), rows: rows.clone(), years: *years, today: *today }
    }

    /// Heads of groups and rows, one below the other.
    fn lines(&self) -> Vec<PlanLine> {
        let mut heads = self.groups.iter().peekable();
        let mut lines = Vec::new();
        for (at, row) in (0..).zip(&self.rows.lines) {
            while let Some(head) = heads.next_if(|head| head.at == at) {
                lines.push(PlanLine::Group(head.clone()));
            }
            lines.push(PlanLine::Row(self.rows.first_place() + at, row.clone()));
        }
        lines
    }
}

/// A line of the table's body.
#[derive(Clone, PartialEq)]
enum PlanLine {
    Group(PlanGroup),
    /// The project with its place in the whole list.
    Row(u32, PlanRow),
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum LineName {
    Group(GroupName),
    Row(ProjectId),
}

fn name(line: &PlanLine) -> LineName {
    match line {
        PlanLine::Group(group) => LineName::Group(group.name.clone()),
        PlanLine::Row(_, row) => LineName::Row(row.id),
    }
}

impl SheetQuery for PlanQuery {
    type Sheet = PlanSheet;

    fn page(&self) -> u32 {
        self.table.page
    }

    fn on_page(&self, page: u32) -> Self {
        Self::on_page(self, page)
    }

    fn sheet(board: PlanBoard) -> Option<PlanSheet> {
        let mut sheet = PlanSheet::of(&board);
        // Its head stands above, where the group began.
        sheet.groups.retain(|group| !group.goes_on);
        Some(sheet).filter(|sheet| !sheet.rows.lines.is_empty())
    }
}

/// The rows of a page.
pub fn rows(sheet: Signal<Option<PlanSheet>>) -> AnyView {
    let lines = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().map(PlanSheet::lines)).unwrap_or_default()
    });
    let frame = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().map(|sheet| (sheet.years, sheet.today)))
    });
    // Other columns are other rows.
    let body = move || {
        frame.get().map(|(years, today)| {
            view! {
                <Lines lines key=name let:line>
                    {line_view(line, years, today)}
                </Lines>
            }
        })
    };
    body.into_any()
}

/// A line is made once, as what it then is.
fn line_view(line: Memo<PlanLine>, years: PlanYears, today: Day) -> AnyView {
    match line.get_untracked() {
        PlanLine::Group(_) => {
            let head = move || match line.get() {
                PlanLine::Group(group) => {
                    Some(view! { <GroupHead group columns=columns(years) /> })
                }
                PlanLine::Row(..) => None,
            };
            head.into_any()
        }
        PlanLine::Row(place, row) => {
            let first = (place, row);
            let line = Signal::derive(move || match line.get() {
                PlanLine::Row(place, row) => (place, row),
                PlanLine::Group(_) => first.clone(),
            });
            view! { <Row line years today /> }.into_any()
        }
    }
}

/// The head of a group: its name, its projects and its flags.
#[component]
fn GroupHead(group: PlanGroup, columns: usize) -> impl IntoView {
    let texts = use_texts();
    let count = texts.fill("plan.counted", &[("count", &group.projects.to_string())]);
    let goes_on = group.goes_on.then(|| texts.get("plan.group.goes-on"));
    view! {
        <tr class="plan-group">
            <th scope="rowgroup" colspan=columns.to_string()>
                <div>
                    <b>{group.name.words(&texts)}{goes_on}</b>
                    <span>{count}</span>
                    <FlagSums flags=group.flags />
                </div>
            </th>
        </tr>
    }
}
