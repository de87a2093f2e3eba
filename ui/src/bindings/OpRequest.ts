import type { PositionRequest } from "./PositionRequest";

export type OpRequest = { "op": "input", pointer: string, text: string } | { "op": "splice", pointer: string, at: number, delete: number, insert: string } | { "op": "add", list: string, id: string, position: PositionRequest, fields: { [key in string]?: string } } | { "op": "remove", pointer: string } | { "op": "move", pointer: string, position: PositionRequest };
