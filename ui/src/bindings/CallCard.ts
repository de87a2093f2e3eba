
export type CallCard = { id: string, revision: number, title: string, deadline: string, time_left: string, sha256: string, };
