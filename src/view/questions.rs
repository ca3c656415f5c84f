//! What the screens ask, and how each question is answered from what the asker may see. Questions
//! whose answer has to be written out in words stand beside their screens.

use serde::{Deserialize, Serialize};

use super::{
    admin::{self, AdminView},
    boundaries::{self, BoundariesView},
    cards::{self, CardQuery, CardRow, CardSheet, CardsView},
    desk::{self, DeskView},
    evidence::{self, ProjectEvidence},
    history::{self, HistoryLine},
    import_preview::{self, ImportDesk},
    ledger_table::{self, TableQuery, TableView},
    notices::{self, DocumentsView, NoticeFile, NoticeForm, NoticeLine, NoticeQuery, NoticesView},
    office::{self, OfficeView},
    past::{self, PastView},
    problems::{self, ProblemQuery, ProblemRow, ProblemsView},
    project_file::{self, Named, ProjectFile},
    rules::{self, FirstRound, Preview, RulesView},
    seen::{
        Answer, Needs, Seen,
        Unanswered::{self, NotAllowed, NotFound},
    },
};
use crate::{
    access::{self, Screen},
    command::Command,
    event::{Recorded, Subject},
    model::{notice::NoticeAction, rule::RuleAction},
    query::queries,
    value::{CardBatchId, Day, Month, NoticeId, ProjectId, Timestamp, UnitId},
};

/// How many events of a project its history shows.
const HISTORY: u32 = 300;

macro_rules! question {
    ($(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $of:ty),* $(,)? })?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub struct $name { $($($(#[$field_doc])* pub $field: $of,)*)? }
    };
}

question!(/// The administrator's page.
    Admin);
question!(/// The headquarters' desk.
    Office);
question!(/// The page on which outlines and context layers come in.
    Boundaries);
question!(/// The page on which ledgers come in.
    Import);
question!(/// What closing an open month would do to the cards; none where it is not open.
Closing {
    /// The month that would be closed.
    month: Month,
});
question!(/// The page on which a register from before comes in.
    Past);
question!(/// The bureaus that may have to solve a problem.
    Bureaus);
question!(/// The rule editor.
    Rules);
question!(/// The types of documents.
    Documents);
question!(/// What whoever asks has to do about cards.
    MyCards);
question!(/// What a change of the rules would do to the cards proposed now.
RulesPreview {
    /// The rule set or the scopes.
    subject: Subject,
    /// The change that is not made yet.
    action: RuleAction,
});
question!(/// What the first round would propose if cards began on a day.
FirstCards {
    /// The day; none for the one that is set, else the first of the next month.
    from: Option<Day>,
});
question!(/// A sheet of cards approved together.
Sheet {
    /// The sheet; none for the cards that wait for a leader.
    batch: Option<CardBatchId>,
});
question!(/// The desk of a unit or county.
Desk {
    /// The month to fill in; none for the latest that is open.
    month: Option<Month>,
});
question!(/// One notice; it is served on the addressee who opens it.
Notice {
    /// The notice's identifier.
    id: NoticeId,
});

macro_rules! about_a_project {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        $(question!($(#[$doc])* $name {
            /// The identifier of the project that is asked about.
            id: ProjectId,
        });)*
    };
}

about_a_project! {
    /// A project's file, as its page shows it.
    Project,
    /// A project's history, newest first.
    History,
    /// The evidence of a project; none for whoever may not see it.
    Evidence,
    /// The problems of one project.
    ProjectProblems,
    /// The cards about one project.
    ProjectCards,
    /// The notices issued about one project.
    ProjectNotices,
    /// What a form for a new notice begins with.
    NewNotice,
}

queries! {
    Admin => AdminView = "admin",
    Office => OfficeView = "office",
    Boundaries => BoundariesView = "boundaries",
    Import => ImportDesk = "import",
    Closing => Option<Preview> = "closing",
    Past => PastView = "past",
    Bureaus => Vec<Named<UnitId>> = "bureaus",
    Rules => RulesView = "rules",
    RulesPreview => Preview = "rules-preview",
    FirstCards => FirstRound = "first-cards",
    Documents => DocumentsView = "documents",
    MyCards => Vec<CardRow> = "my-cards",
    Sheet => CardSheet = "card-sheet",
    Desk => DeskView = "desk",
    Notice => NoticeFile = "notice",
    Project => ProjectFile = "project",
    History => Vec<HistoryLine> = "history",
    Evidence => Option<ProjectEvidence> = "evidence",
    ProjectProblems => Vec<ProblemRow> = "project-problems",
    ProjectCards => Vec<CardRow> = "project-cards",
    ProjectNotices => Vec<NoticeLine> = "project-notices",
    NewNotice => NoticeForm = "notice-form",
    TableQuery => TableView = "ledger",
    ProblemQuery => ProblemsView = "problems",
    CardQuery => CardsView = "cards",
    NoticeQuery => NoticesView = "notices",
}

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
    Admin [Admin] = |_, seen, now| admin::admin(&seen.assessment, &seen.actor, now).ok_or(NotAllowed);
    Office [Office] = |_, seen, now| office::office(&seen.assessment, &seen.actor, now).ok_or(NotAllowed);
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
    MyCards [Map] = |_, seen, now| Ok(cards::mine(&seen.assessment, &seen.actor, now));
    Sheet [Cards] = |asked, seen, now| {
        Ok(cards::sheet(&seen.assessment, &seen.actor, asked.batch, now))
    };
    Desk [Desk] = |asked, seen, now| {
        desk::desk_of(&seen.assessment, &seen.actor, asked.month, now).ok_or(NotAllowed)
    };
    Project [Projects] = |asked, seen, now| {
        project_file::project_file(&seen.assessment, asked.id, now).ok_or(NotFound)
    };
    Evidence [Projects] = |asked, seen, _| {
        Ok(evidence::evidence(&seen.assessment.board, &seen.actor, asked.id))
    };
    ProjectProblems [Projects] = |asked, seen, now| {
        let project = seen.project(asked.id)?;
        Ok(problems::of_project(&seen.assessment, &seen.actor, project, now.day()))
    };
    ProjectCards [Projects] = |asked, seen, now| {
        Ok(cards::of_project(&seen.assessment, &seen.actor, seen.project(asked.id)?, now))
    };
    ProjectNotices [Projects] = |asked, seen, now| {
        Ok(notices::of_project(&seen.assessment.board, seen.project(asked.id)?.id, now))
    };
    NewNotice [Notices] = |asked, seen, now| {
        if !access::writes_notices(&seen.actor) {
            return Err(NotAllowed);
        }
        notices::notice_form(&seen.assessment, &seen.actor, asked.id, now).ok_or(NotFound)
    };
    TableQuery [Projects] = |query, seen, now| Ok(ledger_table::table(&seen.assessment, query, now));
    ProblemQuery [Problems] = |query, seen, now| {
        Ok(problems::problems(&seen.assessment, &seen.actor, query, now))
    };
    CardQuery [Cards] = |query, seen, now| {
        Ok(cards::cards(&seen.assessment, &seen.actor, query, now))
    };
    NoticeQuery [Notices] = |query, seen, now| {
        Ok(notices::notices(&seen.assessment, &seen.actor, query, now))
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

    fn needs(&self, _seen: &Seen) -> Needs {
        Needs::History(Subject::Project(self.id), HISTORY)
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
