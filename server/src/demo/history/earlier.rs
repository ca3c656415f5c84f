//! Two penalty notices of the weeks before: one that came to its end after an answer was sent back,
//! and one that waits.
//!
//! These weeks overlap with the last month's closing, and time in the log never falls: each step is
//! told when the story has come to its day. A notice told after the closing of a month would be
//! issued later than the day by which it is to be answered.

use battle_map::{
    command::Command,
    event::Subject,
    model::{notice::NoticeAction, person::PersonAction},
    value::{Day, NoticeId, ProjectId},
};

use super::{
    super::{
        DemoError, accounts,
        invent::DemoProject,
        writer::{DemoActor, DemoWriter, name, text},
    },
    notices::{NoticeParties, give, issue, respond, sign},
};

/// What happens, so many days from today, at a minute of the day.
const STEPS: [(i32, i64, StoryStep); 7] = [
    (-24, 8 * 60, StoryStep::Accounts),
    (-24, 10 * 60, StoryStep::Issued),
    (-16, 15 * 60, StoryStep::Answered),
    (-15, 9 * 60, StoryStep::SentBack),
    (-11, 16 * 60, StoryStep::AnsweredAgain),
    (-9, 10 * 60, StoryStep::Closed),
    (-8, 10 * 60, StoryStep::OtherIssued),
];

#[derive(Debug, Clone, Copy)]
enum StoryStep {
    Accounts,
    Issued,
    Answered,
    SentBack,
    AnsweredAgain,
    Closed,
    OtherIssued,
}

/// The two notices, as far as they are told.
pub struct EarlierStory<'a> {
    cast: &'a [(ProjectId, DemoProject)],
    today: Day,
    told: usize,
    ended: Option<NoticeId>,
}

impl<'a> EarlierStory<'a> {
    /// The notices of the story before `today`, none of them told yet.
    pub fn new(cast: &'a [(ProjectId, DemoProject)], today: Day) -> Self {
        Self { cast, today, told: 0, ended: None }
    }

    /// Tells what happens up to a day, that day included.
    ///
    /// # Errors
    /// When a command is refused or the log cannot be written.
    pub async fn until(&mut self, demo: &mut DemoWriter, day: Day) -> Result<(), DemoError> {
        while let Some((days, minute, step)) = STEPS.get(self.told).copied() {
            let on = self.today.plus(days);
            if on > day {
                break;
            }
            demo.at(on, minute);
            self.tell(demo, step).await?;
            self.told += 1;
        }
        Ok(())
    }

    async fn tell(&mut self, demo: &mut DemoWriter, step: StoryStep) -> Result<(), DemoError> {
        if matches!(step, StoryStep::Accounts) {
            return open_accounts(demo).await;
        }
        let parts = NoticeParties::of(demo, self.cast)?;
        match (step, self.ended) {
            (StoryStep::Issued, _) => {
                if let Some(project) = parts.units.first() {
                    let notice = issue(demo, *project, self.today.plus(-14)).await?;
                    sign(demo, parts.unit, notice, "陈××").await?;
                    self.ended = Some(notice);
                }
            }
            (StoryStep::OtherIssued, _) => {
                if let Some(project) = parts.counties.first() {
                    let notice = issue(demo, *project, self.today.plus(2)).await?;
                    sign(demo, parts.county, notice, "李××").await?;
                }
            }
            (StoryStep::Answered, Some(notice)) => {
                respond(demo, parts.unit, notice, "已补充两个施工班组，正在抢工。").await?;
            }
            (StoryStep::SentBack, Some(notice)) => {
                let reason = text("未附倒排工期和现场照片，请补齐后再报。")?;
                let answer_by = self.today.plus(-10);
                let back = NoticeAction::Return { reason, answer_by };
                give(demo, DemoActor::Office, notice, back).await?;
            }
            (StoryStep::AnsweredAgain, Some(notice)) => {
                let done = "倒排工期已报，主体施工进度恢复正常。";
                respond(demo, parts.unit, notice, done).await?;
            }
            (StoryStep::Closed, Some(notice)) => {
                let remark = Some(text("现场核实，同意销号。")?);
                give(demo, DemoActor::Office, notice, NoticeAction::Close { remark }).await?;
            }
            (StoryStep::Accounts, _) | (_, None) => {}
        }
        Ok(())
    }
}

async fn open_accounts(demo: &mut DemoWriter) -> Result<(), DemoError> {
    let mut commands = Vec::new();
    for (person, role) in accounts::people(demo.board()) {
        let register = PersonAction::Register { name: name(person)?, role };
        commands.push(Command::new(Subject::City, register));
    }
    demo.tell(DemoActor::Admin, commands).await?;
    Ok(())
}
