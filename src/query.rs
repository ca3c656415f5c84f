//! What a screen may ask: the questions that browser and server share. How one is answered stands
//! beside its view and is called by the server alone.

use serde::{Serialize, de::DeserializeOwned};

/// A question with its answer.
pub trait Query: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The view that answers the question.
    type View: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// Its stable name, the last part of its address.
    const NAME: &'static str;
}

/// Declares questions: `Question => View = "name"`.
macro_rules! queries {
    ($($query:ty => $view:ty = $name:literal),* $(,)?) => {
        $(impl crate::query::Query for $query {
            type View = $view;
            const NAME: &'static str = $name;
        })*
    };
}

pub(crate) use queries;
