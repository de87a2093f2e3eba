/**
 * The one door to the program's other half: every command and every event, typed.
 * No other file imports `@tauri-apps/*`, so that the screens run unchanged over any transport.
 */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { AgentTimesView } from "./bindings/AgentTimesView";
import type { Answer } from "./bindings/Answer";
import type { AppError } from "./bindings/AppError";
import type { Attached } from "./bindings/Attached";
import type { BudgetTableView } from "./bindings/BudgetTableView";
import type { CostArrangement } from "./bindings/CostArrangement";
import type { CostCells } from "./bindings/CostCells";
import type { CostFileView } from "./bindings/CostFileView";
import type { CostSum } from "./bindings/CostSum";
import type { CostsTaken } from "./bindings/CostsTaken";
import type { CostView } from "./bindings/CostView";
import type { DailyCostBasis } from "./bindings/DailyCostBasis";
import type { DailyCostRequest } from "./bindings/DailyCostRequest";
import type { DailyCostView } from "./bindings/DailyCostView";
import type { DossierView } from "./bindings/DossierView";
import type { DraftCard } from "./bindings/DraftCard";
import type { DraftPlace } from "./bindings/DraftPlace";
import type { EditRequest } from "./bindings/EditRequest";
import type { ExportDone } from "./bindings/ExportDone";
import type { ExportPreview } from "./bindings/ExportPreview";
import type { FigureView } from "./bindings/FigureView";
import type { FinancingPlanView } from "./bindings/FinancingPlanView";
import type { FindingsChange } from "./bindings/FindingsChange";
import type { HomeView } from "./bindings/HomeView";
import type { OpenedFile } from "./bindings/OpenedFile";
import type { PastedTotal } from "./bindings/PastedTotal";
import type { SaveState } from "./bindings/SaveState";
import type { ScenarioComparison } from "./bindings/ScenarioComparison";
import type { ScenariosView } from "./bindings/ScenariosView";
import type { SectionReading } from "./bindings/SectionReading";
import type { TableUnit } from "./bindings/TableUnit";
import type { TextFigureGroup } from "./bindings/TextFigureGroup";
import type { TraceView } from "./bindings/TraceView";
import { words } from "./words";

export const ipc = {
	/** How large the window draws everything, 1 as it comes. */
	setZoom: (factor: number) => invoke<null>("set_zoom", { factor }),
	home: () => invoke<HomeView>("home"),
	trash: () => invoke<DraftCard[]>("trash"),
	createDraft: (callId: string | null, title: string | null) =>
		invoke<string>("create_draft", { callId, title }),
	createExample: () => invoke<string>("create_example"),
	duplicateDraft: (draftId: string) => invoke<string>("duplicate_draft", { draftId }),
	trashDraft: (draftId: string) => invoke<null>("trash_draft", { draftId }),
	/** Of one that was deleted from elsewhere while it lay open here; gives the id of the new one. */
	remakeDraft: (draftId: string) => invoke<string>("remake_draft", { draftId }),
	abandonDraft: (draftId: string) => invoke<null>("abandon_draft", { draftId }),
	untrashDraft: (draftId: string) => invoke<null>("untrash_draft", { draftId }),
	dismissLoss: (draftId: string) => invoke<null>("dismiss_loss", { draftId }),
	purgeDraft: (draftId: string) => invoke<null>("purge_draft", { draftId }),
	renameDraft: (draftId: string, title: string) => invoke<null>("rename_draft", { draftId, title }),
	setAuthor: (name: string) => invoke<null>("set_author", { name }),
	/** A dossier, or the file of a call. */
	openFile: () => invoke<OpenedFile | null>("open_file"),
	openDraft: (draftId: string) => invoke<DossierView>("open_draft", { draftId }),
	closeDraft: (draftId: string) => invoke<null>("close_draft", { draftId }),
	edit: (draftId: string, edit: EditRequest) => invoke<Answer>("edit", { draftId, edit }),
	undo: (draftId: string) => invoke<Answer>("undo", { draftId }),
	redo: (draftId: string) => invoke<Answer>("redo", { draftId }),
	/** What became of them since they were told at the revision `since`. */
	findings: (draftId: string, since: number) => invoke<FindingsChange>("findings", { draftId, since }),
	trace: (draftId: string, key: string) => invoke<TraceView>("trace", { draftId, key }),
	arrangeCosts: (draftId: string, view: CostView) =>
		invoke<CostArrangement>("arrange_costs", { draftId, view }),
	sumCosts: (draftId: string, cells: CostCells) => invoke<CostSum | null>("sum_costs", { draftId, cells }),
	figureSvg: (draftId: string, figure: string) => invoke<FigureView>("figure_svg", { draftId, figure }),
	budgetTable: (draftId: string, name: string, unit: TableUnit) =>
		invoke<BudgetTableView>("budget_table", { draftId, name, unit }),
	financingPlan: (draftId: string) => invoke<FinancingPlanView>("financing_plan", { draftId }),
	scenarios: (draftId: string) => invoke<ScenariosView>("scenarios", { draftId }),
	keepScenario: (draftId: string, name: string, note: string) =>
		invoke<Answer>("keep_scenario", { draftId, name, note }),
	adoptScenario: (draftId: string, scenario: string, keepAs: string | null) =>
		invoke<Answer>("adopt_scenario", { draftId, scenario, keepAs }),
	/** Null stands for the present budget. */
	compareScenarios: (draftId: string, left: string | null, right: string | null) =>
		invoke<ScenarioComparison>("compare_scenarios", { draftId, left, right }),
	textFigures: (draftId: string) => invoke<TextFigureGroup[]>("text_figures", { draftId }),
	sectionReading: (draftId: string, section: string) =>
		invoke<SectionReading>("section_reading", { draftId, section }),
	agentTimes: (draftId: string) => invoke<AgentTimesView>("agent_times", { draftId }),
	dailyCost: (draftId: string, request: DailyCostRequest) =>
		invoke<DailyCostView>("daily_cost", { draftId, request }),
	setDailyCost: (draftId: string, request: DailyCostRequest, basis: DailyCostBasis) =>
		invoke<Answer>("set_daily_cost", { draftId, request, basis }),
	exportBudget: (draftId: string, ending: string) =>
		invoke<ExportDone | null>("export_budget", { draftId, ending }),
	exportCostTemplate: (draftId: string) => invoke<ExportDone | null>("export_cost_template", { draftId }),
	chooseCostFile: (draftId: string) => invoke<CostFileView | null>("choose_cost_file", { draftId }),
	/** Null where the text does not begin with headings. */
	lookAtPasted: (draftId: string, text: string) =>
		invoke<CostFileView | null>("look_at_pasted", { draftId, text }),
	/** `amounts`: the columns in which amounts stand. */
	pastedTotals: (block: string[][], amounts: number[]) =>
		invoke<PastedTotal[]>("pasted_totals", { block, amounts }),
	/** Without fields, they are guessed. */
	lookAtCosts: (draftId: string, sheet: string, fields: Record<number, string> | null) =>
		invoke<CostFileView>("look_at_costs", { draftId, sheet, fields }),
	/** `instead`: lines that go with the same edit. */
	takeCosts: (
		draftId: string,
		sheet: string,
		fields: Record<number, string>,
		rows: number[],
		instead: readonly string[],
	) => invoke<CostsTaken>("take_costs", { draftId, sheet, fields, rows, instead }),
	attachFile: (draftId: string, kind: string, owner: string | null) =>
		invoke<Attached | null>("attach_file", { draftId, kind, owner }),
	replaceAnnexFile: (draftId: string, annexId: string) =>
		invoke<Attached | null>("replace_annex_file", { draftId, annexId }),
	extractAnnex: (draftId: string, annexId: string) =>
		invoke<string | null>("extract_annex", { draftId, annexId }),
	previewExport: (draftId: string, final: boolean) =>
		invoke<ExportPreview>("preview_export", { draftId, final }),
	exportPdf: (draftId: string, final: boolean) => invoke<ExportDone | null>("export_pdf", { draftId, final }),
	exportJson: (draftId: string) => invoke<ExportDone | null>("export_json", { draftId }),
};

/** Stops listening. Safe to call before the listening has begun. */
type Stop = () => void;

function on<T>(event: string, handler: (payload: T) => void): Stop {
	const listening = listen<T>(event, (message) => handler(message.payload));
	return () => void listening.then((stop) => stop());
}

export const onSaveState = (handler: (event: { draft_id: string; state: SaveState }) => void) =>
	on("save_state", handler);

export const onPatched = (handler: (event: { draft_id: string; answer: Answer }) => void) =>
	on("patched", handler);

export const onPlaced = (handler: (event: { draft_id: string; place: DraftPlace }) => void) =>
	on("placed", handler);

/** What a rejected command says; anything that is not an `AppError` is a defect of the program. */
export function appError(thrown: unknown): AppError {
	if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
		return { field: null, hints: [], ...(thrown as Partial<AppError>) } as AppError;
	}
	const detail = thrown instanceof Error ? thrown.message : String(thrown);
	return { code: "defect", message: words.errors.defect(detail), field: null, hints: [] };
}
