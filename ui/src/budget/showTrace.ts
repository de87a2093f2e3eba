/** Asks for the panel that says where a figure comes from. */
import { createContext } from "react";

export type Traced = { key: string; label: string; text: string };

export const ShowTrace = createContext<(traced: Traced) => void>(() => undefined);
