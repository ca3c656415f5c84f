//! Questions and answers without their types: what asks, waits and carries an answer from the
//! server's page to the browser need not know what it says.

use std::{any::Any, future::Future, pin::Pin, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned, ser::Error};
use serde_json::value::RawValue;

use crate::{
    ask::{AskError, Question, ask},
    json,
};

/// The answer to a question of any kind.
pub(super) type AskResult = Result<Answered, AskError>;

/// A question of any kind.
#[derive(Clone)]
pub(super) struct ErasedQuestion(Arc<dyn AnyQuestion>);

impl ErasedQuestion {
    pub(super) fn of<Q: Question>(question: Q) -> Self {
        Self(Arc::new(question))
    }

    pub(super) fn ask(self) -> Answering {
        self.0.ask()
    }
}

impl PartialEq for ErasedQuestion {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.as_ref())
    }
}

/// The future of an answer.
type Answering = Pin<Box<dyn Future<Output = AskResult> + Send>>;

trait AnyQuestion: Any + Send + Sync {
    fn ask(&self) -> Answering;
    /// Whether the other asks the same.
    fn is(&self, other: &dyn AnyQuestion) -> bool;
}

impl<Q: Question> AnyQuestion for Q {
    fn ask(&self) -> Answering {
        let answer = ask(self.clone());
        Box::pin(async { Ok(Answered::View(Arc::new(answer.await?))) })
    }

    fn is(&self, other: &dyn AnyQuestion) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref() == Some(self)
    }
}

/// A view of any kind.
#[derive(Clone)]
pub(super) enum Answered {
    /// As it was answered.
    View(Arc<dyn AnyAnswer>),
    /// As the server's page carries it.
    Written(Arc<RawValue>),
}

impl Answered {
    /// The view, which is a `T`.
    pub(super) fn read<T: Clone + DeserializeOwned + 'static>(&self) -> Option<T> {
        match self {
            Self::View(view) => {
                let view: &dyn Any = view.as_ref();
                view.downcast_ref().cloned()
            }
            Self::Written(text) => json::read(text.get()).ok(),
        }
    }
}

/// A view that the server can write into its page.
pub(super) trait AnyAnswer: Any + Send + Sync {
    /// Browsers never do, and do not carry the code that would.
    #[cfg(feature = "ssr")]
    fn written(&self) -> Result<Box<RawValue>, serde_json::Error>;
}

impl<T: Any + Serialize + Send + Sync> AnyAnswer for T {
    #[cfg(feature = "ssr")]
    fn written(&self) -> Result<Box<RawValue>, serde_json::Error> {
        serde_json::value::to_raw_value(self)
    }
}

impl Serialize for Answered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            #[cfg(feature = "ssr")]
            Self::View(view) => view.written().map_err(S::Error::custom)?.serialize(serializer),
            #[cfg(not(feature = "ssr"))]
            Self::View(_) => Err(S::Error::custom("a view that was answered here")),
            Self::Written(text) => text.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Answered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text: Box<RawValue> = Deserialize::deserialize(deserializer)?;
        Ok(Self::Written(text.into()))
    }
}
