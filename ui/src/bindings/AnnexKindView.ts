
export type AnnexKindView = { id: string, name: string, required: boolean, types: Array<string>, max_size: string | null, };
