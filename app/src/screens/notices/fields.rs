//! The fields of a notice one by one, each with what is wrong with it.

use battle_map::{
    model::document::TermUnit,
    view::notices::{NoticeForm, addressee_code},
};
use leptos::prelude::*;

use crate::{
    screens::notices::{NoticeDesk, Typed},
    texts::use_texts,
};

/// What is wrong with a field.
#[component]
pub fn Wrong(
    /// The form at hand.
    desk: NoticeDesk,
    /// The field; the whole form without a name.
    name: &'static str,
) -> impl IntoView {
    move || {
        desk.wrong(name)
            .map(|words| view! { <strong class="row-fault" role="alert">{words}</strong> })
    }
}

type Read = fn(&Typed) -> &String;
type Write = fn(&mut Typed, String);

/// A field of one line.
#[component]
pub fn LineField(
    /// The form at hand.
    desk: NoticeDesk,
    /// Which.
    name: &'static str,
    /// Reads it.
    read: Read,
    /// Writes it.
    write: Write,
) -> impl IntoView {
    view! {
        <label class="wide">
            <span>{use_texts().get(&format!("notice.field.{name}"))}</span>
            <input
                name=name
                maxlength="200"
                prop:value=move || desk.typed.with(|typed| read(typed).clone())
                on:input=move |e| desk.write(|typed| write(typed, event_target_value(&e)))
            />
            <Wrong desk name />
        </label>
    }
}

/// A field of several lines.
#[component]
pub fn AreaField(
    /// The form at hand.
    desk: NoticeDesk,
    /// Which.
    name: &'static str,
    /// Reads it.
    read: Read,
    /// Writes it.
    write: Write,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <label class="wide">
            <span>{texts.get(&format!("notice.field.{name}"))}</span>
            <textarea
                name=name
                rows="4"
                placeholder=texts.get(&format!("notice.placeholder.{name}"))
                prop:value=move || desk.typed.with(|typed| read(typed).clone())
                on:input=move |e| desk.write(|typed| write(typed, event_target_value(&e)))
            ></textarea>
            <Wrong desk name />
        </label>
    }
}

/// Another type of document brings its own terms and words.
#[component]
pub fn DocumentField(
    /// The form at hand.
    desk: NoticeDesk,
    /// What it offers.
    form: NoticeForm,
) -> impl IntoView {
    let texts = use_texts();
    let documents = StoredValue::new(form.documents.clone());
    let options = form.documents.into_iter().map(|document| {
        let id = document.id;
        let selected = move || desk.typed.with(|typed| typed.document == id);
        view! { <option value=id.to_string() selected=selected>{document.name}</option> }
    });
    let change = move |event| {
        let id = event_target_value(&event);
        documents.with_value(|documents| {
            if let Some(document) = documents.iter().find(|d| d.id.to_string() == id) {
                desk.write(|typed| typed.follow(document));
            }
        });
    };
    view! {
        <label>
            <span>{texts.get("notice.field.document")}</span>
            <select name="document" on:change=change>{options.collect_view()}</select>
        </label>
    }
}

/// To whom it goes; whoever has no account is written to on paper.
#[component]
pub fn AddresseeField(
    /// The form at hand.
    desk: NoticeDesk,
    /// What it offers.
    form: NoticeForm,
) -> impl IntoView {
    let texts = use_texts();
    let choices: Vec<_> = form
        .addressees
        .iter()
        .map(|choice| (addressee_code(choice.addressee), choice.name.clone(), choice.signs))
        .collect();
    let known = StoredValue::new(choices.clone());
    let option = move |(code, name, signs): (String, String, bool)| {
        let words = if signs { name } else { texts.fill("notice.no-account", &[("name", &name)]) };
        let value = code.clone();
        let selected = move || desk.typed.with(|typed| typed.addressee == code);
        view! { <option value=value selected=selected>{words}</option> }
    };
    let (own, others): (Vec<_>, Vec<_>) =
        choices.into_iter().enumerate().partition(|(place, _)| *place < form.own);
    let own = own.into_iter().map(|(_, choice)| option(choice)).collect_view();
    let others = others.into_iter().map(|(_, choice)| option(choice)).collect_view();
    let change = move |event| {
        let code = event_target_value(&event);
        let signs =
            known.with_value(|known| known.iter().any(|(c, _, signs)| *c == code && *signs));
        desk.write(|typed| {
            typed.on_paper = !signs && !code.is_empty();
            typed.addressee = code;
        });
    };
    view! {
        <label>
            <span>{texts.get("notice.field.addressee")}</span>
            <select name="addressee" on:change=change>
                <option value="">"—"</option>
                <optgroup label=texts.get("notice.own-units")>{own}</optgroup>
                <optgroup label=texts.get("notice.other-units")>{others}</optgroup>
            </select>
            <Wrong desk name="addressee" />
        </label>
        <label class="check wide">
            <input
                type="checkbox"
                prop:checked=move || desk.typed.with(|typed| typed.on_paper)
                on:change=move |e| desk.write(|typed| typed.on_paper = event_target_checked(&e))
            />
            <span>{texts.get("notice.field.on-paper")}</span>
        </label>
    }
}

/// How long there is to sign for it.
#[component]
pub fn SignField(
    /// The form at hand.
    desk: NoticeDesk,
) -> impl IntoView {
    let texts = use_texts();
    let options = TermUnit::ALL.map(|unit| {
        let code = unit.code();
        let selected = move || desk.typed.with(|typed| typed.sign_unit == code);
        view! { <option value=code selected=selected>{texts.get(&format!("term.{code}"))}</option> }
    });
    view! {
        <fieldset class="term">
            <legend>{texts.get("notice.field.sign")}</legend>
            <input
                inputmode="numeric"
                aria-label=texts.get("notice.field.sign")
                prop:value=move || desk.typed.with(|typed| typed.sign_count.clone())
                on:input=move |e| desk.write(|typed| typed.sign_count = event_target_value(&e))
            />
            <select
                aria-label=texts.get("term.unit")
                on:change=move |e| desk.write(|typed| typed.sign_unit = event_target_value(&e))
            >
                {options.into_iter().collect_view()}
            </select>
            <Wrong desk name="sign" />
        </fieldset>
    }
}

/// The last day to answer.
#[component]
pub fn DayField(
    /// The form at hand.
    desk: NoticeDesk,
    /// The first day that may be one.
    today: String,
) -> impl IntoView {
    view! {
        <label>
            <span>{use_texts().get("notice.field.answer-by")}</span>
            <input
                type="date"
                name="answer-by"
                min=today
                prop:value=move || desk.typed.with(|typed| typed.answer_by.clone())
                on:input=move |e| desk.write(|typed| typed.answer_by = event_target_value(&e))
            />
            <Wrong desk name="answer-by" />
        </label>
    }
}

/// The leader in whose name it is issued.
#[component]
pub fn LeaderField(
    /// The form at hand.
    desk: NoticeDesk,
    /// Names to choose from.
    leaders: Vec<String>,
) -> impl IntoView {
    let options = leaders.into_iter().map(|name| view! { <option value=name></option> });
    view! {
        <label>
            <span>{use_texts().get("notice.field.signatory")}</span>
            <input
                name="signatory"
                list="leaders"
                maxlength="200"
                prop:value=move || desk.typed.with(|typed| typed.signatory.clone())
                on:input=move |e| desk.write(|typed| typed.signatory = event_target_value(&e))
            />
            <datalist id="leaders">{options.collect_view()}</datalist>
            <Wrong desk name="signatory" />
        </label>
    }
}
