import type { BudgetState } from "./BudgetState";
import type { FieldState } from "./FieldState";
import type { FindingView } from "./FindingView";

export type Answer = { n: number, rev: number, fields: { [key in string]?: FieldState | null }, lists: { [key in string]?: Array<string> }, figures: { [key in string]?: string | null }, budget: BudgetState | null, findings: Array<FindingView> | null, can_undo: string | null, can_redo: string | null, };
