//! A batch under way: the bureaus' opinions, a decision per claim, and its end.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::recognition::{ClaimDecision, RecognitionCommand},
    value::{BatchId, Name, Text, UnitId},
    view::{
        office::{BatchLine, ClaimLine},
        project_file::Named,
    },
};
use leptos::prelude::*;

use super::claim::ClaimHead;
use crate::{
    deed::{Deed, DeedFault, use_deed},
    format,
    texts::{Texts, use_texts},
};

/// One batch.
#[component]
pub fn Batch(
    /// Which.
    batch: BatchLine,
    /// Bureaus that may give an opinion.
    bureaus: Memo<Vec<Named<UnitId>>>,
    /// Whether the reader may act.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let id = batch.id;
    let read = Read { subject: Subject::Batch(id), version: batch.version };
    let undecided = batch.claims.iter().filter(|claim| claim.decision.is_none()).count();
    let close = move |_| {
        deed.give(Command::Recognition(RecognitionCommand::Close { batch: id }), vec![read]);
    };
    let acts = acts.get_untracked();
    let claims = batch
        .claims
        .into_iter()
        .map(|claim| view! { <BatchClaim batch=id claim deed read acts /> });
    let opinions = batch.opinions.into_iter().map(|opinion| {
        let key = if opinion.agrees { "office.agrees" } else { "office.disagrees" };
        view! { <li><b>{opinion.unit}</b> <span>{texts.get(key)}</span> <span>{opinion.remark}</span></li> }
    });
    view! {
        <section class="office-batch">
            <h2>{texts.fill("office.batch", &[("number", &id.to_string())])}</h2>
            <ul class="claim-list">{claims.collect_view()}</ul>
            <h3>{texts.get("office.opinions")}</h3>
            <ul class="opinions">{opinions.collect_view()}</ul>
            {acts.then(|| view! { <Opine batch=id bureaus deed read /> })}
            {(acts && undecided == 0).then(|| view! {
                <button class="primary" type="button" disabled=move || deed.is_busy() on:click=close>
                    {texts.get("office.close-batch")}
                </button>
            })}
            <DeedFault deed />
        </section>
    }
}

#[component]
fn BatchClaim(
    batch: BatchId,
    claim: ClaimLine,
    deed: Deed,
    read: Read,
    acts: bool,
) -> impl IntoView {
    let texts = use_texts();
    let decided = claim.decision.as_ref().map(|decision| decision_words(texts, decision));
    let form = (acts && decided.is_none()).then(|| {
        let claim = claim.clone();
        view! { <Decide batch claim deed read /> }
    });
    view! {
        <li class="batch-claim">
            <ClaimHead claim />
            {decided.map(|words| view! { <p class="decided">{words}</p> })}
            {form}
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
fn Decide(batch: BatchId, claim: ClaimLine, deed: Deed, read: Read) -> impl IntoView {
    let texts = use_texts();
    let (project, milestone, date) = (claim.project, claim.milestone, claim.date);
    let items: Vec<_> = claim.items.into_iter().map(|item| (item, RwSignal::new(false))).collect();
    let boxes = items.iter().cloned().map(|(item, ticked)| view! {
        <label><input type="checkbox" on:change=move |e| ticked.set(event_target_checked(&e)) /> {item}</label>
    });
    let boxes = boxes.collect_view();
    let give = move |decision| {
        let decide = RecognitionCommand::Decide { batch, project, milestone, decision };
        deed.give(Command::Recognition(decide), vec![read]);
    };
    let recognise = move |_| {
        let ticked = items.iter().filter(|(_, ticked)| ticked.get_untracked());
        let ticked = ticked.filter_map(|(item, _)| Name::new(item).ok()).collect();
        give(ClaimDecision::Recognised { date, ticked });
    };
    let reason = RwSignal::new(String::new());
    let give_back = move |_| match Text::new(&reason.get_untracked()) {
        Ok(reason) => give(ClaimDecision::Returned { reason }),
        Err(_) => deed.refuse("office.reason-missing"),
    };
    view! {
        <div class="decide">
            {boxes}
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
fn Opine(
    batch: BatchId,
    bureaus: Memo<Vec<Named<UnitId>>>,
    deed: Deed,
    read: Read,
) -> impl IntoView {
    let texts = use_texts();
    let (unit, remark) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let give = move |agrees: bool| {
        let Ok(unit) = unit.get_untracked().parse::<UnitId>() else {
            deed.refuse("office.bureau-missing");
            return;
        };
        let remark = Text::new(&remark.get_untracked()).ok();
        let opine = RecognitionCommand::Opine { batch, unit, agrees, remark };
        deed.give(Command::Recognition(opine), vec![read]);
    };
    let options = move || {
        bureaus
            .get()
            .into_iter()
            .map(|bureau| view! { <option value=bureau.id.0>{bureau.name}</option> })
            .collect_view()
    };
    view! {
        <div class="decide">
            <select aria-label=texts.get("office.bureau") on:change=move |e| unit.set(event_target_value(&e))>
                <option value="">{texts.get("office.bureau")}</option>
                {options}
            </select>
            <input
                aria-label=texts.get("office.remark")
                placeholder=texts.get("office.remark")
                on:input=move |e| remark.set(event_target_value(&e))
            />
            <button class="button" type="button" on:click=move |_| give(true)>{texts.get("office.agrees")}</button>
            <button class="button" type="button" on:click=move |_| give(false)>{texts.get("office.disagrees")}</button>
        </div>
    }
}
