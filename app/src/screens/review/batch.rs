//! What is done with the ticked reports: choosing all or those without a difference, accepting, and
//! giving back for one reason.

use leptos::prelude::*;

use super::{order::Line, send::ReviewBatch};
use crate::{
    erased::Show,
    form::{FormFault, LineField, ShortForm, Submit},
    texts::use_texts,
};

/// The bar below the lines.
#[component]
pub fn BatchBar(
    /// The lines, and what is ticked of them.
    batch: ReviewBatch,
    /// Whether anything may be asked of any line.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let outcome = move || {
        let settled = batch.settled.get();
        (settled > 0).then(|| texts.fill("review.settled", &[("count", &settled.to_string())]))
    };
    view! {
        <section class="review-batch" class:idle=move || !acts.get() aria-label=texts.get("review.batch")>
            <p role="status">{outcome}</p>
            <Show when=move || acts.get()>
                <Choose batch />
                <Decide batch />
            </Show>
            <FormFault form=batch.accepting() />
        </section>
    }
}

/// Ticks all lines, or those without a difference.
#[component]
fn Choose(batch: ReviewBatch) -> impl IntoView {
    let texts = use_texts();
    let ReviewBatch { lines, selection, .. } = batch;
    let whole = move || {
        lines.with(|lines| {
            let mut open = lines.iter().filter(|line| selection.is_open(line)).peekable();
            open.peek().is_some() && open.all(|line| selection.is_chosen(line))
        })
    };
    let all = move |event| {
        lines.with_untracked(|lines| selection.choose_all(lines, event_target_checked(&event)));
    };
    let plain = move |_| {
        let plain = |line: &&Line| line.row.differences.is_empty();
        let (plain, others): (Vec<_>, Vec<_>) =
            lines.get_untracked().into_iter().partition(|line| plain(&line));
        selection.choose_all(&others, false);
        selection.choose_all(&plain, true);
    };
    view! {
        <label class="choose-all">
            <input type="checkbox" prop:checked=whole on:change=all />
            {texts.get("cards.choose-all")}
        </label>
        <button class="button" type="button" on:click=plain>{texts.get("review.choose-plain")}</button>
    }
}

/// The two buttons, which say how many they are about.
#[component]
fn Decide(batch: ReviewBatch) -> impl IntoView {
    let texts = use_texts();
    let accepted = Memo::new(move |_| batch.picked(|row| row.may_accept).len());
    let returned = Memo::new(move |_| batch.picked(|row| row.may_return).len());
    let counted = move |key: &'static str, count: Memo<usize>| {
        Signal::derive(move || texts.fill(key, &[("count", &count.get().to_string())]))
    };
    let none =
        move |count: Memo<usize>| Signal::derive(move || count.get() == 0 || batch.is_sending());
    view! {
        <Submit
            form=batch.accepting()
            label="review.accept"
            words=counted("review.accept", accepted)
            off=none(accepted)
            send=move |()| batch.file()
            primary=true
        />
        <ShortForm
            form=batch.giving_back()
            class="review-return"
            label="review.return"
            words=counted("review.return", returned)
            off=none(returned)
            send=move |()| batch.return_all()
        >
            <LineField form=batch.giving_back() name="reason" label="desk.give-back-reason" />
        </ShortForm>
    }
}
