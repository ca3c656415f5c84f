//! Sending a command from a page: `POST /api/execute`, and its answer.
//!
//! A command that got no answer may have been accepted or not; sent again under the same id it
//! takes effect once. The sender keeps the [`Outgoing`] request until there is an answer.

use std::collections::BTreeMap;

use battle_map::{
    command::{CommandResult, ReadVersion, ThingAction},
    event::Subject,
    value::{CommandId, Seq},
    view::history::HistoryLine,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[cfg(feature = "hydrate")]
use crate::json;
use crate::{live::Trouble, texts::Texts};

/// An accepted command's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// What the command came to, such as the identifiers of what it made.
    #[serde(flatten)]
    pub result: CommandResult,
    /// Whether it had been accepted before.
    #[serde(default)]
    pub repeated: bool,
}

/// Why a command was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fault {
    /// The stable code of the fault.
    pub code: String,
    /// The message for the person, in their language.
    #[serde(default)]
    pub message: String,
    /// The part of the request that cannot be read, for programmers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The thing that somebody else changed meanwhile, if that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stale: Option<StaleThing>,
    /// The parts of a command of several that are refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartFault>,
}

/// Why one part of several is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartFault {
    /// The position of the part among the commands, from 0.
    pub index: usize,
    /// The stable code of the fault.
    pub code: String,
    /// The message for the person, in their language.
    pub message: String,
}

/// A thing that was changed by somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaleThing {
    /// The thing that was changed.
    pub subject: Subject,
    /// Its current version; `None` if it does not exist.
    pub current: Option<Seq>,
    /// What happened to it since, newest first.
    pub changes: Vec<HistoryLine>,
}

/// The code of a command that nobody writes any more, because the server ends.
pub const WRITER_STOPPED: &str = "writer-stopped";

/// The code of a command that got no answer.
pub const UNREACHABLE: &str = "unreachable";

impl Fault {
    /// A fault with nothing but its code.
    #[must_use]
    pub fn of(code: &str) -> Self {
        Self { code: code.to_owned(), ..Self::default() }
    }

    /// The message to show to the person.
    #[must_use]
    pub fn words(&self, texts: Texts) -> String {
        if self.message.is_empty() {
            texts.get(&format!("refusal.{}", self.code))
        } else {
            self.message.clone()
        }
    }

    /// Whether nobody is signed in any more.
    #[must_use]
    pub fn is_signed_out(&self) -> bool {
        self.code == "not-signed-in"
    }

    /// Whether sending the same again may succeed: it was not refused. What could not be written may
    /// have been all the same.
    #[must_use]
    pub fn is_unanswered(&self) -> bool {
        let unwritten = [Trouble::CannotWrite, Trouble::DatabaseGone].map(Trouble::code);
        let code = self.code.as_str();
        [UNREACHABLE, WRITER_STOPPED].contains(&code) || unwritten.contains(&code)
    }
}

/// A command as serialised JSON; each screen writes its own, so that no page carries the code of
/// all actions.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct CommandJson(Box<RawValue>);

impl CommandJson {
    /// The command that does `action` to `subject`.
    #[must_use]
    pub fn of<A: ThingAction>(subject: Subject, action: A) -> Self {
        Self::about(subject, A::THING, Self::written(&action))
    }

    /// The part that is the same for every thing, and stands in a page once.
    fn about(subject: Subject, thing: &str, action: Self) -> Self {
        #[derive(Serialize)]
        struct Written {
            subject: Subject,
            action: BTreeMap<String, CommandJson>,
        }
        let action = BTreeMap::from([(thing.replace('_', "-"), action)]);
        Self::written(&Written { subject, action })
    }

    /// Several commands that are accepted together or not at all.
    #[must_use]
    pub fn together(orders: &[Self]) -> Self {
        Self::written(&BTreeMap::from([("together", orders)]))
    }

    fn written(order: &impl Serialize) -> Self {
        // Actions are plain data and always serialise; the server refuses what is none.
        Self(serde_json::value::to_raw_value(order).unwrap_or_else(|_| RawValue::NULL.to_owned()))
    }
}

impl PartialEq for CommandJson {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

/// A command with its id and the versions it was based on, on its way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outgoing {
    id: CommandId,
    reads: Vec<ReadVersion>,
    command: CommandJson,
}

impl Outgoing {
    /// Whether it is `order`, based on `reads`.
    #[must_use]
    pub fn is(&self, order: &CommandJson, reads: &[ReadVersion]) -> bool {
        self.command == *order && self.reads == reads
    }
}

/// A command under a new random id.
#[must_use]
pub fn outgoing(command: CommandJson, reads: Vec<ReadVersion>) -> Outgoing {
    Outgoing { id: random_id(), reads, command }
}

/// A new random identifier for a command.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn random_id() -> CommandId {
    let mut bytes = [0; 16];
    // Unlike `randomUUID` this needs no secure context.
    let crypto = leptos::prelude::window().crypto();
    if crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)).is_err() {
        // Only where there is no crypto at all; this is random enough to tell commands apart.
        for byte in &mut bytes {
            *byte = web_sys::js_sys::Math::random().to_bits().to_le_bytes()[2];
        }
    }
    CommandId::from_bits(u128::from_ne_bytes(bytes))
}

/// The server renders pages; only browsers give commands.
#[cfg(not(feature = "hydrate"))]
#[must_use]
pub fn random_id() -> CommandId {
    CommandId::from_bits(0)
}

/// Sends a request and waits for its answer.
///
/// # Errors
/// When it is refused, or there is no answer.
pub async fn execute(request: &Outgoing) -> Result<Accepted, Fault> {
    post("/api/execute", request).await
}

/// Sends a question as JSON to an address of the server and reads the answer.
///
/// # Errors
/// The stable code, when it is refused or there is no answer.
#[cfg(feature = "hydrate")]
pub async fn post<T: serde::de::DeserializeOwned>(
    address: &str,
    asked: &impl Serialize,
) -> Result<T, Fault> {
    let asked = serde_json::to_string(asked).map_err(|_| Fault::of(UNREACHABLE))?;
    let text = post_text(address, asked).await?;
    json::read(&text).map_err(|_| Fault::of(UNREACHABLE))
}

/// The part that is the same for every question, and stands in a page once: answers the text of what
/// was accepted.
#[cfg(feature = "hydrate")]
async fn post_text(address: &str, asked: String) -> Result<String, Fault> {
    let answer = json::post(address, asked).await.ok_or_else(|| Fault::of(UNREACHABLE))?;
    let text = answer.text().await;
    if answer.ok() {
        text.map_err(|_| Fault::of(UNREACHABLE))
    } else {
        let fault = text.ok().and_then(|text| json::read(&text).ok());
        Err(fault.unwrap_or_else(|| Fault::of("failed")))
    }
}

/// The server renders pages; only browsers send.
///
/// # Errors
/// Always.
#[cfg(not(feature = "hydrate"))]
pub async fn post<T>(_address: &str, _asked: &impl Serialize) -> Result<T, Fault> {
    Err(Fault::of(UNREACHABLE))
}
