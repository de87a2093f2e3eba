
export type FigureView = { svg: string, title: string, description: string, head: Array<string>, rows: Array<Array<string>>, };
