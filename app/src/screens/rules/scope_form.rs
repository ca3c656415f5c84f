//! The form that assigns a set to the projects it applies to.

use battle_map::{
    event::Subject,
    model::{
        rule::{Preset, RuleAction, RuleScope, RuleSetId},
        series::SizeClass,
    },
    value::{Day, ListId, Seq},
    view::{
        options::FilterOption,
        questions::RulesPreview,
        rules::{ScopeLine, SetLine},
    },
};
use leptos::prelude::*;

use super::words::set_name;
use crate::{
    form::{ChoiceField, Choices, DayField, Form, LineField, Reading, Typed, coded},
    texts::{Texts, use_texts},
};

/// The kinds of scopes, in the order of the menu.
const KINDS: [&str; 5] = ["everything", "list", "sector", "size", "campaign"];

/// The data of the scopes section.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScopeParts {
    /// The assignments, narrowest scope first.
    pub lines: Vec<ScopeLine>,
    /// All rule sets, presets and the city's own.
    pub sets: Vec<SetLine>,
    /// The lists to choose from.
    pub lists: Vec<FilterOption<ListId>>,
    /// The sectors to choose from.
    pub sectors: Vec<FilterOption<String>>,
    /// The version of the assignments, which a command has to name.
    pub version: Seq,
    /// The day of the view; `None` until it has arrived.
    pub today: Option<Day>,
}

/// The form values to begin with.
pub fn begin() -> Typed {
    let typed =
        Typed::default().with("kind", KINDS[0]).with("set", RuleSetId::Preset(Preset::Points));
    typed.with("size", SizeClass::ALL[0].code())
}

/// The preview request that the form makes; `None` where a field cannot be read.
pub fn command(typed: &mut Reading<'_>) -> Option<RulesPreview> {
    let (scope, set) = (scope(typed), typed.value("set"));
    let action = RuleAction::Assign { scope: scope?, set: set? };
    Some(RulesPreview { subject: Subject::RuleScopes, action })
}

/// The scope that is chosen; `None` where a field cannot be read.
pub fn scope(typed: &mut Reading<'_>) -> Option<RuleScope> {
    Some(match typed.raw("kind") {
        "list" => RuleScope::List(typed.value("list")?),
        "sector" => RuleScope::Sector(typed.name("sector")?),
        "size" => RuleScope::Size(typed.read("size", "form.missing", SizeClass::from_code)?),
        "campaign" => {
            let name = typed.name("campaign");
            let (from, until) = (typed.day("first-day"), typed.day("until"));
            let list = typed.optional_value("list");
            RuleScope::Campaign { name: name?, from: from?, until: until?, list: list? }
        }
        _ => RuleScope::Everything,
    })
}

/// The fields of the form; only those that the chosen kind of scope needs.
#[component]
pub fn ScopeFields(
    /// The form that the fields belong to.
    form: Form,
    /// The choices that the fields offer.
    parts: Memo<ScopeParts>,
) -> impl IntoView {
    let texts = use_texts();
    let sets = Signal::derive(move || {
        parts.with(|parts| {
            let named = parts.sets.iter().map(|set| set.id);
            let choices = named.map(|id| (id.to_string(), set_name(texts, &parts.sets, id)));
            choices.collect::<Choices>()
        })
    });
    view! {
        <div class="raise-fields">
            <WhichProjects form parts />
            <ChoiceField form name="set" label="rules.set" choices=sets codes=&["unknown-rule-set"] />
        </div>
    }
}

/// The fields that say to which projects a set applies.
#[component]
pub fn WhichProjects(
    /// The form that the fields belong to.
    form: Form,
    /// The choices that the fields offer.
    parts: Memo<ScopeParts>,
) -> impl IntoView {
    let texts = use_texts();
    let kinds = Signal::stored(coded(texts, "rules.scope", KINDS));
    let kind = Memo::new(move |_| form.text("kind"));
    view! {
        <ChoiceField form name="kind" label="rules.which" choices=kinds codes=&["unknown-rule-scope"] />
        {move || narrower(texts, form, &kind.get(), parts)}
    }
}

/// The form values by which a set goes on applying where it does already, else to all projects.
pub fn applying(typed: Typed, lines: &[ScopeLine], set: RuleSetId) -> Typed {
    let typed = typed.with("kind", KINDS[0]).with("size", SizeClass::ALL[0].code());
    let Some(line) = lines.iter().find(|line| line.set == set) else { return typed };
    let typed = typed.with("kind", line.scope.code());
    match &line.scope {
        RuleScope::Everything => typed,
        RuleScope::Size(size) => typed.with("size", size.code()),
        RuleScope::Sector(sector) => typed.with("sector", sector),
        RuleScope::List(list) => typed.with("list", list),
        RuleScope::Campaign { name, from, until, list } => {
            let list = list.map(|list| list.to_string()).unwrap_or_default();
            let typed = typed.with("campaign", name).with("list", list);
            typed.with("first-day", from).with("until", until)
        }
    }
}

fn narrower(texts: Texts, form: Form, kind: &str, parts: Memo<ScopeParts>) -> Option<AnyView> {
    let lists = Signal::derive(move || {
        let known = parts.with(|parts| parts.lists.clone()).into_iter();
        known.map(|list| (list.value.to_string(), list.name)).collect::<Choices>()
    });
    let sectors = Signal::derive(move || {
        let known = parts.with(|parts| parts.sectors.clone()).into_iter();
        known.map(|sector| (sector.value, sector.name)).collect::<Choices>()
    });
    let sizes = Signal::stored(coded(texts, "size", SizeClass::ALL.map(SizeClass::code)));
    let list = view! { <ChoiceField form name="list" label="rules.scope.list" choices=lists optional=true /> };
    match kind {
        "list" => Some(list.into_any()),
        "sector" => Some(
            view! { <ChoiceField form name="sector" label="rules.scope.sector" choices=sectors optional=true /> }
                .into_any(),
        ),
        "size" => {
            Some(view! { <ChoiceField form name="size" label="rules.scope.size" choices=sizes /> }.into_any())
        }
        "campaign" => Some(
            view! {
                <LineField form name="campaign" label="rules.campaign" />
                <DayField form name="first-day" label="rules.first-day" />
                <DayField form name="until" label="rules.last-day" codes=&["campaign-upside-down"] />
                {list}
            }
            .into_any(),
        ),
        _ => None,
    }
}
