
export type RulesView = { ceiling: string, rate: string, window_months: number, min_carriers: number, };
