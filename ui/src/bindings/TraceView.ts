import type { TraceLineView } from "./TraceLineView";

export type TraceView = { title: string, formula: string, lines: Array<TraceLineView>, rounding: string | null, };
