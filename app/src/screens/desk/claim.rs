//! The claim that a milestone is done, with what shows it.

use std::collections::BTreeSet;

use battle_map::{
    model::{evidence::FileKind, milestone::MilestoneAction},
    value::{EvidenceId, LedgerDate, ProjectId},
    view::{desk::Demand, evidence::EvidenceLine, project_file::MilestoneLine},
};
use leptos::prelude::*;

use super::milestones::read;
use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    parts::evidence::{Attached, EvidenceUpload, Thumbnail},
    texts::use_texts,
};

/// What claims have to show, as the desk says it.
#[derive(Debug, Clone, Copy)]
pub struct Demands(pub Memo<Vec<Demand>>);

/// What shows that it is done, and what of it the claim names: all that nobody unticked.
#[derive(Clone, Copy)]
struct Shown {
    files: Memo<Vec<Attached>>,
    unticked: RwSignal<BTreeSet<EvidenceId>>,
}

impl Shown {
    /// What the city knows of, and what was attached here and is not in the view yet.
    fn of(evidence: Memo<Vec<EvidenceLine>>, added: RwSignal<Vec<Attached>>) -> Self {
        let files = Memo::new(move |_| {
            let mut files: Vec<_> = evidence.with(|lines| lines.iter().map(attached).collect());
            for file in added.get() {
                if files.iter().all(|known| known.id != file.id) {
                    files.push(file);
                }
            }
            files
        });
        Self { files, unticked: RwSignal::default() }
    }

    fn named(self) -> Vec<EvidenceId> {
        let unticked = self.unticked.get_untracked();
        let named = |file: &Attached| Some(file.id).filter(|id| !unticked.contains(id));
        self.files.with_untracked(|files| files.iter().filter_map(named).collect())
    }

    fn tick(self, id: EvidenceId, on: bool) {
        self.unticked.update(|unticked| {
            if on {
                unticked.remove(&id);
            } else {
                unticked.insert(id);
            }
        });
    }
}

fn attached(line: &EvidenceLine) -> Attached {
    Attached { id: line.id, name: line.name.clone(), document: line.kind == FileKind::Pdf }
}

/// The form, folded away.
#[component]
pub fn ClaimForm(
    /// Of which project.
    project: ProjectId,
    /// Which milestone.
    line: Memo<MilestoneLine>,
    /// What was attached to it already.
    evidence: Memo<Vec<EvidenceLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let date = RwSignal::new(String::new());
    let added = RwSignal::new(Vec::new());
    let shown = Shown::of(evidence, added);
    let milestone = line.with_untracked(|line| line.id);
    let demanded = demanded(line);
    let claim = move |_| {
        let Ok(date) = date.get_untracked().parse::<LedgerDate>() else {
            return deed.refuse("desk.claim-date");
        };
        let evidence = shown.named();
        if evidence.is_empty() && !demanded.with_untracked(Vec::is_empty) {
            return deed.refuse("refusal.evidence-missing");
        }
        let read = read(project, line);
        let claim = MilestoneAction::Claim { date, evidence };
        deed.give(Order::of(read.subject, claim), vec![read]);
    };
    let demand = move || {
        let items = demanded.with(|items| items.join(&texts.get("evidence.and")));
        let words = || texts.fill("evidence.demanded", &[("items", &items)]);
        (!items.is_empty()).then(|| view! { <p class="claim-demand">{words()}</p> })
    };
    let arrived = move |file| added.update(|added| added.push(file));
    view! {
        <details class="claim">
            <summary class="button">{texts.get("desk.claim")}</summary>
            <label>
                <span>{texts.get("desk.claim-on")}</span>
                <input type="date" on:input=move |e| date.set(event_target_value(&e)) />
            </label>
            {demand}
            <ul class="claim-evidence">
                <For each=move || shown.files.get() key=|file| file.id let:file>
                    <ShownFile file shown />
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
fn demanded(line: Memo<MilestoneLine>) -> Memo<Vec<String>> {
    let demands = use_context::<Demands>();
    Memo::new(move |_| {
        let kind = line.with(|line| line.kind);
        let of_kind = |demand: &&Demand| demand.kind == kind;
        let items = |all: &Vec<Demand>| all.iter().find(of_kind).map(|demand| demand.items.clone());
        demands.and_then(|Demands(demands)| demands.with(items)).unwrap_or_default()
    })
}

#[component]
fn ShownFile(file: Attached, shown: Shown) -> impl IntoView {
    let Attached { id, name, document } = file;
    view! {
        <li>
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || !shown.unticked.with(|unticked| unticked.contains(&id))
                    on:change=move |e| shown.tick(id, event_target_checked(&e))
                />
                <Thumbnail id document name=name.clone() />
                <span>{name}</span>
            </label>
        </li>
    }
}
