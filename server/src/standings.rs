//! How everything stands on the present board, judged once for all who ask: pages and files alike.

use std::sync::{Arc, Mutex, PoisonError};

use battle_map::view::standing::Standing;

use crate::{clock, writer::Writer};

/// The judgement of the newest board asked for; it costs more than any view made of it.
pub struct Standings {
    writer: Writer,
    newest: Mutex<Arc<Standing>>,
}

impl Standings {
    /// Follows a running writer.
    #[must_use]
    pub fn new(writer: Writer) -> Self {
        let newest = Mutex::new(Arc::new(Standing::following(
            None,
            &writer.present().board,
            clock::now().day(),
        )));
        Self { writer, newest }
    }

    /// How everything stands at present. At midnight all is judged anew: dates lapse daily.
    pub fn present(&self) -> Arc<Standing> {
        let present = self.writer.present();
        let today = clock::now().day();
        // Whoever comes while a new board is judged waits for it instead of judging it again.
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        if newest.board.seq < present.board.seq || newest.grounds.day != today {
            *newest = Arc::new(Standing::following(Some(&newest), &present.board, today));
        }
        newest.clone()
    }
}
