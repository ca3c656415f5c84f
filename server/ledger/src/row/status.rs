//! The status of a row, from a column of status, one of 建设性质, or the heading above it.

use battle_map::{
    model::ledger::{IssueCode, ProjectStatus, StatedClass, StatedStatus, WordCorrection},
    value::{Name, Year, text::normalised},
};

use super::{RowHeading, RowReader, class};
use crate::{
    cell,
    sheet::CellValue,
    words::{Field, WORDS},
};

/// What a row says in words of how far its project is.
#[derive(Default)]
pub struct RowStatus {
    /// The statuses that it states.
    pub statuses: Vec<StatedStatus>,
    /// The class on the list.
    pub class: Option<StatedClass>,
    /// Whether it is enrolled.
    pub enrolled: Option<bool>,
}

impl RowReader<'_> {
    /// Whether it has started, where the column answers with yes or no.
    pub(super) fn started(&mut self) -> Option<bool> {
        let stated = self.cell(Field::Started).is_some_and(|(_, value)| self.is_status(value));
        if stated { None } else { self.get(Field::Started, cell::answer) }
    }

    /// What the row says of how far it is; words that nobody knows are named. For its class on the list
    /// 建设性质 counts first, then other columns of status, then the heading.
    pub(super) fn statuses(&mut self, group: &RowHeading) -> RowStatus {
        let mut said = RowStatus { statuses: self.ticked(), ..RowStatus::default() };
        let ticks = class::of(&said.statuses, self.ticks_speak_of_the_year());
        let mut classes: Vec<StatedClass> = ticks.collect();
        for field in [Field::Status, Field::Nature, Field::Started] {
            let Some((column, value)) = self.cell(field) else { continue };
            let ticked = column.meaning.ticked.is_some();
            if ticked || field == Field::Started && !self.is_status(value) {
                continue;
            }
            let planned = field == Field::Nature || self.context.planned_status;
            let text = value.text();
            let (words, year) = (self.context.words, self.context.year);
            let told = Told { words, planned, year, column: &column.label };
            if let Some(found) = of_text(&text, told) {
                let at = if field == Field::Nature { 0 } else { classes.len() };
                classes.splice(at..at, class::of(&found.statuses, planned));
                said.enrolled = said.enrolled.or(found.enrolled);
                said.statuses.extend(found.statuses);
            } else {
                let code = IssueCode::UnknownStatus;
                self.warnings.push(self.issue(&column.label, code, &text));
            }
        }
        if said.statuses.is_empty() {
            said.statuses.extend(group.status.clone());
        }
        classes.extend(class::of(group.status.as_slice(), true));
        said.class = self.class(&classes);
        said
    }

    /// Whether it is enrolled, as its column says, else as its status does.
    pub(super) fn enrolled(&mut self, stated: Option<bool>) -> Option<bool> {
        let own = self.get(Field::Enrolled, cell::answer);
        if let (Some(own), Some(stated)) = (own, stated)
            && own != stated
            && let Some((column, value)) = self.cell(Field::Enrolled)
        {
            let value = format!("{} ≠ {}", value.text(), if stated { "是" } else { "否" });
            self.warnings.push(self.issue(&column.label, IssueCode::StatusContradicts, &value));
        }
        own.or(stated)
    }

    /// The status that is ticked in one of several columns. Ticks that exclude each other are named,
    /// and none of them counts.
    fn ticked(&mut self) -> Vec<StatedStatus> {
        let columns = self.context.header.columns_of(Field::Status);
        let ticked = columns.filter_map(|column| {
            let status = column.meaning.ticked?;
            let is_ticked = |value: &CellValue| WORDS.is("tick", &normalised(&value.text()));
            self.value(column).filter(|value| is_ticked(value))?;
            let word = Name::new(&column.label).ok()?;
            Some(StatedStatus { column: column.label.clone(), word, status })
        });
        let mut ticked: Vec<StatedStatus> = ticked.collect();
        if let [first, .., last] = ticked.as_slice()
            && !agree(&ticked)
        {
            let words: Vec<&str> = ticked.iter().map(|stated| stated.word.as_str()).collect();
            let value = format!("{}：{}", first.word, words.join("、"));
            let issue = self.issue(&last.column, IssueCode::StatusContradicts, &value);
            self.warnings.push(issue);
            return Vec::new();
        }
        // What was reached last first: it says what the ones before it leave open.
        ticked.sort_by_key(|stated| std::cmp::Reverse(place(stated.status)));
        ticked
    }

    /// Whether a cell of 开工情况 answers neither yes nor no, but with a status: 停工.
    fn is_status(&self, value: &CellValue) -> bool {
        let word = normalised(&value.text());
        said(self.context.words, &word).is_some()
            || cell::answer(value).is_err() && WORDS.status(&word, false).is_some()
    }
}

/// Whether statuses can be true of one project: 开工 and 竣工 can, 前期 and 在建 cannot.
fn agree(stated: &[StatedStatus]) -> bool {
    let one = |says: fn(ProjectStatus) -> Option<bool>| {
        let said = stated.iter().filter_map(|stated| says(stated.status));
        said.clone().all(|says| says) || said.clone().all(|says| !says)
    };
    one(ProjectStatus::started) && one(ProjectStatus::completed)
}

fn place(status: ProjectStatus) -> Option<usize> {
    ProjectStatus::ALL.iter().position(|known| *known == status)
}

/// What a column's words of status are read with.
#[derive(Clone, Copy)]
struct Told<'a> {
    words: &'a [WordCorrection],
    planned: bool,
    year: Option<Year>,
    column: &'a str,
}

impl Told<'_> {
    /// What a word means; one that names the list's year speaks of that, whatever the column.
    fn status(self, word: &str) -> Option<ProjectStatus> {
        WORDS.status(word, self.planned).or_else(|| class::dated(word, self.year, self.planned))
    }
}

/// What somebody said of a word; the inner option is none where it says nothing of the status.
fn said(words: &[WordCorrection], word: &str) -> Option<Option<ProjectStatus>> {
    let of_word = |known: &&WordCorrection| normalised(known.word.as_str()) == word;
    words.iter().find(of_word).map(|known| known.status)
}

/// What a cell of status says.
#[derive(Default)]
struct CellStatus {
    statuses: Vec<StatedStatus>,
    enrolled: Option<bool>,
}

/// What a cell says, nothing where it says nothing of a status; none where one of its words is
/// unknown.
fn of_text(text: &str, told: Told<'_>) -> Option<CellStatus> {
    let whole = normalised(text);
    if let Some(found) = of_word(&whole, told, text) {
        return Some(found);
    }
    let head = whole.split('(').next().unwrap_or_default();
    let words = head.split([',', '、', ';', '/', '，', '。', ':']).filter(|word| !word.is_empty());
    let found: Option<Vec<CellStatus>> = words.map(|word| of_word(word, told, word)).collect();
    let found = found.filter(|found| !found.is_empty())?;
    Some(CellStatus {
        enrolled: found.iter().find_map(|found| found.enrolled),
        statuses: found.into_iter().flat_map(|found| found.statuses).collect(),
    })
}

fn of_word(word: &str, told: Told<'_>, written: &str) -> Option<CellStatus> {
    let said = said(told.words, word);
    let is_nothing = cell::is_nothing(word) || WORDS.is("status-other", word);
    if said == Some(None) || said.is_none() && is_nothing {
        return Some(CellStatus::default());
    }
    if let Some(status) = said.flatten().or_else(|| told.status(word)) {
        let word = Name::new(written).ok()?;
        let stated = StatedStatus { column: told.column.to_owned(), word, status };
        return Some(CellStatus { statuses: vec![stated], enrolled: None });
    }
    let (enrolled, ending) = enrolment(word)?;
    let rest = word.strip_suffix(ending)?;
    let found = if rest.is_empty() { CellStatus::default() } else { of_word(rest, told, written)? };
    Some(CellStatus { enrolled: Some(enrolled), ..found })
}

/// What a word ends with of being enrolled in the statistics: 已开工未纳统.
fn enrolment(word: &str) -> Option<(bool, &str)> {
    let ends = |list| WORDS.ending(list, word);
    ends("enrolled-no").map(|said| (false, said)).or(ends("enrolled-yes").map(|said| (true, said)))
}

/// The status that a heading states of all projects below it: 一、续建项目（20个）.
pub fn of_heading(words: &str, year: Option<Year>) -> Option<StatedStatus> {
    let word = normalised(words);
    let status = WORDS.status(&word, true).or_else(|| class::dated(&word, year, true))?;
    Some(StatedStatus { column: String::new(), word: Name::new(words).ok()?, status })
}
