//! The form of a whole set: a row a rule. Nothing holds before it is confirmed.

use battle_map::{
    command::Read,
    event::Subject,
    model::{
        milestone::MilestoneKind,
        rule::{
            Addressee, DayKind, EdgeUnit, MeasureKind, RuleAction, RuleCondition, RuleSetId, Worse,
        },
    },
    value::{Name, OwnRulesId},
    view::questions::RulesPreview,
    view::rules::SetLine,
};
use leptos::prelude::*;

use super::{
    confirm::Confirm,
    form::{EdgeForm, RuleForm},
};
use crate::{
    deed::use_deed,
    texts::{Texts, use_texts},
};

/// The editor of one of the city's own sets, from the version that the reader had before them.
#[component]
pub fn SetEditor(
    /// The set as it was when editing began.
    set: SetLine,
    /// Called when it was saved or given up.
    done: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let id = match set.id {
        RuleSetId::Own(id) => id,
        RuleSetId::Preset(_) => OwnRulesId::default(),
    };
    let name = RwSignal::new(set.name.as_ref().map(ToString::to_string).unwrap_or_default());
    let forms: Vec<_> = (0..).zip(&set.rules).map(|(key, rule)| RuleForm::of(key, rule)).collect();
    let forms = RwSignal::new(forms);
    let command = Signal::derive(move || {
        let name = Name::new(&name.get()).map_err(|_| "rules.name-missing")?;
        let rules = forms.get().into_iter().map(RuleForm::draft).collect::<Result<_, _>>()?;
        Ok(RulesPreview { subject: Subject::RuleSet(id), action: RuleAction::Set { name, rules } })
    });
    let faults = RwSignal::new(Vec::new());
    let add = move |_| {
        forms.update(|forms| {
            let key = forms.iter().map(|form| form.key + 1).max().unwrap_or_default();
            forms.push(RuleForm::empty(key));
        });
    };
    Effect::new(move |_| {
        if deed.done() > 0 {
            done.run(());
        }
    });
    let read = Read { subject: Subject::RuleSet(id), version: set.version };
    view! {
        <div class="rule-editor">
            <label class="rule-name"><span>{texts.get("rules.name")}</span>
                <input prop:value=move || name.get() on:input=move |e| name.set(event_target_value(&e)) />
            </label>
            <ol class="rule-forms">
                <For each=move || forms.get() key=|form| form.key let:form>
                    <RuleRow form forms faults />
                </For>
            </ol>
            <button class="button" type="button" on:click=add>{texts.get("rules.add")}</button>
            <Confirm command reads=vec![read] deed faults />
            <button class="button" type="button" on:click=move |_| done.run(())>{texts.get("rules.give-up")}</button>
        </div>
    }
}

/// One rule to fill in, with what is wrong with it.
#[component]
fn RuleRow(
    form: RuleForm,
    forms: RwSignal<Vec<RuleForm>>,
    faults: RwSignal<Vec<(Option<usize>, String)>>,
) -> impl IntoView {
    let texts = use_texts();
    let place = move || forms.with(|forms| forms.iter().position(|other| other.key == form.key));
    let fault = move || {
        let place = place()?;
        let code = faults.with(|faults| {
            faults.iter().find(|(at, _)| *at == Some(place)).map(|(_, code)| code.clone())
        })?;
        Some(
            view! { <p class="row-fault" role="alert">{texts.get(&format!("refusal.{code}"))}</p> },
        )
    };
    let conditions = RuleCondition::ALL
        .map(|known| (known.code(), texts.get(&format!("rules.condition.{}", known.code()))));
    let addressees = Addressee::ALL
        .map(|known| (known.code(), texts.get(&format!("rules.addressee.{}", known.code()))));
    let choose = move |event| {
        let code = event_target_value(&event);
        if let Some(chosen) = RuleCondition::from_code(&code) {
            form.addressee.set(chosen.usual_addressee().code().to_owned());
        }
        form.condition.set(code);
    };
    let remove = move |_| forms.update(|forms| forms.retain(|other| other.key != form.key));
    view! {
        <li class="rule-form">
            <label><span>{texts.get("rules.looks-at")}</span>
                <select on:change=choose prop:value=move || form.condition.get()>
                    <option value="" selected=move || form.condition.get().is_empty()>{texts.get("rules.choose")}</option>
                    {options(conditions.to_vec(), form.condition)}
                </select>
            </label>
            <Particulars form />
            <EdgeField label="level.watch" edge=form.watch form />
            <EdgeField label="level.yellow" edge=form.yellow form />
            <EdgeField label="level.red" edge=form.red form />
            <label><span>{texts.get("rules.to")}</span>
                <select on:change=move |e| form.addressee.set(event_target_value(&e))>
                    {options(addressees.to_vec(), form.addressee)}
                </select>
            </label>
            <label><span>{texts.get("rules.hold")}</span>
                <input inputmode="numeric" prop:value=move || form.hold.get() on:input=move |e| form.hold.set(event_target_value(&e)) />
            </label>
            <label><span>{texts.get("rules.code")}</span>
                <input prop:value=move || form.code.get() on:input=move |e| form.code.set(event_target_value(&e)) />
            </label>
            <button class="button" type="button" on:click=remove>{texts.get("rules.remove")}</button>
            {fault}
        </li>
    }
}

/// What only some conditions ask: of which measure, which milestones, which days.
#[component]
fn Particulars(form: RuleForm) -> impl IntoView {
    let texts = use_texts();
    move || {
        let condition = form.looks_at()?;
        let (label, value, choices) = match condition {
            RuleCondition::Behind { .. } => {
                let word = |kind: MeasureKind| texts.get(&format!("measure.{}", kind.code()));
                let choices = MeasureKind::ALL.map(|kind| (kind.code(), word(kind)));
                ("rules.measure", form.measure, choices.to_vec())
            }
            RuleCondition::MilestoneOverdue { .. } => ("rules.kind", form.kind, kinds(texts)),
            _ => return days_field(texts, form, condition),
        };
        let field = view! {
            <label><span>{texts.get(label)}</span>
                <select on:change=move |e| value.set(event_target_value(&e))>{options(choices, value)}</select>
            </label>
        };
        Some((field, days_field(texts, form, condition)).into_any())
    }
}

fn kinds(texts: Texts) -> Vec<(&'static str, String)> {
    let word =
        |kind: MilestoneKind| (kind.code(), texts.get(&format!("milestone.{}", kind.code())));
    let any = ("", texts.get("rules.any-kind"));
    std::iter::once(any).chain(MilestoneKind::ALL.map(word)).collect()
}

fn days_field(texts: Texts, form: RuleForm, condition: RuleCondition) -> Option<AnyView> {
    let word = |kind: DayKind| (kind.code(), texts.get(&format!("rules.days.{}", kind.code())));
    (condition.unit() == EdgeUnit::Days).then(|| {
        view! {
            <label><span>{texts.get("rules.days")}</span>
                <select on:change=move |e| form.days.set(event_target_value(&e))>
                    {options(DayKind::ALL.map(word).to_vec(), form.days)}
                </select>
            </label>
        }
        .into_any()
    })
}

/// Where a level begins: whether the figure itself counts, the figure, and its unit.
#[component]
fn EdgeField(label: &'static str, edge: EdgeForm, form: RuleForm) -> impl IntoView {
    let texts = use_texts();
    let word = move |included: bool| {
        let lower = form.looks_at().is_some_and(|known| known.worse() == Worse::Lower);
        texts.get(match (lower, included) {
            (false, true) => "rules.from-word",
            (false, false) => "rules.over-word",
            (true, true) => "rules.at-most-word",
            (true, false) => "rules.below-word",
        })
    };
    let unit = move || {
        let unit = form.looks_at()?.unit();
        Some(texts.get(&format!("rules.unit.{}", unit.code())))
    };
    let choose = move |event| edge.included.set(event_target_value(&event) == "included");
    view! {
        <fieldset class="rule-edge">
            <legend>{texts.get(label)}</legend>
            <select aria-label=texts.get("rules.reach") on:change=choose>
                <option value="included" selected=move || edge.included.get()>{move || word(true)}</option>
                <option value="beyond" selected=move || !edge.included.get()>{move || word(false)}</option>
            </select>
            <input
                inputmode="numeric"
                aria-label=texts.get(label)
                prop:value=move || edge.at.get()
                on:input=move |e| edge.at.set(event_target_value(&e))
            />
            <span>{unit}</span>
        </fieldset>
    }
}

fn options(choices: Vec<(&'static str, String)>, value: RwSignal<String>) -> impl IntoView {
    choices
        .into_iter()
        .map(|(code, words)| {
            view! { <option value=code selected=move || value.get() == code>{words}</option> }
        })
        .collect_view()
}
