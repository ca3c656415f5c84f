//! The one list of the things of the field: whoever adds a thing names it here, and the envelopes,
//! the kinds of events, the refusals and the way from a command to its rules follow.

/// Calls `$macro` with a line for every thing: the variant that wraps it in the envelopes, the
/// module that holds its types in `model` and its rules in `rules`, and the names of its actions,
/// changes and refusals.
macro_rules! things {
    ($macro:ident) => {
        $macro! {
            City(city: CityAction, CityChange, CityRefusal),
            Region(region: RegionAction, RegionChange, RegionRefusal),
            Unit(unit: UnitAction, UnitChange, UnitRefusal),
            List(list: ListAction, ListChange, ListRefusal),
            Project(project: ProjectAction, ProjectChange, ProjectRefusal),
            Milestone(milestone: MilestoneAction, MilestoneChange, MilestoneRefusal),
            Plan(plan: PlanAction, PlanChange, PlanRefusal),
            Period(period: PeriodAction, PeriodChange, PeriodRefusal),
            Edition(edition: EditionAction, EditionChange, EditionRefusal),
            Report(report: ReportAction, ReportChange, ReportRefusal),
            Layer(layer: LayerAction, LayerChange, LayerRefusal),
            Person(person: PersonAction, PersonChange, PersonRefusal),
            Checklist(checklist: ChecklistAction, ChecklistChange, ChecklistRefusal),
            Recognition(recognition: RecognitionAction, RecognitionChange, RecognitionRefusal),
            Problem(problem: ProblemAction, ProblemChange, ProblemRefusal),
            Series(series: SeriesAction, SeriesChange, SeriesRefusal),
            BottomLine(bottom_line: BottomLineAction, BottomLineChange, BottomLineRefusal),
            Evidence(evidence: EvidenceAction, EvidenceChange, EvidenceRefusal),
            Rule(rule: RuleAction, RuleChange, RuleRefusal),
            Document(document: DocumentAction, DocumentChange, DocumentRefusal),
            Notice(notice: NoticeAction, NoticeChange, NoticeRefusal),
            Card(card: CardAction, CardChange, CardRefusal),
            Display(display: DisplayAction, DisplayChange, DisplayRefusal),
            Ledger(ledger: LedgerAction, LedgerChange, LedgerRefusal),
        }
    };
}

pub(crate) use things;

/// A thing that may be concealed until it is published: it exists only for those named on it. Its
/// identifiers come from a series of their own until then, and whoever is not named on it learns neither
/// of it nor of its versions. None of the things above is one: what is hidden of them is what they say
/// or how far they have come, and the headquarters sees all of it.
pub trait Concealable {}
