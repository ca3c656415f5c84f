//! What the pages ask, answered: views are pure functions of the present board, history is read
//! from the log. Access is decided here for every view.

use std::sync::Arc;

use battle_map::{
    access::{self, Screen},
    command::{Command, Request},
    event::{Recorded, Subject},
    model::{actor::Actor, notice::NoticeAction, rule::RuleAction},
    value::{CardBatchId, CommandId, Month, NoticeId, ProjectId, Timestamp, UnitId},
    view::{
        admin::{self, AdminView},
        cards::{self, CardQuery, CardRow, CardSheet, CardsView},
        desk::{self, DeskView},
        evidence::{self, ProjectEvidence},
        head::Frame,
        history::{self, HistoryLine},
        import_preview::{self, ImportDesk},
        ledger_table::{self, TableQuery, TableView},
        map_page::{self, MapPage, MapQuery, MapWords},
        month_tables::{self, MonthTables},
        notice_paper::NoticePrint,
        notices::{
            self, DocumentsView, NoticeFile, NoticeForm, NoticeLine, NoticeQuery, NoticesView,
        },
        office::{self, OfficeView},
        problems::{self, ProblemQuery, ProblemRow, ProblemsView},
        project_file::{self, Named, ProjectFile},
        rules::{self, Preview, RulesView},
        standing::Standing,
        wall::{self, WallView},
    },
};
use battle_map_app::{
    api::ApiError,
    backend::{Backend, Reading, Size},
    live::Head,
    paper::PAPER_WORDS,
    secrets::TokenLine,
};

use crate::{
    auth::{self, Accounts},
    clock,
    live::HeadSource,
    log::Store,
    standings::Standings,
    writer::{self, Submission, Writer},
};

/// How many events of a project its history shows.
const HISTORY: u32 = 300;

/// Answers from the writer's present and the store.
pub struct Service {
    standings: Arc<Standings>,
    store: Arc<dyn Store>,
    head: HeadSource,
    accounts: Arc<Accounts>,
    writer: Writer,
}

impl Service {
    /// A service over a running writer and what it has written.
    #[must_use]
    pub fn new(
        standings: Arc<Standings>,
        store: Arc<dyn Store>,
        head: HeadSource,
        accounts: Arc<Accounts>,
        writer: Writer,
    ) -> Self {
        Self { standings, store, head, accounts, writer }
    }

    /// How everything stands at present, for whoever may read.
    fn standing(&self, actor: &Actor) -> Result<Arc<Standing>, ApiError> {
        if !access::may_read(actor) {
            return Err(ApiError::NotAllowed);
        }
        Ok(self.standings.present())
    }

    /// Serves a notice on the addressee who opens it. What cannot be written now is served when
    /// they open it again, or sign.
    async fn serve(&self, actor: &Actor, notice: Subject) {
        let Ok(bits) = auth::bits() else { return };
        let command = Command::new(notice, NoticeAction::Serve {}).into();
        let request = Request { id: CommandId::from_bits(bits), reads: Vec::new(), command };
        let served = self.writer.submit(Submission { actor: actor.clone(), request }).await;
        if let Err(error) = served {
            tracing::error!(%error, %notice, "a notice cannot be served");
        }
    }

    /// The same for whoever may open the list of cards.
    fn cards_standing(&self, actor: &Actor) -> Result<Arc<Standing>, ApiError> {
        if !access::may_open(actor, Screen::Cards) {
            return Err(ApiError::NotAllowed);
        }
        self.standing(actor)
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
        Ok(map_page::draw(&*self.standing(actor)?, query, size, overscan, words, now()))
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

    fn import_desk(&self, actor: &Actor) -> Result<ImportDesk, ApiError> {
        import_preview::import_desk(&*self.standing(actor)?, actor, now())
            .ok_or(ApiError::NotAllowed)
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

    fn cards(&self, actor: &Actor, query: &CardQuery) -> Result<CardsView, ApiError> {
        Ok(cards::cards(&*self.cards_standing(actor)?, actor, query, now()))
    }

    fn card_sheet(&self, actor: &Actor, batch: Option<CardBatchId>) -> Result<CardSheet, ApiError> {
        Ok(cards::sheet(&*self.cards_standing(actor)?, actor, batch, now()))
    }

    fn my_cards(&self, actor: &Actor) -> Result<Vec<CardRow>, ApiError> {
        Ok(cards::mine(&*self.standing(actor)?, actor, now()))
    }

    fn project_cards(&self, actor: &Actor, id: ProjectId) -> Result<Vec<CardRow>, ApiError> {
        let standing = self.standing(actor)?;
        let project = standing.board.projects.get(&id).ok_or(ApiError::NotFound)?;
        Ok(cards::of_project(&standing, actor, project, now()))
    }

    fn bureaus(&self, actor: &Actor) -> Result<Vec<Named<UnitId>>, ApiError> {
        Ok(office::bureaus(&self.standing(actor)?.board))
    }

    fn rules(&self, actor: &Actor) -> Result<RulesView, ApiError> {
        rules::rules(&*self.standing(actor)?, actor, now()).ok_or(ApiError::NotAllowed)
    }

    fn preview_rules(&self, actor: &Actor, command: RuleAction) -> Result<Preview, ApiError> {
        let preview = rules::preview(&*self.standing(actor)?, actor, command, now());
        preview.ok_or(ApiError::NotAllowed)
    }

    fn notices(&self, actor: &Actor, query: &NoticeQuery) -> Result<NoticesView, ApiError> {
        if !access::may_open(actor, access::Screen::Notices) {
            return Err(ApiError::NotAllowed);
        }
        Ok(notices::notices(&*self.standing(actor)?, actor, query, now()))
    }

    fn notice<'a>(&'a self, actor: &'a Actor, id: NoticeId) -> Reading<'a, NoticeFile> {
        Box::pin(async move {
            let file = || notices::notice_file(&*self.standing(actor).ok()?, actor, id, now());
            let first = file().ok_or(ApiError::NotFound)?;
            if !first.is_to_be_served() {
                return Ok(first);
            }
            self.serve(actor, first.read.subject).await;
            file().ok_or(ApiError::NotFound)
        })
    }

    fn notice_print<'a>(&'a self, actor: &'a Actor, id: NoticeId) -> Reading<'a, NoticePrint> {
        Box::pin(async move {
            self.notice(actor, id).await?;
            let (standing, now) = (self.standing(actor)?, now());
            let board = &standing.board;
            let paper = notices::notice_print(board, actor, id, &PAPER_WORDS, now);
            let paper = paper.ok_or(ApiError::NotFound)?.with_pictures(|id| {
                board.evidence.get(&id).is_some_and(|it| access::may_see_file(board, actor, it))
            });
            Ok(NoticePrint { frame: Frame::of(&standing, now), paper })
        })
    }

    fn notice_form(&self, actor: &Actor, project: ProjectId) -> Result<NoticeForm, ApiError> {
        if !access::writes_notices(actor) {
            return Err(ApiError::NotAllowed);
        }
        let standing = self.standing(actor)?;
        notices::notice_form(&standing, actor, project, now()).ok_or(ApiError::NotFound)
    }

    fn project_notices(&self, actor: &Actor, id: ProjectId) -> Result<Vec<NoticeLine>, ApiError> {
        let standing = self.standing(actor)?;
        if !standing.board.projects.contains_key(&id) {
            return Err(ApiError::NotFound);
        }
        Ok(notices::of_project(&standing.board, id, now()))
    }

    fn documents(&self, actor: &Actor) -> Result<DocumentsView, ApiError> {
        notices::documents(&*self.standing(actor)?, actor, now()).ok_or(ApiError::NotAllowed)
    }

    fn desk(&self, actor: &Actor, month: Option<Month>) -> Result<DeskView, ApiError> {
        desk::desk_of(&*self.standing(actor)?, actor, month, now()).ok_or(ApiError::NotAllowed)
    }

    fn project_file(&self, actor: &Actor, id: ProjectId) -> Result<ProjectFile, ApiError> {
        project_file::project_file(&*self.standing(actor)?, id, now()).ok_or(ApiError::NotFound)
    }

    fn project_evidence(
        &self,
        actor: &Actor,
        id: ProjectId,
    ) -> Result<Option<ProjectEvidence>, ApiError> {
        Ok(evidence::evidence(&self.standing(actor)?.board, actor, id))
    }

    fn history<'a>(&'a self, actor: &'a Actor, id: ProjectId) -> Reading<'a, Vec<HistoryLine>> {
        Box::pin(async move {
            let standing = self.standing(actor)?;
            let project = standing.board.projects.get(&id).ok_or(ApiError::NotFound)?;
            let events = self.events_of(id).await.map_err(|error| {
                tracing::error!(%error, project = %id, "a history cannot be read");
                ApiError::Failed
            })?;
            let seen = |recorded: &&Recorded| {
                access::may_see_event(&standing.board, actor, &recorded.event)
            };
            let lines = events.iter().filter(seen).map(|known| history::line(project, known));
            Ok(lines.collect())
        })
    }
}
