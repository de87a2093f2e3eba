
export type RegionView = { code: string, name: string, };
