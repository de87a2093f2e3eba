//! What crosses to the window and to the command line: plain data, texts already in French.
//!
//! The TypeScript of these types is generated into `ui/src/bindings` by this crate's tests.

mod dossier_view;
mod edits;
mod export;
mod figures;
mod home;

pub use dossier_view::{
    AnnexKindView, CallView, CategoryView, ChoiceView, DateView, DeclarationView, DossierView, FieldKind,
    FieldSpecView, FieldState, NamedView, PartnerKindView, RegionView, RulesView, SectionView,
};
pub use edits::{
    Answer, BalanceState, BudgetState, EditRequest, FindingView, OpRequest, PositionRequest, SaveState,
};
pub use export::{ExportDone, ExportPreview};
pub use figures::{FigureView, TraceLineView, TraceView};
pub use home::{CallCard, DraftCard, HomeView};
