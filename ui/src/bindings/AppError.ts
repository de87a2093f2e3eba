import type { ErrorCode } from "./ErrorCode";

export type AppError = { code: ErrorCode, message: string, field: string | null, hints: Array<string>, };
