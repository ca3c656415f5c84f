//! 签批: several cards are approved as one sheet, in a leader's own name or recorded on the leader's
//! behalf by the office; or one card is exempted for a time.

use std::collections::BTreeSet;

use battle_map::{
    command::Read,
    event::Subject,
    model::{
        actor::Role,
        card::{CardAction, Exemption, Paper},
    },
    value::{CardId, Name, ProjectId},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::{
    answer::paper,
    form::{give, may},
};
use crate::{
    execute::Order,
    form::{
        DayField, Fold, Form, FormFault, LineField, Reading, Restored, ScanOfPaper, Sends, Submit,
        Typed, WhileMay, use_form,
    },
    me::use_me,
    texts::use_texts,
};

/// The chosen cards in the order of the list, with the versions that were read.
pub(super) fn picked(rows: &[CardRow], chosen: &BTreeSet<CardId>) -> (Vec<CardId>, Vec<Read>) {
    let rows = rows.iter().filter(|row| chosen.contains(&row.id));
    rows.map(|row| (row.id, Read { subject: row.subject, version: row.version })).unzip()
}

/// The leader's name if a leader is the reader; `None` if the office records on their behalf.
fn own_name() -> Option<Name> {
    use_me().actor.filter(|actor| actor.role == Role::Leader).map(|actor| actor.name)
}

/// Who approves, and by which paper: in their own name, or as the office typed it.
fn leader(typed: &mut Reading<'_>, own: Option<Name>) -> Option<(Name, Option<Paper>)> {
    if let Some(own) = own {
        return Some((own, None));
    }
    let (leader, paper) = (typed.name("leader"), paper(typed));
    Some((leader?, Some(paper?)))
}

/// Who approves, and by which paper: only where somebody records it on their behalf.
#[component]
fn LeaderFields(
    form: Form,
    /// The project with whose evidence the scan goes.
    #[prop(into)]
    project: Signal<Option<ProjectId>>,
) -> impl IntoView {
    own_name().is_none().then(|| {
        view! {
            <LineField form name="leader" label="cards.leader" />
            <LineField form name="document" label="cards.paper" codes=&["paper-missing"] />
            <ScanOfPaper form project />
        }
    })
}

/// What is done with the chosen cards.
#[component]
pub fn ApproveBatch(
    /// The cards that wait.
    rows: Memo<Vec<CardRow>>,
    /// The cards chosen for approval.
    chosen: RwSignal<BTreeSet<CardId>>,
) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("card-approve", "batch", Typed::default());
    let own = StoredValue::new(own_name());
    let count = move || chosen.with(BTreeSet::len);
    // The scan of a sheet goes with the first of its projects.
    let project = Memo::new(move |_| {
        chosen.with(|chosen| {
            rows.with(|rows| {
                rows.iter().filter(|row| chosen.contains(&row.id)).find_map(|row| row.project)
            })
        })
    });
    let approve = move |()| {
        let (cards, reads) =
            rows.with_untracked(|rows| chosen.with_untracked(|chosen| picked(rows, chosen)));
        form.submit(reads, |typed| {
            let (by, on) = (leader(typed, own.get_value()), typed.day("on"));
            let (leader, paper) = by?;
            let approve = CardAction::Approve { cards, leader, on: on?, paper };
            Some(Order::of(Subject::City, approve))
        });
    };
    let words = move || texts.fill("cards.approve", &[("count", &count().to_string())]);
    view! {
        <section class="card-batch">
            <ChooseAll rows chosen />
            <a class="button" href="/cards/sheet">{texts.get("cards.sheet")}</a>
            <div class="decide">
                <Restored form />
                <LeaderFields form project />
                <DayField form name="on" label="cards.approved-on" codes=&["card-date-too-early"] />
                <Submit
                    form
                    label="cards.approve"
                    words=Signal::derive(words)
                    off=Signal::derive(move || count() == 0)
                    send=approve
                    primary=true
                />
            </div>
            <FormFault form />
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

/// Exempts one card until a given day, with a reason.
#[component]
pub fn ExemptCard(
    /// The card that is exempted.
    row: Memo<CardRow>,
) -> impl IntoView {
    let may = may(row, |may| may.approve);
    let id = row.with_untracked(|row| row.id);
    let own = StoredValue::new(own_name());
    let project = Signal::derive(move || row.with(|row| row.project));
    let form = move || use_form("card-exempt", id, Typed::default());
    let exempt = move |form| give(form, row, |typed| exempted(typed, own.get_value()));
    view! {
        <WhileMay may form let:form>
            <Fold form label="cards.exempt" class="confirm">
                <Restored form />
                <div class="decide">
                    <LineField form name="reason" label="cards.exempt-reason" />
                    <DayField form name="until" label="cards.exempt-until" codes=&["card-date-too-early"] />
                    <LeaderFields form project />
                    <Sends form may>
                        <Submit form label="cards.exempt-now" send=move |()| exempt(form) />
                    </Sends>
                </div>
                <FormFault form />
            </Fold>
        </WhileMay>
    }
}

fn exempted(typed: &mut Reading<'_>, own: Option<Name>) -> Option<CardAction> {
    let (reason, until) = (typed.text("reason"), typed.day("until"));
    let (leader, paper) = leader(typed, own)?;
    let exemption = Exemption { reason: reason?, until: until?, leader, paper };
    Some(CardAction::Exempt { exemption })
}
