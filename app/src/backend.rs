//! What the pages need from the server, as a trait: the server implements it, tests may too.
//!
//! Every view is asked for in the name of an actor; the backend refuses what the policy does not
//! allow.

use std::{future::Future, pin::Pin, sync::Arc};

use battle_map::{
    command::Command,
    model::actor::Actor,
    value::{CardBatchId, Month, NoticeId, ProjectId, UnitId},
    view::{
        admin::AdminView,
        cards::{CardQuery, CardRow, CardSheet, CardsView},
        desk::DeskView,
        evidence::ProjectEvidence,
        history::HistoryLine,
        import_preview::ImportDesk,
        ledger_table::{TableQuery, TableView},
        map_page::{MapPage, MapQuery, MapWords},
        month_tables::MonthTables,
        notice_paper::NoticePrint,
        notices::{DocumentsView, NoticeFile, NoticeForm, NoticeLine, NoticeQuery, NoticesView},
        office::OfficeView,
        problems::{ProblemQuery, ProblemRow, ProblemsView},
        project_file::{Named, ProjectFile},
        rules::{Preview, RulesView},
        wall::WallView,
    },
};

use crate::{api::ApiError, live::Head, secrets::TokenLine};

/// An answer that has to be read from disk.
pub type Reading<'a, T> = Pin<Box<dyn Future<Output = Result<T, ApiError>> + Send + 'a>>;

/// A window of so many pixels.
pub type Size = (u16, u16);

/// The server behind the pages.
pub trait Backend: Send + Sync {
    /// Where the log stands now.
    fn head(&self) -> Head;
    /// The wall.
    ///
    /// # Errors
    /// When the actor may not read.
    fn wall(&self, actor: &Actor) -> Result<WallView, ApiError>;
    /// The map page without its map.
    ///
    /// # Errors
    /// When the actor may not read.
    fn map_page(&self, actor: &Actor, query: &MapQuery, size: Size) -> Result<MapPage, ApiError>;
    /// The map itself, with `overscan` pixels beyond its edges.
    ///
    /// # Errors
    /// When the actor may not read.
    fn map_svg(
        &self,
        actor: &Actor,
        query: &MapQuery,
        size: Size,
        overscan: Size,
        words: &dyn MapWords,
    ) -> Result<String, ApiError>;
    /// A page of the ledger.
    ///
    /// # Errors
    /// When the actor may not read.
    fn table(&self, actor: &Actor, query: &TableQuery) -> Result<TableView, ApiError>;
    /// The administrator's page.
    ///
    /// # Errors
    /// When the actor keeps no accounts.
    fn admin(&self, actor: &Actor) -> Result<AdminView, ApiError>;
    /// The tokens that are valid.
    fn tokens<'a>(&'a self, actor: &'a Actor) -> Reading<'a, Vec<TokenLine>>;
    /// The headquarters' desk.
    ///
    /// # Errors
    /// When the actor is not of the headquarters.
    fn office(&self, actor: &Actor) -> Result<OfficeView, ApiError>;
    /// The page on which ledgers come in.
    ///
    /// # Errors
    /// When the actor may not import.
    fn import_desk(&self, actor: &Actor) -> Result<ImportDesk, ApiError>;
    /// The tables of the last closed month; nothing before one is closed.
    ///
    /// # Errors
    /// When the actor may not read.
    fn month_tables(&self, actor: &Actor) -> Result<Option<MonthTables>, ApiError>;
    /// The ledger of problems.
    ///
    /// # Errors
    /// When the actor may not read.
    fn problems(&self, actor: &Actor, query: &ProblemQuery) -> Result<ProblemsView, ApiError>;
    /// The problems of one project.
    ///
    /// # Errors
    /// When the actor may not read, or there is no such project.
    fn project_problems(&self, actor: &Actor, id: ProjectId) -> Result<Vec<ProblemRow>, ApiError>;
    /// The working list of cards.
    ///
    /// # Errors
    /// When the actor may not read.
    fn cards(&self, actor: &Actor, query: &CardQuery) -> Result<CardsView, ApiError>;
    /// A sheet of cards approved together; without a number those that wait for a leader.
    ///
    /// # Errors
    /// When the actor may not read.
    fn card_sheet(&self, actor: &Actor, batch: Option<CardBatchId>) -> Result<CardSheet, ApiError>;
    /// What a unit or county office has to do about cards.
    ///
    /// # Errors
    /// When the actor may not read.
    fn my_cards(&self, actor: &Actor) -> Result<Vec<CardRow>, ApiError>;
    /// The cards about one project.
    ///
    /// # Errors
    /// When the actor may not read, or there is no such project.
    fn project_cards(&self, actor: &Actor, id: ProjectId) -> Result<Vec<CardRow>, ApiError>;
    /// The bureaus that lead a project's sector.
    ///
    /// # Errors
    /// When the actor may not read.
    fn bureaus(&self, actor: &Actor) -> Result<Vec<Named<UnitId>>, ApiError>;
    /// The rule editor.
    ///
    /// # Errors
    /// When the actor is not of the headquarters.
    fn rules(&self, actor: &Actor) -> Result<RulesView, ApiError>;
    /// What a change of the rules would do to the cards proposed now.
    ///
    /// # Errors
    /// When the actor is not of the headquarters.
    fn preview_rules(&self, actor: &Actor, command: Command) -> Result<Preview, ApiError>;
    /// The register of penalty notices.
    ///
    /// # Errors
    /// When the actor may not open it.
    fn notices(&self, actor: &Actor, query: &NoticeQuery) -> Result<NoticesView, ApiError>;
    /// One notice; it is served on the addressee who opens it.
    fn notice<'a>(&'a self, actor: &'a Actor, id: NoticeId) -> Reading<'a, NoticeFile>;
    /// One notice as its paper, which serves it like opening it; photographs only for those who may
    /// see the evidence.
    fn notice_print<'a>(&'a self, actor: &'a Actor, id: NoticeId) -> Reading<'a, NoticePrint>;
    /// What a form for a new notice begins with.
    ///
    /// # Errors
    /// When the actor writes none, or there is no such project.
    fn notice_form(&self, actor: &Actor, project: ProjectId) -> Result<NoticeForm, ApiError>;
    /// The notices issued about one project.
    ///
    /// # Errors
    /// When the actor may not read, or there is no such project.
    fn project_notices(&self, actor: &Actor, id: ProjectId) -> Result<Vec<NoticeLine>, ApiError>;
    /// The types of documents.
    ///
    /// # Errors
    /// When the actor is not of the office.
    fn documents(&self, actor: &Actor) -> Result<DocumentsView, ApiError>;
    /// The desk of a unit or county, with the month asked for, else the latest that is open.
    ///
    /// # Errors
    /// When the actor reports nothing.
    fn desk(&self, actor: &Actor, month: Option<Month>) -> Result<DeskView, ApiError>;
    /// A project's file.
    ///
    /// # Errors
    /// When the actor may not read, or there is no such project.
    fn project_file(&self, actor: &Actor, id: ProjectId) -> Result<ProjectFile, ApiError>;
    /// The evidence of a project; none for whoever may not see it.
    ///
    /// # Errors
    /// When the actor may not read.
    fn project_evidence(
        &self,
        actor: &Actor,
        id: ProjectId,
    ) -> Result<Option<ProjectEvidence>, ApiError>;
    /// A project's history, newest first.
    fn history<'a>(&'a self, actor: &'a Actor, id: ProjectId) -> Reading<'a, Vec<HistoryLine>>;
}

/// The backend as pages and server functions find it in their context.
pub type SharedBackend = Arc<dyn Backend>;
