//! The claim that a milestone is done, with what shows it. What a ledger states already is what the form
//! begins with.

use battle_map::{
    model::{evidence::FileKind, milestone::MilestoneAction},
    value::{EvidenceId, LedgerDate, Month, ProjectId},
    view::{demand::Demand, evidence::EvidenceLine, project_file::MilestoneLine},
};
use leptos::prelude::*;

use super::milestone_form::{read, thing};
use crate::{
    erased::Each,
    execute::CommandJson,
    form::{
        DayField, FieldFault, Fold, Form, FormFault, Reading, Restored, Submit, Typed,
        use_form_about,
    },
    lazy::lazily,
    parts::evidence::{Attached, EvidenceUpload, Thumbnail},
    texts::use_texts,
};

/// For each kind of milestone, the evidence that a claim has to include.
#[derive(Debug, Clone, Copy)]
pub struct Demands(pub Memo<Vec<Demand>>);

/// The field that holds the unticked evidence; all other evidence of the milestone is sent with the
/// claim, including what arrives later.
const UNTICKED: &str = "unticked";

/// The known evidence, and what was attached here but is not in the view yet.
fn shown(evidence: Memo<Vec<EvidenceLine>>, added: RwSignal<Vec<Attached>>) -> Memo<Vec<Attached>> {
    Memo::new(move |_| {
        let mut files: Vec<_> = evidence.with(|lines| lines.iter().map(attached).collect());
        for file in added.get() {
            if files.iter().all(|known| known.id != file.id) {
                files.push(file);
            }
        }
        files
    })
}

fn attached(line: &EvidenceLine) -> Attached {
    Attached { id: line.id, name: line.name.clone(), document: line.kind == FileKind::Pdf }
}

/// What the form begins with: the day that a ledger states.
fn stated(line: &MilestoneLine) -> Typed {
    match line.recognised.date() {
        Some(LedgerDate::Day(day)) => Typed::default().with("date", day.to_string()),
        Some(LedgerDate::Month(_)) | None => Typed::default(),
    }
}

/// The month that a ledger states without a day.
fn stated_month(line: &MilestoneLine) -> Option<Month> {
    match line.recognised.date() {
        Some(LedgerDate::Month(month)) => Some(month),
        Some(LedgerDate::Day(_)) | None => None,
    }
}

/// The date that is claimed; without a day the month that the ledger states.
fn claimed(typed: &mut Reading<'_>, month: Option<Month>) -> Option<LedgerDate> {
    match month {
        Some(month) => {
            let day = typed.optional_day("date")?;
            Some(day.map_or(LedgerDate::Month(month), LedgerDate::Day))
        }
        None => typed.day("date").map(LedgerDate::Day),
    }
}

/// The form, folded away.
#[component]
pub fn ClaimForm(
    /// The project that the milestone belongs to.
    project: ProjectId,
    /// The milestone that is claimed to be done.
    line: Memo<MilestoneLine>,
    /// What was attached to it already.
    evidence: Memo<Vec<EvidenceLine>>,
) -> impl IntoView {
    let form = use_form_about("claim", thing(project, line), move || line.with(stated));
    let by_ledger = line.with_untracked(|line| line.recognised.is_by_ledger());
    let label = if by_ledger { "desk.claim-ledger" } else { "desk.claim" };
    view! {
        <Fold form label class="claim" summary="button">
            {fields(project, line, evidence, form)}
        </Fold>
    }
}

lazily! {
    /// The day, what shows it, and the button that claims.
    fn fields in forms (
        project: ProjectId,
        line: Memo<MilestoneLine>,
        evidence: Memo<Vec<EvidenceLine>>,
        form: Form,
    ) {
        let by_month = line.with_untracked(stated_month).is_some();
        let hint = if by_month { "desk.claim-month" } else { "" };
        let added = RwSignal::new(Vec::new());
        let files = shown(evidence, added);
        let milestone = line.with_untracked(|line| line.id);
        let demanded = demanded(line);
        let claim = move |()| {
            let read = read(project, line);
            form.submit(vec![read], |typed| {
                let date = claimed(typed, line.with_untracked(stated_month));
                let unticked: Vec<EvidenceId> = typed.values(UNTICKED);
                let named = |file: &Attached| Some(file.id).filter(|id| !unticked.contains(id));
                let evidence: Vec<_> =
                    files.with_untracked(|files| files.iter().filter_map(named).collect());
                if evidence.is_empty() && !demanded.with_untracked(Vec::is_empty) {
                    typed.refuse(UNTICKED, "refusal.evidence-missing");
                }
                let claim = MilestoneAction::Claim { date: date?, evidence };
                Some(CommandJson::of(read.subject, claim))
            });
        };
        let arrived = Callback::new(move |file| added.update(|added| added.push(file)));
        view! {
            <DayField form name="date" label="desk.claim-on" codes=&["date-in-the-future"] hint />
            <Demand demanded />
            <ul class="claim-evidence">
                <Each each=move || files.get() key=|file| file.id let:file>
                    <ShownFile file form />
                </Each>
            </ul>
            <EvidenceUpload project milestone=Some(milestone) on_attached=arrived />
            <FieldFault form name=UNTICKED />
            <Submit form label="desk.claim" send=claim primary=true />
            <FormFault form />
            <Restored form />
        }
    }
}

/// What the claim has to show, in words.
#[component]
fn Demand(demanded: Memo<Vec<String>>) -> impl IntoView {
    let texts = use_texts();
    move || {
        let items = demanded.with(|items| items.join(&texts.get("evidence.and")));
        let words = || texts.fill("evidence.demanded", &[("items", &items)]);
        (!items.is_empty()).then(|| view! { <p class="claim-demand">{words()}</p> })
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
fn ShownFile(file: Attached, form: Form) -> impl IntoView {
    let Attached { id, name, document } = file;
    let id = id.to_string();
    let ticked = {
        let id = id.clone();
        move || !form.texts(UNTICKED).contains(&id)
    };
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=ticked on:change=move |_| form.toggle(UNTICKED, &id) />
                <Thumbnail id=file.id document name=name.clone() />
                <span>{name}</span>
            </label>
        </li>
    }
}
