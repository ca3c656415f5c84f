//! How each question of the screens is answered from what the asker may see.

use super::{
    Boundaries, Bureaus, Closing, Desk, DeskDue, Documents, Evidence, FirstCards, History, Import,
    MyCards, NewNotice, Notice, Past, Project, ProjectCards, ProjectNotices, ProjectProblems,
    Rules, RulesPreview, Sheet,
};
use crate::{
    access::{self, Screen},
    command::Command,
    event::{Recorded, Subject},
    model::notice::NoticeAction,
    value::{NoticeId, Timestamp},
    view::{
        admin::{self, AdminQuery, UnitNames},
        boundaries,
        cards::{self, CardQuery},
        desk, evidence, history, import_preview,
        ledger_table::{self, TableQuery},
        notices::{self, NoticeQuery},
        office::{self, OfficeQuery},
        paged::Part,
        past,
        plan_board::{self, PlanQuery},
        problems::{self, ProblemQuery},
        project_file,
        review::{self, ReviewQuery},
        rules,
        seen::{
            Answer, Needs, Seen,
            Unanswered::{self, NotAllowed, NotFound},
        },
    },
};

/// How many events of a project its history shows.
const HISTORY: u32 = 300;

/// Declares how questions that need nothing but the present are answered: the screen on which each
/// is asked, and the answer from the question, what the asker sees, and the time.
macro_rules! answers {
    ($($query:ty [$screen:ident] = |$this:pat_param, $seen:pat_param, $now:pat_param| $answer:expr;)*) => {
        $(impl Answer for $query {
            const SCREEN: Screen = Screen::$screen;

            fn answer(
                &self,
                seen: &Seen,
                _history: &[Recorded],
                now: Timestamp,
            ) -> Result<Self::View, Unanswered> {
                let ($this, $seen, $now) = (self, seen, now);
                $answer
            }
        })*
    };
}

answers! {
    AdminQuery [Admin] = |query, seen, now| {
        admin::admin(&seen.assessment, &seen.actor, query, now).ok_or(NotAllowed)
    };
    UnitNames [Admin] = |_, seen, _| {
        admin::unit_names(&seen.assessment.board, &seen.actor).ok_or(NotAllowed)
    };
    OfficeQuery [Office] = |query, seen, now| {
        office::office(&seen.assessment, &seen.actor, *query, now).ok_or(NotAllowed)
    };
    Boundaries [Office] = |_, seen, now| {
        boundaries::boundaries(&seen.assessment, &seen.actor, now).ok_or(NotAllowed)
    };
    Import [Office] = |_, seen, now| {
        import_preview::import_desk(&seen.assessment, &seen.actor, now).ok_or(NotAllowed)
    };
    Closing [Office] = |asked, seen, now| {
        Ok(office::closing(&seen.assessment, &seen.actor, asked.month, now))
    };
    Past [Office] = |_, seen, now| {
        past::past(&seen.assessment, &seen.actor, now).ok_or(NotAllowed)
    };
    Bureaus [Projects] = |_, seen, _| Ok(office::bureaus(&seen.assessment.board));
    Rules [Office] = |_, seen, now| rules::rules(&seen.assessment, &seen.actor, now).ok_or(NotAllowed);
    RulesPreview [Office] = |asked, seen, now| {
        let command = Command::new(asked.subject, asked.action.clone());
        if !crate::rules::may(&seen.assessment.board, &seen.actor, &command) {
            return Err(NotAllowed);
        }
        rules::preview(&seen.assessment, &seen.actor, command, now).ok_or(NotAllowed)
    };
    FirstCards [Office] = |asked, seen, now| {
        rules::first_round(&seen.assessment, &seen.actor, asked.from, now).ok_or(NotAllowed)
    };
    Documents [Office] = |_, seen, now| {
        notices::documents(&seen.assessment, &seen.actor, now).ok_or(NotAllowed)
    };
    MyCards [Desk] = |_, seen, now| Ok(cards::mine(&seen.assessment, &seen.actor, now));
    Sheet [Cards] = |asked, seen, now| {
        let part = if asked.print { Part::Whole } else { Part::Page(asked.page) };
        Ok(cards::sheet(&seen.assessment, &seen.actor, asked.batch, part, now))
    };
    Desk [Desk] = |asked, seen, now| {
        desk::desk_of(&seen.assessment, &seen.actor, asked.month, now).ok_or(NotAllowed)
    };
    DeskDue [Desk] = |asked, seen, now| {
        desk::due_of(&seen.assessment, &seen.actor, asked.id, now.day()).ok_or(NotFound)
    };
    Project [Projects] = |asked, seen, now| {
        project_file::project_file(&seen.assessment, asked.id, now).ok_or(NotFound)
    };
    Evidence [Projects] = |asked, seen, _| {
        let board = &seen.assessment.board;
        Ok(evidence::evidence(board, &seen.actor, board.standing(asked.id)))
    };
    ProjectProblems [Projects] = |asked, seen, now| {
        let project = seen.project(asked.id)?;
        Ok(problems::of_project(&seen.assessment, &seen.actor, project, asked.page, now.day()))
    };
    ProjectCards [Projects] = |asked, seen, now| {
        let project = seen.project(asked.id)?;
        Ok(cards::of_project(&seen.assessment, &seen.actor, project, asked.page, now))
    };
    ProjectNotices [Projects] = |asked, seen, now| {
        let project = seen.project(asked.id)?.id;
        Ok(notices::of_project(&seen.assessment.board, project, asked.page, now))
    };
    NewNotice [Notices] = |asked, seen, now| {
        if !access::writes_notices(&seen.actor) {
            return Err(NotAllowed);
        }
        let id = seen.assessment.board.standing(asked.id);
        notices::notice_form(&seen.assessment, &seen.actor, id, now).ok_or(NotFound)
    };
    TableQuery [Projects] = |query, seen, now| Ok(ledger_table::table(&seen.assessment, query, now));
    PlanQuery [Projects] = |query, seen, now| {
        Ok(plan_board::plan_board(&seen.assessment, query, &seen.actor, now))
    };
    ProblemQuery [Problems] = |query, seen, now| {
        Ok(problems::problems(&seen.assessment, &seen.actor, query, now))
    };
    CardQuery [Cards] = |query, seen, now| {
        Ok(cards::cards(&seen.assessment, &seen.actor, query, now))
    };
    NoticeQuery [Notices] = |query, seen, now| {
        Ok(notices::notices(&seen.assessment, &seen.actor, query, now))
    };
    ReviewQuery [Review] = |query, seen, now| {
        review::review(&seen.assessment, &seen.actor, query, now).ok_or(NotAllowed)
    };
}

impl Answer for Notice {
    const SCREEN: Screen = Screen::Notices;

    fn gives(&self, seen: &Seen, now: Timestamp) -> Option<Command> {
        served(seen, self.id, now)
    }

    fn answer(
        &self,
        seen: &Seen,
        _history: &[Recorded],
        now: Timestamp,
    ) -> Result<Self::View, Unanswered> {
        notices::notice_file(&seen.assessment, &seen.actor, self.id, now).ok_or(NotFound)
    }
}

/// The command by which a notice is served on the addressee who opens it for the first time.
pub fn served(seen: &Seen, id: NoticeId, now: Timestamp) -> Option<Command> {
    let file = notices::notice_file(&seen.assessment, &seen.actor, id, now)?;
    let project = seen.assessment.board.notices.get(&id)?.project;
    file.is_to_be_served()
        .then(|| Command::new(Subject::Notice(project, id), NoticeAction::Serve {}))
}

impl Answer for History {
    const SCREEN: Screen = Screen::Projects;

    /// Its own, and those of the projects that were merged into it.
    fn needs(&self, seen: &Seen) -> Needs {
        let board = &seen.assessment.board;
        let id = board.standing(self.id);
        let merged = board.merged_into(id).into_iter();
        let subjects = [id].into_iter().chain(merged).map(Subject::Project);
        Needs::History(subjects.collect(), HISTORY)
    }

    fn answer(
        &self,
        seen: &Seen,
        history: &[Recorded],
        _now: Timestamp,
    ) -> Result<Self::View, Unanswered> {
        seen.project(self.id)?;
        let board = &seen.assessment.board;
        Ok(history.iter().map(|recorded| history::line(board, &seen.actor, recorded)).collect())
    }
}
