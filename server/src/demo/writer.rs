//! Tells the story to the log: the same commands as from people, at the times the story names.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use battle_map::{
    command::{Asked, Command, CommandResult, Request},
    event::Subject,
    model::actor::{Actor, Role},
    value::{CommandId, Day, Name, NoticeId, ProjectId, RegionId, Text, Timestamp, UnitId},
};

use super::DemoError;
use crate::{
    log::Store,
    writer::{Journal, Submission},
};

/// Writes commands at any past time.
pub struct DemoWriter {
    journal: Journal,
    clock: Arc<AtomicI64>,
    told: u32,
}

/// Who speaks in the story.
#[derive(Debug, Clone, Copy)]
pub enum DemoActor {
    /// Sets up lists and regions.
    Admin,
    /// The headquarters office, which issues, reviews and keeps the ledger.
    Office,
    /// A city leader, who approves cards and notices.
    Leader,
    /// A responsible unit, which reports on its own projects.
    Unit(UnitId),
    /// The project office of a county, which reports on the county's projects.
    County(RegionId),
    /// The server itself, which escalates notices and evaluates cards.
    Clock,
}

impl DemoActor {
    /// The name in the log and the role.
    const fn speaker(self) -> (&'static str, Role) {
        match self {
            Self::Admin => ("系统管理员", Role::Admin),
            Self::Office => ("市重大项目办", Role::Office),
            Self::Leader => ("leader", Role::Leader),
            Self::Unit(unit) => ("unit", Role::Unit(unit)),
            Self::County(region) => ("county", Role::RegionOffice(region)),
            Self::Clock => ("系统", Role::Office),
        }
    }
}

impl DemoWriter {
    /// Begins to write into an empty log.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub async fn open(store: Arc<dyn Store>) -> Result<Self, DemoError> {
        let clock = Arc::new(AtomicI64::new(0));
        let reading = clock.clone();
        let journal =
            Journal::open(store, Arc::new(move || Timestamp(reading.load(Ordering::Relaxed))))
                .await?;
        Ok(Self { journal, clock, told: 0 })
    }

    /// Sets the story's time: `minute` minutes after midnight of `day`.
    pub fn at(&mut self, day: Day, minute: i64) {
        let time = Timestamp::start_of(day).0 + minute * 60_000;
        self.clock.store(time, Ordering::Relaxed);
    }

    /// Gives several commands that happen together.
    ///
    /// # Errors
    /// When one is refused or the log cannot be written.
    pub async fn tell(
        &mut self,
        actor: DemoActor,
        commands: Vec<Command>,
    ) -> Result<CommandResult, DemoError> {
        if commands.is_empty() {
            return Ok(CommandResult::default());
        }
        self.told += 1;
        let id = CommandId::try_from(format!("demo-{:06}", self.told)).map_err(bad)?;
        let (who, role) = actor.speaker();
        let actor = Actor { name: name(who)?, role, post: None };
        let request = Request { id, reads: Vec::new(), command: Asked::Together(commands) };
        let outcomes = self.journal.execute(&[Submission { actor, request }]).await?;
        let outcome = outcomes.into_iter().next();
        let answer = outcome.ok_or_else(|| DemoError::Data("no outcome".to_owned()))??;
        Ok(answer.result)
    }

    /// The board so far.
    pub fn board(&self) -> &battle_map::board::Board {
        &self.journal.present().board
    }
}

/// A name of the story.
///
/// # Errors
/// When it is not one.
pub fn name(text: &str) -> Result<Name, DemoError> {
    Name::new(text).map_err(bad)
}

/// A text of the story.
///
/// # Errors
/// When it is not one.
pub fn text(words: &str) -> Result<Text, DemoError> {
    Text::new(words).map_err(bad)
}

/// The projects among what a command created.
pub fn projects(result: &CommandResult) -> impl Iterator<Item = ProjectId> + '_ {
    result.created.iter().filter_map(|subject| match subject {
        Subject::Project(project) => Some(*project),
        _ => None,
    })
}

/// The draft among what a command created.
///
/// # Errors
/// When there is none.
pub fn draft(result: &CommandResult) -> Result<NoticeId, DemoError> {
    let found = result.created.iter().find_map(|subject| match subject {
        Subject::Draft(notice) => Some(*notice),
        _ => None,
    });
    found.ok_or_else(|| bad("no draft"))
}

/// A value of the story that is not valid.
pub fn bad(error: impl std::fmt::Display) -> DemoError {
    DemoError::Data(error.to_string())
}
