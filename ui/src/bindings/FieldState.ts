
export type FieldState = { text: string, error: string | null, };
