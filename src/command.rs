//! What may be asked: the commands of all things in one enum, and the envelope they come in.

use serde::{Deserialize, Serialize};

use crate::{
    event::{Event, Subject},
    model::{
        card::CardCommand,
        checklist::ChecklistCommand,
        city::CityCommand,
        document::DocumentCommand,
        evidence::EvidenceCommand,
        layer::LayerCommand,
        ledger::{Ledger, Tally},
        list::ListCommand,
        milestone::MilestoneCommand,
        notice::NoticeCommand,
        period::PeriodCommand,
        person::PersonCommand,
        plan::PlanCommand,
        problem::ProblemCommand,
        project::ProjectCommand,
        recognition::RecognitionCommand,
        region::RegionCommand,
        report::ReportCommand,
        rule::RuleCommand,
        target::TargetCommand,
        unit::UnitCommand,
    },
    value::{CommandId, Seq},
};

/// One thing asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant wraps the commands of the model file of its name")]
pub enum Command {
    City(CityCommand),
    Region(RegionCommand),
    Unit(UnitCommand),
    List(ListCommand),
    Project(ProjectCommand),
    Milestone(MilestoneCommand),
    Plan(PlanCommand),
    Period(PeriodCommand),
    Report(ReportCommand),
    Layer(LayerCommand),
    Person(PersonCommand),
    Checklist(ChecklistCommand),
    Recognition(RecognitionCommand),
    Problem(ProblemCommand),
    Target(TargetCommand),
    Evidence(EvidenceCommand),
    Rule(RuleCommand),
    Document(DocumentCommand),
    Notice(NoticeCommand),
    Card(CardCommand),
    /// Takes a ledger in.
    Import(Box<Ledger>),
    /// Several commands that happen together or not at all.
    Together(Vec<Command>),
}

/// A version that the person giving a command had before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Of what.
    pub subject: Subject,
    /// The position of its last event then; 0 where there was no such thing.
    pub version: Seq,
}

/// A command with its name and what it was based on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The client's random name for it; a repeat answers with the first result.
    pub id: CommandId,
    /// The versions it was based on; a stale one is refused.
    #[serde(default)]
    pub reads: Vec<Read>,
    /// What is asked.
    pub command: Command,
}

/// What an accepted command gave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CommandResult {
    /// What it added to the board, in order.
    #[serde(default)]
    pub created: Vec<Subject>,
    /// How the rows of an imported ledger came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tally: Option<Tally>,
}

/// Events to write, and what to answer once they are written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision {
    /// What happens, in order; empty when everything stands as asked.
    pub events: Vec<Event>,
    /// The answer.
    pub result: CommandResult,
}
