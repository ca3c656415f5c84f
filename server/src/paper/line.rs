//! Texts broken into lines, and lines filled to their full width.

use std::ops::Range;

use super::{
    breaks::{may_break, may_stretch},
    item::Run,
    text::{GlyphCluster, ShapedText},
};

/// A line of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    /// Its clusters, without blanks at its end.
    pub clusters: Range<usize>,
    /// Its width as it is, in points.
    pub width: f32,
    /// Whether the text goes on, so that the line is filled.
    pub goes_on: bool,
}

/// Where lines stand in the room that is theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// From the left, filled to the right where the text goes on.
    Filled,
    /// From the left, as wide as they are: for the narrow cells of a table.
    Start,
    /// Centred within the width.
    Middle,
}

/// Breaks a text into lines of `room` points; the first one begins `indent` points later.
///
/// A word longer than a line is broken where the line ends: nothing leaves the paper.
pub fn lines(shape: &ShapedText, room: f32, indent: f32) -> Vec<TextLine> {
    let clusters = &shape.clusters;
    let tracking = shape.style.tracking;
    let mut lines = Vec::new();
    let (mut start, mut width, mut good) = (0, 0.0, None);
    let mut index = 0;
    while index < clusters.len() {
        let cluster = &clusters[index];
        let room = if lines.is_empty() { room - indent } else { room };
        // The room after the last character of a line is not needed.
        let fits = width + cluster.width - tracking <= room + 0.01;
        if !fits && index > start && !cluster.ends.0.is_whitespace() {
            let end = good.filter(|end| *end > start).unwrap_or(index);
            lines.push(line(shape, start..end, true));
            start = end;
            index = end;
            (width, good) = (0.0, None);
            continue;
        }
        width += cluster.width;
        if clusters.get(index + 1).is_some_and(|next| may_break(cluster.ends.1, next.ends.0)) {
            good = Some(index + 1);
        }
        index += 1;
    }
    if start < clusters.len() || lines.is_empty() {
        lines.push(line(shape, start..clusters.len(), false));
    }
    lines
}

fn line(shape: &ShapedText, all: Range<usize>, goes_on: bool) -> TextLine {
    let blank = |cluster: &&GlyphCluster| cluster.ends.0.is_whitespace();
    let blanks = shape.clusters[all.clone()].iter().rev().take_while(blank).count();
    let clusters = all.start..all.end - blanks;
    let widths = shape.clusters[clusters.clone()].iter().map(|cluster| cluster.width);
    let width = (widths.sum::<f32>() - shape.style.tracking).max(0.0);
    TextLine { clusters, width, goes_on }
}

/// A line as runs of one face each, from `x` on, in `room` points.
pub fn runs(
    shape: &ShapedText,
    line: &TextLine,
    (x, baseline): (f32, f32),
    room: f32,
    align: Align,
) -> Vec<Run> {
    let clusters = &shape.clusters[line.clusters.clone()];
    let slack = room - line.width;
    let stretch = |pair: &[GlyphCluster]| may_stretch(pair[0].ends.1, pair[1].ends.0);
    let gaps = clusters.windows(2).filter(|pair| stretch(pair)).count();
    let extra = match align {
        Align::Filled if line.goes_on && gaps > 0 => slack.max(0.0) / count(gaps),
        _ => 0.0,
    };
    // A line with little in it is left ragged.
    let extra = if extra > shape.style.size * 0.6 { 0.0 } else { extra };
    let mut x = if align == Align::Middle { x + slack / 2.0 } else { x };
    let mut runs: Vec<Run> = Vec::new();
    for (index, cluster) in clusters.iter().enumerate() {
        let next = clusters.get(index + 1);
        let gap = next.is_some_and(|next| may_stretch(cluster.ends.1, next.ends.0));
        let added = shape.style.tracking + if gap { extra } else { 0.0 };
        let fresh = runs.last().is_none_or(|run| run.face != cluster.face);
        if fresh {
            runs.push(Run::new((x, baseline), cluster.face, shape.style));
        }
        if let Some(run) = runs.last_mut() {
            run.push(&shape.text, cluster, added);
        }
        x += cluster.width + if gap { extra } else { 0.0 };
    }
    runs
}

#[expect(clippy::cast_precision_loss, reason = "a line has fewer gaps than 2^24")]
const fn count(number: usize) -> f32 {
    number as f32
}
