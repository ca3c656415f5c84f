//! How everything stands on the present board, judged once for all who ask: pages and files alike,
//! each as far as they may see it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use battle_map::{
    model::actor::Actor,
    view::{
        assessment::Assessment,
        seen::{Scope, Seen, narrowed},
    },
};

use crate::{clock, writer::Writer};

/// How many narrowed boards are kept of one present: a morning on which every unit reports must not
/// hold a hundred of them.
const KEPT: usize = 16;

/// The judgement of the newest board asked for; it costs more than any view made of it.
pub struct AssessmentCache {
    writer: Writer,
    newest: Mutex<JudgedBoard>,
}

/// A judged board, whole and as some have seen it.
struct JudgedBoard {
    whole: Arc<Assessment>,
    narrowed: HashMap<Scope, Arc<Assessment>>,
}

impl JudgedBoard {
    fn new(whole: Assessment) -> Self {
        Self { whole: Arc::new(whole), narrowed: HashMap::new() }
    }
}

impl AssessmentCache {
    /// Follows a running writer.
    #[must_use]
    pub fn new(writer: Writer) -> Self {
        let assessment = Assessment::following(None, &writer.present().board, clock::now().day());
        Self { writer, newest: Mutex::new(JudgedBoard::new(assessment)) }
    }

    /// How everything stands at present, as far as `actor` may see it. At midnight all is judged anew:
    /// dates lapse daily.
    pub fn seen(&self, actor: &Actor) -> Seen {
        let scope = Scope::of(actor);
        // Whoever comes while a new board is judged waits for it instead of judging it again.
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        self.renew(&mut newest);
        let assessment = if scope == Scope::Leaders {
            newest.whole.clone()
        } else if let Some(known) = newest.narrowed.get(&scope) {
            known.clone()
        } else {
            let board = narrowed(&newest.whole.board, actor);
            let assessment = Arc::new(newest.whole.narrowed(board));
            if newest.narrowed.len() >= KEPT {
                newest.narrowed.clear();
            }
            newest.narrowed.insert(scope, assessment.clone());
            assessment
        };
        Seen { assessment, actor: actor.clone() }
    }

    fn renew(&self, newest: &mut JudgedBoard) {
        let present = self.writer.present();
        let today = clock::now().day();
        if newest.whole.board.seq < present.board.seq || newest.whole.context.day != today {
            let next = Assessment::following(Some(&newest.whole), &present.board, today);
            *newest = JudgedBoard::new(next);
        }
    }
}
