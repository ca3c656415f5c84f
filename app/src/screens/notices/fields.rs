//! The fields of a notice.

use battle_map::{
    model::document::TermUnit,
    view::notices::{AddresseeChoice, DocumentChoice, NoticeForm, addressee_code},
};
use leptos::prelude::*;

use super::typed::follow;
use crate::{
    form::{
        AreaField, CheckField, ChoiceField, Choices, DayField, EvidenceField, Form, LineField,
        NumberField, UnitsField, coded,
    },
    texts::{Texts, use_texts},
};

/// All fields of a notice.
#[component]
pub fn NoticeFields(
    /// The form that the fields belong to.
    form: Form,
    /// The choices that the form offers.
    offer: NoticeForm,
) -> impl IntoView {
    let unit = |unit: &battle_map::view::project_file::Named<_>| {
        let id: battle_map::value::UnitId = unit.id;
        (id.to_string(), unit.name.clone())
    };
    let units = Signal::stored(offer.units.iter().map(unit).collect::<Choices>());
    let known = Signal::stored(offer.evidence.clone());
    let (leaders, today) = (offer.leaders.clone(), offer.today.to_string());
    let project = offer.project;
    view! {
        <div class="notice-grid">
            <DocumentField form offer=offer.clone() />
            <AddresseeField form offer />
            <LineField form name="subject" label="notice.field.subject" class="wide" codes=&["notice-subject-missing"] />
            <AreaField
                form name="facts" label="notice.field.facts" rows=4
                placeholder="notice.placeholder.facts" codes=&["notice-facts-missing"]
            />
            <AreaField
                form name="demand" label="notice.field.demand" rows=4
                placeholder="notice.placeholder.demand" codes=&["notice-demand-missing"]
            />
            <TermField form name="sign" unit="sign-unit" label="notice.field.sign" />
            <DayField form name="answer-by" label="notice.field.answer-by" min=today codes=&["notice-deadline-past"] />
            <LineField
                form name="signatory" label="notice.field.signatory" proposals=leaders
                codes=&["notice-signatory-missing"]
            />
            <LineField form name="basis" label="notice.field.basis" class="wide" />
            <UnitsField form name="assisting" label="notice.field.assisting" add="notice.add.assisting" units />
            <UnitsField form name="copies" label="notice.field.copies" add="notice.add.copies" units />
            <EvidenceField form project known />
        </div>
    }
}

/// The choice of document type; choosing another one fills in its terms and texts.
#[component]
fn DocumentField(form: Form, offer: NoticeForm) -> impl IntoView {
    let name = |document: &DocumentChoice| (document.id.to_string(), document.name.clone());
    let choices: Choices = offer.documents.iter().map(name).collect();
    let documents = StoredValue::new(offer.documents);
    let chosen = move |id: String| {
        documents.with_value(|documents| {
            if let Some(document) = documents.iter().find(|known| known.id.to_string() == id) {
                form.change("document", |typed| follow(typed, document));
            }
        });
    };
    let unnamed = move || {
        let id = form.text("document");
        documents.with_value(|documents| {
            let document = documents.iter().find(|known| known.id.to_string() == id)?;
            Some(view! { <NoContact document=document.clone() /> })
        })
    };
    view! {
        <ChoiceField form name="document" label="notice.field.document" choices=Signal::stored(choices) chosen />
        {unnamed}
    }
}

/// What the papers of a type lack so that the addressee knows whom to ask, and where that is entered;
/// nothing where nothing is missing.
#[component]
fn NoContact(document: DocumentChoice) -> impl IntoView {
    let texts = use_texts();
    let missing = [
        (!document.contact).then_some("documents.field.contact"),
        (!document.telephone).then_some("documents.field.telephone"),
    ];
    let missing: Vec<_> = missing.into_iter().flatten().map(|key| texts.get(key)).collect();
    (!missing.is_empty()).then(|| {
        let what = missing.join(&texts.get("list.joint"));
        let words = [("name", document.name.as_str()), ("what", &what)];
        let href = format!("/notices/types#document-{}", document.id);
        view! {
            <p class="form-stale wide" role="status">
                {texts.fill("notice.lacks-contact", &words)} " "
                <a href=href target="_blank">{texts.get("notice.contact-where")}</a>
            </p>
        }
    })
}

/// The choice of addressee; one without an account gets the notice on paper.
#[component]
fn AddresseeField(form: Form, offer: NoticeForm) -> impl IntoView {
    let texts = use_texts();
    let named = |all: &[AddresseeChoice]| all.iter().map(|to| addressee(texts, to)).collect();
    let (own, others) = offer.addressees.split_at(offer.own.min(offer.addressees.len()));
    let groups = vec![
        (texts.get("notice.own-units"), named(own)),
        (texts.get("notice.other-units"), named(others)),
    ];
    let addressees = StoredValue::new(offer.addressees);
    let chosen = move |code: String| {
        let signs = addressees.with_value(|known| {
            known.iter().any(|to| to.signs && addressee_code(to.addressee) == code)
        });
        let on_paper = if signs || code.is_empty() { "" } else { "yes" };
        form.set("on-paper", on_paper.to_owned());
    };
    view! {
        <ChoiceField
            form
            name="addressee"
            label="notice.field.addressee"
            choices=Signal::stored(Choices::new())
            groups
            chosen
            optional=true
            codes=&["notice-addressee-missing", "notice-nobody-to-sign", "unknown-addressee"]
        />
        <CheckField form name="on-paper" label="notice.field.on-paper" />
    }
}

fn addressee(texts: Texts, to: &AddresseeChoice) -> (String, String) {
    let name = to.name.clone();
    let words = if to.signs { name } else { texts.fill("notice.no-account", &[("name", &name)]) };
    (addressee_code(to.addressee), words)
}

/// A length of time: a number and its unit.
#[component]
pub fn TermField(
    /// The form that the fields belong to.
    form: Form,
    /// The field of the number.
    name: &'static str,
    /// The field of the unit.
    unit: &'static str,
    /// The key of the label.
    label: &'static str,
) -> impl IntoView {
    let units = coded(use_texts(), "term", TermUnit::ALL.map(TermUnit::code));
    view! {
        <div class="term">
            <NumberField form name label />
            <ChoiceField form name=unit label="term.unit" choices=Signal::stored(units) />
        </div>
    }
}
