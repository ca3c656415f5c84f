//! One line of a register against the board: which project, whom it went to, how far it has come.

use super::{PastNotice, RowFault, cells::LineReader};
use crate::{
    board::Board,
    command::Command,
    event::Subject,
    model::{
        notice::{
            Addressee, EarlierNotice, EarlierState, NoticeAction, NoticeNumber, PaperSignature,
        },
        project::Project,
        register::{RegisterColumn, RegisterLine},
    },
    rules::notice::addressee_name,
    value::{Day, Name, Text, text::normalised},
};

/// The words for how far a notice has come, as registers write them.
const STATES: [(StatedNoticeState, &[&str]); 4] = [
    (StatedNoticeState::Unsigned, &["待签收", "未签收", "已发", "已发出", "已发文"]),
    (
        StatedNoticeState::Signed,
        &["待反馈", "已签收", "整改中", "待整改", "未反馈", "已签收，待反馈"],
    ),
    (StatedNoticeState::Answered, &["待复核", "已反馈", "已整改", "已反馈，待复核"]),
    (StatedNoticeState::Closed, &["已销号", "销号", "已办结", "办结", "已关闭"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StatedNoticeState {
    Unsigned,
    Signed,
    Answered,
    Closed,
}

/// A line that can be asked for.
pub struct ReadLine {
    /// The number it has.
    pub number: NoticeNumber,
    /// The command that takes it over.
    pub command: Command,
    /// What is shown of it.
    pub shown: PastNotice,
}

/// Reads a line of the register against the board.
///
/// # Errors
/// Every fault of its cells, each with its column.
pub fn read(board: &Board, line: &RegisterLine) -> Result<ReadLine, Vec<RowFault>> {
    let mut cells = LineReader::of(line);
    let number = cells.needed(RegisterColumn::Number, "unreadable-number", str::parse);
    let project = cells.project(board);
    let addressee = project.and_then(|project| cells.addressee(board, project));
    let subject = cells.needed(RegisterColumn::Subject, "unreadable-text", Name::new);
    let facts = cells.optional(RegisterColumn::Facts, "unreadable-text", Text::new);
    let demand = cells.needed(RegisterColumn::Demand, "unreadable-text", Text::new);
    let signatory = cells.optional(RegisterColumn::Signatory, "unreadable-text", Name::new);
    let issued_on = cells.needed(RegisterColumn::IssuedOn, "unreadable-date", str::parse);
    let answer_by = cells.needed(RegisterColumn::AnswerBy, "unreadable-date", str::parse);
    let standing = match (&addressee, issued_on) {
        (Some((_, name)), Some(issued_on)) => cells.standing(name, issued_on),
        _ => None,
    };
    let earlier = || {
        let (addressee, _) = addressee.clone()?;
        Some(EarlierNotice {
            number: number.clone()?,
            addressee,
            subject: subject?,
            facts: facts?,
            demand: demand?,
            signatory: signatory?,
            issued_on: issued_on?,
            answer_by: answer_by?,
            standing: standing?,
        })
    };
    let (Some(earlier), Some(project), true) = (earlier(), project, cells.faults.is_empty()) else {
        return Err(cells.faults);
    };
    let shown = PastNotice {
        row: line.row,
        number: earlier.number.to_string(),
        project: project.facts.name.to_string(),
        addressee: addressee.map(|(_, name)| name.to_string()).unwrap_or_default(),
    };
    let number = earlier.number.clone();
    let take_over = NoticeAction::TakeOver { earlier: Box::new(earlier) };
    let command = Command::new(Subject::Project(project.id), take_over);
    Ok(ReadLine { number, command, shown })
}

impl LineReader<'_, RegisterColumn> {
    /// The only live project of that name, in that region if one is given.
    fn project<'b>(&mut self, board: &'b Board) -> Option<&'b Project> {
        let word = normalised(self.text(RegisterColumn::Project));
        if word.is_empty() {
            self.refuse(RegisterColumn::Project, "missing-cell");
            return None;
        }
        let region = board.region_called(self.text(RegisterColumn::Region)).map(|region| region.id);
        let mut called = board.projects.values().map(AsRef::as_ref).filter(|project| {
            project.is_live()
                && normalised(project.facts.name.as_str()) == word
                && region.is_none_or(|id| project.facts.regions.iter().any(|s| s.region == id))
        });
        let found = (called.next(), called.next());
        match found {
            (Some(project), None) => return Some(project),
            (Some(_), Some(_)) => self.refuse(RegisterColumn::Project, "ambiguous-project"),
            (None, _) => self.refuse(RegisterColumn::Project, "unknown-project"),
        }
        None
    }

    /// The unit or county of that name; the project's responsible unit where the cell is empty.
    fn addressee(&mut self, board: &Board, project: &Project) -> Option<(Addressee, Name)> {
        let text = self.text(RegisterColumn::Unit);
        let named = if text.is_empty() {
            project.facts.responsible_unit.map(Addressee::unit)
        } else {
            let county = text.strip_suffix("人民政府").unwrap_or(text);
            let region = || board.region_called(county).map(|region| Addressee::region(region.id));
            board.unit_called(text).map(Addressee::unit).or_else(region)
        };
        let named = named.and_then(|to| Some((to, addressee_name(board, to)?)));
        if named.is_none() {
            let code = if text.is_empty() { "missing-cell" } else { "unknown-unit" };
            self.refuse(RegisterColumn::Unit, code);
        }
        named
    }

    /// How far it has come: by its word, or where there is none by what was signed and answered.
    fn standing(&mut self, addressee: &Name, issued_on: Day) -> Option<EarlierState> {
        let word = normalised(self.text(RegisterColumn::State));
        let known =
            STATES.iter().find(|(_, words)| words.iter().any(|known| normalised(known) == word));
        let stand = match (known, word.is_empty()) {
            (Some((stand, _)), _) => *stand,
            (None, true) => self.unsaid(),
            (None, false) => {
                self.refuse(RegisterColumn::State, "unknown-state");
                return None;
            }
        };
        if stand == StatedNoticeState::Unsigned {
            return Some(EarlierState::Unsigned);
        }
        let signer = self.optional(RegisterColumn::Signer, "unreadable-text", Name::new)?;
        let on = self.optional(RegisterColumn::SignedOn, "unreadable-date", str::parse)?;
        // Registers often leave out who signed; that it was signed they say.
        let signer = signer.unwrap_or_else(|| addressee.clone());
        let signed = PaperSignature { signer, on: on.unwrap_or(issued_on) };
        if stand == StatedNoticeState::Signed {
            return Some(EarlierState::Signed { signed });
        }
        let reply = self.needed(RegisterColumn::Reply, "unreadable-text", Text::new)?;
        Some(match stand {
            StatedNoticeState::Closed => EarlierState::Closed { signed, reply },
            _ => EarlierState::Answered { signed, reply },
        })
    }

    fn unsaid(&self) -> StatedNoticeState {
        if !self.text(RegisterColumn::Reply).is_empty() {
            StatedNoticeState::Answered
        } else if self.text(RegisterColumn::SignedOn).is_empty() {
            StatedNoticeState::Unsigned
        } else {
            StatedNoticeState::Signed
        }
    }
}
