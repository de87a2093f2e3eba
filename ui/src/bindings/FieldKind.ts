
export type FieldKind = "line" | "prose" | "amount" | "quantity" | "percent" | "integer" | "year_month" | "date" | "time" | "instant" | "flag" | "choice" | "reference" | "references" | "json";
