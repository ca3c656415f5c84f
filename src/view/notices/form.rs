//! What the form for a new notice offers and begins with.

use serde::{Deserialize, Serialize};

use crate::{
    access,
    board::Board,
    model::{
        actor::{Actor, Role},
        document::{Document, Term},
        notice::{Addressee, NoticeContent},
        project::Project,
    },
    rules::notice::{Particulars, addressee_name, signs},
    value::{Day, DocumentId, EvidenceId, ProjectId, Text, Timestamp, UnitId},
    view::{assessment::Assessment, head::Frame, project_file::Named},
};

/// A type of document with what a draft of it begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentChoice {
    /// The identifier of the type of document.
    pub id: DocumentId,
    /// The name of the type, such as `点球通知单`.
    pub name: String,
    /// The short word by which people call it, such as `点球`.
    pub word: String,
    /// Whether a second person has to check a draft of it.
    pub check: bool,
    /// Whether its papers name somebody whom the addressee may ask.
    pub contact: bool,
    /// Whether they name that person's telephone.
    pub telephone: bool,
    /// How long there is to sign for it.
    pub sign: Term,
    /// The last day to answer; never a day off.
    pub answer_by: Day,
    /// The words with which its account of the facts begins.
    pub facts: String,
    /// The words with which its demand begins.
    pub demand: String,
}

/// Somebody to whom a notice can go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddresseeChoice {
    /// The unit or county to which it can go.
    pub addressee: Addressee,
    /// The name by which the paper addresses them.
    pub name: String,
    /// Whether there is an active account that can sign for them.
    pub signs: bool,
}

/// What the form for a new notice offers and begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoticeForm {
    /// City, period, data age.
    pub frame: Frame,
    /// The project that the notice is about.
    pub project: ProjectId,
    /// The name of that project.
    pub name: String,
    /// Types of documents, the standard one first.
    pub documents: Vec<DocumentChoice>,
    /// To whom it can go: the project's own unit and counties first.
    pub addressees: Vec<AddresseeChoice>,
    /// How many of those are the project's own.
    pub own: usize,
    /// All units, to assist or to get a copy.
    pub units: Vec<Named<UnitId>>,
    /// Leaders in whose name it may be issued.
    pub leaders: Vec<String>,
    /// Evidence of the project that counts.
    pub evidence: Vec<(EvidenceId, String)>,
    /// The first day that may be a deadline.
    pub today: Day,
}

/// The form for a notice about `project`; none for those who write none.
pub fn notice_form(
    assessment: &Assessment,
    actor: &Actor,
    project: ProjectId,
    now: Timestamp,
) -> Option<NoticeForm> {
    let board = &assessment.board;
    if !access::writes_notices(actor) {
        return None;
    }
    let project = board.projects.get(&project)?.as_ref();
    let documents = board.all_documents();
    let known = project.evidence.iter().filter_map(|id| board.evidence.get(id));
    let counting = known.filter(|known| known.withdrawn.is_none());
    let own = own_addressees(project);
    Some(NoticeForm {
        frame: Frame::of(assessment, now),
        project: project.id,
        name: project.facts.name.to_string(),
        documents: documents.iter().map(|document| choice(board, document, project, now)).collect(),
        own: own.len(),
        addressees: addressees(board, own),
        units: units(board),
        leaders: leaders(board, actor, project),
        evidence: counting.map(|known| (known.id, known.file.name.to_string())).collect(),
        today: now.day(),
    })
}

fn choice(board: &Board, document: &Document, project: &Project, now: Timestamp) -> DocumentChoice {
    let content = NoticeContent::of(document.id);
    let paper = Particulars::of(board, document, project, &content, now);
    let file = &document.file;
    // Facts that nobody can judge would be a sentence full of gaps.
    let judged = paper.measured.is_some_and(|measured| measured.lag > 0);
    let fill = |template: Option<&Text>| {
        template.map(|text| paper.fill(text, file.sign, paper.answer_by)).unwrap_or_default()
    };
    DocumentChoice {
        id: document.id,
        name: file.name.to_string(),
        word: file.word.to_string(),
        check: file.check,
        contact: file.contact.is_some(),
        telephone: file.telephone.is_some(),
        sign: file.sign,
        answer_by: paper.answer_by,
        facts: fill(file.facts.as_ref().filter(|_| judged)),
        demand: fill(file.demand.as_ref()),
    }
}

/// The responsible unit, the counties, the bureau that leads its sector.
fn own_addressees(project: &Project) -> Vec<Addressee> {
    let facts = &project.facts;
    let counties = facts.regions.iter().map(|share| Addressee::region(share.region));
    let mut own: Vec<_> = facts.responsible_unit.map(Addressee::unit).into_iter().collect();
    own.extend(counties);
    own.extend(facts.lead_unit.map(Addressee::unit).filter(|lead| !own.contains(lead)));
    own
}

fn addressees(board: &Board, own: Vec<Addressee>) -> Vec<AddresseeChoice> {
    let regions = board.regions.keys().map(|id| Addressee::region(*id));
    let others = regions.chain(board.units.keys().map(|id| Addressee::unit(*id)));
    let others: Vec<_> = others.filter(|other| !own.contains(other)).collect();
    let choice = |addressee| {
        let name = addressee_name(board, addressee)?.to_string();
        Some(AddresseeChoice { addressee, name, signs: signs(board, addressee) })
    };
    let mut others: Vec<_> = others.into_iter().filter_map(choice).collect();
    // Those who can sign first: a city has hundreds of companies without an account.
    others.sort_by(|a, b| (!a.signs, &a.name).cmp(&(!b.signs, &b.name)));
    own.into_iter().filter_map(choice).chain(others).collect()
}

fn units(board: &Board) -> Vec<Named<UnitId>> {
    let named = board.units.values().map(|unit| Named { id: unit.id, name: unit.name.to_string() });
    let mut units: Vec<_> = named.collect();
    units.sort_by(|a, b| a.name.cmp(&b.name));
    units
}

/// Whoever looks, if they are one; the project's sponsors; everybody with a leader's account.
fn leaders(board: &Board, actor: &Actor, project: &Project) -> Vec<String> {
    let own = (actor.role == Role::Leader).then(|| actor.name.to_string());
    let sponsors = project.facts.sponsors.iter().map(ToString::to_string);
    let people = board.people.values().filter(|p| p.active && p.role == Role::Leader);
    let all = own.into_iter().chain(sponsors).chain(people.map(|person| person.name.to_string()));
    let mut leaders: Vec<String> = Vec::new();
    for name in all {
        if !leaders.contains(&name) {
            leaders.push(name);
        }
    }
    leaders
}
