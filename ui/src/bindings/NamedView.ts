
export type NamedView = { id: string, name: string, };
