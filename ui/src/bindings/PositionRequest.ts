
export type PositionRequest = "last" | { "before": string } | { "after": string };
