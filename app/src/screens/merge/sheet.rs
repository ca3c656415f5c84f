//! Two projects side by side: what differs, with a choice, what is filled in, what comes along, and the
//! reason with which they are merged.

use battle_map::{
    event::Subject,
    model::project::{FactField, MergeChoice, ProjectAction},
    value::ProjectId,
    view::merging::{Differing, JoiningCard, JoiningNotice, MergeSheet, MilestoneWords},
};
use leptos::prelude::*;

use crate::{
    execute::CommandJson,
    finding::headline,
    form::{AreaField, Form, FormFault, Reading, Restored, Submit, Typed, use_form},
    format::{date, money, month},
    screens::project::facts::fact_words,
    texts::{Texts, use_texts},
};

/// The two, and the form by which they are merged.
#[component]
pub fn MergeSheetForm(
    /// The project that stays, and the one that is retired.
    pair: (ProjectId, ProjectId),
    /// What merging them would join.
    sheet: Memo<Option<Box<MergeSheet>>>,
) -> impl IntoView {
    let (stays, retires) = pair;
    let form = use_form("merge", format!("{retires}-{stays}"), Typed::default());
    let now = move || sheet.get();
    let send = move |()| {
        let reads = sheet.with_untracked(|sheet| sheet.as_ref().map(|it| it.reads.clone()));
        form.submit(reads.unwrap_or_default(), |typed| {
            let choice = chosen(typed);
            let reason = typed.text("reason")?;
            let action = ProjectAction::Merge { into: stays, choice, reason };
            Some(CommandJson::of(Subject::Project(retires), action))
        });
    };
    let free = move || now().is_some_and(|sheet| sheet.hindrance.is_none());
    view! {
        {move || now().map(|sheet| view! { <Compared sheet=*sheet form /> })}
        <div class="form-grid" hidden=move || !free()>
            <Restored form />
            <AreaField form name="reason" label="merge.reason" rows=2 />
        </div>
        <FormFault form />
        <p class="hint" hidden=move || !free()>{use_texts().get("merge.undo-hint")}</p>
        <div hidden=move || !free()>
            <Submit form label="merge.do" send primary=true />
        </div>
    }
}

fn chosen(typed: &Reading<'_>) -> MergeChoice {
    MergeChoice {
        fields: typed.values::<FactField>("fields"),
        milestones: typed.values("milestones"),
        years: typed.values("years"),
        months: typed.values("months"),
    }
}

/// The head of the two, what stands in the way, and the tables.
#[component]
fn Compared(sheet: MergeSheet, form: Form) -> impl IntoView {
    let texts = use_texts();
    let MergeSheet { stays, retires, hindrance, differs, fills, joins, cards, notices, .. } = sheet;
    let swap = format!("/office/merge?stays={}&retires={}", retires.id, stays.id);
    let hindrance = hindrance.map(|code| {
        view! { <p class="row-fault" role="alert">{texts.get(&format!("refusal.{code}"))}</p> }
    });
    let fills = fills.into_iter().map(|(field, words)| {
        let label = texts.get(&format!("field.{}", field.code()));
        view! { <li><b>{label}</b> <span>{fact_words(texts, &words)}</span></li> }
    });
    let joins = joins.into_iter().map(|(code, count)| {
        let words = texts.fill(&format!("merge.joins.{code}"), &[("count", &count.to_string())]);
        let names: Vec<AnyView> = match code.as_str() {
            "cards" => cards.iter().map(|card| joining_card(texts, retires.id, card)).collect(),
            "notices" => notices.iter().map(|notice| joining_notice(texts, notice)).collect(),
            _ => Vec::new(),
        };
        view! { <li>{words} {names}</li> }
    });
    let same = differs.is_empty().then(|| view! { <p class="hint">{texts.get("merge.same")}</p> });
    let rows = differs.into_iter().map(|differing| row(texts, form, differing)).collect_view();
    view! {
        <p class="merge-pair">
            <span>{texts.get("merge.stays")} " " <a href=format!("/projects/{}", stays.id)>{stays.name}</a></span>
            <span>{texts.get("merge.retires")} " " <a href=format!("/projects/{}", retires.id)>{retires.name}</a></span>
            <a class="button" href=swap>{texts.get("merge.swap")}</a>
        </p>
        {hindrance}
        <section aria-labelledby="merge-differs">
            <h2 id="merge-differs">{texts.get("merge.differs")}</h2>
            {same}
            <ul class="import-issues merge-differs">{rows}</ul>
        </section>
        <section aria-labelledby="merge-fills">
            <h2 id="merge-fills">{texts.get("merge.fills")}</h2>
            <ul class="import-issues">{fills.collect_view()}{joins.collect_view()}</ul>
        </section>
    }
}

/// A card that comes along, as a link to it: `黄牌 滞后 32.1 点（已发牌，待签收）`.
fn joining_card(texts: Texts, project: ProjectId, card: &JoiningCard) -> AnyView {
    let level = texts.get(&format!("level.{}", card.level.code()));
    let step = texts.get(&format!("cards.step.{}", card.step.code()));
    let why = headline(texts, &card.finding);
    let words = texts.fill("merge.card", &[("level", &level), ("why", &why), ("step", &step)]);
    let href = format!("/projects/{project}#card-{}", card.id);
    view! { <a class="merge-name" href=href>{words}</a> }.into_any()
}

/// A notice that comes along, as a link to it: `挂战点球〔2026〕3号 关于…（已签收）`.
fn joining_notice(texts: Texts, notice: &JoiningNotice) -> AnyView {
    let state = texts.get(&format!("notice-state.{}", notice.state));
    let name = [notice.number.clone(), notice.subject.clone()];
    let name = name.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let words = texts.fill("merge.notice", &[("name", &name), ("state", &state)]);
    view! { <a class="merge-name" href=format!("/notices/{}", notice.id)>{words}</a> }.into_any()
}

/// One difference: what it is about, what each says, and which of the two holds.
fn row(texts: Texts, form: Form, differing: Differing) -> impl IntoView {
    let (name, value, label, stays, retires) = said(texts, differing);
    let toggled = value.clone();
    let checked = move || form.texts(name).contains(&value);
    view! {
        <li>
            <b>{label}</b>
            <span class="merge-value">{stays}</span>
            <label>
                <input
                    type="checkbox"
                    name=name
                    value=toggled.clone()
                    prop:checked=checked
                    on:change=move |_| form.toggle(name, &toggled)
                />
                " "
                {texts.fill("merge.take", &[("value", &retires)])}
            </label>
        </li>
    }
}

/// The field of the form, its value, the words for the thing, and what each of the two says of it.
fn said(texts: Texts, differing: Differing) -> (&'static str, String, String, String, String) {
    let amount = |known| known_or_dash(known, |known| money(texts, known));
    match differing {
        Differing::Field(field, stays, retires) => {
            let label = texts.get(&format!("field.{}", field.code()));
            let (stays, retires) = (fact_words(texts, &stays), fact_words(texts, &retires));
            ("fields", field.code().to_owned(), label, stays, retires)
        }
        Differing::Plan(year, stays, retires) => {
            let label = texts.fill("project.plan.year", &[("year", &year.to_string())]);
            ("years", year.to_string(), label, money(texts, stays), money(texts, retires))
        }
        Differing::Report(of, stays, retires) => {
            let label = texts.fill("merge.report", &[("month", &month(texts, of))]);
            ("months", of.to_string(), label, amount(stays), amount(retires))
        }
        Differing::Milestone(id, pair) => {
            let kind = texts.get(&format!("milestone.{}", pair.kind.code()));
            let label = pair.name.unwrap_or(kind);
            let (stays, retires) = (reached(texts, pair.stays), reached(texts, pair.retires));
            ("milestones", id.to_string(), label, stays, retires)
        }
    }
}

fn known_or_dash<T>(known: Option<T>, words: impl FnOnce(T) -> String) -> String {
    known.map_or_else(|| "—".to_owned(), words)
}

/// What is planned of a milestone and whether it was reached: `计划 2026.10 · 已实现 2026.11`.
fn reached(texts: Texts, known: MilestoneWords) -> String {
    let plan = known.plan.map(|plan| texts.fill("merge.planned", &[("date", &date(texts, plan))]));
    let reached = known.reached.map(|yes| {
        let on = known.on.map(|on| date(texts, on)).unwrap_or_default();
        texts.fill(if yes { "merge.reached" } else { "merge.not-reached" }, &[("date", &on)])
    });
    let words: Vec<_> = [plan, reached].into_iter().flatten().collect();
    if words.is_empty() { "—".to_owned() } else { words.join(" · ") }
}
