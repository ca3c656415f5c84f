//! 起评日: the day from which cards are proposed, with what the first round would propose.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::{city::CityAction, finding::Level},
    value::{Day, Seq},
    view::{
        questions::FirstCards,
        rules::{FirstCard, FirstRound},
    },
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    execute::CommandJson,
    finding::{headline, unfolded},
    form::{DayField, ShortForm, Typed, use_form},
    format,
    live::{Followed, follow, latest},
    parts::sign::LevelSign,
    texts::{Texts, use_texts},
};

/// The day as it stands, the form that sets it, and the first round from the day that is typed.
#[component]
pub fn CardStart(
    /// The day that is set; `None` while no card is proposed.
    from: Memo<Option<Day>>,
    /// The version of the city's settings, which a command has to name.
    version: Memo<Seq>,
    /// Whether the reader may set the day.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let typed = from.get_untracked().map(|day| Typed::default().with("from", day));
    let form = use_form("cards-from", "city", typed.unwrap_or_default());
    let asked = Memo::new(move |_| form.text("from").parse().ok().or(from.get()));
    let round = follow(move || FirstCards { from: asked.get() });
    let set = move |()| {
        let read = ReadVersion { subject: Subject::City, version: version.get_untracked() };
        form.submit(vec![read], |typed| {
            let from = Some(typed.day("from")?);
            Some(CommandJson::of(Subject::City, CityAction::SetCardsFrom { from }))
        });
    };
    let stands = move || match from.get() {
        Some(from) => texts.fill("start.stands", &[("day", &format::day(texts, from))]),
        None => texts.get("start.unset"),
    };
    view! {
        <section class="card-start" id="start" aria-labelledby="card-start">
            <h2 id="card-start">{texts.get("start.title")}</h2>
            <p>{stands}</p>
            <p class="hint">{texts.get("start.hint")}</p>
            <Show when=move || acts.get()>
                <ShortForm form class="decide" label="start.set" send=set>
                    <DayField form name="from" label="start.day" />
                </ShortForm>
            </Show>
            <Transition><Round round /></Transition>
        </section>
    }
}

/// The first round, as far as it is there.
#[component]
fn Round(round: Followed<FirstRound>) -> impl IntoView {
    let texts = use_texts();
    let round = latest(round);
    move || round.get().map(|round| first(texts, round))
}

/// What the first round would propose: how many, and each with its arithmetic.
fn first(texts: Texts, round: FirstRound) -> impl IntoView + use<> {
    let (yellow, red) = round.levels;
    let listed = u32::try_from(round.cards.len()).unwrap_or(u32::MAX);
    let rest = (yellow + red).saturating_sub(listed);
    let values = [
        ("red", red.to_string()),
        ("yellow", yellow.to_string()),
        ("unheard", round.unheard.to_string()),
        ("lit", round.only_lit.to_string()),
        ("judges", format::month(texts, round.judges)),
        ("by", round.by.map(|by| format::month(texts, by)).unwrap_or_default()),
        ("count", rest.to_string()),
    ];
    let fill = |key| texts.fill(key, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
    let trial = (round.by != Some(round.judges) && round.by.is_some()).then(|| fill("start.trial"));
    let unheard = (round.unheard > 0).then(|| fill("start.unheard"));
    let lit = (round.only_lit > 0).then(|| fill("start.only-lit"));
    let rest = (rest > 0).then(|| fill("rules.rest"));
    let counts = fill("start.counts");
    let file = format!("/feed/first-round.xlsx?from={}", round.from);
    let notes = [trial, unheard, lit].into_iter().flatten();
    let notes = notes.map(|words| view! { <p class="hint">{words}</p> }).collect_view();
    let lines = round.cards.into_iter().map(|card| line(texts, card)).collect_view();
    view! {
        <div class="rule-changes" aria-live="polite">
            <h3>{counts}</h3>
            <a class="button" rel="external" href=file download="">{texts.get("start.xlsx")}</a>
            {notes}
            <ul>{lines}</ul>
            {rest.map(|words| view! { <p class="hint">{words}</p> })}
        </div>
    }
}

fn line(texts: Texts, card: FirstCard) -> impl IntoView {
    let level = Level::from(card.level);
    let place = card.warned.place();
    let name = Some(card.warned.name).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| texts.get("rules.addressee.office"));
    let name = match card.warned.project {
        Some(project) => view! { <a href=format!("/projects/{project}")>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let unheard = (!card.heard).then(|| texts.get("start.no-account"));
    view! {
        <li class="changed">
            <LevelSign level />
            <b>{name}</b>
            <span>{place} " " <em>{unheard}</em></span>
            <span>{headline(texts, &card.finding)}</span>
            <span class="hint">{unfolded(texts, &card.finding)}</span>
        </li>
    }
}
