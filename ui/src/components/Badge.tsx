import type { ReactNode } from "react";

type Props = { tone?: "error" | "warning" | "info" | "success" | "neutral"; children: ReactNode };

/** A short state in words. Its colour repeats what the words say. */
export function Badge({ tone = "neutral", children }: Props) {
	const colour = tone === "neutral" ? "" : `fr-badge--${tone}`;
	return <span className={`fr-badge fr-badge--sm fr-badge--no-icon badge ${colour}`}>{children}</span>;
}
