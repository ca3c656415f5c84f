//! Commands of the administration, and about rules, documents and notices.

use super::*;

pub fn of_the_administration(project: ProjectId) -> Vec<(Who, Command)> {
    let month = month("2026-03");
    let goal = Goal {
        year: month.year(),
        scope: TargetScope::City,
        sector: None,
        size: None,
        due: month,
        aim: Aim::Starts(1),
    };
    let rule = crate::model::period::PeriodRule::default();
    let calendar = crate::value::workday::Calendar::default();
    let period = Subject::Period(month);
    vec![
        (
            Who::Admins,
            Command::new(Subject::City, CityAction::Configure { name: name("x"), demo: false }),
        ),
        (Who::Admins, Command::new(Subject::City, CityAction::SetPeriodRule { rule })),
        (Who::Admins, Command::new(Subject::City, CityAction::SetCalendar { calendar })),
        (
            Who::Admins,
            Command::new(
                Subject::City,
                CityAction::SetMapLines { boundary_note: None, approval: Some(name("审图号")) },
            ),
        ),
        (Who::Office, Command::new(Subject::City, CityAction::EndSetup {})),
        (Who::Office, Command::new(Subject::City, CityAction::SetCardsFrom { from: None })),
        (Who::Admins, Command::new(Subject::Person(PersonId(1)), PersonAction::Deactivate {})),
        (
            Who::Office,
            Command::new(Subject::Ledger, LedgerAction::Import(Box::new(ledger(Vec::new())))),
        ),
        (
            Who::Office,
            Command::new(Subject::Ledger, LedgerAction::TakeBack { import: crate::value::Seq(1) }),
        ),
        (Who::Office, Command::new(Subject::City, UnitAction::Register { name: name("x") })),
        (
            Who::Office,
            Command::new(Subject::Unit(UnitId(1)), UnitAction::Rename { name: name("x") }),
        ),
        (
            Who::Office,
            Command::new(Subject::Unit(UnitId(1)), UnitAction::RemoveAlias { alias: name("x") }),
        ),
        (
            Who::Office,
            Command::new(Subject::Region(RegionId(1)), RegionAction::Rename { name: name("x") }),
        ),
        (
            Who::Office,
            Command::new(
                Subject::Region(RegionId(1)),
                RegionAction::RemoveAlias { alias: name("x") },
            ),
        ),
        (
            Who::Office,
            Command::new(Subject::List(ListId(1)), ListAction::Rename { name: name("x") }),
        ),
        (
            Who::Office,
            Command::new(
                Subject::City,
                LayerAction::Load { name: name("x"), shapes: Vec::new().into() },
            ),
        ),
        (
            Who::Admins,
            Command::new(Subject::Person(PersonId(1)), PersonAction::Assign { role: Role::Viewer }),
        ),
        (Who::Office, Command::new(period, PeriodAction::Remind {})),
        (Who::Office, Command::new(period, PeriodAction::Close {})),
        (Who::Office, Command::new(period, EditionAction::Freeze {})),
        (Who::Office, Command::new(period, EditionAction::Publish {})),
        (Who::Office, Command::new(period, PeriodAction::Reopen { reason: text("x") })),
        (Who::Office, Command::new(Subject::Project(project), ProjectAction::Resume {})),
        (Who::Office, Command::new(Subject::City, SeriesAction::Set(SeriesKind::Target(goal)))),
        (Who::Office, Command::new(Subject::Series(SeriesId(1)), SeriesAction::Remove {})),
    ]
}

pub fn of_displays(project: ProjectId) -> Vec<(Who, Command)> {
    let display = Subject::Display(DisplayId(1));
    let (tour, time) = (Tour::default(), ShowTime::Short);
    let register = DisplayAction::Register { name: name("x"), tour: tour.clone() };
    let configure = DisplayAction::Configure { name: name("x"), tour };
    [
        (Who::Admins, Command::new(Subject::City, register)),
        (Who::Admins, Command::new(display, configure)),
        (Who::Admins, Command::new(display, DisplayAction::Retire {})),
        (Who::Issuers, Command::new(display, DisplayAction::Put { project, time })),
        (Who::Issuers, Command::new(display, DisplayAction::End {})),
    ]
    .into_iter()
    .collect()
}

pub fn of_rules() -> Vec<(Who, Command)> {
    let (set, scope) = (RuleSetId::Preset(Preset::Ratio), RuleScope::Everything);
    let own = Subject::RuleSet(OwnRulesId(1));
    let put = RuleAction::PutInForce {
        name: name("x"),
        rules: Vec::new(),
        scope: scope.clone(),
        from: month("2026-03").last_day(),
    };
    let commands = [
        (Subject::City, RuleAction::Copy { from: set, name: name("x") }),
        (own, RuleAction::Set { name: name("x"), rules: Vec::new() }),
        (own, put),
        (Subject::RuleScopes, RuleAction::Assign { scope: scope.clone(), set }),
        (Subject::RuleScopes, RuleAction::Unassign { scope }),
    ];
    let office = |(subject, action)| (Who::Office, Command::new(subject, action));
    commands.into_iter().map(office).collect()
}

pub fn content() -> NoticeContent {
    NoticeContent {
        addressee: Some(Addressee::unit(UnitId(4))),
        subject: Some(name("x")),
        facts: Some(text("x")),
        demand: Some(text("x")),
        signatory: Some(name("x")),
        ..NoticeContent::of(DocumentId::STANDARD)
    }
}

/// The first notice is issued to a bureau, the second is a draft.
pub fn earlier() -> EarlierNotice {
    EarlierNotice {
        number: "挂战点球〔2026〕17号".parse().unwrap(),
        addressee: Addressee::unit(UnitId(1)),
        subject: name("x"),
        facts: None,
        demand: text("x"),
        signatory: None,
        issued_on: month("2026-03").first_day(),
        answer_by: month("2026-03").last_day(),
        standing: EarlierState::Unsigned,
    }
}

pub fn of_notices(project: ProjectId) -> Vec<(Who, Command)> {
    let (issued, draft) = (Subject::Notice(project, NoticeId(1)), Subject::Draft(NoticeId(2)));
    let (reason, day) = (text("x"), month("2026-05").first_day());
    let (signer, content) = (name("x"), Box::new(content()));
    let (scan, evidence) = (EvidenceId(1), Vec::new());
    let on_draft = [
        NoticeAction::Revise { content: content.clone() },
        NoticeAction::Check {},
        NoticeAction::Discard {},
        NoticeAction::Issue {},
    ];
    let on_issued = [
        (Who::Addressee, NoticeAction::Serve {}),
        (Who::Addressee, NoticeAction::Acknowledge { signer: signer.clone() }),
        (
            Who::Addressee,
            NoticeAction::Respond { text: reason.clone(), evidence: evidence.clone() },
        ),
        (Who::Addressee, NoticeAction::AskExtension { until: day, reason: reason.clone() }),
        (Who::Issuers, NoticeAction::RecordReceipt { signer, on: day, scan }),
        (Who::Issuers, NoticeAction::RecordReply { text: reason.clone(), on: day, scan }),
        (Who::Issuers, NoticeAction::Return { reason: reason.clone(), answer_by: day }),
        (Who::Issuers, NoticeAction::Close { remark: None }),
        (Who::Issuers, NoticeAction::GrantExtension {}),
        (Who::Issuers, NoticeAction::RefuseExtension { reason: reason.clone() }),
        (Who::Issuers, NoticeAction::Supplement { text: reason.clone(), evidence }),
        (Who::Issuers, NoticeAction::Withdraw { reason }),
    ];
    let begin = Command::new(Subject::Project(project), NoticeAction::Draft { content });
    let escalate = Command::new(Subject::City, NoticeAction::Escalate {});
    let of_draft = on_draft.map(|action| (Who::Issuers, Command::new(draft, action)));
    let of_issued = on_issued.map(|(who, action)| (who, Command::new(issued, action)));
    let take_over = NoticeAction::TakeOver { earlier: Box::new(earlier()) };
    let take_over = Command::new(Subject::Project(project), take_over);
    let others = [(Who::Issuers, begin), (Who::Office, escalate), (Who::Office, take_over)];
    others.into_iter().chain(of_draft).chain(of_issued).collect()
}

pub fn of_documents() -> Vec<(Who, Command)> {
    let file = Box::new(DocumentFile::standard(None).unwrap());
    let (document, year) = (Subject::Document(DocumentId::STANDARD), month("2026-03").year());
    let commands = [
        Command::new(Subject::City, DocumentAction::Define(file.clone())),
        Command::new(document, DocumentAction::Revise(file)),
        Command::new(document, DocumentAction::StartSeries { year, first: 2 }),
    ];
    commands.into_iter().map(|command| (Who::Office, command)).collect()
}
