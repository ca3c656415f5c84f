//! Signing for a notice: a plain form that also works without JavaScript.

use battle_map::model::notice::NoticeAction;
use leptos::{ev::SubmitEvent, prelude::*};

use super::handle::NoticeHandle;
use crate::{
    form::{FormFault, LineField, Reading, Restored, Sends, Typed, WhileMay, use_form},
    me::use_me,
    screens::account::asked,
    texts::{Texts, use_texts},
};

/// The form in which the addressee signs.
#[component]
pub fn Sign(
    /// The notice that is signed for.
    at: NoticeHandle,
) -> impl IntoView {
    let texts = use_texts();
    let may = at.may(|allowed| allowed.sign);
    let form = move || use_form("notice-sign", at.id, Typed::default());
    let action = format!("/notices/{}/sign", at.id);
    view! {
        <WhileMay may form let:form>
            {
                let submit = move |event: SubmitEvent| {
                    event.prevent_default();
                    at.give(form, signed);
                };
                view! {
                    <form class="notice-move first" method="post" action=action.clone() on:submit=submit>
                        <h2>{texts.get("notice.sign")}</h2>
                        <p class="hint">{texts.get("notice.sign-hint")}</p>
                        <input type="hidden" name="form" value=use_me().form />
                        <Restored form />
                        <LineField form name="signer" label="notice.signer" autocomplete="name" required=true />
                        <Sends form may>
                            <button class="primary" type="submit" disabled=move || form.is_sending()>
                                {texts.get("notice.sign")}
                            </button>
                        </Sends>
                        {refused(texts).map(|words| view! { <p class="row-fault" role="alert">{words}</p> })}
                        <FormFault form />
                    </form>
                }
            }
        </WhileMay>
    }
}

fn signed(typed: &mut Reading<'_>) -> Option<NoticeAction> {
    Some(NoticeAction::Acknowledge { signer: typed.name("signer")? })
}

/// The words of the refusal in the page's address; `None` for unknown codes, so that a forged
/// address shows no text.
fn refused(texts: Texts) -> Option<String> {
    let code = asked("fault");
    let key = if code == "signer-missing" || code == "form-too-old" {
        format!("notice.{code}")
    } else {
        format!("refusal.{code}")
    };
    let words = texts.get(&key);
    (!code.is_empty() && words != key).then_some(words)
}
