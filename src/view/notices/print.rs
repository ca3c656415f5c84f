//! A notice as its paper: the frozen content in the order in which it is printed. The headings of
//! the table are Chinese like the paper itself.

use crate::{
    access,
    board::Board,
    model::{
        actor::Actor,
        evidence::{Evidence, FileKind},
        notice::{Issued, IssuedPaper, Measured, Notice, NoticeDraft, Phase, StepKind},
        project::Project,
    },
    rules::notice::Particulars,
    value::{Decimal, EvidenceId, Name, NoticeId, Timestamp},
    view::notice_paper::{
        NoticePaper, PaperAnnex, PaperContact, PaperDemand, PaperFact, PaperMap, PaperState,
        PlaceWords, place_map,
    },
};

/// The paper of notice `id` as `actor` may print it; none where they may not read it.
pub fn notice_print(
    board: &Board,
    actor: &Actor,
    id: NoticeId,
    words: &dyn PlaceWords,
    now: Timestamp,
) -> Option<NoticePaper> {
    let notice = board.notices.get(&id)?.as_ref();
    let issued = notice.reached().is_some();
    if !access::may_see_notice(actor, notice)
        || issued && !access::may_read_notice(board, actor, notice)
    {
        return None;
    }
    let project = board.projects.get(&notice.project)?;
    let mut paper = match (notice.issued(), notice.draft()) {
        (Some(issued), _) => of_issued(board, issued),
        (None, Some(draft)) => of_draft(board, project, draft, now)?,
        (None, None) => return None,
    };
    paper.map = map(board, notice, project, words);
    Some(paper)
}

fn of_issued(board: &Board, issued: &Issued) -> NoticePaper {
    let paper = &issued.paper;
    NoticePaper {
        state: state(issued),
        sign_by: Some(issued.order.sign_by),
        answer_by: Some(paper.answer_by),
        opening: lines(paper.opening.as_str()),
        body: lines(paper.facts.as_str()),
        demands: demands(paper.demand.as_str()),
        closing: lines(paper.closing.as_str()),
        copies: strings(&paper.copies),
        contact: contact(paper.contact.as_ref(), paper.telephone.as_ref()),
        facts: facts(paper),
        annexes: annexes(board, &paper.evidence),
        organisation: paper.office.to_string(),
        signer: paper.office.to_string(),
        title: paper.title.to_string(),
        project: paper.project.to_string(),
        addressee: paper.addressee_name.to_string(),
        map: None,
    }
}

fn state(issued: &Issued) -> PaperState {
    let (number, on) = (issued.paper.number.to_string(), issued.paper.issued_on);
    if !matches!(issued.phase, Phase::Withdrawn { .. }) {
        return PaperState::Issued { number, on };
    }
    let step = issued.steps.iter().find(|step| step.kind == StepKind::Withdrawn);
    PaperState::Withdrawn { number, on, withdrawn: step.map_or(on, |step| step.stamp.at.day()) }
}

/// A draft says what it would say today; what is missing leaves its place empty.
fn of_draft(
    board: &Board,
    project: &Project,
    draft: &NoticeDraft,
    now: Timestamp,
) -> Option<NoticePaper> {
    let content = &draft.content;
    let document = board.document(content.document)?;
    let file = &document.file;
    let paper = Particulars::of(board, &document, project, content, now);
    let sign = content.sign.unwrap_or(file.sign);
    let answer_by = content.answer_by.unwrap_or(paper.answer_by);
    let text =
        |text: Option<&crate::value::Text>| text.map(ToString::to_string).unwrap_or_default();
    Some(NoticePaper {
        state: PaperState::Draft,
        sign_by: Some(sign.moment(now, &board.city.calendar)),
        answer_by: Some(answer_by),
        opening: lines(&paper.fill(&file.opening, sign, answer_by)),
        body: lines(&text(content.facts.as_ref())),
        demands: demands(&text(content.demand.as_ref())),
        closing: lines(&paper.fill(&file.closing, sign, answer_by)),
        copies: strings(&paper.copies),
        contact: contact(file.contact.as_ref(), file.telephone.as_ref()),
        facts: table(
            &paper.project,
            &paper.sponsors,
            paper.measured.as_ref(),
            content.basis.as_ref().map(ToString::to_string),
            &paper.assisting,
            content.signatory.as_ref(),
        ),
        annexes: annexes(board, &content.evidence),
        organisation: file.office.to_string(),
        signer: file.office.to_string(),
        title: file.name.to_string(),
        project: paper.project.to_string(),
        addressee: paper.addressee.as_ref().map(ToString::to_string).unwrap_or_default(),
        map: None,
    })
}

fn facts(paper: &IssuedPaper) -> Vec<PaperFact> {
    let basis = paper.basis.as_ref().map(ToString::to_string);
    let measured = paper.measured.as_ref();
    table(
        &paper.project,
        &paper.sponsors,
        measured,
        basis,
        &paper.assisting,
        Some(&paper.signatory),
    )
}

fn table(
    project: &Name,
    sponsors: &[Name],
    measured: Option<&Measured>,
    basis: Option<String>,
    assisting: &[Name],
    signatory: Option<&Name>,
) -> Vec<PaperFact> {
    let joined = |names: &[Name]| (!names.is_empty()).then(|| strings(names).join("、"));
    let scheduled = measured.map(|measured| {
        format!("{}%（截至{}月底）", tenths(measured.scheduled), measured.month.number())
    });
    let actual = measured.map(|measured| {
        let gap = if measured.lag > 0 { "低于" } else { "高于" };
        let actual = tenths(measured.actual);
        format!("{actual}%，{gap}序时{}个百分点", tenths(measured.lag.abs()))
    });
    let facts = [
        ("项目", Some(project.to_string())),
        ("联系领导", joined(sponsors)),
        ("序时进度", scheduled),
        ("实际进度", actual),
        ("依据", basis),
        ("配合单位", joined(assisting)),
        ("签发人", signatory.map(ToString::to_string)),
    ];
    let fact = |(label, value): (&str, Option<String>)| {
        Some(PaperFact { label: label.to_owned(), value: value? })
    };
    facts.into_iter().filter_map(fact).collect()
}

fn map(
    board: &Board,
    notice: &Notice,
    project: &Project,
    words: &dyn PlaceWords,
) -> Option<PaperMap> {
    let svg = place_map(board, notice.project, words)?;
    let region = project.region().and_then(|id| board.regions.get(&id));
    let place = project.facts.place.as_ref().map(ToString::to_string);
    let region = region.map(|region| region.name.to_string());
    // 建设地点 mostly begins with the county; then that stands once.
    let caption = match (region, place) {
        (Some(region), Some(place)) if !place.starts_with(&region) => region + &place,
        (region, place) => place.or(region).unwrap_or_default(),
    };
    Some(PaperMap { svg, caption })
}

fn annexes(board: &Board, evidence: &[EvidenceId]) -> Vec<PaperAnnex> {
    let known = evidence.iter().filter_map(|id| board.evidence.get(id));
    let annex = |known: &std::sync::Arc<Evidence>| PaperAnnex {
        evidence: known.id,
        title: annex_title(known),
        kind: known.file.kind,
        hash: known.file.hash,
    };
    known.map(annex).collect()
}

/// What an annex is called on paper: a photograph by its day, a document by its name without the
/// ending that only a computer needs.
fn annex_title(evidence: &Evidence) -> String {
    let file = &evidence.file;
    if file.kind == FileKind::Pdf {
        let name = file.name.as_str();
        return name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    }
    let (day, word) = match file.taken {
        Some(taken) if taken <= evidence.at => (taken.day(), "拍摄"),
        _ => (evidence.at.day(), "上传"),
    };
    format!("现场照片（{}年{}月{}日{word}）", day.year(), day.civil().month(), day.civil().day())
}

/// One demand a line.
fn demands(text: &str) -> Vec<PaperDemand> {
    let demand = |text: String| PaperDemand {
        text: text.trim_end_matches(['。', '；', ';']).to_owned(),
        due: None,
    };
    lines(text).into_iter().map(demand).collect()
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn strings(names: &[Name]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

fn contact(name: Option<&Name>, telephone: Option<&Name>) -> Option<PaperContact> {
    let telephone = telephone.map(ToString::to_string);
    Some(PaperContact { name: name?.to_string(), telephone })
}

fn tenths(number: i64) -> String {
    Decimal::tenths(number).to_string()
}
