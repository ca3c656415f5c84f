//! What may be asked: the envelope of all commands, and the request it comes in.

use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::{
    event::{Event, Subject},
    model::{self, ledger::ImportSummary},
    thing::things,
    value::{CommandId, Seq},
};

/// An action asked of a subject. What does not exist yet is asked of what will hold it: a milestone of its
/// project, a region of the city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Command {
    /// The thing that the command is about.
    pub subject: Subject,
    /// What is to be done with it.
    pub action: Action,
}

impl Command {
    /// `action`, asked of `subject`.
    pub fn new(subject: Subject, action: impl Into<Action>) -> Self {
        Self { subject, action: action.into() }
    }
}

/// What may be asked of one thing, so that a screen writes down its own actions alone: a page that
/// knew them all would carry them all.
pub trait ThingAction: Serialize {
    /// The thing, in snake case; an action is tagged with it in kebab case.
    const THING: &'static str;
}

macro_rules! actions {
    ($($thing:ident($module:ident: $action:ident, $change:ident, $refusal:ident)),* $(,)?) => {
        /// What may be asked of a thing.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[expect(missing_docs, reason = "each variant wraps the actions of the model file of its name")]
        pub enum Action {
            $($thing(model::$module::$action),)*
        }

        impl Action {
            /// Its stable kebab-case kind: the thing, then what is asked of it.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$thing(action) => action.into(),)*
                }
            }

            /// Every kind there is, for tests.
            pub fn kinds() -> impl Iterator<Item = &'static str> {
                [$(model::$module::$action::VARIANTS),*].into_iter().flatten().copied()
            }
        }

        $(impl ThingAction for model::$module::$action {
            const THING: &'static str = stringify!($module);
        }

        impl From<model::$module::$action> for Action {
            fn from(action: model::$module::$action) -> Self {
                Self::$thing(action)
            }
        })*
    };
}

things!(actions);

/// A version that the person giving a command had before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadVersion {
    /// The thing that was read.
    pub subject: Subject,
    /// The position of its last event then; 0 where there was no such thing.
    pub version: Seq,
}

/// One command, or several ordinary ones that happen together or not at all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", try_from = "AskedFields")]
pub enum Asked {
    /// All of them, in this order, each on the board that those before it left.
    Together(Vec<Command>),
    /// A command that stands alone.
    #[serde(untagged)]
    One(Command),
}

impl Asked {
    /// The commands, in their order.
    pub fn commands(&self) -> &[Command] {
        match self {
            Self::Together(commands) => commands,
            Self::One(command) => std::slice::from_ref(command),
        }
    }
}

/// [`Asked`] as it is written, so that what cannot be read is named by its own field.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedFields {
    subject: Option<Subject>,
    action: Option<Action>,
    together: Option<Vec<Command>>,
}

impl TryFrom<AskedFields> for Asked {
    type Error = &'static str;

    fn try_from(written: AskedFields) -> Result<Self, Self::Error> {
        match (written.subject, written.action, written.together) {
            (Some(subject), Some(action), None) => Ok(Self::One(Command { subject, action })),
            (None, None, Some(commands)) => Ok(Self::Together(commands)),
            _ => Err("a command has a subject and an action, or else several that happen together"),
        }
    }
}

impl From<Command> for Asked {
    fn from(command: Command) -> Self {
        Self::One(command)
    }
}

/// A command with its name and what it was based on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The client's random name for it; a repeat answers with the first result.
    pub id: CommandId,
    /// The versions it was based on; a stale one is refused.
    #[serde(default)]
    pub reads: Vec<ReadVersion>,
    /// The command, or several that happen together.
    pub command: Asked,
}

/// What an accepted command gave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CommandResult {
    /// What it added to the board, in order.
    #[serde(default)]
    pub created: Vec<Subject>,
    /// How the rows of an imported ledger came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tally: Option<ImportSummary>,
}

/// Events to write, and what to answer once they are written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision {
    /// What happens, in order; empty when everything stands as asked.
    pub events: Vec<Event>,
    /// What the giver of the command is answered.
    pub result: CommandResult,
}
