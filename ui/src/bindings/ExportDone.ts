
export type ExportDone = { path: string, reference: string | null, };
