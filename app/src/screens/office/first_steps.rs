//! 启用: the first steps of a new city, as facts: the open one is outlined, and any may be left out.

use battle_map::{
    access::may_keep_accounts, command::ReadVersion, event::Subject, model::city::CityAction,
    view::office::FirstSteps as View,
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    execute::CommandJson,
    form::{Confirm, FormFault, Typed, use_form},
    format,
    me::use_me,
    screens::{
        accounts::{Missing, NewAccounts},
        rules::CardStart,
    },
    texts::{Texts, use_texts},
};

/// How many steps there are.
const STEPS: usize = 4;

/// What is shown of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FirstStep {
    done: bool,
    /// The key of its title.
    title: &'static str,
    /// Where it is done, and the key of the link's words; `None` for whoever may not.
    link: Option<(&'static str, &'static str)>,
    /// The fact that counts, and what adds to it.
    facts: (String, String),
}

/// The first steps, until the office ends them.
#[component]
pub fn FirstSteps(
    /// How far they are.
    steps: Memo<View>,
    /// Where new accounts are shown.
    accounts: NewAccounts,
) -> impl IntoView {
    let texts = use_texts();
    let keeps = use_me().actor.as_ref().is_some_and(may_keep_accounts);
    let shown = Memo::new(move |_| steps.with(|steps| all(texts, steps, keeps)));
    let open = Memo::new(move |_| shown.with(|all| all.iter().position(|step| !step.done)));
    let cards = move || {
        let cards = shown.get().into_iter().enumerate().map(|(place, step)| {
            view! { <StepCard place step here=open.get() == Some(place) /> }
        });
        cards.collect_view()
    };
    let lines = Memo::new(move |_| steps.with(|steps| steps.accountless.clone()));
    let sums = Memo::new(move |_| steps.with(|steps| steps.accounts));
    let from = Memo::new(move |_| steps.with(|steps| steps.cards_from));
    let version = Memo::new(move |_| steps.with(|steps| steps.version));
    // Only those see the steps who may set the day.
    let acts = Memo::new(|_| true);
    view! {
        <section class="first-steps">
            <header>
                <h2>{texts.get("first.title")}</h2>
                <span>{move || shown.with(|all| summary(texts, all))}</span>
                <span>{move || steps.with(|steps| standing(texts, steps))}</span>
                <End steps />
            </header>
            <ol class="first-cards">{cards}</ol>
            <Show when=move || steps.with(View::has_ledger)>
                <div class="first-columns">
                    <CardStart from version acts />
                    <Missing lines sums accounts />
                </div>
            </Show>
        </section>
    }
}

#[component]
fn StepCard(place: usize, step: FirstStep, here: bool) -> impl IntoView {
    let texts = use_texts();
    let sign = if step.done { "✓".to_owned() } else { (place + 1).to_string() };
    let link = step.link.map(|(href, key)| view! { <a href=href>{texts.get(key)}</a> });
    let state = if step.done { "first.is-done" } else { "first.is-open" };
    view! {
        <li class:done=step.done class:here=here aria-current=here.then_some("step")>
            <i aria-hidden="true">{sign}</i>
            <h3>{texts.get(step.title)} <span class="quiet">{texts.get(state)}</span></h3>
            {link}
            <p>{step.facts.0}</p>
            <small>{step.facts.1}</small>
        </li>
    }
}

/// Ends the steps, wherever they stand.
#[component]
fn End(steps: Memo<View>) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("end-setup", "", Typed::default());
    let end = move |()| {
        let version = steps.with_untracked(|steps| steps.version);
        let read = ReadVersion { subject: Subject::City, version };
        form.send(CommandJson::of(Subject::City, CityAction::EndSetup {}), vec![read]);
    };
    let what = move || view! { <p>{texts.get("first.end-means")}</p> };
    view! {
        <div class="first-end">
            <Confirm form label="first.end" confirm="first.end-now" ready=|()| true what send=end primary=false />
            <FormFault form />
        </div>
    }
}

fn all(texts: Texts, steps: &View, keeps: bool) -> [FirstStep; STEPS] {
    let fill = |key: &str, counts: &[(&str, u32)]| {
        let counts: Vec<_> = counts.iter().map(|(name, n)| (*name, n.to_string())).collect();
        let values: Vec<_> = counts.iter().map(|(name, n)| (*name, n.as_str())).collect();
        texts.fill(key, &values)
    };
    let counties = fill("first.counties", &[("count", steps.counties)]);
    let outlined = if steps.outlined > 0 {
        fill("first.outlined", &[("count", steps.outlined), ("all", steps.counties)])
    } else {
        texts.get("first.tiles")
    };
    let ledger = if steps.has_ledger() {
        fill("first.entries", &[("count", steps.entries)])
    } else {
        texts.get("first.no-ledger")
    };
    let gaps = fill("first.gaps", &[("unplaced", steps.unplaced), ("planless", steps.planless)]);
    let ((units, of_units), sums) = (steps.accounts.units, steps.accounts);
    let others = fill(
        "first.others",
        &[
            ("counties", sums.counties.0),
            ("of-counties", sums.counties.1),
            ("leaders", sums.leaders.0),
            ("of-leaders", sums.leaders.1),
        ],
    );
    let start = steps.cards_from.map_or_else(
        || texts.get("first.no-start"),
        |day| texts.fill("first.start", &[("day", &format::day(texts, day))]),
    );
    [
        FirstStep {
            done: steps.has_boundaries(),
            title: "first.city",
            link: Some(("/office/boundaries", "first.to-boundaries")),
            facts: ([steps.city.as_str(), &counties].join(" · "), outlined),
        },
        FirstStep {
            done: steps.has_ledger(),
            title: "first.ledger",
            link: Some(("/office/import", "first.to-import")),
            facts: (ledger, if steps.has_ledger() { gaps } else { String::new() }),
        },
        FirstStep {
            done: steps.has_accounts(),
            title: "first.accounts",
            link: keeps.then_some(("/admin#displays", "first.to-displays")),
            facts: (fill("first.units", &[("count", units), ("all", of_units)]), others),
        },
        FirstStep {
            done: steps.cards_from.is_some(),
            title: "first.cards",
            link: Some(("/office/rules", "first.to-cards")),
            facts: (start, texts.get("first.no-start-hint")),
        },
    ]
}

/// How many steps are done, and which are not.
fn summary(texts: Texts, all: &[FirstStep; STEPS]) -> String {
    let open = all.iter().filter(|step| !step.done).map(|step| texts.get(step.title));
    let open: Vec<_> = open.collect();
    let done = (STEPS - open.len()).to_string();
    let open = open.join(&texts.get("list.joint"));
    texts.fill("first.summary", &[("done", &done), ("open", &open)])
}

/// What the wall shows of the ledger already.
fn standing(texts: Texts, steps: &View) -> String {
    if !steps.has_ledger() {
        return String::new();
    }
    let (lagging, red) = ((steps.yellow + steps.red).to_string(), steps.red.to_string());
    texts.fill("first.standing", &[("lagging", &lagging), ("red", &red)])
}
