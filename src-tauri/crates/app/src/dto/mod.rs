//! What crosses to the window and to the command line: plain data, texts already in French.
//!
//! The TypeScript of these types is generated into `ui/src/bindings` by this crate's tests.

mod arrange;
mod cost_file;
mod dossier_view;
mod edits;
mod export;
mod figures;
mod home;
mod scenarios;
mod tables;
mod texts;
mod working_time;

pub use arrange::{
    CostArrangement, CostCells, CostColumn, CostGroup, CostGrouping, CostOrder, CostSum, CostView,
};
pub use cost_file::{
    CostFileAside, CostFileColumn, CostFileFault, CostFileRow, CostFileView, CostsTaken, PastedTotal,
};
pub use dossier_view::{
    AnnexKindView, CallView, CategoryView, ChoiceView, DateView, DeclarationView, DossierView, FieldKind,
    FieldSpecView, FieldState, NamedView, PartnerKindView, ReferenceTarget, RegionView, RulesView,
    SectionView,
};
pub use edits::{
    Answer, Attached, BalanceState, BudgetState, DraftPlace, EditRequest, FileCame, FindingRun, FindingView,
    FindingsChange, GrantState, OpRequest, PositionRequest, SaveState,
};
pub use export::{ExportDone, ExportPreview};
pub use figures::{FigureView, TraceLineView, TraceView};
pub use home::{CallCard, DraftCard, HomeView, OpenedFile};
pub use scenarios::{Change, ComparedFigure, ComparedItem, ScenarioCard, ScenarioComparison, ScenariosView};
pub use tables::{
    BudgetTableView, FinancingPlanView, PlanBlockView, PlanLineView, PlanSourceView, TableCellView,
    TableColumnView, TableRowView, TableUnit,
};
pub use texts::{
    ReadingAlign, ReadingBlock, ReadingKind, ReadingLink, ReadingNote, ReadingRun, SectionReading,
    TextFigure, TextFigureGroup,
};
pub use working_time::{
    AgentTimeView, AgentTimesView, AgentYearHead, AgentYearView, DailyCostBasis, DailyCostRequest,
    DailyCostView,
};
