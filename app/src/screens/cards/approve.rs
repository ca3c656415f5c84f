//! 签批: several cards are approved as one sheet, in a leader's own name or recorded on the leader's
//! behalf by the office; or one card is exempted for a time.

use battle_map::{
    event::Subject,
    model::{
        actor::Role,
        card::{CardAction, Exemption, PaperReference},
    },
    value::{Name, ProjectId},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::{
    batch::{BatchForm, CardSelection},
    form::{SeldomForm, give, may},
};
use crate::{
    execute::CommandJson,
    form::{
        DayField, Form, LineField, Reading, Restored, ScanOfPaper, Sends, Submit, Typed, paper,
        use_form,
    },
    lazy::lazily,
    me::use_me,
    texts::use_texts,
};

/// The leader's name if a leader is the reader; `None` if the office records on their behalf.
fn own_name() -> Option<Name> {
    use_me().actor.filter(|actor| actor.role == Role::Leader).map(|actor| actor.name)
}

/// Who approves, and by which paper: in their own name, or as the office typed it.
fn leader(typed: &mut Reading<'_>, own: Option<Name>) -> Option<(Name, Option<PaperReference>)> {
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

/// Approves the ticked cards as one sheet.
#[component]
pub fn ApproveBatch(
    /// The cards that wait, and those ticked for approval.
    batch: CardSelection,
) -> impl IntoView {
    let form = use_form("card-approve", "batch", Typed::default());
    let own = StoredValue::new(own_name());
    // The scan of a sheet goes with the first of its projects.
    let project = Memo::new(move |_| {
        batch.chosen.with(|chosen| {
            batch.rows.with(|rows| {
                let mut ticked = rows.iter().filter(|row| chosen.contains(&row.id));
                ticked.find_map(|row| row.warned.project)
            })
        })
    });
    let approve = move |()| {
        let (cards, reads) = batch.picked();
        form.submit(reads, |typed| {
            let (by, on) = (leader(typed, own.get_value()), typed.day("on"));
            let (leader, paper) = by?;
            let approve = CardAction::Approve { cards, leader, on: on?, paper };
            Some(CommandJson::of(Subject::City, approve))
        });
    };
    let sheet = || {
        let words = use_texts().get("cards.sheet");
        view! { <a class="button" href="/cards/sheet">{words}</a> }
    };
    view! {
        <BatchForm batch form label="cards.approve" send=approve beside=sheet>
            <Restored form />
            <LeaderFields form project />
            <DayField form name="on" label="cards.approved-on" codes=&["card-date-too-early"] />
        </BatchForm>
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
    let form = move || use_form("card-exempt", id, Typed::default());
    view! {
        <SeldomForm may form label="cards.exempt" let:form>
            {exemption(row, form, may)}
        </SeldomForm>
    }
}

lazily! {
    /// Why, until when, and who decided it.
    fn exemption in forms (row: Memo<CardRow>, form: Form, may: Signal<bool>) {
        let own = StoredValue::new(own_name());
        let project = Signal::derive(move || row.with(|row| row.warned.project));
        let exempt = move |()| give(form, row, |typed| exempted(typed, own.get_value()));
        view! {
            <LineField form name="reason" label="cards.exempt-reason" />
            <DayField form name="until" label="cards.exempt-until" codes=&["card-date-too-early"] />
            <LeaderFields form project />
            <Sends form may>
                <Submit form label="cards.exempt-now" send=exempt />
            </Sends>
        }
    }
}

fn exempted(typed: &mut Reading<'_>, own: Option<Name>) -> Option<CardAction> {
    let (reason, until) = (typed.text("reason"), typed.day("until"));
    let (leader, paper) = leader(typed, own)?;
    let exemption = Exemption { reason: reason?, until: until?, leader, paper };
    Some(CardAction::Exempt { exemption })
}
