//! What an event or a version is about, and how it is written.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    model::{finding::FindingSubject, milestone::MilestoneKind},
    value::{
        BatchId, BottomLineId, CardId, DisplayId, DocumentId, EditionId, EvidenceId, LayerId,
        ListId, MilestoneId, Month, NoticeId, Numbered, OwnRulesId, PersonId, ProblemId, ProjectId,
        RegionId, SeriesId, UnitId, ValueError, Year,
    },
};

/// What an event or a version is about. A project's parts stand below it, so that its whole
/// history is one range of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[expect(missing_docs, reason = "each variant names the thing it points to")]
pub enum Subject {
    City,
    Ledger,
    Region(RegionId),
    Unit(UnitId),
    List(ListId),
    Layer(LayerId),
    Person(PersonId),
    Period(Month),
    Edition(EditionId),
    Checklist(MilestoneKind),
    Batch(BatchId),
    Series(SeriesId),
    RuleSet(OwnRulesId),
    RuleScopes,
    Document(DocumentId),
    Display(DisplayId),
    /// A notice until it is issued: no part of its project, for nobody else may know of it.
    Draft(NoticeId),
    Project(ProjectId),
    Milestone(ProjectId, MilestoneId),
    Plan(ProjectId, Year),
    Report(ProjectId, Month),
    Problem(ProjectId, ProblemId),
    Evidence(ProjectId, EvidenceId),
    BottomLine(ProjectId, BottomLineId),
    /// A notice from its issue on.
    Notice(ProjectId, NoticeId),
    Card(FindingSubject, CardId),
}

impl Subject {
    /// Whether its identifier is handed out when it is made, so that whoever makes it has to be told.
    pub const fn is_numbered(self) -> bool {
        !matches!(
            self,
            Self::City
                | Self::Ledger
                | Self::RuleScopes
                | Self::Period(_)
                | Self::Checklist(_)
                | Self::Plan(..)
                | Self::Report(..)
        )
    }

    /// Whether it is concealed: it exists only for those named on it.
    pub fn is_concealed(self) -> bool {
        match self {
            Self::City
            | Self::Ledger
            | Self::RuleScopes
            | Self::Period(_)
            | Self::Checklist(_)
            | Self::Plan(..)
            | Self::Report(..) => false,
            Self::Region(id) => id.is_concealed(),
            Self::Unit(id) => id.is_concealed(),
            Self::List(id) => id.is_concealed(),
            Self::Layer(id) => id.is_concealed(),
            Self::Person(id) => id.is_concealed(),
            Self::Edition(id) => id.is_concealed(),
            Self::Batch(id) => id.is_concealed(),
            Self::Series(id) => id.is_concealed(),
            Self::RuleSet(id) => id.is_concealed(),
            Self::Document(id) => id.is_concealed(),
            Self::Display(id) => id.is_concealed(),
            Self::Project(id) => id.is_concealed(),
            Self::Milestone(_, id) => id.is_concealed(),
            Self::Problem(_, id) => id.is_concealed(),
            Self::Evidence(_, id) => id.is_concealed(),
            Self::BottomLine(_, id) => id.is_concealed(),
            Self::Draft(id) | Self::Notice(_, id) => id.is_concealed(),
            Self::Card(_, id) => id.is_concealed(),
        }
    }

    /// The project it belongs to, if any.
    pub const fn project(self) -> Option<ProjectId> {
        match self {
            Self::Project(project)
            | Self::Milestone(project, _)
            | Self::Plan(project, _)
            | Self::Report(project, _)
            | Self::Problem(project, _)
            | Self::Evidence(project, _)
            | Self::BottomLine(project, _)
            | Self::Notice(project, _)
            | Self::Card(FindingSubject::Project(project), _) => Some(project),
            Self::City
            | Self::Ledger
            | Self::Region(_)
            | Self::Unit(_)
            | Self::List(_)
            | Self::Layer(_)
            | Self::Person(_)
            | Self::Period(_)
            | Self::Edition(_)
            | Self::Checklist(_)
            | Self::Batch(_)
            | Self::Series(_)
            | Self::RuleSet(_)
            | Self::RuleScopes
            | Self::Document(_)
            | Self::Display(_)
            | Self::Draft(_)
            | Self::Card(..) => None,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::City => f.write_str("city"),
            Self::Ledger => f.write_str("ledger"),
            Self::Region(id) => write!(f, "region/{id}"),
            Self::Unit(id) => write!(f, "unit/{id}"),
            Self::List(id) => write!(f, "list/{id}"),
            Self::Layer(id) => write!(f, "layer/{id}"),
            Self::Person(id) => write!(f, "person/{id}"),
            Self::Period(month) => write!(f, "period/{month}"),
            Self::Edition(id) => write!(f, "edition/{id}"),
            Self::Checklist(kind) => write!(f, "checklist/{}", kind.code()),
            Self::Batch(id) => write!(f, "batch/{id}"),
            Self::Series(id) => write!(f, "series/{id}"),
            Self::RuleSet(id) => write!(f, "rule-set/{id}"),
            Self::RuleScopes => f.write_str("rule-scopes"),
            Self::Document(id) => write!(f, "document/{id}"),
            Self::Display(id) => write!(f, "display/{id}"),
            Self::Draft(id) => write!(f, "draft/{id}"),
            Self::Project(id) => write!(f, "project/{id}"),
            Self::Milestone(id, part) => write!(f, "project/{id}/milestone/{part}"),
            Self::Plan(id, year) => write!(f, "project/{id}/plan/{year}"),
            Self::Problem(id, part) => write!(f, "project/{id}/problem/{part}"),
            Self::BottomLine(id, part) => write!(f, "project/{id}/bottom-line/{part}"),
            Self::Evidence(id, part) => write!(f, "project/{id}/evidence/{part}"),
            Self::Notice(id, part) => write!(f, "project/{id}/notice/{part}"),
            Self::Card(FindingSubject::Project(id), card) => write!(f, "project/{id}/card/{card}"),
            Self::Card(FindingSubject::Unit(id), card) => write!(f, "unit/{id}/card/{card}"),
            Self::Card(FindingSubject::Region(id), card) => write!(f, "region/{id}/card/{card}"),
            Self::Card(FindingSubject::Office, card) => write!(f, "office/card/{card}"),
            Self::Report(id, month) => write!(f, "project/{id}/report/{month}"),
        }
    }
}

impl FromStr for Subject {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let parts: Vec<&str> = text.split('/').collect();
        Ok(match parts[..] {
            ["city"] => Self::City,
            ["ledger"] => Self::Ledger,
            ["region", id] => Self::Region(id.parse()?),
            ["unit", id] => Self::Unit(id.parse()?),
            ["list", id] => Self::List(id.parse()?),
            ["layer", id] => Self::Layer(id.parse()?),
            ["person", id] => Self::Person(id.parse()?),
            ["period", month] => Self::Period(month.parse()?),
            ["edition", id] => Self::Edition(id.parse()?),
            ["checklist", kind] => {
                let kind = MilestoneKind::from_code(kind);
                Self::Checklist(kind.ok_or_else(|| ValueError::Id(text.to_owned()))?)
            }
            ["batch", id] => Self::Batch(id.parse()?),
            ["series", id] => Self::Series(id.parse()?),
            ["rule-set", id] => Self::RuleSet(id.parse()?),
            ["rule-scopes"] => Self::RuleScopes,
            ["document", id] => Self::Document(id.parse()?),
            ["display", id] => Self::Display(id.parse()?),
            ["draft", id] => Self::Draft(id.parse()?),
            ["project", id] => Self::Project(id.parse()?),
            ["project", id, "milestone", part] => Self::Milestone(id.parse()?, part.parse()?),
            ["project", id, "plan", year] => Self::Plan(id.parse()?, year.parse()?),
            ["project", id, "problem", part] => Self::Problem(id.parse()?, part.parse()?),
            ["project", id, "bottom-line", part] => Self::BottomLine(id.parse()?, part.parse()?),
            ["project", id, "evidence", part] => Self::Evidence(id.parse()?, part.parse()?),
            ["project", id, "notice", part] => Self::Notice(id.parse()?, part.parse()?),
            ["project", id, "card", card] => {
                Self::Card(FindingSubject::Project(id.parse()?), card.parse()?)
            }
            ["unit", id, "card", card] => {
                Self::Card(FindingSubject::Unit(id.parse()?), card.parse()?)
            }
            ["region", id, "card", card] => {
                Self::Card(FindingSubject::Region(id.parse()?), card.parse()?)
            }
            ["office", "card", card] => Self::Card(FindingSubject::Office, card.parse()?),
            ["project", id, "report", month] => Self::Report(id.parse()?, month.parse()?),
            _ => return Err(ValueError::Id(text.to_owned())),
        })
    }
}

impl TryFrom<String> for Subject {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        text.parse()
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_reads_back_as_it_is_written() {
        let (project, month) = (ProjectId(7), "2026-03".parse().unwrap());
        let subjects = [
            Subject::City,
            Subject::Ledger,
            Subject::Region(RegionId(1)),
            Subject::Period(month),
            Subject::Edition(EditionId(5)),
            Subject::Checklist(MilestoneKind::Completion),
            Subject::Batch(BatchId(2)),
            Subject::Series(SeriesId(3)),
            Subject::RuleSet(OwnRulesId(2)),
            Subject::RuleScopes,
            Subject::Milestone(project, MilestoneId(4)),
            Subject::Report(project, month),
            Subject::Problem(project, ProblemId(5)),
            Subject::Evidence(project, EvidenceId(6)),
            Subject::BottomLine(project, BottomLineId(6)),
            Subject::Document(DocumentId(7)),
            Subject::Display(DisplayId(7)),
            Subject::Draft(NoticeId(8)),
            Subject::Notice(project, NoticeId(9)),
            Subject::Card(FindingSubject::Project(project), CardId(8)),
            Subject::Card(FindingSubject::Unit(UnitId(2)), CardId(9)),
            Subject::Card(FindingSubject::Region(RegionId(1)), CardId(10)),
            Subject::Card(FindingSubject::Office, CardId(11)),
        ];
        for subject in subjects {
            assert_eq!(subject.to_string().parse(), Ok(subject));
        }
        assert!("checklist/end".parse::<Subject>().is_err());
    }
}
