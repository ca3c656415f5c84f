//! What the pages ask, answered: views are pure functions of the present board, history is read
//! from the log. Access is decided here for every view.

use std::sync::Arc;

use battle_map::{
    access,
    event::{Recorded, Subject},
    model::actor::Actor,
    value::{ProjectId, Timestamp, UnitId},
    view::{
        admin::{self, AdminView},
        desk::{self, DeskView},
        history::{self, HistoryLine},
        ledger_table::{self, TableQuery, TableView},
        map_page::{self, MapPage, MapQuery, MapWords},
        month_tables::{self, MonthTables},
        office::{self, OfficeView},
        problems::{self, ProblemQuery, ProblemRow, ProblemsView},
        project_file::{self, Named, ProjectFile},
        standing::Standing,
        wall::{self, WallView},
    },
};
use battle_map_app::{
    api::ApiError,
    backend::{Backend, Reading, Size},
    live::Head,
    secrets::TokenLine,
};

use crate::{auth::Accounts, clock, live::HeadSource, log::Store, standings::Standings, writer};

/// How many events of a project its history shows.
const HISTORY: u32 = 300;

/// Answers from the writer's present and the store.
pub struct Service {
    standings: Arc<Standings>,
    store: Arc<dyn Store>,
    head: HeadSource,
    accounts: Arc<Accounts>,
}

impl Service {
    /// A service over a running writer and what it has written.
    #[must_use]
    pub fn new(
        standings: Arc<Standings>,
        store: Arc<dyn Store>,
        head: HeadSource,
        accounts: Arc<Accounts>,
    ) -> Self {
        Self { standings, store, head, accounts }
    }

    /// How everything stands at present, for whoever may read.
    fn standing(&self, actor: &Actor) -> Result<Arc<Standing>, ApiError> {
        if !access::may_read(actor) {
            return Err(ApiError::NotAllowed);
        }
        Ok(self.standings.present())
    }

    async fn events_of(&self, project: ProjectId) -> Result<Vec<Recorded>, writer::WriterError> {
        let subject = Subject::Project(project).to_string();
        let rows = self.store.of_subject(&subject, None, HISTORY).await?;
        rows.iter().map(writer::recorded).collect()
    }
}

fn now() -> Timestamp {
    clock::now()
}

impl Backend for Service {
    fn head(&self) -> Head {
        self.head.head()
    }

    fn wall(&self, actor: &Actor) -> Result<WallView, ApiError> {
        Ok(wall::wall(&*self.standing(actor)?, now()))
    }

    fn map_page(&self, actor: &Actor, query: &MapQuery, size: Size) -> Result<MapPage, ApiError> {
        Ok(map_page::map_page(&*self.standing(actor)?, query, size, now()))
    }

    fn map_svg(
        &self,
        actor: &Actor,
        query: &MapQuery,
        size: Size,
        overscan: Size,
        words: &dyn MapWords,
    ) -> Result<String, ApiError> {
        Ok(map_page::draw(&*self.standing(actor)?, query, size, overscan, words))
    }

    fn table(&self, actor: &Actor, query: &TableQuery) -> Result<TableView, ApiError> {
        Ok(ledger_table::table(&*self.standing(actor)?, query, now()))
    }

    fn admin(&self, actor: &Actor) -> Result<AdminView, ApiError> {
        admin::admin(&*self.standing(actor)?, actor, now()).ok_or(ApiError::NotAllowed)
    }

    fn tokens<'a>(&'a self, actor: &'a Actor) -> Reading<'a, Vec<TokenLine>> {
        Box::pin(async move {
            if !access::may_keep_accounts(actor) {
                return Err(ApiError::NotAllowed);
            }
            self.accounts.tokens().await.map_err(|error| {
                tracing::error!(%error, "tokens cannot be read");
                ApiError::Failed
            })
        })
    }

    fn office(&self, actor: &Actor) -> Result<OfficeView, ApiError> {
        office::office(&*self.standing(actor)?, actor, now()).ok_or(ApiError::NotAllowed)
    }

    fn month_tables(&self, actor: &Actor) -> Result<Option<MonthTables>, ApiError> {
        Ok(month_tables::month_tables(&*self.standing(actor)?, now()))
    }

    fn problems(&self, actor: &Actor, query: &ProblemQuery) -> Result<ProblemsView, ApiError> {
        Ok(problems::problems(&*self.standing(actor)?, actor, query, now()))
    }

    fn project_problems(&self, actor: &Actor, id: ProjectId) -> Result<Vec<ProblemRow>, ApiError> {
        let standing = self.standing(actor)?;
        let project = standing.board.projects.get(&id).ok_or(ApiError::NotFound)?;
        Ok(problems::of_project(&standing, actor, project, now().day()))
    }

    fn bureaus(&self, actor: &Actor) -> Result<Vec<Named<UnitId>>, ApiError> {
        Ok(office::bureaus(&self.standing(actor)?.board))
    }

    fn desk(&self, actor: &Actor) -> Result<DeskView, ApiError> {
        desk::desk(&*self.standing(actor)?, actor, now()).ok_or(ApiError::NotAllowed)
    }

    fn project_file(&self, actor: &Actor, id: ProjectId) -> Result<ProjectFile, ApiError> {
        project_file::project_file(&*self.standing(actor)?, id, now()).ok_or(ApiError::NotFound)
    }

    fn history<'a>(&'a self, actor: &'a Actor, id: ProjectId) -> Reading<'a, Vec<HistoryLine>> {
        Box::pin(async move {
            let standing = self.standing(actor)?;
            let project = standing.board.projects.get(&id).ok_or(ApiError::NotFound)?;
            let events = self.events_of(id).await.map_err(|error| {
                tracing::error!(%error, project = %id, "a history cannot be read");
                ApiError::Failed
            })?;
            Ok(events.iter().map(|recorded| history::line(project, recorded)).collect())
        })
    }
}
