//! By how much a project is behind, as a subtraction with its inputs, the year's curve, and what the rest
//! of the year would take every month.

use battle_map::{
    model::rule::Lamp,
    value::{Money, MoneyUnit},
    view::{
        close_up::{CloseUp, RestOfYear},
        figures::{Investment, ShownFinding},
    },
};
use leptos::prelude::*;

use crate::{
    finding::{arithmetic, figure, headline},
    format::{grouped, month_end, percent, tenths},
    parts::{chart::YearChart, sign::lag_class},
    texts::{Texts, use_texts},
};

/// The panel in the middle of a close-up.
#[component]
pub fn Accusation(
    /// What is known of the project.
    shown: CloseUp,
) -> impl IntoView {
    let texts = use_texts();
    let lamp = shown.file.lamp;
    let dated = shown.finding.filter(|finding| finding.behind().is_none());
    let dated = dated.map(|finding| view! { <Dated finding lamp /> });
    let subtraction = match &shown.file.investment {
        Ok(investment) => {
            let investment = *investment;
            view! { <Subtraction investment small=dated.is_some() /> }.into_any()
        }
        Err(why) => {
            let year = shown.file.chart.as_ref().map(|chart| chart.year.to_string());
            let month = shown.file.frame.closed.map(|closed| month_end(texts, closed));
            let values = [("year", year.unwrap_or_default()), ("month", month.unwrap_or_default())];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            let words = texts.fill(&format!("unjudged.{}", why.code()), &values);
            view! { <p class="close-unjudged">{words}</p> }.into_any()
        }
    };
    let chart = shown.file.chart.clone().map(|chart| view! { <YearChart chart /> });
    view! {
        <section class="close-sum" aria-labelledby="close-sum">
            {dated}
            {subtraction}
            {chart}
            {shown.rest.map(|rest| view! { <Rest rest /> })}
        </section>
    }
}

/// What is late by its date: `逾期 176 天`, with its line.
#[component]
fn Dated(finding: ShownFinding, lamp: Lamp) -> impl IntoView {
    let texts = use_texts();
    let (head, late) = (headline(texts, &finding), figure(texts, &finding));
    view! {
        <div class="close-dated">
            <h3>{head}</h3>
            <p class=format!("close-figure lag lamp-{}", lamp.code())>{late}</p>
            <p>{arithmetic(texts, &finding)}</p>
        </div>
    }
}

/// `83.3% − 52.8% = 30.5 点`, with what each is made of in 万元.
#[component]
fn Subtraction(investment: Investment, small: bool) -> impl IntoView {
    let texts = use_texts();
    let year = investment.month.year().to_string();
    let to = month_end(texts, investment.reported);
    let shares = investment.shares();
    let (done, plan) = (wan(investment.done), wan(investment.plan));
    let lag = investment.lag;
    let words = if lag > 0 { "close-up.behind" } else { "close-up.ahead" };
    view! {
        <div class="close-subtraction" class:small=small>
            <h2 id="close-sum">
                <b>{texts.fill("close-up.money", &[("year", &year)])} " · " {texts.get(words)}</b>
                <span>{texts.fill("close-up.to", &[("month", &to)])}</span>
            </h2>
            <p class="close-term">
                <b>{format!("{}%", shares.scheduled())}</b>
                <span>{texts.fill("close-up.scheduled", &[("month", &to)])}</span>
            </p>
            <i>"−"</i>
            <p class="close-term">
                <b>{format!("{}%", shares.actual())}</b>
                <span>{texts.fill("close-up.actual", &[("done", &done), ("plan", &plan)])}</span>
            </p>
            <i>"="</i>
            <p class=format!("close-term close-figure {}", lag_class(lag))>
                <b>{shares.lag().to_string()} <small>{texts.get("ledger.unit.points")}</small></b>
            </p>
        </div>
        <Bar investment />
    }
}

#[component]
fn Bar(investment: Investment) -> impl IntoView {
    let share = |tenths: i64| percent(tenths.clamp(0, 1_000));
    view! {
        <svg class=format!("meter wall-bar close-bar {}", lag_class(investment.lag)) aria-hidden="true">
            <rect class="meter-whole" width="100%" height="100%" />
            <rect class="meter-done" width=share(investment.actual) height="100%" />
            <rect class="meter-tick" x=share(investment.scheduled) y="-35%" width="3" height="170%" />
        </svg>
    }
}

/// `完成全年还差 7,396 万元：后 2 个月每月须 3,698，前 10 个月月均 827 的 4.5 倍`.
#[component]
fn Rest(rest: RestOfYear) -> impl IntoView {
    view! { <p class="close-rest">{rest_words(use_texts(), &rest)}</p> }
}

fn rest_words(texts: Texts, rest: &RestOfYear) -> String {
    let values = [
        ("left", wan(rest.left)),
        ("months", rest.months.to_string()),
        ("needed", wan(rest.needed)),
        ("gone", rest.gone.to_string()),
        ("average", wan(rest.so_far)),
        ("times", rest.times.map(tenths).unwrap_or_default()),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    let key = match (rest.months, rest.times) {
        (1, Some(_)) => "close-up.rest-last",
        (_, Some(_)) => "close-up.rest",
        (_, None) => "close-up.rest-from-nothing",
    };
    texts.fill(key, &values)
}

/// An amount in whole 万元 with its thousands apart.
fn wan(amount: Money) -> String {
    grouped(&amount.rounded(MoneyUnit::Wan, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn the_rest_of_the_year_is_a_question_that_can_be_answered() {
        let rest = RestOfYear {
            left: Money::from_wan(7_396),
            months: 2,
            needed: Money::from_wan(3_698),
            gone: 10,
            so_far: Money::from_wan(827),
            times: Some(45),
        };
        let words = rest_words(Texts(Language::Chinese), &rest);
        assert_eq!(
            words,
            "完成全年还差 7,396 万元：后 2 个月每月须 3,698，是前 10 个月月均 827 的 4.5 倍"
        );
    }
}
