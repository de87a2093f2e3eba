import type { BalanceState } from "./BalanceState";

export type BudgetState = { balance: BalanceState, balance_text: string, over_ceiling: boolean, grant_over: boolean, useful_offer: string | null, ceiling_permille: number, bearers: Array<string>, categories: Array<string>, window_months: number, months: number, };
