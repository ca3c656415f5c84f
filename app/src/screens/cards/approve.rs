//! 签批: several cards approved as one sheet, in a leader's own name or recorded on their behalf; or one
//! let pass.

use std::collections::BTreeSet;

use battle_map::{
    command::Read,
    event::Subject,
    model::{
        actor::Role,
        card::{CardAction, Exemption, Paper},
    },
    value::{CardId, Day, EvidenceId, Name, ProjectId, Text},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::act::read;
use crate::{
    deed::{Deed, DeedFault, use_deed},
    execute::Order,
    me::use_me,
    parts::evidence::ScanField,
    texts::use_texts,
};

/// What was chosen of a list, in its order, with the versions read.
pub(super) fn picked(rows: &[CardRow], chosen: &BTreeSet<CardId>) -> (Vec<CardId>, Vec<Read>) {
    let rows = rows.iter().filter(|row| chosen.contains(&row.id));
    rows.map(|row| (row.id, Read { subject: row.subject, version: row.version })).unzip()
}

/// The leader's name where a leader looks, and what the office types for one.
#[derive(Clone, Copy)]
struct Leader {
    own: StoredValue<Option<Name>>,
    name: RwSignal<String>,
    document: RwSignal<String>,
    scan: RwSignal<Option<EvidenceId>>,
}

impl Leader {
    fn here() -> Self {
        let own = use_me().actor.filter(|actor| actor.role == Role::Leader);
        let own = StoredValue::new(own.map(|actor| actor.name));
        let [name, document] = [(); 2].map(|()| RwSignal::new(String::new()));
        Self { own, name, document, scan: RwSignal::new(None) }
    }

    /// Who approves, and by which paper; none while the office has not named anybody.
    fn read(self) -> Option<(Name, Option<Paper>)> {
        if let Some(own) = self.own.get_value() {
            return Some((own, None));
        }
        let document = Name::new(&self.document.get_untracked()).ok();
        let paper = Paper { scan: self.scan.get_untracked(), document };
        Some((Name::new(&self.name.get_untracked()).ok()?, Some(paper)))
    }
}

/// Who approves, and by which paper: only where somebody records it on their behalf.
#[component]
fn LeaderFields(
    leader: Leader,
    /// The project with whose evidence the scan goes.
    #[prop(into)]
    project: Signal<Option<ProjectId>>,
) -> impl IntoView {
    let texts = use_texts();
    leader.own.with_value(Option::is_none).then(|| view! {
        <input aria-label=texts.get("cards.leader") placeholder=texts.get("cards.leader") on:input=move |e| leader.name.set(event_target_value(&e)) />
        <input aria-label=texts.get("cards.paper") placeholder=texts.get("cards.paper") on:input=move |e| leader.document.set(event_target_value(&e)) />
        <ScanField project scan=leader.scan on_scan=Callback::new(move |id| leader.scan.set(Some(id))) />
    })
}

/// What is done with the chosen cards.
#[component]
pub fn ApproveBatch(
    /// The cards that wait.
    rows: Memo<Vec<CardRow>>,
    /// Those chosen.
    chosen: RwSignal<BTreeSet<CardId>>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let leader = Leader::here();
    let on = RwSignal::new(String::new());
    let count = move || chosen.with(BTreeSet::len);
    // The scan of a sheet goes with the first of its projects.
    let project = Memo::new(move |_| {
        chosen.with(|chosen| {
            rows.with(|rows| {
                rows.iter().filter(|row| chosen.contains(&row.id)).find_map(|row| row.project)
            })
        })
    });
    let approve = move |_| {
        let (Some((leader, paper)), Ok(on)) = (leader.read(), on.get_untracked().parse::<Day>())
        else {
            deed.refuse("cards.leader-or-day-missing");
            return;
        };
        let (cards, reads) =
            rows.with_untracked(|rows| chosen.with_untracked(|chosen| picked(rows, chosen)));
        let approve = CardAction::Approve { cards, leader, on, paper };
        deed.give(Order::of(Subject::City, approve), reads);
    };
    view! {
        <section class="card-batch">
            <ChooseAll rows chosen />
            <a class="button" href="/cards/sheet">{texts.get("cards.sheet")}</a>
            <div class="decide">
                <LeaderFields leader project />
                <input type="date" aria-label=texts.get("cards.approved-on") on:input=move |e| on.set(event_target_value(&e)) />
                <button class="primary" type="button" disabled=move || count() == 0 || deed.is_busy() on:click=approve>
                    {move || texts.fill("cards.approve", &[("count", &count().to_string())])}
                </button>
            </div>
            <DeedFault deed />
        </section>
    }
}

/// Chooses all cards of a list, or none.
#[component]
pub(super) fn ChooseAll(
    rows: Memo<Vec<CardRow>>,
    chosen: RwSignal<BTreeSet<CardId>>,
) -> impl IntoView {
    let all = move || rows.with(|rows| rows.iter().map(|row| row.id).collect::<BTreeSet<_>>());
    let choose = move |event| {
        chosen.set(if event_target_checked(&event) { all() } else { BTreeSet::new() });
    };
    view! {
        <label class="choose-all">
            <input type="checkbox" prop:checked=move || { let all = all(); !all.is_empty() && chosen.get() == all } on:change=choose />
            {use_texts().get("cards.choose-all")}
        </label>
    }
}

/// Lets one pass until a day, for a reason.
#[component]
pub fn ExemptCard(
    /// Which.
    row: Memo<CardRow>,
    /// What it does.
    deed: Deed,
) -> impl IntoView {
    let texts = use_texts();
    let leader = Leader::here();
    let (reason, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let give = move |_| {
        let fields = (
            leader.read(),
            Text::new(&reason.get_untracked()),
            until.get_untracked().parse::<Day>(),
        );
        let (Some((leader, paper)), Ok(reason), Ok(until)) = fields else {
            deed.refuse("cards.exemption-missing");
            return;
        };
        let exemption = Exemption { reason, until, leader, paper };
        let read = read(row);
        deed.give(Order::of(read.subject, CardAction::Exempt { exemption }), vec![read]);
    };
    view! {
        <details class="confirm">
            <summary>{texts.get("cards.exempt")}</summary>
            <div class="decide">
                <input aria-label=texts.get("cards.exempt-reason") placeholder=texts.get("cards.exempt-reason") on:input=move |e| reason.set(event_target_value(&e)) />
                <input type="date" aria-label=texts.get("cards.exempt-until") on:input=move |e| until.set(event_target_value(&e)) />
                <LeaderFields leader project=Signal::derive(move || row.with(|row| row.project)) />
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>{texts.get("cards.exempt-now")}</button>
            </div>
        </details>
    }
}
