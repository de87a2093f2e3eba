
export type BalanceState = "balanced" | "shortfall" | "surplus";
