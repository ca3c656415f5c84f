//! The claim that a milestone is done, with what shows it.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::{evidence::FileKind, milestone::MilestoneCommand},
    value::{EvidenceId, LedgerDate, ProjectId},
    view::{desk::Demand, evidence::EvidenceLine, project_file::MilestoneLine},
};
use leptos::prelude::*;

use crate::{
    components::evidence::{Attached, EvidenceUpload, Thumbnail},
    deed::{DeedFault, use_deed},
    texts::use_texts,
};

/// What claims have to show, as the desk says it.
#[derive(Debug, Clone, Copy)]
pub struct Demands(pub Memo<Vec<Demand>>);

/// Something the claim may name, and whether it does.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    file: Attached,
    named: RwSignal<bool>,
}

impl Shown {
    fn new(file: Attached) -> Self {
        Self { file, named: RwSignal::new(true) }
    }

    fn known(line: EvidenceLine) -> Self {
        let document = line.kind == FileKind::Pdf;
        Self::new(Attached { id: line.id, name: line.name, document })
    }
}

/// The form, folded away.
#[component]
pub fn ClaimForm(
    /// Of which project.
    project: ProjectId,
    /// Which milestone.
    line: MilestoneLine,
    /// What was attached to it already.
    evidence: Vec<EvidenceLine>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let date = RwSignal::new(String::new());
    let shown: Vec<_> = evidence.into_iter().map(Shown::known).collect();
    let shown = RwSignal::new(shown);
    let (milestone, version) = (line.id, line.version);
    let demanded = demanded(&line);
    let demands = !demanded.is_empty();
    let claim = move |_| {
        let Ok(date) = date.get_untracked().parse::<LedgerDate>() else {
            return deed.refuse("desk.claim-date");
        };
        let evidence = named(shown);
        if demands && evidence.is_empty() {
            return deed.refuse("refusal.evidence-missing");
        }
        let read = Read { subject: Subject::Milestone(project, milestone), version };
        let claim = MilestoneCommand::Claim { project, milestone, date, evidence };
        deed.give(Command::Milestone(claim), vec![read]);
    };
    let demanded = demands.then(|| {
        let items = demanded.join(&texts.get("evidence.and"));
        view! { <p class="claim-demand">{texts.fill("evidence.demanded", &[("items", &items)])}</p> }
    });
    let arrived = move |file| shown.update(|shown| shown.push(Shown::new(file)));
    view! {
        <details class="claim">
            <summary class="button">{texts.get("desk.claim")}</summary>
            <label>
                <span>{texts.get("desk.claim-on")}</span>
                <input type="date" on:input=move |e| date.set(event_target_value(&e)) />
            </label>
            {demanded}
            <ul class="claim-evidence">
                <For each=move || shown.get() key=|shown| shown.file.id let:item>
                    <ShownFile item />
                </For>
            </ul>
            <EvidenceUpload project milestone=Some(milestone) on_attached=arrived />
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=claim>
                {texts.get("desk.claim")}
            </button>
            <DeedFault deed />
        </details>
    }
}

/// What the checklist demands evidence of.
fn demanded(line: &MilestoneLine) -> Vec<String> {
    let Some(Demands(demands)) = use_context::<Demands>() else { return Vec::new() };
    let of_kind = |demand: &&Demand| demand.kind == line.kind;
    demands
        .with_untracked(|demands| demands.iter().find(of_kind).map(|demand| demand.items.clone()))
        .unwrap_or_default()
}

fn named(shown: RwSignal<Vec<Shown>>) -> Vec<EvidenceId> {
    shown.with_untracked(|shown| {
        let named = shown.iter().filter(|shown| shown.named.get_untracked());
        named.map(|shown| shown.file.id).collect()
    })
}

#[component]
fn ShownFile(item: Shown) -> impl IntoView {
    let Shown { file: Attached { id, name, document }, named } = item;
    view! {
        <li>
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || named.get()
                    on:change=move |e| named.set(event_target_checked(&e))
                />
                <Thumbnail id document name=name.clone() />
                <span>{name}</span>
            </label>
        </li>
    }
}
