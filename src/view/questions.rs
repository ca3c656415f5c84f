//! What the screens ask; how each question is answered stands in `answers`. Questions whose answer has
//! to be written out in words stand beside their screens.

use serde::{Deserialize, Serialize};

use super::{
    boundaries::BoundariesView,
    cards::{CardQuery, CardRow, CardSheet, CardsView},
    desk::{DeskView, DueView},
    evidence::ProjectEvidence,
    history::HistoryLine,
    import_preview::ImportDesk,
    ledger_table::{TableQuery, TableView},
    notices::{DocumentsView, NoticeFile, NoticeForm, NoticeLine, NoticeQuery, NoticesView},
    office::{OfficeQuery, OfficeView},
    paged::Paged,
    past::PastView,
    plan_board::{PlanBoard, PlanQuery},
    problems::{ProblemQuery, ProblemRow, ProblemsView},
    project_file::{Named, ProjectFile},
    review::{ReviewQuery, ReviewView},
    rules::{FirstRound, Preview, RulesView},
};
use crate::{
    event::Subject,
    model::rule::RuleAction,
    query::queries,
    value::{CardBatchId, Day, Month, NoticeId, ProjectId, UnitId},
};

mod answers;

pub use answers::served;

macro_rules! question {
    ($(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $of:ty),* $(,)? })?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub struct $name { $($($(#[$field_doc])* pub $field: $of,)*)? }
    };
}

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
    /// The number of the page, from 0.
    #[serde(default)]
    page: u32,
    /// Whether it is for paper, with all its cards: only pages that are written in their turn ask so.
    #[serde(skip)]
    print: bool,
});
question!(/// The desk of a unit or county.
Desk {
    /// The month to fill in; none for the latest that is open.
    month: Option<Month>,
});
question!(/// One notice; it is served on the addressee who opens it.
Notice {
    /// The identifier of the notice that is opened.
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
    /// What a form for a new notice begins with.
    NewNotice,
    /// What is due of a project on the desk of whoever asks.
    DeskDue,
}

macro_rules! list_of_a_project {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        $(question!($(#[$doc])* $name {
            /// The identifier of the project that is asked about.
            id: ProjectId,
            /// The number of the page, from 0.
            #[serde(default)]
            page: u32,
        });)*
    };
}

list_of_a_project! {
    /// The problems of one project.
    ProjectProblems,
    /// The cards about one project.
    ProjectCards,
    /// The notices issued about one project.
    ProjectNotices,
}

queries! {
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
    DeskDue => DueView = "desk-due",
    Notice => NoticeFile = "notice",
    Project => ProjectFile = "project",
    History => Vec<HistoryLine> = "history",
    Evidence => Option<ProjectEvidence> = "evidence",
    ProjectProblems => Paged<ProblemRow> = "project-problems",
    ProjectCards => Paged<CardRow> = "project-cards",
    ProjectNotices => Paged<NoticeLine> = "project-notices",
    NewNotice => NoticeForm = "notice-form",
    OfficeQuery => OfficeView = "office",
    TableQuery => TableView = "ledger",
    PlanQuery => PlanBoard = "plan",
    ProblemQuery => ProblemsView = "problems",
    CardQuery => CardsView = "cards",
    NoticeQuery => NoticesView = "notices",
    ReviewQuery => ReviewView = "review",
}
