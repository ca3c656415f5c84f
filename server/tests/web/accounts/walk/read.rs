//! What a page reads of an answer.

use battle_map::query::Query;
use battle_map_app::{every_question, json};
use serde_json::Value;

macro_rules! readers {
    ($($question:ty),* $(,)?) => {
        /// The answer to a question as a page reads it, written again.
        pub fn read_by_a_page(name: &str, answer: &str) -> Value {
            $(if name == <$question as Query>::NAME {
                let view: <$question as Query>::View = json::read(answer).unwrap();
                return serde_json::to_value(view).unwrap();
            })*
            panic!("there is no question {name}");
        }
    };
}

every_question!(readers);
