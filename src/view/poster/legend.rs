//! The legend of a poster: every sign, flag and tint with its words, in lines that wrap.

use super::{
    PosterLook, PosterWords,
    chart::ink_of,
    ink::PosterInk,
    item::{Anchor, At, Face, Ground, circle, course, rectangle, width},
    sign,
};
use crate::{
    model::{card::CardLevel, rule::Lamp, stage::StageGroup},
    view::{map::Tint, plan_board::Flag},
};

/// The height of a line.
pub const LINE: f64 = 18.0;

/// A line of the legend while it is filled.
struct Pen<'a> {
    ground: &'a mut Ground,
    words: &'a dyn PosterWords,
    left: f64,
    wide: f64,
    size: f64,
    at: At,
}

/// Draws the legend from `(x, y)` on; its lower edge.
pub fn legend(ground: &mut Ground, words: &dyn PosterWords, (x, y): At, wide: f64) -> f64 {
    let (large, size) = (ground.type_of(11.0), ground.type_of(9.6));
    let base = y + large;
    ground.text((x, base), Anchor::Start, Face::bold(large), words.get("poster.legend"));
    let note = words.get("poster.legend-note");
    let soft = Face::plain(ground.type_of(8.6)).ink(PosterInk::SOFT);
    ground.text((x + wide, base), Anchor::End, soft, note);
    let below = base + large * 0.4;
    ground.rule((x, below), (x + wide, below), PosterInk::INK, 0.9);
    let at = (x, below + LINE * 0.66);
    let mut pen = Pen { ground, words, left: x, wide, size, at };
    pen.signs();
    pen.next();
    pen.flags();
    pen.next();
    pen.tints();
    pen.at.1 + LINE * 0.5
}

impl Pen<'_> {
    fn next(&mut self) {
        self.at = (self.left, self.at.1 + LINE);
    }

    /// Room for a picture and its words, on the next line if this one has none; where the picture stands.
    fn entry(&mut self, picture: f64, words: &str) -> At {
        let (gap, between) = (self.size * 0.34, self.size * 0.95);
        let needed = picture + gap + width(words, self.size);
        if self.at.0 > self.left && self.at.0 + needed > self.left + self.wide {
            self.next();
        }
        let (x, y) = self.at;
        let base = (x + picture + gap, y + self.size * 0.36);
        self.ground.text(base, Anchor::Start, Face::plain(self.size), words);
        self.at.0 += needed + between;
        (x, y)
    }

    fn sign(&mut self, look: PosterLook, words: &str) {
        let radius = self.size * 0.62;
        let wide = 2.0 * radius * look.reach();
        let (x, y) = self.entry(wide, words);
        sign::sign(self.ground, look, "", (x + wide / 2.0, y), radius);
    }

    fn signs(&mut self) {
        let plain = |stage, lamp| PosterLook { stage, lamp, explained: false, card: None };
        for stage in StageGroup::ALL {
            let words = self.words.get(&format!("stage.{}", stage.code()));
            self.sign(plain(stage, Lamp::Ok), &words);
        }
        let building = StageGroup::Building;
        for lamp in [Lamp::Watch, Lamp::Lagging, Lamp::Severe, Lamp::Unjudged] {
            let words = self.words.get(&format!("lamp.{}", lamp.code()));
            self.sign(plain(building, lamp), &words);
        }
        let explained = PosterLook { explained: true, ..plain(building, Lamp::Lagging) };
        self.sign(explained, &self.words.get("poster.explained"));
        let cards = [(CardLevel::Yellow, "poster.yellow"), (CardLevel::Red, "poster.red")];
        for (card, key) in cards {
            let look = PosterLook { card: Some(card), ..plain(building, Lamp::Ok) };
            self.sign(look, &self.words.get(key));
        }
        let long = self.size * 1.6;
        let (x, y) = self.entry(long, &self.words.get("poster.line"));
        let bend = [(0.0, 0.3), (0.35, -0.25), (0.6, 0.1), (1.0, -0.35)];
        let bend = bend.map(|(along, down)| (x + along * long, y + down * self.size));
        self.ground.path(course(&bend), None, Some((PosterInk::OK, 1.9)));
        let (x, y) = self.entry(long, &self.words.get("poster.leader"));
        self.ground.rule((x + 1.0, y + 2.0), (x + long - 3.0, y - 1.0), PosterInk::INK, 0.5);
        let dot = circle((x + 1.0, y + 2.0), 1.1);
        self.ground.path(dot, Some(PosterInk::INK), None);
        let body = circle((x + long - 3.0, y - 1.0), 3.0);
        self.ground.path(body, Some(PosterInk::OK), None);
    }

    fn flags(&mut self) {
        let flags = [Flag::Done, Flag::DoneLate, Flag::Overdue, Flag::Claimed, Flag::ToCome];
        for flag in flags {
            let words = self.words.get(&format!("plan.flag.{}", flag.code()));
            let (x, y) = self.entry(self.size * 0.7, &words);
            sign::flag(self.ground, flag, (x, y + self.size * 0.5), self.size * 1.06);
        }
    }

    fn tints(&mut self) {
        self.entry(0.0, &self.words.get("poster.tints"));
        for (place, tint) in Tint::ALL.into_iter().enumerate() {
            let from = place.checked_sub(1).map(|before| Tint::STEPS[before].to_string());
            let to = Tint::STEPS.get(place).map(ToString::to_string);
            let words = match (from, to) {
                (None, _) => self.words.get("poster.tint-none"),
                (Some(from), Some(to)) => {
                    self.words.fill("legend.between", &[("from", &from), ("to", &to)])
                }
                (Some(from), None) => self.words.fill("legend.over", &[("from", &from)]),
            };
            let wide = self.size * 1.8;
            let (x, y) = self.entry(wide, &words);
            let high = self.size * 1.0;
            let box_ = rectangle((x, y - high / 2.0), (wide, high));
            self.ground.path(box_, Some(ink_of(tint)), Some((PosterInk::BORDER, 0.7)));
        }
    }
}
