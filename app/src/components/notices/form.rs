//! The form that writes a notice: type of document, addressee, what it says, deadlines, who helps
//! and who gets a copy. What is typed is kept in this browser until it is sent.

use battle_map::{
    model::document::TermUnit,
    view::notices::{NoticeForm, addressee_code},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{evidence::ChooseEvidence, units::ChooseUnits};
use crate::{
    components::{
        fault::Fault,
        frame::{Desk, Here},
    },
    live::{Followed, latest},
    notice::{Given, NoticeDesk, Typed, Wish},
    texts::use_texts,
};

/// The page of a new notice, as far as its view is there.
#[component]
pub fn NoticeNewScreen(
    /// What the form offers.
    view: Followed<NoticeForm>,
    /// What a card or a meeting brings along.
    given: Given,
) -> impl IntoView {
    let texts = use_texts();
    let form = latest(view);
    let frame = Signal::derive(move || form.with(|f| f.as_ref().map(|f| f.frame.clone())));
    // The form is built once for its project, not anew whenever something changes in the city.
    let project = Memo::new(move |_| form.with(|f| f.as_ref().map(|f| f.project)));
    let given = StoredValue::new(given);
    view! {
        <Title text=texts.get("notice.new") />
        <Desk here=Here::Notices frame class="notice-page">
            <Fault view />
            {move || {
                project.get()?;
                let form = form.get_untracked()?;
                let begin = Typed::begin(&form, given.get_value());
                let desk = NoticeDesk::open(form.project, None, begin.clone());
                Some(view! {
                    <header class="notice-head">
                        <p class="crumbs"><a href=format!("/projects/{}", form.project)>{form.name.clone()}</a></p>
                        <h1>{texts.get("notice.new")}</h1>
                    </header>
                    <Fields desk form begin />
                })
            }}
        </Desk>
    }
}

/// The fields and the buttons; leads to the notice once it was sent.
#[component]
pub fn Fields(
    /// The form at hand.
    desk: NoticeDesk,
    /// What it offers.
    form: NoticeForm,
    /// What it began with, to start over.
    begin: Typed,
) -> impl IntoView {
    let texts = use_texts();
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(notice) = desk.sent() {
            navigate(&format!("/notices/{notice}"), NavigateOptions::default());
        }
    });
    let upload = format!("/projects/{}", form.project);
    let toggle = Callback::new(move |id| {
        desk.write(|typed| match typed.evidence.iter().position(|known| *known == id) {
            Some(place) => drop(typed.evidence.remove(place)),
            None => typed.evidence.push(id),
        });
    });
    let chosen = Signal::derive(move || desk.typed.with(|typed| typed.evidence.clone()));
    let units = StoredValue::new(form.units.clone());
    view! {
        <form class="notice-form" on:submit=move |event| event.prevent_default()>
            <Restored desk begin />
            <div class="notice-grid">
                <DocumentField desk form=form.clone() />
                <AddresseeField desk form=form.clone() />
                <LineField desk name="subject" read=|t| &t.subject write=|t, v| t.subject = v />
                <AreaField desk name="facts" read=|t| &t.facts write=|t, v| t.facts = v />
                <AreaField desk name="demand" read=|t| &t.demand write=|t, v| t.demand = v />
                <SignField desk />
                <DayField desk today=form.today.to_string() />
                <LeaderField desk leaders=form.leaders.clone() />
                <LineField desk name="basis" read=|t| &t.basis write=|t, v| t.basis = v />
                <ChooseUnits desk units name="assisting" read=|t| &t.assisting write=|t| &mut t.assisting />
                <ChooseUnits desk units name="copies" read=|t| &t.copies write=|t| &mut t.copies />
                <ChooseEvidence known=form.evidence.clone() chosen toggle upload />
            </div>
            <Wrong desk name="" />
            <div class="notice-buttons">
                <button class="primary send" type="button" disabled=move || desk.is_busy() on:click=move |_| desk.send(Wish::Issue)>
                    {texts.get("notice.issue")}
                </button>
                <button class="button" type="button" disabled=move || desk.is_busy() on:click=move |_| desk.send(Wish::Keep)>
                    {texts.get("notice.keep")}
                </button>
                <span class="hint">{texts.get("notice.issue-hint")}</span>
            </div>
        </form>
    }
}

/// Says that what stands here was kept in this browser, and lets go of it.
#[component]
fn Restored(desk: NoticeDesk, begin: Typed) -> impl IntoView {
    let texts = use_texts();
    let begin = StoredValue::new(begin);
    view! {
        <Show when=move || desk.is_restored()>
            <p class="notice-restored" role="status">
                {texts.get("notice.restored")} " "
                <button class="button" type="button" on:click=move |_| desk.start_over(begin.get_value())>
                    {texts.get("notice.start-over")}
                </button>
            </p>
        </Show>
    }
}

/// What is wrong with a field.
#[component]
pub fn Wrong(
    /// The form at hand.
    desk: NoticeDesk,
    /// The field; the whole form without a name.
    name: &'static str,
) -> impl IntoView {
    move || desk.wrong(name).map(|words| view! { <p class="row-fault" role="alert">{words}</p> })
}

type Read = fn(&Typed) -> &String;
type Write = fn(&mut Typed, String);

#[component]
fn LineField(desk: NoticeDesk, name: &'static str, read: Read, write: Write) -> impl IntoView {
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

#[component]
fn AreaField(desk: NoticeDesk, name: &'static str, read: Read, write: Write) -> impl IntoView {
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
fn DocumentField(desk: NoticeDesk, form: NoticeForm) -> impl IntoView {
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

#[component]
fn AddresseeField(desk: NoticeDesk, form: NoticeForm) -> impl IntoView {
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
        let signs = known.with_value(|known| known.iter().any(|(c, _, signs)| *c == code && *signs));
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

#[component]
fn SignField(desk: NoticeDesk) -> impl IntoView {
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

#[component]
fn DayField(desk: NoticeDesk, today: String) -> impl IntoView {
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

#[component]
fn LeaderField(desk: NoticeDesk, leaders: Vec<String>) -> impl IntoView {
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
