//! What stands above the rows of every page: title, what was asked for, the legend, and the columns' heads.

use battle_map::view::plan_board::{Flag, PlanColumn};

use super::{
    Chart, Measures,
    measure::{FLAG, NAME, TITLE},
    sign::flag,
    type_setting::{ENDLESS, Looks, Set},
};
use crate::paper::{
    ink::Ink,
    item::{Page, PageItem},
    line::Align,
};

impl Chart<'_> {
    /// The height of title, words and legend.
    pub fn above(&self, measures: &Measures) -> f32 {
        let (title, said) = self.titles_set(measures);
        title.height() + said.height() + legend_height(measures)
    }

    fn titles_set(&self, measures: &Measures) -> (Set, Set) {
        let title = self.set(measures, &self.titles.title, Looks::bold(TITLE), measures.width());
        let said = self.set(measures, &self.titles.said, Looks::plain(FLAG), measures.width());
        (title, said)
    }

    /// Puts title, words and legend at the top of a sheet; answers where they end.
    pub fn put_above(&self, page: &mut Page, measures: &Measures) -> f32 {
        let (title, said) = self.titles_set(measures);
        let (x, mut y) = (measures.margin, measures.margin);
        title.put(page, (x, y), Align::Start);
        y += title.height();
        said.put(page, (x, y), Align::Start);
        y += said.height();
        self.legend(page, measures, (x, y));
        y + legend_height(measures)
    }

    /// Each flag with its meaning and its count, then what is expected and what was moved.
    fn legend(&self, page: &mut Page, measures: &Measures, (left, y): (f32, f32)) {
        let (mut x, size) = (left, measures.text(FLAG) * 1.25);
        let top = y + (legend_height(measures) - size) / 2.0;
        for known in Flag::ALL {
            let words = self.words.get(&format!("plan.flag.{}", known.code()));
            let words = format!("{words} {}", self.board.flags.of(known));
            let set = self.set(measures, &words, Looks::plain(FLAG), ENDLESS);
            if known == Flag::ToCome {
                let edge = measures.pad() * 0.55;
                let (corner, frame) = ((x - edge, top), (set.width() + 2.0 * edge, set.height()));
                page.push(PageItem::Dashed(corner, frame, measures.scale * 0.45, Ink::BLACK));
            } else {
                flag(page, known, (x, top), size);
                x += size * 1.15;
            }
            set.put(page, (x, top), Align::Start);
            x += set.width() + measures.text(FLAG) * 2.0;
        }
        for (key, struck) in [("plan.expected", false), ("plan.former", true)] {
            let name = self.words.get(key);
            let set = self.set(measures, &name, Looks::grey(FLAG), ENDLESS);
            set.put(page, (x, top), Align::Start);
            if struck {
                let middle = top + set.height() / 2.0;
                let thin = measures.scale * 0.45;
                page.push(PageItem::Rule((x, middle), (x + set.width(), middle), thin, Ink::GREY));
            }
            x += set.width() + measures.text(FLAG) * 2.0;
        }
    }

    /// The heads of the columns, `top` points below the sheet's upper edge.
    pub fn put_heads(&self, page: &mut Page, measures: &Measures, top: f32) {
        let (height, pad, mut x) = (measures.head(), measures.pad(), measures.margin);
        page.push(PageItem::Ground((x, top), (measures.width(), height), Ink::PALE));
        let project = if measures.unit_beside() { "ledger.column.name" } else { "plan.project" };
        let keys = [
            "ledger.column.serial",
            "ledger.column.lamp",
            project,
            "ledger.column.unit",
            "ledger.column.lag",
        ];
        for (key, width) in keys.into_iter().zip(measures.first).filter(|(_, width)| *width > 0.0) {
            let set =
                self.set(measures, &self.words.get(key), Looks::bold(FLAG), width - 2.0 * pad);
            set.put(page, (x + pad, top + (height - set.height()) / 2.0), Align::Start);
            x += width;
        }
        let row = if measures.several { height / 2.0 } else { height };
        for (index, column) in measures.columns.iter().enumerate() {
            let set = self.set(
                measures,
                &self.column(*column),
                self.column_looks(*column),
                measures.column,
            );
            let y = top + height - row + (row - set.height()) / 2.0;
            set.put(page, (measures.column_at(index), y), Align::Middle);
            let begins = measures.several && column.first().number() == 1;
            if begins {
                let year = [("year", &*column.year().to_string())];
                let set = self.set(
                    measures,
                    &self.words.fill("plan.year", &year),
                    Looks::bold(NAME),
                    ENDLESS,
                );
                let at = (measures.column_at(index) + pad, top + (row - set.height()) / 2.0);
                set.put(page, at, Align::Start);
            }
        }
    }

    fn column(&self, column: PlanColumn) -> String {
        match column.quarter() {
            Some(quarter) => self.words.fill("plan.quarter", &[("quarter", &quarter.to_string())]),
            None => {
                self.words.fill("plan.month", &[("month", &column.first().number().to_string())])
            }
        }
    }

    fn column_looks(&self, column: PlanColumn) -> Looks {
        if column.contains(self.board.today.month()) {
            Looks::bold(NAME)
        } else {
            Looks::plain(NAME)
        }
    }
}

fn legend_height(measures: &Measures) -> f32 {
    measures.text(FLAG) * 2.3
}
