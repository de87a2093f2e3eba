
export type CategoryView = { id: string, name: string, nature: string, nature_name: string, };
