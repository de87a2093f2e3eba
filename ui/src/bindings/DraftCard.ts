
export type DraftCard = { id: string, title: string | null, acronym: string | null, call: string, call_title: string, region: string | null, modified: string, total: string, grant: string, blocking: number, fix: number, note: number, progress: number, time_left: string, damaged: string | null, trashed: boolean, };
