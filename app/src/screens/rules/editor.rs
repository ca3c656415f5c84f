//! The form of a whole set, one row for each rule. Nothing takes effect before confirmation.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::{
        milestone::MilestoneKind,
        rule::{
            CardAddressee, DayKind, EdgeUnit, MeasureKind, RuleAction, RuleCondition, RuleSetId,
            Unreported, Worse,
        },
    },
    value::OwnRulesId,
    view::questions::RulesPreview,
    view::rules::SetLine,
};
use leptos::prelude::*;

use super::{
    confirm::Confirm,
    form::{LEVELS, LevelFields, REACHES, RULES, looks_at, rules, typed, with_empty},
    scope_form::{ScopeParts, WhichProjects, applying, scope},
};
use crate::{
    erased::Each,
    form::{
        ChoiceField, Choices, DayField, FieldFault, Form, LineField, NumberField, Reading,
        Restored, coded, use_form,
    },
    texts::{Texts, use_texts},
};

/// The editor of one of the city's own sets, based on the version that the reader saw.
#[component]
pub fn SetEditor(
    /// The set as it was when editing began.
    set: SetLine,
    /// Where sets apply, and what may be chosen.
    parts: Memo<ScopeParts>,
    /// Called when the set was saved or editing was cancelled.
    done: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let id = match set.id {
        RuleSetId::Own(id) => id,
        RuleSetId::Preset(_) | RuleSetId::Ledger => OwnRulesId::default(),
    };
    let subject = Subject::RuleSet(id);
    let begin = parts.with_untracked(|parts| {
        let typed = applying(typed(&set), &parts.lines, set.id);
        let today = parts.today.map(|today| today.to_string()).unwrap_or_default();
        typed.with("from", today)
    });
    let form = use_form("rule-set", id, begin).revising();
    let version = set.version;
    let command = move |typed: &mut Reading<'_>| {
        let (name, rules) = (typed.name("name"), rules(typed));
        let (scope, from) = (scope(typed), typed.day("from"));
        let (name, rules, scope, from) = (name?, rules?, scope?, from?);
        let action = RuleAction::PutInForce { name, rules, scope, from };
        Some(RulesPreview { subject, action })
    };
    let reads = move || vec![form.based(ReadVersion { subject, version })];
    let add = move |_| form.add_row(RULES, with_empty);
    let give_up = move |_| {
        form.start_over();
        done.run(());
    };
    Effect::new(move |_| {
        if form.done() > 0 {
            done.run(());
        }
    });
    let rows = Memo::new(move |_| form.rows(RULES));
    view! {
        <div class="rule-editor">
            <Restored form />
            <LineField form name="name" label="rules.name" codes=&["rule-set-name-taken"] class="rule-name" />
            <ol class="rule-forms">
                <Each each=move || rows.get() key=|row| *row let:row>
                    <RuleRow form row />
                </Each>
            </ol>
            <button class="button" type="button" on:click=add>{texts.get("rules.add")}</button>
            <fieldset class="raise-fields">
                <legend>{texts.get("rules.where")}</legend>
                <WhichProjects form parts />
                <DayField form name="from" label="rules.from-day" codes=&["rules-from-the-past"] />
            </fieldset>
            <Confirm form command reads />
            <button class="button" type="button" on:click=give_up>{texts.get("rules.give-up")}</button>
        </div>
    }
}

/// The condition of a row's rule; `None` while it is not fully chosen.
fn chosen(rule: Form) -> Option<RuleCondition> {
    looks_at(&rule.text("condition"), &rule.text("measure"), &rule.text("kind"))
}

/// One rule's fields, with their faults.
#[component]
fn RuleRow(form: Form, row: u32) -> impl IntoView {
    let texts = use_texts();
    let rule = form.row(row);
    let conditions = RuleCondition::ALL.map(RuleCondition::code);
    let conditions = Signal::stored(coded(texts, "rules.condition", conditions));
    let addressees = CardAddressee::ALL.map(CardAddressee::code);
    let addressees = Signal::stored(coded(texts, "rules.addressee", addressees));
    let follow = move |code: String| {
        if let Some(chosen) = RuleCondition::from_code(&code) {
            rule.set("addressee", chosen.usual_addressee().code().to_owned());
        }
    };
    let levels = LEVELS.map(|level| view! { <EdgeField level rule /> });
    view! {
        <li class="rule-form">
            <ChoiceField form=rule name="condition" label="rules.looks-at" choices=conditions optional=true chosen=follow />
            <Particulars rule />
            {levels.into_iter().collect_view()}
            <ChoiceField form=rule name="addressee" label="rules.to" choices=addressees />
            <NumberField form=rule name="hold" label="rules.hold" />
            <button class="button" type="button" on:click=move |_| form.remove_row(RULES, row)>{texts.get("rules.remove")}</button>
            <FieldFault form=rule name="" />
        </li>
    }
}

/// The fields that only some conditions need: the measure, the milestones, the kind of days, what is
/// judged where a month was not reported.
#[component]
fn Particulars(rule: Form) -> impl IntoView {
    let texts = use_texts();
    let condition = Memo::new(move |_| {
        let chosen = RuleCondition::from_code(&rule.text("condition"))?;
        let measures = matches!(chosen, RuleCondition::Behind { .. });
        let kinds = matches!(chosen, RuleCondition::MilestoneOverdue { .. });
        let money = measures
            && MeasureKind::from_code(&rule.text("measure")).unwrap_or_default()
                == MeasureKind::Investment;
        Some((measures, kinds, chosen.unit() == EdgeUnit::Days, money))
    });
    move || {
        let (measured, of_kind, in_days, money) = condition.get()?;
        let measures =
            Signal::stored(coded(texts, "measure", MeasureKind::ALL.map(MeasureKind::code)));
        let days = Signal::stored(coded(texts, "rules.days", DayKind::ALL.map(DayKind::code)));
        let kinds = Signal::stored(kinds(texts));
        let unreported = Unreported::ALL.map(Unreported::code);
        let unreported = Signal::stored(coded(texts, "rules.unreported", unreported));
        Some(view! {
            {measured.then(|| view! { <ChoiceField form=rule name="measure" label="rules.measure" choices=measures /> })}
            {of_kind.then(|| view! { <ChoiceField form=rule name="kind" label="rules.kind" choices=kinds /> })}
            {in_days.then(|| view! { <ChoiceField form=rule name="days" label="rules.days" choices=days /> })}
            {money.then(|| view! { <ChoiceField form=rule name="unreported" label="rules.unreported" choices=unreported /> })}
        })
    }
}

fn kinds(texts: Texts) -> Choices {
    let any = (String::new(), texts.get("rules.any-kind"));
    let kinds = coded(texts, "milestone", MilestoneKind::ALL.map(MilestoneKind::code));
    std::iter::once(any).chain(kinds).collect()
}

/// The threshold of a level: whether the figure itself counts, the figure, and its unit.
#[component]
fn EdgeField(level: LevelFields, rule: Form) -> impl IntoView {
    let texts = use_texts();
    let reaches = Memo::new(move |_| {
        let lower = chosen(rule).is_some_and(|known| known.worse() == Worse::Lower);
        let words = if lower {
            ["rules.at-most-word", "rules.below-word"]
        } else {
            ["rules.from-word", "rules.over-word"]
        };
        let choice = |(code, key): (&str, &str)| (code.to_owned(), texts.get(key));
        REACHES.into_iter().zip(words).map(choice).collect::<Choices>()
    });
    let unit = move || {
        let unit = chosen(rule)?.unit();
        Some(texts.get(&format!("rules.unit.{}", unit.code())))
    };
    view! {
        <fieldset class="rule-edge">
            <legend>{texts.get(level.label)}</legend>
            <ChoiceField form=rule name=level.reach label="rules.reach" choices=reaches />
            <NumberField form=rule name=level.at label=level.label />
            <span>{unit}</span>
        </fieldset>
    }
}
