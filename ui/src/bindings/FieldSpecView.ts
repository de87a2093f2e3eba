import type { ChoiceView } from "./ChoiceView";
import type { FieldKind } from "./FieldKind";

export type FieldSpecView = { pattern: string, label: string, kind: FieldKind, choices: Array<ChoiceView>, default: string | null, max: number | null, locked: boolean, };
