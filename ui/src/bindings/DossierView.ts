import type { BudgetState } from "./BudgetState";
import type { CallView } from "./CallView";
import type { FieldSpecView } from "./FieldSpecView";
import type { FieldState } from "./FieldState";
import type { FindingView } from "./FindingView";
import type { RegionView } from "./RegionView";
import type { SaveState } from "./SaveState";

export type DossierView = { id: string, rev: number, call: CallView, specs: Array<FieldSpecView>, fields: { [key in string]?: FieldState }, lists: { [key in string]?: Array<string> }, figures: { [key in string]?: string }, budget: BudgetState, findings: Array<FindingView>, saved: SaveState, can_undo: string | null, can_redo: string | null, time_left: string, deadline: string, regions: Array<RegionView>, };
