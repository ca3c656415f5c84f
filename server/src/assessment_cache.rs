//! How everything stands on the present board, judged once for all who ask: pages and files alike,
//! each as far as they may see it.

use std::{
    collections::HashMap,
    mem,
    sync::{Arc, Mutex, PoisonError},
};

use battle_map::{
    model::actor::Actor,
    view::{
        assessment::Assessment,
        seen::{EarlierBoard, Scope, Seen, narrowed_following},
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

/// A judged board as some have seen it.
type Narrowed = HashMap<Scope, Arc<Assessment>>;

/// A judged board, whole and as some have seen it.
struct JudgedBoard {
    whole: Arc<Assessment>,
    narrowed: Narrowed,
    /// The judged board before, of which narrowed ones take what did not change.
    before: Option<(Arc<Assessment>, Narrowed)>,
}

impl JudgedBoard {
    fn new(whole: Assessment) -> Self {
        Self { whole: Arc::new(whole), narrowed: HashMap::new(), before: None }
    }

    /// What `actor`, whose scope this is, sees of it.
    fn narrow(&self, actor: &Actor, scope: &Scope) -> Assessment {
        let before = self
            .before
            .as_ref()
            .and_then(|(whole, narrowed)| Some((whole.as_ref(), narrowed.get(scope)?.as_ref())));
        let earlier =
            before.map(|(whole, seen)| EarlierBoard { whole: &whole.board, seen: &seen.board });
        let board = narrowed_following(earlier, &self.whole.board, actor);
        self.whole.narrowed_following(before, board)
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
        // Whoever comes while a new board is judged waits for it instead of judging it again.
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        self.renew(&mut newest);
        let scope = Scope::of(&newest.whole.board, actor);
        let assessment = if scope == Scope::Leaders {
            newest.whole.clone()
        } else if let Some(known) = newest.narrowed.get(&scope) {
            known.clone()
        } else {
            let assessment = Arc::new(newest.narrow(actor, &scope));
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
            let before = mem::replace(newest, JudgedBoard::new(next));
            newest.before = Some((before.whole, before.narrowed));
        }
    }
}
