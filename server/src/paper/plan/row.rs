//! A project's row: how high it is, and what stands in it.

use battle_map::{
    value::Decimal,
    view::plan_board::{Flag, PlanMilestone, PlanRow, Standing},
};

use super::{
    Chart, Measures,
    measure::{FLAG, NAME, SMALL},
    sign::flag,
    type_setting::{Looks, Set},
};
use crate::paper::{
    ink::Ink,
    item::{Page, PageItem},
    line::Align,
};

/// The most that stands in one cell; what is beyond is counted.
const MOST: usize = 10;

/// What stands in a cell of a month.
struct Mark {
    set: Set,
    flag: Option<Flag>,
    framed: bool,
    struck: bool,
}

/// The texts of a row, broken into lines.
pub struct SetRow {
    first: [Set; 5],
    months: Vec<Vec<Mark>>,
    pub height: f32,
}

impl Chart<'_> {
    /// Breaks the texts of a row.
    pub fn row(&self, measures: &Measures, place: usize, row: &PlanRow) -> SetRow {
        let pad = measures.pad();
        let [number, lamp, project, unit, lag] = measures.first.map(|width| width - 2.0 * pad);
        let unit = if measures.unit_beside() { unit } else { project };
        let behind = row.lag.filter(|lag| *lag > 0).map(|lag| Decimal::tenths(lag).to_string());
        let lamp_words = self.words.get(&format!("lamp.{}", row.lamp.code()));
        let lamp_looks =
            if row.lamp.is_lagging() { Looks::bold(SMALL) } else { Looks::plain(SMALL) };
        let first = [
            self.set(measures, &place.to_string(), Looks::grey(SMALL), number),
            self.set(measures, &lamp_words, lamp_looks, lamp),
            self.set(measures, &row.name, Looks::bold(NAME), project),
            self.set(measures, &row.unit, Looks::grey(SMALL), unit),
            self.set(measures, &behind.unwrap_or_default(), Looks::bold(NAME), lag),
        ];
        let columns = measures.columns.iter();
        let months: Vec<Vec<Mark>> =
            columns.map(|column| self.marks(measures, &row.in_column(*column))).collect();
        let gap = gap(measures);
        let high =
            |marks: &Vec<Mark>| marks.iter().map(|mark| mark.set.height() + gap).sum::<f32>();
        let [_, _, name, unit, _] = &first;
        let named = if measures.unit_beside() {
            name.height().max(unit.height())
        } else {
            name.height() + unit.height()
        };
        let height = months.iter().map(high).fold(named, f32::max) + 2.0 * pad;
        SetRow { first, months, height }
    }

    fn marks(&self, measures: &Measures, stands: &[(&PlanMilestone, Standing)]) -> Vec<Mark> {
        let shown = stands.iter().take(MOST);
        let mut marks: Vec<Mark> =
            shown.map(|(milestone, standing)| self.mark(measures, milestone, *standing)).collect();
        if stands.len() > MOST {
            let more = format!("+{}", stands.len() - MOST);
            let set = self.set(measures, &more, Looks::plain(FLAG), measures.column);
            marks.push(Mark { set, flag: None, framed: false, struck: false });
        }
        marks
    }

    fn mark(&self, measures: &Measures, milestone: &PlanMilestone, standing: Standing) -> Mark {
        let name = milestone.named(self.words);
        let flag = Some(milestone.flag).filter(|_| standing == Standing::Flag);
        let drawn = flag.filter(|flag| *flag != Flag::ToCome);
        let (text, looks) = match standing {
            Standing::Flag if flag == Some(Flag::Overdue) => (name, Looks::bold(FLAG)),
            Standing::Flag => (name, Looks::plain(FLAG)),
            Standing::Forecast => {
                (format!("{} {name}", self.words.get("plan.expected")), Looks::grey(SMALL))
            }
            Standing::Former => (name, Looks::grey(SMALL)),
        };
        let sign = if drawn.is_some() { sign(measures) } else { 0.0 };
        let room = measures.column - 2.0 * measures.pad() - sign;
        Mark {
            set: self.set(measures, &text, looks, room),
            flag: drawn,
            framed: flag == Some(Flag::ToCome),
            struck: standing == Standing::Former,
        }
    }
}

impl SetRow {
    /// Puts the row on a page, its upper edge `top` points below the sheet's.
    pub fn put(&self, page: &mut Page, measures: &Measures, top: f32) {
        let (pad, mut x) = (measures.pad(), measures.margin);
        let middle = |set: &Set| top + (self.height - set.height()) / 2.0;
        let [number, lamp, name, unit, lag] = &self.first;
        let both = top + (self.height - name.height() - unit.height()) / 2.0;
        let below = vec![(name, both, Align::Start), (unit, both + name.height(), Align::Start)];
        let [project, beside] = if measures.unit_beside() {
            [vec![(name, middle(name), Align::Start)], vec![(unit, middle(unit), Align::Start)]]
        } else {
            [below, Vec::new()]
        };
        let cells = [
            vec![(number, middle(number), Align::Start)],
            vec![(lamp, middle(lamp), Align::Start)],
            project,
            beside,
            vec![(lag, middle(lag), Align::Middle)],
        ];
        for (cell, width) in cells.into_iter().zip(measures.first) {
            for (set, y, align) in cell {
                set.put(page, (x + pad, y), align);
            }
            x += width;
        }
        for (index, marks) in self.months.iter().enumerate() {
            let high: f32 = marks.iter().map(|mark| mark.set.height() + gap(measures)).sum();
            let mut y = top + (self.height - high) / 2.0;
            for mark in marks {
                mark.put(page, measures, (measures.column_at(index) + pad, y));
                y += mark.set.height() + gap(measures);
            }
        }
    }
}

impl Mark {
    fn put(&self, page: &mut Page, measures: &Measures, (x, y): (f32, f32)) {
        let (width, height, mut text) = (self.set.width(), self.set.height(), x);
        if let Some(known) = self.flag {
            let size = measures.text(FLAG) * 1.25;
            flag(page, known, (x, y + (height - size) / 2.0), size);
            text += sign(measures);
        }
        let thin = measures.scale * 0.45;
        if self.framed {
            let edge = measures.pad() * 0.55;
            let (corner, size) = ((x - edge, y), (width + 2.0 * edge, height));
            page.push(PageItem::Dashed(corner, size, thin, Ink::BLACK));
        }
        self.set.put(page, (text, y), Align::Start);
        if self.struck {
            let middle = y + height / 2.0;
            page.push(PageItem::Rule((x, middle), (x + width, middle), thin, Ink::GREY));
        }
    }
}

/// The room of a flag before its name.
fn sign(measures: &Measures) -> f32 {
    measures.text(FLAG) * 1.4
}

/// Between one milestone of a cell and the next.
fn gap(measures: &Measures) -> f32 {
    measures.pad() * 0.5
}
