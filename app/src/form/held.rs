//! Forms that stay in place while somebody types in them, whatever the view says meanwhile; and
//! forms that are folded away.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::Form;
use crate::{erased::Show, live::ListedLine, texts::use_texts};

impl Form {
    /// Keeps the list line that the form is in for as long as something is typed.
    pub(super) fn hold_its_line(self) {
        let Some(listed) = use_context::<ListedLine>() else { return };
        let key = self.key;
        let say = move |changed| {
            if let Some(key) = key.try_get_value() {
                listed.hold(key, changed);
            }
        };
        Effect::new(move |_| say(self.is_changed()));
        on_cleanup(move || say(false));
    }
}

/// A form that is shown while it may be sent, and for as long as something is typed in it. It is
/// built when it is first shown.
#[component]
pub fn WhileMay<F, C, N>(
    /// Whether the form may be sent.
    #[prop(into)]
    may: Signal<bool>,
    /// Creates the form when it is first shown.
    form: F,
    /// Its fields and buttons; the buttons stand in [`Sends`].
    children: C,
) -> impl IntoView
where
    F: Fn() -> Form + Send + Sync + 'static,
    C: Fn(Form) -> N + Send + Sync + 'static,
    N: IntoView + 'static,
{
    held_while(
        may,
        Arc::new(move |typed| {
            let form = form();
            says_typed(form, typed);
            children(form).into_any()
        }),
    )
}

/// The part that is the same for every form, and stands in a page once. The form says in the signal
/// whether something is typed.
fn held_while(
    may: Signal<bool>,
    form: Arc<dyn Fn(RwSignal<bool>) -> AnyView + Send + Sync>,
) -> AnyView {
    let typed = RwSignal::new(false);
    let shown = Memo::new(move |_| may.get() || typed.get());
    view! { <Show when=move || shown.get()>{form(typed)}</Show> }.into_any()
}

fn says_typed(form: Form, typed: RwSignal<bool>) {
    Effect::new(move |_| typed.set(form.is_changed() || form.is_sending()));
}

/// The buttons of a form while it may be sent; a message where it no longer may.
#[component]
pub fn Sends(
    /// The form that is sent.
    form: Form,
    /// Whether the form may be sent.
    #[prop(into)]
    may: Signal<bool>,
    /// The buttons that send the form.
    children: ChildrenFn,
) -> impl IntoView {
    let texts = use_texts();
    let listed = use_context::<ListedLine>();
    let may = Memo::new(move |_| may.get() && listed.is_none_or(ListedLine::is_there));
    let over = move || {
        view! {
            <p class="hint" role="status">
                {texts.get("form.no-longer")} " "
                <button class="button" type="button" on:click=move |_| form.start_over()>
                    {texts.get("form.let-go")}
                </button>
            </p>
        }
    };
    view! { <Show when=move || may.get() fallback=over>{children()}</Show> }
}

/// A form folded away: open at first if it has a draft, folded again once it was accepted. Its
/// fields are built when it is opened, since most never are.
#[component]
pub fn Fold(
    /// The form that is folded away.
    form: Form,
    /// The key of its title.
    label: &'static str,
    /// A CSS class for the layout.
    class: &'static str,
    /// The CSS class of the element that opens it.
    #[prop(default = "")]
    summary: &'static str,
    /// The form's fields and buttons, built when it is opened.
    children: ChildrenFn,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let made = RwSignal::new(false);
    let set_open = move |open| {
        if let Some(details) = details.get_untracked() {
            details.set_open(open);
        }
    };
    Effect::new(move |_| {
        // It may have been opened before the page was alive.
        if form.is_restored() {
            made.set(true);
            set_open(true);
        } else if details.get().is_some_and(|details| details.open()) {
            made.set(true);
        }
    });
    Effect::new(move |before: Option<u32>| {
        let done = form.done();
        if before.is_some_and(|before| before < done) {
            set_open(false);
        }
        done
    });
    view! {
        <details class=class node_ref=details on:toggle=move |_| made.set(true)>
            <summary class=summary>{use_texts().get(label)}</summary>
            <Show when=move || made.get()>{children()}</Show>
        </details>
    }
}
