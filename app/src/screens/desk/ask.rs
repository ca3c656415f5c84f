//! Asking the office to move a planned date, with a coded reason.

use battle_map::{
    model::milestone::{MilestoneAction, MoveReason},
    value::{LedgerDate, ProjectId},
    view::project_file::MilestoneLine,
};
use leptos::prelude::*;

use super::milestone_form::{read, thing};
use crate::{
    execute::CommandJson,
    form::{
        AreaField, ChoiceField, DayField, Fold, Form, FormFault, Reading, Restored, Submit, Typed,
        coded, use_form,
    },
    lazy::lazily,
    texts::use_texts,
};

/// The form, folded away.
#[component]
pub fn AskForm(
    /// The project that the milestone belongs to.
    project: ProjectId,
    /// The milestone whose planned date is to be moved.
    line: Memo<MilestoneLine>,
) -> impl IntoView {
    let form = use_form("ask-move", thing(project, line), Typed::default());
    view! {
        <Fold form label="desk.ask" class="claim" summary="button">{fields(project, line, form)}</Fold>
    }
}

lazily! {
    /// To when the date is to move, and why.
    fn fields in forms (project: ProjectId, line: Memo<MilestoneLine>, form: Form) {
        let reasons = coded(use_texts(), "move-reason", MoveReason::ALL.map(MoveReason::code));
        let reasons = Signal::stored(reasons);
        let ask = move |()| {
            let read = read(project, line);
            form.submit(vec![read], |typed| Some(CommandJson::of(read.subject, asked(typed)?)));
        };
        view! {
            <div class="claim-fields">
                <DayField form name="date" label="desk.ask-to" />
                <ChoiceField
                    form
                    name="reason"
                    label="desk.ask-reason"
                    choices=reasons
                    optional=true
                />
                <AreaField form name="words" label="desk.ask-words" codes=&["move-words-missing"] rows=2 />
                <Submit form label="desk.ask-give" send=ask />
            </div>
            <FormFault form />
            <Restored form />
        }
    }
}

fn asked(typed: &mut Reading<'_>) -> Option<MilestoneAction> {
    let date = typed.day("date");
    let reason = typed.read("reason", "form.missing", MoveReason::from_code);
    let words = typed.optional_text("words");
    Some(MilestoneAction::AskMove { date: LedgerDate::Day(date?), reason: reason?, words: words? })
}
