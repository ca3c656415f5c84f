//! The rule by which a month's cut-off and deadline are proposed, and what it proposes.

use battle_map::{
    event::Subject,
    model::{
        city::CityAction,
        period::{CutOff, DayOfMonth, PeriodRule},
    },
    value::workday::Calendar,
    view::admin::Rules,
};
use leptos::prelude::*;

use super::{base::Base, field::Field};
use crate::{
    deed::{OtherFault, use_deed},
    execute::Order,
    format,
    texts::use_texts,
};

/// How many months ahead are shown.
const AHEAD: i32 = 6;

const DEADLINE: [&str; 1] = ["admin.deadline-day-wrong"];
const DECEMBER: [&str; 1] = ["admin.december-day-wrong"];
const SAID: [&str; 2] = [DEADLINE[0], DECEMBER[0]];

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    deadline: RwSignal<String>,
    december: RwSignal<String>,
    month_end: RwSignal<bool>,
}

impl Typed {
    fn show(self, rule: PeriodRule) {
        self.deadline.set(u8::from(rule.deadline).to_string());
        self.december.set(u8::from(rule.december).to_string());
        self.month_end.set(rule.cut_off == CutOff::MonthEnd);
    }

    /// The rule, or the key of what is wrong with it.
    fn rule(self) -> Result<PeriodRule, &'static str> {
        let day = |typed: RwSignal<String>| -> Option<DayOfMonth> {
            typed.with(|typed| typed.trim().parse::<u8>().ok()?.try_into().ok())
        };
        let deadline = day(self.deadline).ok_or(DEADLINE[0])?;
        let december = day(self.december).ok_or(DECEMBER[0])?;
        let cut_off = if self.month_end.get() { CutOff::MonthEnd } else { CutOff::Deadline };
        Ok(PeriodRule { deadline, december, cut_off })
    }
}

/// The form.
#[component]
pub fn RuleForm(
    /// The city's rules.
    rules: Memo<Rules>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let typed = Typed {
        deadline: RwSignal::default(),
        december: RwSignal::default(),
        month_end: RwSignal::default(),
    };
    let rule = Memo::new(move |_| rules.with(|rules| rules.rule));
    let version = Signal::derive(move || rules.with(|rules| rules.version));
    let base = Base::following(rule, version, move |rule| typed.show(*rule), deed);
    let touch = move || base.touch();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match untrack(|| typed.rule()) {
            Err(key) => deed.refuse(key),
            Ok(rule) => {
                let command = Order::of(Subject::City, CityAction::SetPeriodRule { rule });
                deed.give(command, base.read(Subject::City));
            }
        }
    };
    let choose = move |event| {
        typed.month_end.set(event_target_value(&event) == "month-end");
        base.touch();
    };
    view! {
        <form class="admin-form" on:submit=save>
            <Field label="admin.deadline-day" value=typed.deadline deed codes=&DEADLINE typed=touch number=true />
            <Field label="admin.december-day" value=typed.december deed codes=&DECEMBER typed=touch number=true />
            <div class="admin-field">
                <label>
                    <span>{texts.get("admin.cut-off")}</span>
                    <select prop:value=move || if typed.month_end.get() { "month-end" } else { "deadline" } on:change=choose>
                        <option value="deadline" selected=move || !typed.month_end.get()>{texts.get("admin.cut-off.deadline")}</option>
                        <option value="month-end" selected=move || typed.month_end.get()>{texts.get("admin.cut-off.month-end")}</option>
                    </select>
                </label>
            </div>
            <button class="button" type="submit" disabled=move || deed.is_busy()>{texts.get("admin.save")}</button>
            <OtherFault deed codes=&SAID />
        </form>
        <Proposals rules typed />
    }
}

/// What the rule as typed proposes for the next months.
#[component]
fn Proposals(rules: Memo<Rules>, typed: Typed) -> impl IntoView {
    let texts = use_texts();
    let rows = move || {
        let rule = typed.rule().ok()?;
        let (first, calendar) = rules.with(|r| (r.month, Calendar::from_list(&r.calendar)));
        let calendar = calendar.unwrap_or_default();
        let years = calendar.years();
        let row = |month: battle_map::value::Month| {
            let proposal = rule.propose(month, &calendar);
            let unlisted = !years.contains(&month.year());
            view! {
                <tr>
                    <th scope="row">{format::month(texts, month)}</th>
                    <td>{proposal.cut_off.to_string()}</td>
                    <td>
                        {proposal.deadline.to_string()}
                        {unlisted.then(|| view! { <span class="late">{texts.get("admin.no-list")}</span> })}
                    </td>
                </tr>
            }
        };
        Some((0..AHEAD).map(|months| row(first.plus(months))).collect_view())
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
