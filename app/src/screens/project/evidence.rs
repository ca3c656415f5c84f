//! A project's evidence, photographs and documents, and the form that adds more.

use battle_map::{
    value::{MilestoneId, ProjectId},
    view::{evidence::ProjectEvidence, project_file::MilestoneLine},
};
use leptos::prelude::*;

use crate::{
    erased::{Each, Show},
    lazy::lazily,
    parts::evidence::{EvidenceTile, EvidenceUpload},
    texts::{Texts, use_texts},
};

/// The evidence of a project; nothing for those who may not see it.
#[component]
pub fn ProjectEvidenceSection(
    /// The project that the evidence belongs to.
    project: ProjectId,
    /// The project's milestones, which evidence can be assigned to.
    milestones: Memo<Vec<MilestoneLine>>,
    /// The evidence, newest first; the inner `None` means that the reader may not see it.
    evidence: Memo<Option<Option<ProjectEvidence>>>,
) -> impl IntoView {
    let texts = use_texts();
    let known = move || evidence.get().flatten();
    let lines = move || known().map(|known| known.lines).unwrap_or_default();
    let attaches = Memo::new(move |_| known().is_some_and(|known| known.attaches));
    let something = move || attaches.get() || !lines().is_empty();
    let choices = Memo::new(move |_| {
        let named = |line: &MilestoneLine| (line.id, milestone_name(texts, line));
        milestones.with(|lines| lines.iter().map(named).collect::<Vec<_>>())
    });
    let shows = move |id: Option<MilestoneId>| {
        let of = |(known, _): &&(MilestoneId, String)| Some(*known) == id;
        choices.with_untracked(|all| all.iter().find(of).map(|(_, name)| name.clone()))
    };
    view! {
        <Show when=something>
            <section class="project-evidence">
                <h2>{texts.get("evidence.title")} <span>{move || lines().len()}</span></h2>
                <ul class="evidence-list">
                    <Each each=lines key=|line| (line.id.0, line.version.0) let:line>
                        {
                            let shows = shows(line.milestone);
                            view! { <EvidenceTile line shows withdraws=true /> }
                        }
                    </Each>
                </ul>
                <Show when=move || attaches.get()>{attach(project, choices)}</Show>
            </section>
        </Show>
    }
}

lazily! {
    /// The form that adds evidence: first a milestone is chosen, then the files.
    fn attach in work (project: ProjectId, choices: Memo<Vec<(MilestoneId, String)>>) {
        let texts = use_texts();
        let milestone = RwSignal::new(None);
        let option =
            |(id, name): (MilestoneId, String)| view! { <option value=id.0>{name}</option> };
        let options = move || choices.get().into_iter().map(option).collect_view();
        view! {
            <div class="evidence-attach">
                <label>
                    <span>{texts.get("evidence.shows")}</span>
                    <select on:change=move |e| milestone.set(event_target_value(&e).parse().ok())>
                        <option value="">{texts.get("evidence.shows-project")}</option>
                        {options}
                    </select>
                </label>
                // What arrived comes back with the view.
                <EvidenceUpload project milestone on_attached=|_| () />
            </div>
        }
    }
}

fn milestone_name(texts: Texts, line: &MilestoneLine) -> String {
    let key = format!("milestone.{}", line.kind.code());
    line.name.clone().unwrap_or_else(|| texts.get(&key))
}
