//! How everything stands on the present board, judged once for all who ask: pages and files alike.

use std::sync::{Arc, Mutex, PoisonError};

use battle_map::view::standing::Standing;

use crate::writer::Writer;

/// The judgement of the newest board asked for; it costs more than any view made of it.
pub struct Standings {
    writer: Writer,
    newest: Mutex<Arc<Standing>>,
}

impl Standings {
    /// Follows a running writer.
    #[must_use]
    pub fn new(writer: Writer) -> Self {
        let newest = Mutex::new(Arc::new(Standing::of(&writer.present().board)));
        Self { writer, newest }
    }

    /// How everything stands at present.
    pub fn present(&self) -> Arc<Standing> {
        let present = self.writer.present();
        // Whoever comes while a new board is judged waits for it instead of judging it again.
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        if newest.board.seq < present.board.seq {
            *newest = Arc::new(Standing::following(Some(&newest), &present.board));
        }
        newest.clone()
    }
}
