import type { OpRequest } from "./OpRequest";

export type EditRequest = { n: number, group: string, label: string, base: number, ops: Array<OpRequest>, };
