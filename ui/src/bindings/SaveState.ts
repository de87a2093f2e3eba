
export type SaveState = { "kind": "saved", at: string } | { "kind": "saving" } | { "kind": "not_saved", reason: string };
