import type { CallCard } from "./CallCard";
import type { DraftCard } from "./DraftCard";

export type HomeView = { drafts: Array<DraftCard>, calls: Array<CallCard>, trashed: number, data_folder: string, author: string | null, };
