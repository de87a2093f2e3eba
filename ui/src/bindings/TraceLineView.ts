
export type TraceLineView = { pointer: string, label: string, figure: string, };
