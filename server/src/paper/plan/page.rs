//! One sheet: its head, its rows between their lines, and its foot.

use super::{
    Block, Chart, Measures, PageRows,
    measure::{FLAG, NAME, SMALL},
    sign::flag,
    type_setting::{ENDLESS, Looks},
};
use crate::paper::{
    ink::Ink,
    item::{Page, PageItem},
    line::Align,
};
use battle_map::view::plan_board::{Flag, PlanGroup};

impl Chart<'_> {
    /// A sheet with its number and how many there are.
    pub fn page(&self, measures: &Measures, rows: &PageRows<'_>, of: (usize, usize)) -> Page {
        let mut page = Page::new();
        let head = self.put_above(&mut page, measures);
        let top = head + measures.head();
        let bottom = top + rows.iter().map(|(_, height)| height).sum::<f32>();
        self.shade_today(&mut page, measures, (top, bottom));
        self.put_heads(&mut page, measures, head);
        let mut y = top;
        for (block, height) in rows {
            match block {
                Block::Group(group, goes_on) => {
                    self.group(&mut page, measures, (*group, *goes_on), y);
                }
                Block::Row(place, row) => {
                    self.row(measures, *place, row).put(&mut page, measures, y);
                }
            }
            y += height;
            let (left, right) = (measures.margin, measures.margin + measures.width());
            page.push(PageItem::Rule((left, y), (right, y), hair(measures), Ink::HAIR));
        }
        columns(&mut page, measures, rows, head);
        self.foot(&mut page, measures, of);
        page
    }

    /// The column of today lies on a ground of its own.
    fn shade_today(&self, page: &mut Page, measures: &Measures, (top, bottom): (f32, f32)) {
        let today = self.board.today.month();
        let index = measures.columns.iter().position(|column| column.contains(today));
        if let Some(index) = index {
            let corner = (measures.column_at(index), top);
            page.push(PageItem::Ground(corner, (measures.column, bottom - top), Ink::PALE));
        }
    }

    /// The head of a group: its name, its projects and its flags.
    fn group(&self, page: &mut Page, measures: &Measures, group: (&PlanGroup, bool), y: f32) {
        let ((group, goes_on), height) = (group, measures.group());
        page.push(PageItem::Ground((measures.margin, y), (measures.width(), height), Ink::PALE));
        let count = [("count", &*group.projects.to_string())];
        let mut name = group.name.words(self.words);
        if goes_on {
            name += &self.words.get("plan.group.goes-on");
        }
        let mut x = measures.margin + measures.pad();
        for (text, looks) in [
            (name, Looks::bold(NAME)),
            (self.words.fill("plan.counted", &count), Looks::plain(FLAG)),
        ] {
            let set = self.set(measures, &text, looks, ENDLESS);
            set.put(page, (x, y + (height - set.height()) / 2.0), Align::Start);
            x += set.width() + measures.text(NAME);
        }
        let size = measures.text(FLAG) * 1.2;
        for known in Flag::ALL.into_iter().filter(|known| group.flags.of(*known) > 0) {
            let words = if known == Flag::ToCome {
                format!("{} {}", self.words.get("plan.short.to-come"), group.flags.of(known))
            } else {
                group.flags.of(known).to_string()
            };
            flag(page, known, (x, y + (height - size) / 2.0), size);
            x += if known == Flag::ToCome { 0.0 } else { size * 1.1 };
            let set = self.set(measures, &words, Looks::plain(FLAG), ENDLESS);
            set.put(page, (x, y + (height - set.height()) / 2.0), Align::Start);
            x += set.width() + measures.text(NAME);
        }
    }

    /// Title and page number at the foot of the sheet.
    fn foot(&self, page: &mut Page, measures: &Measures, (number, count): (usize, usize)) {
        let of = [("page", &*number.to_string()), ("pages", &count.to_string())];
        let words = format!("{} · {}", self.titles.title, self.words.fill("plan.of-page", &of));
        let set = self.set(measures, &words, Looks::plain(SMALL), measures.width());
        let y = measures.sheet.1 - measures.margin - set.height();
        set.put(page, (measures.margin, y), Align::Middle);
    }
}

/// Draws the lines between columns, which the heads of groups interrupt.
fn columns(page: &mut Page, measures: &Measures, rows: &PageRows<'_>, head: f32) {
    let thin = hair(measures);
    let mut stretches = vec![(head, head + measures.head())];
    for (block, height) in rows {
        let from = stretches.last().map_or(head, |(_, to)| *to);
        match (block, stretches.last_mut()) {
            (Block::Row(..), Some(last)) => last.1 += height,
            _ => stretches.push((from + height, from + height)),
        }
    }
    let mut x = measures.margin;
    let firsts = measures.first.into_iter().map(|width| {
        x += width;
        (x, false)
    });
    let firsts: Vec<_> = firsts.collect();
    let months = measures.columns.iter().enumerate().skip(1).map(|(index, column)| {
        (measures.column_at(index), measures.several && column.first().number() == 1)
    });
    for (x, year) in firsts.into_iter().chain(months) {
        let (width, ink) = if year { (thin * 2.5, Ink::BLACK) } else { (thin, Ink::HAIR) };
        for (from, to) in &stretches {
            page.push(PageItem::Rule((x, *from), (x, *to), width, ink));
        }
    }
    for y in [head, head + measures.head()] {
        let (left, right) = (measures.margin, measures.margin + measures.width());
        page.push(PageItem::Rule((left, y), (right, y), thin * 2.5, Ink::BLACK));
    }
}

fn hair(measures: &Measures) -> f32 {
    0.35 * measures.scale
}
