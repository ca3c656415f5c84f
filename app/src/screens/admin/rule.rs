//! The rule by which a month's cut-off and deadline are proposed, and what it proposes.

use battle_map::{
    event::Subject,
    model::{
        city::CityAction,
        period::{CutOff, DayOfMonth, NewYear, PeriodName, PeriodRule},
    },
    value::workday::Calendar,
    view::admin::Rules,
};
use leptos::prelude::*;

use super::city::city_read;
use crate::{
    execute::CommandJson,
    form::{ChoiceField, Form, NumberField, Reading, ShortForm, Typed, coded, use_form_about},
    format,
    texts::use_texts,
};

/// The words of the two days up to which money counts.
const DEADLINE: &str = "deadline";
const MONTH_END: &str = "month-end";

/// The words of the two ways to report January and February.
const APART: &str = "apart";
const TOGETHER: &str = "together";

/// How many months ahead are shown.
const AHEAD: i32 = 6;

/// A rule as it would be typed.
fn typed(rule: PeriodRule) -> Typed {
    let cut_off = if rule.cut_off == CutOff::MonthEnd { MONTH_END } else { DEADLINE };
    Typed::default()
        .with("deadline", u8::from(rule.deadline))
        .with("december", u8::from(rule.december))
        .with("cut-off", cut_off)
        .with("new-year", if rule.new_year.is_apart() { APART } else { TOGETHER })
}

/// The rule that was typed.
fn read(typed: &mut Reading<'_>) -> Option<PeriodRule> {
    let day = |text: &str| DayOfMonth::try_from(text.parse::<u8>().ok()?).ok();
    let deadline = typed.read("deadline", "admin.deadline-day-wrong", day);
    let december = typed.read("december", "admin.december-day-wrong", day);
    let month_end = typed.raw("cut-off") == MONTH_END;
    let cut_off = if month_end { CutOff::MonthEnd } else { CutOff::Deadline };
    let together = typed.raw("new-year") == TOGETHER;
    let new_year = if together { NewYear::Together } else { NewYear::Apart };
    Some(PeriodRule { deadline: deadline?, december: december?, cut_off, new_year })
}

/// The form for the rule that proposes cut-offs and deadlines.
#[component]
pub fn RuleForm(
    /// The city's rules, with the period rule that stands now.
    rules: Memo<Rules>,
) -> impl IntoView {
    let stands = move || rules.with(|rules| typed(rules.rule).based_on(rules.version));
    let form = use_form_about("period-rule", "", stands);
    let save = move |()| {
        form.submit(vec![form.based(city_read(rules))], |typed| {
            Some(CommandJson::of(Subject::City, CityAction::SetPeriodRule { rule: read(typed)? }))
        });
    };
    let cut_offs = Signal::stored(coded(use_texts(), "admin.cut-off", [DEADLINE, MONTH_END]));
    let new_years = Signal::stored(coded(use_texts(), "admin.new-year", [APART, TOGETHER]));
    view! {
        <ShortForm form class="admin-form" label="admin.save" send=save>
            <NumberField form name="deadline" label="admin.deadline-day" />
            <NumberField form name="december" label="admin.december-day" />
            <ChoiceField form name="cut-off" label="admin.cut-off" choices=cut_offs />
            <ChoiceField form name="new-year" label="admin.new-year" choices=new_years />
        </ShortForm>
        <Proposals rules form />
    }
}

/// What the rule as typed proposes for the next months.
#[component]
fn Proposals(rules: Memo<Rules>, form: Form) -> impl IntoView {
    let texts = use_texts();
    let rows = move || {
        let rule = form.with(|typed| read(&mut Reading::of(typed)))?;
        let (first, calendar) = rules.with(|r| (r.month, Calendar::from_list(&r.calendar)));
        let calendar = calendar.unwrap_or_default();
        let years = calendar.years();
        let row = |name: PeriodName| {
            let proposal = rule.propose(name.month, &calendar);
            let unlisted = !years.contains(&name.month.year());
            view! {
                <tr>
                    <th scope="row">{format::period_name(texts, name)}</th>
                    <td>{proposal.cut_off.to_string()}</td>
                    <td>
                        {proposal.deadline.to_string()}
                        {unlisted.then(|| view! { <span class="late">{texts.get("admin.no-list")}</span> })}
                    </td>
                </tr>
            }
        };
        let mut names: Vec<_> =
            (0..AHEAD).map(|months| rule.period_of(first.plus(months))).collect();
        names.dedup();
        Some(names.into_iter().map(row).collect_view())
    };
    view! {
        <table class="plain-table admin-proposals">
            <caption>{texts.get("admin.proposals")}</caption>
            <thead>
                <tr>
                    <th scope="col">{texts.get("admin.month")}</th>
                    <th scope="col">{texts.get("admin.proposal-cut-off")}</th>
                    <th scope="col">{texts.get("office.deadline")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
