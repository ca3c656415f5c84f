//! A batch under review: the bureaus' opinions, a decision for each claim, and its closing.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::recognition::{ClaimDecision, RecognitionAction},
    value::{BatchId, MilestoneId, Name, ProjectId, Seq, UnitId},
    view::{
        office::{BatchLine, ClaimLine, OpenBatches, OpinionLine},
        project_file::Named,
    },
};
use leptos::prelude::*;

use super::claim::ClaimHead;
use crate::{
    erased::{Each, Show},
    execute::CommandJson,
    form::{
        BoxesField, ChoiceField, Choices, FormFault, LineField, Restored, Submit, Typed, use_form,
    },
    format,
    live::part,
    texts::{Texts, use_texts},
};

/// The field that holds the ticked items of the checklist.
const TICKED: &str = "ticked";

/// One batch; its parts follow the view, and input in them is kept.
#[component]
pub fn Batch(
    /// The batch that is shown.
    id: BatchId,
    /// All batches under review.
    batches: Memo<OpenBatches>,
    /// The bureaus that may give an opinion.
    bureaus: Memo<Vec<Named<UnitId>>>,
    /// Whether the reader may act on the batch.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("close-batch", id, Typed::default());
    let batch = Memo::new(move |_| {
        batches.with(|batches| batches.lines.iter().find(|batch| batch.id == id).cloned())
    });
    let handle = BatchHandle { batch: id, version: part(batch, |batch| batch.version) };
    let keys = part(batch, |batch| {
        batch.claims.iter().map(|claim| (claim.project, claim.milestone)).collect::<Vec<_>>()
    });
    let decided = part(batch, |batch| batch.decided);
    let more = part(batch, |batch| batch.more);
    let more = move || {
        let words = texts.fill("office.more-claims", &[("count", &more.get().to_string())]);
        (more.get() > 0).then(|| view! { <p class="hint">{words}</p> })
    };
    let close = move |()| form.send(handle.order(RecognitionAction::Close {}), handle.reads());
    view! {
        <section class="office-batch">
            <h2>{texts.fill("office.batch", &[("number", &id.to_string())])}</h2>
            <ul class="claim-list">
                <Each each=move || keys.get() key=|key| *key let:key>
                    <BatchClaim which=key batch handle acts />
                </Each>
            </ul>
            {more}
            <h3>{texts.get("office.opinions")}</h3>
            <Opinions opinions=part(batch, |batch| batch.opinions.clone()) />
            <Show when=move || acts.get()>
                <Opine bureaus handle />
            </Show>
            <Show when=move || acts.get() && decided.get()>
                <Submit form label="office.close-batch" send=close primary=true />
            </Show>
            <FormFault form />
        </section>
    }
}

/// What a command about a batch needs: its identifier, and its version when the command is sent.
#[derive(Clone, Copy)]
struct BatchHandle {
    batch: BatchId,
    version: Memo<Seq>,
}

impl BatchHandle {
    fn order(self, action: RecognitionAction) -> CommandJson {
        CommandJson::of(Subject::Batch(self.batch), action)
    }

    fn reads(self) -> Vec<ReadVersion> {
        let version = self.version.get_untracked();
        vec![ReadVersion { subject: Subject::Batch(self.batch), version }]
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
    handle: BatchHandle,
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
                <Decide which claim=said handle />
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
    handle: BatchHandle,
) -> impl IntoView {
    let (project, milestone) = which;
    let form = use_form(
        "decide-claim",
        format!("{}/{project}/{milestone}", handle.batch),
        Typed::default(),
    );
    let items = Memo::new(move |_| {
        let items = claim.with(|claim| claim.as_ref().map(|claim| claim.items.clone()));
        let choices = items.unwrap_or_default().into_iter().map(|item| (item.clone(), item));
        choices.collect::<Choices>()
    });
    let decide =
        move |decision| handle.order(RecognitionAction::Decide { project, milestone, decision });
    let recognise = move |()| {
        let date = claim.with_untracked(|claim| claim.as_ref().map(|claim| claim.date));
        form.submit(handle.reads(), |typed| {
            let ticked: Vec<String> = typed.values(TICKED);
            let items = items.get_untracked().into_iter().map(|(item, _)| item);
            let ticked = items.filter(|item| ticked.contains(item));
            let ticked = ticked.filter_map(|item| Name::new(&item).ok()).collect();
            Some(decide(ClaimDecision::Recognised { date: date?, ticked }))
        });
    };
    let give_back = move |()| {
        form.submit(handle.reads(), |typed| {
            Some(decide(ClaimDecision::Returned { reason: typed.text("reason")? }))
        });
    };
    view! {
        <div class="decide">
            <BoxesField form name=TICKED choices=items />
            <Submit form label="office.recognise" send=recognise />
            <LineField form name="reason" label="office.reason" />
            <Submit form label="desk.give-back" send=give_back />
            <FormFault form />
            <Restored form />
        </div>
    }
}

#[component]
fn Opine(bureaus: Memo<Vec<Named<UnitId>>>, handle: BatchHandle) -> impl IntoView {
    let form = use_form("opine", handle.batch, Typed::default());
    let give = move |agrees: bool| {
        form.submit(handle.reads(), |typed| {
            let (unit, remark) = (typed.value::<UnitId>("bureau"), typed.optional_text("remark"));
            let opine = RecognitionAction::Opine { unit: unit?, agrees, remark: remark? };
            Some(handle.order(opine))
        });
    };
    let choices = Signal::derive(move || {
        let choice = |bureau: Named<UnitId>| (bureau.id.to_string(), bureau.name);
        bureaus.get().into_iter().map(choice).collect::<Choices>()
    });
    view! {
        <div class="decide">
            <ChoiceField
                form
                name="bureau"
                label="office.bureau"
                choices
                optional=true
                codes=&["unknown-unit"]
            />
            <LineField form name="remark" label="office.remark" />
            <Submit form label="office.agrees" send=move |()| give(true) />
            <Submit form label="office.disagrees" send=move |()| give(false) />
            <FormFault form />
            <Restored form />
        </div>
    }
}
