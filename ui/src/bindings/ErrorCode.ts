
export type ErrorCode = "usage" | "bad_input" | "not_found" | "ambiguous" | "locked_field" | "stale" | "storage_full" | "storage_read_only" | "storage_locked" | "storage_damaged" | "storage" | "blocked" | "defect";
