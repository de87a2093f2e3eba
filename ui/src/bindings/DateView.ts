
export type DateView = { id: string, title: string, when: string, source: string, };
