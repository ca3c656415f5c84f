//! The audit: who did what with accounts, tokens and files, when and from where. A form in the address,
//! so that a finding can be handed on.

use battle_map::view::audit::{AuditKind, AuditLine};
use leptos::prelude::*;

use crate::{
    ask::AskError,
    audit::Audit,
    map::links::address,
    texts::{Texts, use_texts},
};

/// What the page's address asks of the audit.
pub fn asked(get: impl Fn(&str) -> Option<String>) -> Audit {
    Audit {
        kind: get("kind").as_deref().and_then(AuditKind::from_code),
        words: get("words").unwrap_or_default(),
        before: get("before").and_then(|before| before.parse().ok()),
    }
}

/// The filter as it stands in an address.
fn parameters(asked: &Audit) -> Vec<(&'static str, String)> {
    let kind = asked.kind.map(|kind| ("kind", kind.code().to_owned()));
    let words = (!asked.words.is_empty()).then(|| ("words", asked.words.clone()));
    kind.into_iter().chain(words).collect()
}

/// The entries that are asked for, newest first, and the form that asks.
#[component]
pub fn AuditTrail(
    /// What is asked for.
    asked: Memo<Audit>,
    /// The entries.
    lines: Resource<Result<Vec<AuditLine>, AskError>>,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <section id="audit" class="admin-audit">
            <h2>{texts.get("audit.title")}</h2>
            <p class="hint">{texts.get("audit.hint")}</p>
            <AuditFilter asked />
            <Transition>
                {move || lines.get().and_then(Result::ok).map(|lines| view! { <AuditTable asked lines /> })}
            </Transition>
        </section>
    }
}

/// The form that filters the entries, and the whole of them as a file.
#[component]
fn AuditFilter(asked: Memo<Audit>) -> impl IntoView {
    let texts = use_texts();
    let kinds = AuditKind::ALL.map(|kind| {
        let chosen = move || asked.with(|asked| asked.kind == Some(kind));
        let words = texts.get(&format!("audit.kind.{}", kind.code()));
        view! { <option value=kind.code() selected=chosen>{words}</option> }
    });
    let export = move || asked.with(|asked| address("/feed/audit.csv", &parameters(asked)));
    view! {
        <div class="filter asks">
            <form method="get" action="/admin#audit">
                <select name="kind" aria-label=texts.get("audit.kind")>
                    <option value="">{texts.get("audit.all")}</option>
                    {kinds.collect_view()}
                </select>
                <input
                    type="search"
                    name="words"
                    aria-label=texts.get("audit.words")
                    placeholder=texts.get("audit.words")
                    value=move || asked.with(|asked| asked.words.clone())
                />
                <button type="submit">{texts.get("audit.find")}</button>
            </form>
            <a class="button" rel="external" download href=export>{texts.get("audit.export")}</a>
        </div>
    }
}

/// The entries as a table, and the way to older ones.
#[component]
fn AuditTable(asked: Memo<Audit>, lines: Vec<AuditLine>) -> impl IntoView {
    let texts = use_texts();
    let columns = ["audit.at", "audit.kind", "audit.who", "audit.about", "audit.address"];
    let heads = columns.map(|key| view! { <th scope="col">{texts.get(key)}</th> });
    let before = asked.with_untracked(|asked| asked.before);
    let way = move |before: Option<i64>| {
        let mut way = asked.with_untracked(parameters);
        way.extend(before.map(|before| ("before", before.to_string())));
        format!("{}#audit", address("/admin", &way))
    };
    let older = lines.last().map(|line| line.id).map(|last| {
        view! { <a class="button" rel="external" href=way(Some(last))>{texts.get("audit.older")}</a> }
    });
    let newest = before.map(|_| {
        view! { <a class="button" rel="external" href=way(None)>{texts.get("audit.newest")}</a> }
    });
    let nothing = lines.is_empty().then(|| view! { <p>{texts.get("audit.none")}</p> });
    let rows = lines.into_iter().map(|line| row(texts, line)).collect_view();
    view! {
        <table class="plain-table">
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {nothing}
        <p class="admin-audit-ways">{newest}{older}</p>
    }
}

fn row(texts: Texts, line: AuditLine) -> impl IntoView {
    let kind = line.kind.map(|kind| texts.get(&format!("audit.kind.{}", kind.code())));
    let from = if line.address.is_empty() { texts.get("audit.console") } else { line.address };
    view! {
        <tr>
            <td>{format!("{} {}", line.at.day(), line.at.clock())}</td>
            <th scope="row">{kind}</th>
            <td>{line.who}</td>
            <td>{line.about}</td>
            <td>{from}</td>
        </tr>
    }
}
