//! A batch under way: the bureaus' opinions, a decision per claim, and its end.

use std::collections::BTreeSet;

use battle_map::{
    command::Read,
    event::Subject,
    model::recognition::{ClaimDecision, RecognitionAction},
    value::{BatchId, MilestoneId, Name, ProjectId, Seq, Text, UnitId},
    view::{
        office::{BatchLine, ClaimLine, OpinionLine},
        project_file::Named,
    },
};
use leptos::prelude::*;

use super::claim::ClaimHead;
use crate::{
    deed::{Deed, DeedFault, use_deed},
    execute::Order,
    format,
    live::part,
    texts::{Texts, use_texts},
};

/// One batch; its parts follow the view, and what is ticked and typed in them stays.
#[component]
pub fn Batch(
    /// Which.
    id: BatchId,
    /// All batches under way.
    batches: Memo<Vec<BatchLine>>,
    /// Bureaus that may give an opinion.
    bureaus: Memo<Vec<Named<UnitId>>>,
    /// Whether the reader may act.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let batch = Memo::new(move |_| {
        batches.with(|batches| batches.iter().find(|batch| batch.id == id).cloned())
    });
    let hand = Hand { batch: id, version: part(batch, |batch| batch.version), deed };
    let keys = part(batch, |batch| {
        batch.claims.iter().map(|claim| (claim.project, claim.milestone)).collect::<Vec<_>>()
    });
    let decided = part(batch, |batch| batch.claims.iter().all(|claim| claim.decision.is_some()));
    let close = move |_| hand.give(RecognitionAction::Close {});
    view! {
        <section class="office-batch">
            <h2>{texts.fill("office.batch", &[("number", &id.to_string())])}</h2>
            <ul class="claim-list">
                <For each=move || keys.get() key=|key| *key let:key>
                    <BatchClaim which=key batch hand acts />
                </For>
            </ul>
            <h3>{texts.get("office.opinions")}</h3>
            <Opinions opinions=part(batch, |batch| batch.opinions.clone()) />
            <Show when=move || acts.get()>
                <Opine bureaus hand />
            </Show>
            <Show when=move || acts.get() && decided.get()>
                <button class="primary" type="button" disabled=move || deed.is_busy() on:click=close>
                    {texts.get("office.close-batch")}
                </button>
            </Show>
            <DeedFault deed />
        </section>
    }
}

/// What commands about a batch need: which it is, its version when they are given, and their deed.
#[derive(Clone, Copy)]
struct Hand {
    batch: BatchId,
    version: Memo<Seq>,
    deed: Deed,
}

impl Hand {
    fn give(self, action: RecognitionAction) {
        let (subject, version) = (Subject::Batch(self.batch), self.version.get_untracked());
        self.deed.give(Order::of(subject, action), vec![Read { subject, version }]);
    }
}

#[component]
fn Opinions(opinions: Memo<Vec<OpinionLine>>) -> impl IntoView {
    let texts = use_texts();
    let line = move |opinion: OpinionLine| {
        let key = if opinion.agrees { "office.agrees" } else { "office.disagrees" };
        view! { <li><b>{opinion.unit}</b> <span>{texts.get(key)}</span> <span>{opinion.remark}</span></li> }
    };
    let lines = move || opinions.get().into_iter().map(line).collect_view();
    view! { <ul class="opinions">{lines}</ul> }
}

#[component]
fn BatchClaim(
    which: (ProjectId, MilestoneId),
    batch: Memo<Option<BatchLine>>,
    hand: Hand,
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let line = Memo::new(move |_| {
        let of = |claim: &&ClaimLine| (claim.project, claim.milestone) == which;
        batch.with(|batch| batch.as_ref()?.claims.iter().find(of).cloned())
    });
    let decision = Memo::new(move |_| line.with(|line| line.as_ref()?.decision.clone()));
    // Without the decision: the head is not made anew when there is one.
    let said = Memo::new(move |_| line.get().map(|line| ClaimLine { decision: None, ..line }));
    let words =
        move || decision.with(|decision| decision.as_ref().map(|d| decision_words(texts, d)));
    view! {
        <li class="batch-claim" data-milestone=which.1.to_string()>
            {move || said.get().map(|claim| view! { <ClaimHead claim /> })}
            {move || words().map(|words| view! { <p class="decided">{words}</p> })}
            <Show when=move || acts.get() && decision.with(Option::is_none)>
                <Decide which claim=said hand />
            </Show>
        </li>
    }
}

fn decision_words(texts: Texts, decision: &ClaimDecision) -> String {
    match decision {
        ClaimDecision::Recognised { date, .. } => {
            texts.fill("office.recognised", &[("date", &format::date(texts, *date))])
        }
        ClaimDecision::Returned { reason } => {
            texts.fill("office.returned", &[("reason", reason.as_str())])
        }
    }
}

#[component]
fn Decide(
    which: (ProjectId, MilestoneId),
    claim: Memo<Option<ClaimLine>>,
    hand: Hand,
) -> impl IntoView {
    let texts = use_texts();
    let deed = hand.deed;
    let (project, milestone) = which;
    let items = Memo::new(move |_| claim.with(|claim| claim.as_ref().map(|c| c.items.clone())));
    let ticked = RwSignal::new(BTreeSet::<String>::new());
    let give = move |decision| {
        hand.give(RecognitionAction::Decide { project, milestone, decision });
    };
    let recognise = move |_| {
        let Some(date) = claim.with_untracked(|claim| claim.as_ref().map(|claim| claim.date))
        else {
            return;
        };
        let items = items.get_untracked().unwrap_or_default().into_iter();
        let items = items.filter(|item| ticked.with_untracked(|ticked| ticked.contains(item)));
        let ticked = items.filter_map(|item| Name::new(&item).ok()).collect();
        give(ClaimDecision::Recognised { date, ticked });
    };
    let reason = RwSignal::new(String::new());
    let give_back = move |_| match Text::new(&reason.get_untracked()) {
        Ok(reason) => give(ClaimDecision::Returned { reason }),
        Err(_) => deed.refuse("office.reason-missing"),
    };
    view! {
        <div class="decide">
            <For each=move || items.get().unwrap_or_default() key=Clone::clone let:item>
                <TickBox item ticked />
            </For>
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=recognise>
                {texts.get("office.recognise")}
            </button>
            <input
                aria-label=texts.get("office.reason")
                placeholder=texts.get("office.reason")
                prop:value=move || reason.get()
                on:input=move |e| reason.set(event_target_value(&e))
            />
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=give_back>
                {texts.get("desk.give-back")}
            </button>
        </div>
    }
}

#[component]
fn TickBox(item: String, ticked: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let name = item.clone();
    let tick = move |event| {
        let on = event_target_checked(&event);
        ticked.update(|ticked| {
            if on {
                ticked.insert(name.clone());
            } else {
                ticked.remove(&name);
            }
        });
    };
    view! { <label><input type="checkbox" on:change=tick /> {item}</label> }
}

#[component]
fn Opine(bureaus: Memo<Vec<Named<UnitId>>>, hand: Hand) -> impl IntoView {
    let texts = use_texts();
    // Its own deed: only its own success empties the fields.
    let deed = use_deed();
    let hand = Hand { deed, ..hand };
    let (unit, remark) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let give = move |agrees: bool| {
        let Ok(unit) = unit.get_untracked().parse::<UnitId>() else {
            deed.refuse("office.bureau-missing");
            return;
        };
        let remark = Text::new(&remark.get_untracked()).ok();
        hand.give(RecognitionAction::Opine { unit, agrees, remark });
    };
    Effect::new(move |_| {
        if deed.done() > 0 {
            unit.set(String::new());
            remark.set(String::new());
        }
    });
    let options = move || {
        bureaus
            .get()
            .into_iter()
            .map(|bureau| view! { <option value=bureau.id.0>{bureau.name}</option> })
            .collect_view()
    };
    view! {
        <div class="decide">
            <select aria-label=texts.get("office.bureau") prop:value=move || unit.get() on:change=move |e| unit.set(event_target_value(&e))>
                <option value="">{texts.get("office.bureau")}</option>
                {options}
            </select>
            <input
                aria-label=texts.get("office.remark")
                placeholder=texts.get("office.remark")
                prop:value=move || remark.get()
                on:input=move |e| remark.set(event_target_value(&e))
            />
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=move |_| give(true)>
                {texts.get("office.agrees")}
            </button>
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=move |_| give(false)>
                {texts.get("office.disagrees")}
            </button>
            <DeedFault deed />
        </div>
    }
}
