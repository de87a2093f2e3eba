
export type SectionView = { id: string, title: string, help: string, required: boolean, max_characters: number | null, source: string, };
