//! The content of a notice in the order of its paper; the paper itself is for printing.

use battle_map::{model::notice::IssuedPaper, value::Day};
use leptos::prelude::*;

use crate::{
    format,
    texts::{Texts, use_texts},
};

/// The content of an issued notice.
#[component]
pub fn PaperText(
    /// The content as it was frozen when the notice was issued.
    paper: IssuedPaper,
    /// The last day to answer now; named beside the paper's own where it was moved.
    answer_by: Day,
) -> impl IntoView {
    let texts = use_texts();
    let lines =
        |text: &str| text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let day = paper.issued_on;
    let date = texts.fill(
        "date.full",
        &[
            ("year", &day.year().to_string()),
            ("month", &day.civil().month().to_string()),
            ("day", &day.civil().day().to_string()),
        ],
    );
    view! {
        <section class="notice-paper" aria-labelledby="paper">
            <h2 id="paper">{paper.title.to_string()}</h2>
            <p class="notice-to">{texts.fill("notice.to", &[("addressee", paper.addressee_name.as_str())])}</p>
            {lines(paper.opening.as_str())}
            <dl>{facts(texts, &paper, answer_by)}</dl>
            <h3>{texts.get("notice.field.facts")}</h3>
            {lines(paper.facts.as_str())}
            <h3>{texts.get("notice.field.demand")}</h3>
            {lines(paper.demand.as_str())}
            {lines(paper.closing.as_str())}
            <p class="notice-signed">{paper.office.to_string()}<br />{date}</p>
        </section>
    }
}

fn facts(texts: Texts, paper: &IssuedPaper, answer_by: Day) -> impl IntoView + use<> {
    let joint = texts.get("list.joint");
    let joined = |names: &[battle_map::value::Name]| {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        (!names.is_empty()).then(|| names.join(&joint))
    };
    let measured = paper.measured.map(|measured| {
        texts.fill(
            "notice.measured",
            &[
                ("month", &format::month_end(texts, measured.month)),
                ("scheduled", &format::percent(measured.scheduled)),
                ("actual", &format::percent(measured.actual)),
                ("gap", &format::gap(texts, measured.lag)),
            ],
        )
    });
    let later = Some(answer_by).filter(|day| *day != paper.answer_by);
    let facts = [
        ("notice.field.measured", measured),
        ("notice.field.basis", paper.basis.as_ref().map(ToString::to_string)),
        ("notice.field.sponsors", joined(&paper.sponsors)),
        ("notice.field.answer-by", Some(format::day(texts, paper.answer_by))),
        ("notice.field.answer-by-now", later.map(|day| format::day(texts, day))),
        ("notice.field.signatory", Some(paper.signatory.to_string())),
        ("notice.field.assisting", joined(&paper.assisting)),
        ("notice.field.copies", joined(&paper.copies)),
    ];
    let facts = facts.into_iter().filter_map(|(key, value)| Some((key, value?)));
    facts
        .map(|(key, value)| view! { <div><dt>{texts.get(key)}</dt><dd>{value}</dd></div> })
        .collect_view()
}
