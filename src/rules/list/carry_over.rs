//! 结转: what of a year's list goes on to the next year's. A proposal only; the office decides and puts
//! the projects on the new list by ordinary commands.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    model::{
        list::{ListClass, ListEntry},
        project::Project,
        stage::Condition,
    },
    value::{Name, Year, code::codes},
};

#[cfg(test)]
mod tests;

/// Words of a heading that name a class of the year in which it was written.
const CLASS_WORDS: [&str; 9] =
    ["续建", "结转", "新开工", "新建", "竣工", "完工", "投产", "前期", "储备"];

/// How far a project on a list has come, which decides whether it is carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CarryReason {
    /// 在建: construction goes on.
    Building,
    /// 前期: construction has not started.
    Early,
    /// 停缓建: suspended, whether started or not.
    Suspended,
    /// 开工不明: nobody said whether it has started.
    Unknown,
    /// 竣工: it is completed.
    Completed,
    /// 取消: it was cancelled.
    Cancelled,
}

codes!(CarryReason);

impl CarryReason {
    /// How far a project has come.
    pub fn of(project: &Project) -> Self {
        if !project.is_live() {
            Self::Cancelled
        } else if project.stage().is_completed() {
            Self::Completed
        } else if matches!(project.condition, Condition::Suspended { .. }) {
            Self::Suspended
        } else {
            match project.stage().is_started() {
                Some(true) => Self::Building,
                Some(false) => Self::Early,
                None => Self::Unknown,
            }
        }
    }

    /// Whether the project is carried over unless the office decides otherwise.
    pub const fn is_carried(self) -> bool {
        !matches!(self, Self::Completed | Self::Cancelled)
    }
}

/// The entry of a project on the list of `year`, made from its entry on the list before. Serial number
/// and unknown columns are those of the old list and stay there.
pub fn entry(project: &Project, before: &ListEntry, year: Year, order: u32) -> ListEntry {
    ListEntry {
        order,
        serial: None,
        group: before.group.as_ref().and_then(heading),
        class: class(project, before.class, year),
        extra: Vec::new(),
    }
}

/// 建设性质 in `year`: what was started goes on, what was not starts in the year in which its start is
/// planned. Where nobody said whether it has started, the class of the list before speaks.
fn class(project: &Project, before: Option<ListClass>, year: Year) -> Option<ListClass> {
    let starts = project.planned_start().is_some_and(|start| start.month().year() == year);
    match (project.stage().is_started(), before) {
        (Some(true), _) | (None, Some(ListClass::Continued)) => Some(ListClass::Continued),
        (Some(false), _) | (None, Some(ListClass::Preparatory)) if starts => {
            Some(ListClass::NewStart)
        }
        (Some(false), _) | (None, Some(ListClass::Preparatory)) => Some(ListClass::Preparatory),
        (None, _) => None,
    }
}

/// A heading without the number of projects that it counted; none where it names a class, as that may
/// be another one in the next year.
fn heading(before: &Name) -> Option<Name> {
    let words = before.as_str();
    if CLASS_WORDS.iter().any(|class| words.contains(class)) {
        return None;
    }
    let counted = words.rfind(['(', '（']).filter(|at| {
        let inside = words[*at..].trim_start_matches(['(', '（']).trim_end();
        inside.ends_with([')', '）']) && inside.contains(|c: char| c.is_ascii_digit())
    });
    Name::new(&words[..counted.unwrap_or(words.len())]).ok()
}
