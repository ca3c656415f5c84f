//! A context layer of the map, as it is listed and taken off.

use std::sync::Arc;

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::layer::LayerAction,
    value::{LayerId, Name},
    view::admin::LayerLine,
};

use super::{
    choose::layer_words,
    removable::{Removable, RemovalWords},
};
use crate::{execute::CommandJson, texts::Texts};

impl Removable for LayerLine {
    type Id = LayerId;
    const FORM: &'static str = "remove-layer";
    const WORDS: RemovalWords = RemovalWords {
        none: "admin.no-layers",
        remove: "admin.layer-remove",
        confirm: "admin.layer-remove-now",
        sure: "admin.layer-remove-sure",
    };

    fn id(&self) -> LayerId {
        self.id
    }

    fn name(&self, texts: Texts) -> String {
        layer_words(texts, &self.name)
    }

    fn fact(&self, texts: Texts) -> String {
        texts.fill("admin.shapes", &[("count", &self.shapes.to_string())])
    }

    /// An empty layer in its place.
    fn removal(&self) -> Option<(CommandJson, ReadVersion)> {
        let name = Name::new(&self.name).ok()?;
        let load = LayerAction::Load { name, shapes: Arc::default() };
        let read = ReadVersion { subject: Subject::Layer(self.id), version: self.version };
        Some((CommandJson::of(Subject::City, load), read))
    }
}
