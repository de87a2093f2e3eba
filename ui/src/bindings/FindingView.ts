
export type FindingView = { rule: string, severity: string, pointer: string, message: string, hints: Array<string>, place: string, };
