import type { FindingView } from "./FindingView";

export type ExportPreview = { blocking: Array<FindingView>, contents: string, file_name: string, fingerprint: string, reference: string, };
